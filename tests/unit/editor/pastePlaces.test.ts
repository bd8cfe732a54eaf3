// @vitest-environment jsdom
import { undo } from '@tiptap/pm/history';
import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import type { NodeJson } from '../../../shared/article/model.ts';
import { hostileTexts } from '../../security/support/hostileArticle.ts';
import { linksOf } from './linksOf.ts';
import { type Clipboard, PasteDesk } from './pasteDesk.ts';
import { readable } from './readable.ts';
import { article, bq, by, li, ol, p, photo, title, ul } from './write.ts';

const holder = (type: string, ...content: NodeJson[]): NodeJson => ({ type, content });
const table = (...cells: NodeJson[]) =>
  holder('table', holder('tableRow', ...cells.map((cell) => holder('tableCell', cell))));
const note = (...content: NodeJson[]) => holder('note', ...content);
const factbox = (...content: NodeJson[]) => holder('factbox', title('Facts'), ...content);

/** Everything that a story may hold, as another program writes it. */
const story =
  '<h2>Why</h2><p>Papers <b>came</b> late.</p><ul><li>Ropes</li></ul>' +
  '<blockquote><p>We wait</p><footer>Ines Vole</footer></blockquote><hr>' +
  '<table><tr><td>May</td><td>12</td></tr></table>';

/** Pastes behind the words "here", and tells what has become of the body; undone it is as before. */
function pasted(body: NodeJson[], clipboard: Clipboard, head = {}): string {
  const desk = new PasteDesk(article(body, head));
  desk.selectWords('here', true);
  return pastedIn(desk, clipboard);
}

/** The same over what is selected there. */
function pastedIn(desk: PasteDesk, clipboard: Clipboard): string {
  const before = desk.json;
  desk.paste(clipboard);
  desk.doc.check();
  const found = (desk.json.content ?? []).flatMap((part) =>
    part.type === 'body' ? (part.content ?? []) : part.content ? [part] : [],
  );
  expect(undo(desk.view.state, desk.view.dispatch)).toBe(true);
  expect(desk.json).toEqual(before);
  return found.map(readable).join('\n');
}

const html = (text: string): Clipboard => ({ 'text/html': text, 'text/plain': 'x' });

describe('a table pasted', () => {
  const cells = html('<table><tr><td>May</td><td>12</td></tr></table>');
  it.each([
    ['into an empty line', [p('a'), p(''), p('End')], '', 'p(a)\nTABLE\np(typed)\np(End)'],
    ['into words', [p('here, too')], 'here', 'p(here)\nTABLE\np(typed, too)'],
    ['behind words', [p('here'), p('End')], 'here', 'p(here)\nTABLE\np(typed)\np(End)'],
    ['behind the last words', [p('here')], 'here', 'p(here)\nTABLE\np(typed)'],
    [
      'in front of another',
      [p('here'), table(p('One'), p('Two'))],
      'here',
      'p(here)\nTABLE\np(typed)\ntable(tr(td(p(One)) td(p(Two))))',
    ],
    [
      'into a list',
      [ul(li(p('here')), li(p('b')))],
      'here',
      'ul(li(p(here)) li(p(b)))\nTABLE\np(typed)',
    ],
  ])('%s is gone on from behind it', (_where, body, words, then) => {
    const desk = new PasteDesk(article(body));
    if (words) desk.selectWords(words, true);
    else desk.select(TextSelection.create(desk.doc, desk.doc.content.size - 7));
    desk.paste(cells);
    desk.view.dispatch(desk.view.state.tr.insertText('typed'));
    const found = desk.json.content?.[3]?.content?.map(readable).join('\n');
    expect(found?.replace('table(tr(td(p(May)) td(p(12))))', 'TABLE')).toBe(then);
  });
});

it('cells without words leave a caption below a table where it is', () => {
  const desk = new PasteDesk(article([table(p('a')), photo('', '', '')]));
  desk.select(TextSelection.create(desk.doc, desk.doc.content.size - 5));
  expect(desk.view.state.selection.$head.parent.type.name).toBe('caption');
  const before = desk.json;
  desk.paste(html('<table><tr><td></td><td></td></tr></table>'));
  expect(desk.json).toEqual(before);
});

