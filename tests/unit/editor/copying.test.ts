// @vitest-environment jsdom
import { undo } from '@tiptap/pm/history';
import { AllSelection, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it, vi } from 'vitest';
import { createToasts } from '../../../renderer/app/toasts.ts';
import { ownType, photoFilesType } from '../../../renderer/editor/paste/flavours.ts';
import { Reading } from '../../../renderer/editor/photos/photosAlong.ts';
import type { Asset, NodeJson } from '../../../shared/article/model.ts';
import { type Clipboard, type ClipboardData, PasteDesk } from './pasteDesk.ts';
import { readable } from './readable.ts';
import {
  article,
  bq,
  by,
  gallery,
  h2,
  hr,
  li,
  link,
  links,
  ol,
  p,
  photo,
  pq,
  ul,
} from './write.ts';

const body = (desk: PasteDesk) => (desk.json.content?.[3]?.content ?? []).map(readable).join('\n');
const all = (desk: PasteDesk) => {
  const end = desk.doc.content.size - 2;
  desk.select(TextSelection.between(desk.doc.resolve(0), desk.doc.resolve(end)));
};
const flavours = (data: ClipboardData) => Object.fromEntries(data.items) as Clipboard;
const note = (...content: NodeJson[]): NodeJson => ({ type: 'note', content });
const inline = (text: string): NodeJson => ({
  type: 'text',
  text,
  marks: [{ type: 'inlineNote' }],
});

const blocks = [
  p('First'),
  h2('Why'),
  ul(li(p('Ropes'), ol(li(p('Hemp')))), li(p('Buoys'))),
  bq(p('We wait'), by('Ines Vole')),
  pq('No longer', 'Mara Quill'),
  photo('The pier', 'Tam Orr', ''),
  links('More', link('Pier', 'https://example.org/pier')),
  note(p('SECRET number')),
  {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Open ' },
      inline('SECRET check'),
      { type: 'text', text: ' end' },
    ],
  },
  { type: 'unknown', attrs: { raw: { type: 'poll', attrs: { question: 'Bridge?' } } } },
  hr(),
  p('Last'),
];

