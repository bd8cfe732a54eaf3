import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { adaptSlice, withoutHead } from '../../../renderer/editor/paste/adaptSlice.ts';
import { hideStyles } from '../../../renderer/editor/paste/html/styles.ts';
import { looksLikeMarkdown } from '../../../renderer/editor/paste/markdown/looksLikeMarkdown.ts';
import { textOfSlice } from '../../../renderer/editor/paste/own/leaving.ts';
import { inlineContent } from '../../../renderer/editor/paste/pasteSlice.ts';
import { plainTextSlice } from '../../../renderer/editor/paste/plainText.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { Desk, editorSchema } from './desk.ts';
import { article, li, link, links, ol, p, photo, pq, table, ul } from './write.ts';

const place = new Desk(article([p('|')])).state.selection.$from;
const slice = (...nodes: Parameters<typeof article>[0]) =>
  new Slice(Fragment.from(nodes.map((json) => editorSchema.nodeFromJSON(json))), 0, 0);
const texts = (found: Slice) => found.content.content.map((node: Node) => node.textContent);

describe('plain text', () => {
  const cases: [text: string, becomes: string[]][] = [
    ['a few words', ['a few words']],
    [' with a space', [' with a space']],
    ['One\n\nTwo', ['One', 'Two']],
    ['One\r\n \r\nTwo', ['One', 'Two']],
    ['One\nTwo', ['One', 'Two']],
    ['\n\nOne\n\n\n\nTwo\n', ['One', 'Two']],
    ['   Indented\n\n   Too', ['Indented', 'Too']],
    ['One\u2029Two', ['One', 'Two']],
    ['One\n\n- Two\n  - Three\n10. Four', ['One', '- Two', '- Three', '10. Four']],
    ['One\n\nYear\tBoats\n1911\t12', ['One', 'Year\tBoats', '1911\t12']],
    // Of a program that wraps no lines, with a blank one for the looks of it.
    [
      `${'Long. '.repeat(20)}\nTwo\n\nThree\nFour`,
      ['Long. '.repeat(20).trim(), 'Two', 'Three', 'Four'],
    ],
    // Of a mail with an address that is longer than its lines.
    [
      `One\nhttps://example.org/${'a'.repeat(100)}\n\nTwo`,
      [`Onehttps://example.org/${'a'.repeat(100)}`, 'Two'],
    ],
  ];
  for (const [text, becomes] of cases) {
    it(`reads ${JSON.stringify(text)}`, () => {
      expect(texts(plainTextSlice(text, place))).toEqual(becomes);
    });
  }

  it('keeps line ends inside paragraphs as breaks', () => {
    const [first] = plainTextSlice('One\nline\n\nTwo', place).content.content;
    expect(first?.content.content.map(({ type }) => type.name)).toEqual([
      'text',
      'hardBreak',
      'text',
    ]);
  });

  it('takes a list for Markdown only where no line runs on right below an item', () => {
    const isMarkdown = looksLikeMarkdown;
    expect(isMarkdown('1. Boats\n2. Nets')).toBe(true);
    expect(isMarkdown('Needed:\n1. Boats\n2. Nets\n\nIt met late.')).toBe(true);
    expect(isMarkdown('* Boats\n* Nets\n  - small\n* Oars')).toBe(true);
    // Paragraphs of a word processor, or lines of a PDF: read as Markdown they would be in the item.
    expect(isMarkdown('1. Boats\n2. Nets\nIt met late.\nIt left.')).toBe(false);
    expect(isMarkdown('1. Boats and all\nthat floats\n2. Nets')).toBe(false);
    expect(isMarkdown('* Boats\n* Nets\nIt met late.')).toBe(false);
    // Where something else proves it a line may run on.
    expect(isMarkdown('# Fleet\n\n1. Boats and all\nthat floats\n2. Nets')).toBe(true);
  });

  it('gives other programs blocks parted by blank lines', () => {
    expect(textOfSlice(slice(p('One'), pq('We wait', 'Quill')))).toBe('One\n\nWe wait\n\nQuill');
    const list = ol(li(p('First'), ul(li(p('Nested')))), li(p('Second')));
    const figures = table(['Year', 'Boats'], ['1911', '12']);
    expect(textOfSlice(slice(p('One'), list, figures, p('Two')))).toBe(
      'One\n\n1. First\n   - Nested\n2. Second\n\nYear\tBoats\n1911\t12\n\nTwo',
    );
    expect(textOfSlice(slice(p('One'), ol(li(p('')))))).toBe('One');
    const more = links(
      'More',
      link('The pier', 'https://example.org/pier'),
      link('', '/b'),
      link('c'),
    );
    expect(textOfSlice(slice(more))).toBe(
      'More\n\n- The pier (https://example.org/pier)\n- /b\n- c',
    );
    const embed = (...title: NodeJson[]) => ({
      type: 'embed',
      attrs: { url: 'https://vimeo.com/1' },
      content: [{ type: 'title', content: title }],
    });
    expect(textOfSlice(slice(embed({ type: 'text', text: 'The pier' }), embed()))).toBe(
      'The pier: https://vimeo.com/1\n\nhttps://vimeo.com/1',
    );
  });
});