describe('a story pasted into', () => {
  it('a headline is one line, with one space where a picture was', () => {
    const pixel =
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk';
    const picture = `<p>Before</p><img src="${pixel}" alt="dot"><p>After</p>`;
    expect(pasted([p('x')], html(picture), { headline: 'here' })).toBe(
      'headline(hereBefore After)\np(x)',
    );
  });

  it('a cell becomes text there, and what is no text goes behind the table', () => {
    expect(pasted([table(p('here'), p('next')), p('End')], html(story))).toBe(
      'table(tr(td(p(hereWhy) p(Papers [came bold] late.) ul(li(p(Ropes))) p(We wait) p(Ines Vole)) td(p(next))))\n' +
        'hr\ntable(tr(td(p(May)) td(p(12))))\np\np(End)',
    );
  });

  it('a list stays a list', () => {
    expect(
      pasted([ul(li(p('here')), li(p('next'))), p('End')], html('<h2>Why</h2><p>Late.</p><hr>')),
    ).toBe('ul(li(p(hereWhy) p(Late.)) li(p(next)))\nhr\np(End)');
  });

  it('a list as a list is more items', () => {
    expect(
      pasted([ol(li(p('here')), li(p('next')))], html('<ul><li>One</li><li>Two</li></ul>')),
    ).toBe('ol(li(p(hereOne)) li(p(Two)) li(p(next)))');
  });

  it('a quotation keeps its one speaker', () => {
    expect(pasted([bq(p('here'), by('Quill')), p('End')], html(story))).toBe(
      'quote(p(hereWhy) p(Papers [came bold] late.) ul(li(p(Ropes))) p(We wait) p(Ines Vole) by(Quill))\n' +
        'hr\ntable(tr(td(p(May)) td(p(12))))\np\np(End)',
    );
  });

  it('a note is text of the note', () => {
    expect(pasted([note(p('here')), p('End')], html('<h2>Why</h2><ul><li>Ropes</li></ul>'))).toBe(
      'note(p(hereWhy) p(Ropes))\np(End)',
    );
  });

  it('a fact box is in the box, as far as it holds such blocks', () => {
    expect(pasted([factbox(p('here')), p('End')], html(story))).toBe(
      'factbox(title(Facts) p(hereWhy) p(Papers [came bold] late.) ul(li(p(Ropes))) p(We wait) p(Ines Vole))\n' +
        'hr\ntable(tr(td(p(May)) td(p(12))))\np\np(End)',
    );
  });

  it.each([
    ['a caption', photo('here', 'Orr', '')],
    ['a title', factbox(p('x'))],
  ])('%s is one line of it', (name, block) => {
    const body = name === 'a title' ? [holder('factbox', title('here'), p('x'))] : [block];
    const found = pasted([...body, p('End')], html('<h2>Why</h2><p>Late.</p>'));
    expect(found).toContain('(hereWhy Late.)');
  });

  it('the empty headline of an empty article is headline and body', () => {
    const desk = new PasteDesk(article([p()]));
    const { doc } = desk;
    const pos = (doc.child(0)?.nodeSize ?? 0) + 1;
    desk.select(
      (desk.view.state.selection.constructor as unknown as { near: (at: unknown) => never }).near(
        doc.resolve(pos),
      ),
    );
    desk.paste({ 'text/plain': 'Board puts off vote\n\nIt met on Tuesday.\n\nThe end.' });
    expect((desk.json.content ?? []).map(readable)).toEqual([
      'kicker',
      'headline(Board puts off vote)',
      'standfirst',
      'body(p(It met on Tuesday.) p(The end.))',
    ]);
  });

  it('a body that holds something stays below a head that is empty', () => {
    const page = '<h1>Vote</h1><p class="dek">A third try</p><p>Late.</p>';
    expect(pasted([p('here'), p('End')], html(page))).toBe(
      'p(hereVote)\np(A third try)\np(Late.)\np(End)',
    );
    expect(pasted([p('One'), p('here')], html('<p>It met.</p><p class="dek">Late</p>'))).toBe(
      'p(One)\np(hereIt met.)\np(Late)',
    );
    // With nothing there, or over all of it, it is the article.
    for (const body of [[p()], [p('Old'), ul(li(p('words')))]]) {
      const desk = new PasteDesk(article(body));
      const [start, end] = [desk.doc.resolve(8), TextSelection.atEnd(desk.doc).$to];
      desk.select(TextSelection.between(start, end));
      expect(pastedIn(desk, html(page))).toBe('headline(Vote)\nstandfirst(A third try)\np(Late.)');
    }
  });

  it('an article with a headline brings its own as a subhead', () => {
    expect(pasted([p('here')], html('<h1>Vote</h1><p>Late.</p>'), { headline: 'Mine' })).toBe(
      'headline(Mine)\np(hereVote)\np(Late.)',
    );
  });
});

