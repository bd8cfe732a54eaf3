import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import { describe, expect, test } from 'vitest';
import type { NodeJson } from '../../../shared/article/model.ts';
import { isOnlyWords } from '../../../shared/formats/markdown/onlyWords.ts';
import fc from '../../fastCheck.ts';
import {
  article,
  block,
  blockquote,
  bullets,
  cell,
  heading,
  item,
  link,
  numbers,
  paragraph,
  photo,
  pullQuote,
  row,
  text,
} from './build.ts';
import { documentOf } from './render.ts';
import { asset, everyBlock } from './sampleArticles.ts';

const bodyOf = (...body: NodeJson[]) =>
  documentOf('markdown', article({ assets: { a: asset('a', { alt: 'A wall' }) } }, {}, ...body))
    .replace(/^---\n.*?\n---\n/s, '')
    .trim();

test('front matter as Hugo has it', () => {
  const [, head] = documentOf('markdown', everyBlock()).split('---\n');
  expect(head).toContain('title: "Council votes for a sea wall after a winter of floods"\n');
  expect(head).toContain('date: "2026-05-04T09:30:00+01:00"\n');
  expect(head).toContain('authors: ["Ana Ruiz", "Tom Field"]\n');
  expect(head).toContain('draft: false\n');
  expect(documentOf('markdown', article({ slug: '../up' }, {}))).not.toContain('slug:');
});

describe('text', () => {
  test.each<[string, NodeJson, string]>([
    ['space goes outside of marks', paragraph('a', text(' b ', 'bold'), 'c'), 'a **b** c'],
    ['marks of HTML', paragraph('CO', text('2', 'subscript')), 'CO<sub>2</sub>'],
    ['line breaks', paragraph('a ', { type: 'hardBreak' }, ' b'), 'a\\\nb'],
    ['no break at the end', paragraph('a', { type: 'hardBreak' }), 'a'],
    [
      'links',
      paragraph(text('a*b', link('https://e.example/(x)'))),
      '[a\\*b](https://e.example/\\(x\\))',
    ],
    ['what looks like a list', paragraph('- a'), '\\- a'],
    ['Hugo’s shortcodes', paragraph('{{< x >}} {% y %}'), '{\\{< x >}} {\\% y %}'],
    ['headings', heading(3, [text('a', 'italic'), { type: 'hardBreak' }, 'b']), '### *a* b'],
  ])('%s', (_, block, wanted) => {
    expect(bodyOf(block)).toBe(wanted);
  });
});

test('a nested list keeps its first number', () => {
  expect(bodyOf(bullets(item(paragraph('a'), numbers(4, item('b')))))).toBe('- a\n\n  4. b');
  expect(bodyOf(bullets(item(paragraph('a'), numbers(1, item('b')))))).toBe('- a\n  1. b');
});

test('quotes and pull quotes with who said it', () => {
  expect(bodyOf(blockquote(['One.', 'Two.'], 'Edith'), pullQuote('Three', 'Mara'))).toBe(
    '> One.\n>\n> Two.\n>\n> — Edith\n\n> Three\n>\n> — Mara',
  );
});

test('photos with caption and credit below', () => {
  expect(bodyOf(photo('a', 'The wall.', 'A. Ruiz'), photo('', 'No picture'))).toBe(
    '![A wall](article-media/aaaaaaaaaaaaaaaa.png)\\\nThe wall. *A. Ruiz*\n\nNo picture',
  );
});

test('tables: joined cells are taken apart, and a row of headers comes first', () => {
  expect(
    bodyOf(
      block('table', [
        row(cell('a'), cell('b', false, { rowspan: 2 })),
        row(cell('c|d', false, { colspan: 1 })),
      ]),
    ),
  ).toBe('| | |\n| - | - |\n| a | b |\n| c\\|d | |');
});

test('text that counts as mere words is what the library leaves as it is, wherever it stands', () => {
  const characters = fc.constantFrom(...'aB é7 .,;:?!"\'()/-’—港 \n#*_[]<>&|`~+=\\{}'.split(''));
  const link = {
    type: 'link' as const,
    url: '/a',
    children: [{ type: 'text' as const, value: 'a' }],
  };
  fc.assert(
    fc.property(fc.array(characters, { minLength: 1, maxLength: 7 }), (picked) => {
      const value = picked.join('');
      const alone = isOnlyWords(value, { before: '\n', after: '\n' });
      const between = isOnlyWords(value, { before: ')', after: '[' });
      const markdown = (...children: { type: 'text'; value: string }[] | (typeof link)[]) =>
        toMarkdown({ type: 'paragraph', children }, { extensions: [gfmTableToMarkdown()] }).slice(
          0,
          -1,
        );
      const text = { type: 'text' as const, value };
      if (alone) expect(markdown(text)).toBe(value);
      if (between) {
        expect(markdown(...([link, text, link] as never[]))).toBe(`[a](/a)${value}[a](/a)`);
      }
    }),
    { numRuns: 5000 },
  );
});