describe('a copy', () => {
  it('pasted into another article is what it was, with ids of its own', () => {
    const desk = new PasteDesk(article(blocks));
    all(desk);
    const there = new PasteDesk();
    there.paste(flavours(desk.copy()));
    expect(body(there)).toBe(body(desk));
    there.doc.check();
    const ids = new Set<string>();
    let count = 0;
    there.doc.descendants(({ attrs }) => {
      if (typeof attrs.id !== 'string') return;
      count++;
      ids.add(attrs.id);
    });
    expect(ids.size).toBe(count);
    expect(ids.has('')).toBe(false);
    const unknown = there.json.content?.[3]?.content?.find(({ type }) => type === 'unknown');
    expect(unknown?.attrs?.raw).toEqual({ type: 'poll', attrs: { question: 'Bridge?' } });
    expect(undo(there.view.state, there.view.dispatch)).toBe(true);
    expect(body(there)).toBe('p');
  });

  it('gives other programs clean HTML and text, and nothing that is for the desk', () => {
    const desk = new PasteDesk(article(blocks));
    all(desk);
    const {
      'text/html': html = '',
      'text/plain': text = '',
      [ownType]: own = '',
    } = flavours(desk.copy());
    expect(html + text).not.toContain('SECRET');
    expect(own).toContain('SECRET number');
    expect(own).toContain('SECRET check');
    expect(html).toContain('<p>First</p>');
    expect(html).toContain('<h2>Why</h2>');
    expect(html).toContain('<blockquote>');
    expect(html).toContain('<a href="https://example.org/pier">Pier</a>');
    expect(html).not.toMatch(/ data-| style=| id=/);
    expect(text).toContain('First\n\nWhy\n\n- Ropes');
  });

  it('of words in a line is only these words, marks and all', () => {
    const words: NodeJson = {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'One ' },
        { type: 'text', text: 'two', marks: [{ type: 'bold' }] },
        { type: 'text', text: ' three' },
      ],
    };
    const desk = new PasteDesk(article([words]));
    desk.selectWords('two three');
    const copied = flavours(desk.copy());
    expect(copied['text/html']).toBe('<strong>two</strong> three');
    expect(copied['text/plain']).toBe('two three');
    desk.selectWords('three', true);
    desk.paste(copied);
    expect(body(desk)).toBe('p(One [two bold] three[two bold] three)');
  });

  it('of the words of a note is these words', () => {
    const desk = new PasteDesk(article([p('Open'), note(p('Call 555 first'))]));
    desk.selectWords('555');
    expect(flavours(desk.copy())['text/plain']).toBe('555');
  });

  it('of a block keeps it whole, also one without words', () => {
    const desk = new PasteDesk(article([photo('', '', ''), p('Words')]));
    const start = desk.doc.content.size - (desk.doc.lastChild?.nodeSize ?? 0) + 1;
    desk.select(NodeSelection.create(desk.doc, start));
    const copied = flavours(desk.copy());
    desk.selectWords('Words', true);
    desk.paste(copied);
    expect(body(desk)).toBe('photo(caption credit)\np(Words)\nphoto(caption credit)');
  });

  it('of list items can be pasted into another list', () => {
    const desk = new PasteDesk(article([ul(li(p('Ropes')), li(p('Buoys')), li(p('Bells')))]));
    const from = desk.doc.content.size;
    expect(from).toBeGreaterThan(0);
    desk.selectWords('Ropes');
    const { from: start } = desk.view.state.selection;
    desk.selectWords('Buoys');
    const { to } = desk.view.state.selection;
    desk.select(TextSelection.create(desk.doc, start, to));
    const copied = flavours(desk.copy());
    expect(copied['text/html']?.replace(/\n/g, '')).toBe('<ul><li>Ropes</li><li>Buoys</li></ul>');
    desk.selectWords('Bells', true);
    desk.paste(copied);
    expect(body(desk)).toBe('ul(li(p(Ropes)) li(p(Buoys)) li(p(BellsRopes)) li(p(Buoys)))');
  });

  it('of a gallery is photos one below the other, and its caption, for other programs', () => {
    const shown = gallery(
      'That night',
      photo('The quay', 'Tam Orr'),
      photo('The boat', 'Ada Quill'),
    );
    const desk = new PasteDesk(article([p('First'), shown]));
    all(desk);
    const html = flavours(desk.copy())['text/html'] ?? '';
    expect(html).not.toContain('gallery');
    expect(html.match(/<figure/g)).toHaveLength(2);
    // For word processors, which know no captions.
    expect(html.match(/<figcaption><p>/g)).toHaveLength(2);
    expect(html).toMatch(/The quay.*Tam Orr.*The boat.*Ada Quill.*<p>That night<\/p>/s);
  });

  it('cut over the head and the body empties both, and comes back', () => {
    const desk = new PasteDesk(article([p('First'), p('Last')], { headline: 'Vote' }));
    const before = body(desk);
    desk.select(
      TextSelection.between(desk.doc.resolve(3), desk.doc.resolve(desk.doc.content.size - 2)),
    );
    const cut = flavours(desk.copy('cut'));
    expect(body(desk)).toBe('p');
    desk.paste(cut);
    expect(body(desk)).toBe(before);
    expect(readable(desk.json.content?.[1] as NodeJson)).toBe('headline(Vote)');
  });
});