describe('beside text that stays', () => {
  /** Pastes behind those of the letters, and tells what stands there then, with the caret. */
  function beside(behind: string, text: string): string {
    const desk = new PasteDesk(article([p('here'), p('End')]));
    const before = desk.json;
    desk.selectWords(behind || 'here', true);
    const { $from } = desk.view.state.selection;
    if (behind === '') desk.select(TextSelection.create(desk.doc, $from.start()));
    desk.paste(html(text));
    desk.doc.check();
    const { $head } = desk.view.state.selection;
    const found = (desk.json.content?.at(-1)?.content ?? []).map(readable).join(' ');
    const caret = $head.parent.textContent.slice(0, $head.parentOffset);
    expect(undo(desk.view.state, desk.view.dispatch)).toBe(true);
    expect(desk.json).toEqual(before);
    return `${found} ${caret}|`;
  }

  const list = '<ul><li>One</li><li>Two</li></ul>';
  const becomes = 'ul(li(p(One)) li(p(Two)))';
  const cases: [name: string, text: string, at: string, now: string][] = [
    ['a list', list, '', `${becomes} p(here) p(End) Two|`],
    ['a list', list, 'he', `p(he) ${becomes} p(re) p(End) Two|`],
    ['a list', list, 'here', `p(here) ${becomes} p(End) Two|`],
    ['words and a list', `<p>Head</p>${list}`, '', `p(Head) ${becomes} p(here) p(End) Two|`],
    ['words and a list', `<p>Head</p>${list}`, 'he', `p(heHead) ${becomes} p(re) p(End) Two|`],
    ['a list and words', `${list}<p>Tail</p>`, '', `${becomes} p(Tailhere) p(End) Tail|`],
    ['a list and words', `${list}<p>Tail</p>`, 'he', `p(he) ${becomes} p(Tailre) p(End) Tail|`],
    ['words and a subhead', '<p>A</p><h2>Why</h2>', 'he', 'p(heA) h2(Why) p(re) p(End) Why|'],
    ['words of one item', '<ul><li>One</li></ul>', '', 'p(Onehere) p(End) One|'],
    ['words of a subhead', '<h2>Why</h2>', '', 'p(Whyhere) p(End) Why|'],
  ];
  it.each(cases)('%s (%s) behind “%s”', (_name, text, at, now) => {
    expect(beside(at, text)).toBe(now);
  });
});