describe('what comes in', () => {
  const adapting = { hasAsset: () => false, keepIds: false, foreign: false };

  it('has ids of its own, and no picture of another article', () => {
    const [one, two] = adaptSlice(slice(p('a', 'x1'), photo('Q', 'V', 'other')), adapting).content
      .content;
    expect(one?.attrs.id).toMatch(/^[a-z0-9]{10}$/);
    expect(two?.attrs.asset).toBe('');
    expect(two?.textContent).toBe('QV');
  });

  it('keeps ids while it is moved inside the article', () => {
    const moved = adaptSlice(slice(p('a', 'x1'), photo('Q', 'V', 'missing')), {
      ...adapting,
      keepIds: true,
    });
    expect(moved.content.firstChild?.attrs.id).toBe('x1');
    expect(moved.content.lastChild?.attrs.asset).toBe('missing');
  });

  it('has no empty lines of other programs', () => {
    const kept = adaptSlice(slice(p('a'), p(''), p('\u00a0'), p('b')), {
      ...adapting,
      foreign: true,
    });
    expect(texts(kept)).toEqual(['a', 'b']);
  });

  it('turns a head that has no place into paragraphs', () => {
    const { doc } = new Desk(article([p('Text')], { kicker: 'K', headline: 'H' })).state;
    expect(texts(withoutHead(new Slice(doc.content, 0, 0)))).toEqual(['K', 'H', 'Text']);
  });

  it('is one line in a field, with the marks the field may have', () => {
    const headline = editorSchema.nodes.headline?.create() as Node;
    const marked = editorSchema.nodeFromJSON({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Bold', marks: [{ type: 'bold' }, { type: 'italic' }] },
        { type: 'hardBreak' },
        { type: 'text', text: 'on' },
      ],
    });
    const line = inlineContent(new Slice(Fragment.from([marked, marked]), 0, 0), headline);
    expect(line.textBetween(0, line.size)).toBe('Bold on Bold on');
    headline.type.createChecked(null, line).check();
  });

  it.each([
    ['tags that never end', '<a "', 3e5],
    ['values that never end', "<a x='", 2e5],
    ['style sheets that never end', '<style>', 3e5],
    ['comments that never end', '<!--', 3e5],
  ])('is read once, whatever it is: %s', (_name, sign, count) => {
    // Minutes where it is read over and over.
    expect(hideStyles(sign.repeat(count)).html).toHaveLength(sign.length * count);
  });

  it('brings no styles or handlers that the page would refuse', () => {
    const html =
      '<style>p{}</style><p style="color:red" onclick="x()" data-pm-slice="1 1 []">a style=b</p>';
    expect(hideStyles(html)).toEqual({
      html: '<p data-style="color:red" data-off="x()" data-off="1 1 []">a style=b</p>',
      sheets: ['p{}'],
    });
  });
});