describe('a photo for another library', () => {
  const src = `media/${'a'.repeat(64)}.png`;
  const asset: Asset = {
    type: 'image',
    src,
    mimeType: 'image/png',
    width: 2,
    height: 1,
    alt: 'Quay',
  };
  const nowhere = () => Promise.reject(new Error('not from here'));
  /** A desk with one photo, selected, whose file has so many bytes. */
  async function copied(size: number): Promise<Clipboard> {
    const file = new Blob([new Uint8Array(size).fill(7)], { type: 'image/png' });
    const desk = new PasteDesk(article([photo('The quay', '', 'quay')]), {
      url: nowhere,
      add: nowhere,
      about: nowhere,
      origin: () => ({ file: 'there', library: 'Theirs' }),
      fetch: () => Promise.resolve(file),
    });
    desk.context.photos.setAssets({ quay: asset });
    const { along } = desk.context.photos;
    desk.select(NodeSelection.create(desk.doc, 7));
    await expect.poll(() => along.now.of({ asset: 'quay' })).toBeDefined();
    if (size < 100) await expect.poll(() => along.now.of({ asset: 'quay' })?.file).toBeDefined();
    return flavours(desk.copy());
  }
  function pasteElsewhere(clipboard: Clipboard) {
    const added: File[] = [];
    const desk = new PasteDesk(article([p()]), {
      url: nowhere,
      add: (file) => {
        added.push(file as File);
        return nowhere();
      },
      about: nowhere,
      fetch: nowhere,
    });
    desk.paste(clipboard);
    return { desk, added, told: () => desk.context.overlays.getState().paste };
  }

  it('goes along as its very file', async () => {
    const { desk, added, told } = pasteElsewhere(await copied(3));
    expect(body(desk)).toBe('photo(caption(The quay) credit)');
    await expect.poll(() => added.length).toBe(1);
    expect(added[0]?.type).toBe('image/png');
    expect([...new Uint8Array((await added[0]?.arrayBuffer()) as ArrayBuffer)]).toEqual([7, 7, 7]);
    expect(told()).toBeUndefined();
  });

  it('goes along with the text around it too, or at least whom to credit', async () => {
    const desk = new PasteDesk(article([p('Words'), photo('The quay', '', 'quay')]), {
      url: nowhere,
      add: nowhere,
      about: nowhere,
      origin: () => ({ file: 'there', library: 'Theirs' }),
      fetch: () => Promise.resolve(new Blob([new Uint8Array(3)], { type: 'image/png' })),
    });
    const { photos } = desk.context;
    photos.setAssets({ quay: { ...asset, credit: { creator: 'Tam Orr' } } });
    desk.select(new AllSelection(desk.doc));
    expect(flavours(desk.copy())['text/html']).toContain('<span class="credit">Tam Orr</span>');
    await expect.poll(() => photos.along.now.of({ asset: 'quay' })?.file).toBeDefined();
    expect(flavours(desk.copy())[photoFilesType]).toContain(src);
  });

  it('says no larger a size than a page of paper has room for', () => {
    const desk = new PasteDesk(article([photo('The quay', '', 'quay')]));
    vi.spyOn(Reading.prototype, 'asset').mockReturnValue({ ...asset, width: 1600, height: 1000 });
    vi.spyOn(Reading.prototype, 'of').mockReturnValue({
      asset,
      shown: {
        address: 'data:image/png;base64,BwcH',
        mimeType: 'image/png',
        width: 1600,
        height: 1000,
      },
    });
    desk.select(new AllSelection(desk.doc));
    expect(flavours(desk.copy())['text/html']).toContain('alt="Quay" width="600" height="375"');
    vi.restoreAllMocks();
  });

  it('that cannot be read is told of by its name, whatever is selected by then', async () => {
    const { promise, reject } = Promise.withResolvers<Blob>();
    const desk = new PasteDesk(article([p('Words'), photo('The quay', '', 'quay')]), {
      url: nowhere,
      add: nowhere,
      about: nowhere,
      origin: () => ({ file: 'there', library: 'Theirs' }),
      fetch: () => promise,
    });
    desk.context.photos.setAssets({ quay: asset });
    desk.select(new AllSelection(desk.doc));
    desk.copy();
    desk.selectWords('Words', true);
    reject(new Error('The drive is gone.'));
    await expect
      .poll(() => desk.notices)
      .toEqual(['Copied, but for other programs without a photo that could not be read: “Quay”.']);
  });

  it('that takes its time is said to be on its way, until it is there', async () => {
    const { promise, reject } = Promise.withResolvers<string>();
    const desk = new PasteDesk(article([p('Words'), photo('The quay', '', 'quay')]), {
      url: () => promise,
      add: nowhere,
      about: nowhere,
      origin: () => ({ file: 'there', library: 'Theirs' }),
      fetch: nowhere,
    });
    desk.context.photos.setAssets({ quay: asset });
    const toasts = createToasts();
    const said = () => toasts.store.getState().map(({ text, stays }) => ({ text, stays }));
    desk.context.notice = (text, action, until) => toasts.say(text, { action, until });
    desk.select(new AllSelection(desk.doc));
    desk.copy();
    await expect.poll(said, { timeout: 5_000 }).toEqual([{ text: 'Copying…', stays: true }]);
    reject(new Error('The drive is gone.'));
    await expect.poll(() => said().map(({ text }) => text)).not.toContain('Copying…');
    expect(said()).toEqual([{ text: expect.stringContaining('Copied'), stays: false }]);
  });

  it('that is too large keeps its words, and the person is told', async () => {
    const { desk, added, told } = pasteElsewhere(await copied(25 * 1024 * 1024));
    expect(body(desk)).toBe('photo(caption(The quay) credit)');
    await expect.poll(told).toMatchObject({ kind: 'missing', pictures: [{ name: 'Quay' }] });
    expect(added).toEqual([]);
  });

  it.each([
    ['no JSON', '{'],
    ['a script', JSON.stringify({ [src]: 'data:text/html;base64,PGI+' })],
    ['an address', JSON.stringify({ [src]: 'https://example.org/quay.png' })],
    ['another one', JSON.stringify({ 'media/other.png': 'data:image/png;base64,BwcH' })],
  ])('that is %s is listed as missing', async (_name, files) => {
    const { added, told } = pasteElsewhere({ ...(await copied(3)), [photoFilesType]: files });
    await expect.poll(told).toMatchObject({ kind: 'missing' });
    expect(added).toEqual([]);
  });
});