describe('hostile HTML', () => {
  const alive = (desk: PasteDesk): string[] =>
    [...desk.view.dom.querySelectorAll('*')].flatMap((element) => [
      ...(element.matches('script, iframe, object, embed, form, base, meta, link, svg, math, img')
        ? [element.outerHTML]
        : []),
      ...[...element.attributes]
        .filter(
          ({ name, value }) => /^on/i.test(name) || /^\s*(javascript|data|vbscript):/i.test(value),
        )
        .map(({ name, value }) => `${name}=${value}`),
    ]);

  it.each(hostileTexts('http://127.0.0.1:1'))(
    '%s is harmless text, from every flavour',
    (_name, text) => {
      const attribute = text.replaceAll('"', '&quot;');
      const around: Clipboard[] = [
        { 'text/html': `<p>before ${text} <a href="${attribute}">x</a></p><p>after</p>` },
        {
          'text/html': `<table><tr><td style="${attribute}">before ${text}</td><td>after</td></tr></table>`,
        },
        {
          'text/html': `<ul><li class=MsoListParagraph style='mso-list:l0 level1 lfo1'>before ${text}</li></ul>after`,
        },
        { 'text/plain': `before ${text}\n\n**after** [x](${text})` },
        {
          'text/html': `<!--[if gte mso 9]>${text}<![endif]--><style>${text}</style><p>before after</p>`,
        },
      ];
      for (const clipboard of around) {
        const desk = new PasteDesk();
        desk.paste(clipboard);
        desk.doc.check();
        expect(desk.doc.textContent).toContain('before');
        expect(alive(desk)).toEqual([]);
      }
    },
  );
});

it('blocks over what is selected from a caption on go behind the photo, and words into it', () => {
  function over(clipboard: Clipboard): string {
    const desk = new PasteDesk(article([photo('Quay', 'Vole'), p('After all')]));
    const before = desk.json;
    desk.selectWords('ay');
    const { from } = desk.view.state.selection;
    desk.selectWords('Aft');
    desk.select(TextSelection.create(desk.doc, from, desk.view.state.selection.to));
    desk.paste(clipboard);
    desk.doc.check();
    const found = (desk.json.content?.at(-1)?.content ?? []).map(readable).join(' ');
    expect(undo(desk.view.state, desk.view.dispatch)).toBe(true);
    expect(desk.json).toEqual(before);
    return found;
  }
  expect(over(html('<p>One.</p><ul><li>Two</li></ul>'))).toMatch(
    /^photo\(.*Qu.*\) p\(One\.\) ul\(li\(p\(Two\)\)\) p\(er all\)$/,
  );
  expect(over({ 'text/plain': 'it' })).toMatch(/^photo\(.*Quit.*\) p\(er all\)$/);
});

describe('over what is selected from the head into the body', () => {
  /** @param from letters into the headline; undefined: from the kicker on */
  function over(clipboard: Clipboard, from?: number): string {
    const head = { kicker: 'Port', headline: 'Vote', standfirst: 'Soon' };
    const desk = new PasteDesk(article([p('Old'), p('words')], head));
    const { doc } = desk.view.state;
    const start = from === undefined ? 1 : (doc.firstChild?.nodeSize ?? 0) + 1 + from;
    const end = doc.content.size - 2 - (from === undefined ? 0 : 3);
    const selection = TextSelection.create(doc, start, end);
    desk.view.dispatch(desk.view.state.tr.setSelection(selection));
    return pastedIn(desk, clipboard);
  }

  it.each<[string, Clipboard, string]>([
    ['a story', html('<p>Ferry late</p><p>It waits.</p>'), 'headline(Ferry late)\np(It waits.)'],
    ['a list', html('<ul><li>Ropes</li><li>Oars</li></ul>'), 'ul(li(p(Ropes)) li(p(Oars)))'],
    ['one paragraph', html('<p>Only this.</p>'), 'p(Only this.)'],
    ['plain words', { 'text/plain': 'Only this.' }, 'p(Only this.)'],
    [
      'plain lines',
      { 'text/plain': 'Ferry late\n\nIt waits.' },
      'headline(Ferry late)\np(It waits.)',
    ],
  ])('%s takes the place of all of it', (_what, clipboard, found) => {
    expect(over(clipboard)).toBe(found);
  });

  it('words join the field that they begin in, and blocks go into the body', () => {
    const kicker = 'kicker(Port)\n';
    expect(over({ 'text/plain': 'late' }, 2)).toBe(`${kicker}headline(Volate)\np(rds)`);
    expect(over(html('<p>One.</p><h2>Sub</h2><p>Two.</p>'), 2)).toBe(
      `${kicker}headline(Vo)\np(One.)\nh2(Sub)\np(Two.rds)`,
    );
  });
});