describe('our own type, forged', () => {
  const forged = (own: unknown): string => {
    const desk = new PasteDesk();
    desk.paste({
      'text/html': '<p>the words</p>',
      'text/plain': 'the words',
      [ownType]: typeof own === 'string' ? own : JSON.stringify(own),
    });
    desk.doc.check();
    return body(desk);
  };
  const open = { version: 1, openStart: 0, openEnd: 0, assets: {} };

  it.each([
    ['no JSON', '{'],
    ['nested too deep', `${'['.repeat(100)}${']'.repeat(100)}`],
    ['of a later version', { ...open, version: 2, content: [p('x')] }],
    [
      'with blocks in the wrong place',
      { ...open, content: [photo('a', 'b'), { type: 'photo', content: [p('x')] }] },
    ],
    [
      'with wrong attributes',
      { ...open, content: [{ type: 'heading', attrs: { level: 9 }, content: [] }] },
    ],
    ['open where it is closed', { ...open, openStart: 9, openEnd: -1, content: [p('x')] }],
    [
      'with wrong attributes inside what is open',
      { ...open, openStart: 1, openEnd: 1, content: [{ type: 'heading', attrs: { level: 9 } }] },
    ],
    [
      'with marks that have no place',
      {
        ...open,
        content: [
          {
            type: 'photo',
            content: [
              { type: 'caption', content: [] },
              { type: 'credit', content: [{ type: 'text', text: 'x', marks: [{ type: 'bold' }] }] },
            ],
          },
        ],
      },
    ],
  ])('%s is passed over for the HTML beside it', (_name, own) => {
    expect(forged(own)).toBe('p(the words)');
  });

  it('keeps what it does not know as a file does, in a block of its own', () => {
    const raw = { type: 'unknown', attrs: { raw: { type: 'headline' } } };
    expect(forged({ ...open, content: [raw, p('x')] })).toBe('unknown\np(x)');
  });

  it('takes no link out of the article’s own addresses', () => {
    const bad = {
      type: 'text',
      text: 'x',
      marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }],
    };
    const desk = new PasteDesk();
    desk.paste({
      'text/html': '<p>x</p>',
      [ownType]: JSON.stringify({ ...open, content: [{ type: 'paragraph', content: [bad] }] }),
    });
    expect(desk.view.dom.querySelector('a[href]')).toBeNull();
  });
});