describe('several blocks over the empty headline', () => {
  function into(clipboard: Clipboard, ...body: NodeJson[]): string {
    const desk = new PasteDesk(article(body));
    const before = desk.json;
    desk.select(TextSelection.create(desk.doc, (desk.doc.firstChild?.nodeSize ?? 0) + 1));
    desk.paste(clipboard);
    desk.doc.check();
    const { $head } = desk.view.state.selection;
    const caret = $head.parent.textContent.slice(0, $head.parentOffset).slice(-8);
    const found = (desk.json.content ?? []).flatMap((part) =>
      part.type === 'body' ? (part.content ?? []) : part.content ? [part] : [],
    );
    expect(undo(desk.view.state, desk.view.dispatch)).toBe(true);
    expect(desk.json).toEqual(before);
    return `${found.map(readable).join(' ')} ${caret}|`;
  }
  const lede = `It was late${' and late'.repeat(30)}.`;

  it.each<[string, Clipboard, string]>([
    ['a lede', { 'text/plain': `${lede}\n\nThe end.` }, `p(${lede}) p(The end.)`],
    ['a list', html('<ul><li>Ropes</li><li>Oars</li></ul>'), 'ul(li(p(Ropes)) li(p(Oars)))'],
    ['a story', html('<p>Late</p><p>The end.</p>'), 'headline(Late) p(The end.)'],
  ])('%s: what is no headline is the body’s', (_what, clipboard, found) => {
    const end = found.endsWith('end.)') ? 'The end.' : 'Oars';
    expect(into(clipboard, p())).toBe(`${found} ${end}|`);
    expect(into(clipboard, p('Old.'))).toBe(`${found} p(Old.) ${end}|`);
  });
});

it('words that come without a paste have nothing of the last one', () => {
  const desk = new PasteDesk(article([p('One here')]));
  desk.selectWords('here', false);
  desk.paste({ 'text/plain': 'https://example.org/pier' });
  expect(desk.doc.textContent).toBe('One here');
  desk.selectWords('here');
  // As the view makes one itself where there is none.
  desk.view.pasteText('there', new Event('paste') as ClipboardEvent);
  expect(desk.doc.textContent).toBe('One there');
});

describe('an address that is pasted alone', () => {
  const url = 'https://example.org/pier';
  function pasteAt(place: string, content = article([p('One here')], { headline: 'Late' })) {
    const desk = new PasteDesk(content);
    desk.selectWords(place, true);
    desk.paste({ 'text/plain': `${url}\n` });
    return desk;
  }

  it('is a link, and what is typed behind it is none', () => {
    const desk = pasteAt('One here');
    expect(linksOf(desk.doc)).toEqual([`${url} → ${url}`]);
    desk.view.dispatch(desk.view.state.tr.insertText(' now'));
    expect(linksOf(desk.doc)).toEqual([`${url} → ${url}`]);
  });

  it('is words where there are no links, and in a link some of its own', () => {
    const inHeadline = pasteAt('Late');
    expect(linksOf(inHeadline.doc)).toEqual([]);
    expect(inHeadline.doc.textContent).toContain(url);
    const link = { type: 'link', attrs: { href: 'https://example.org/a' } };
    const text = { type: 'text', text: 'there', marks: [link] };
    const paragraph = { type: 'paragraph', content: [text] };
    expect(linksOf(pasteAt('the', article([paragraph])).doc)).toEqual([
      `the${url}re → https://example.org/a`,
    ]);
  });

  it('is words where it comes without formatting', () => {
    const desk = new PasteDesk(article([p('One ')]));
    desk.view.pasteText(url, new Event('paste') as ClipboardEvent);
    expect(desk.doc.textContent).toBe(`One ${url}`);
    expect(linksOf(desk.doc)).toEqual([]);
  });
});
