import { expect, test } from 'vitest';
import {
  type Syntax,
  syntaxOf,
  tokenKinds,
  tokensOf,
} from '../../../renderer/app/previewing/tokens.ts';
import { formatIds } from '../../../shared/contract/commandNames.ts';
import { make } from '../formats/render.ts';
import { everyBlock } from '../formats/sampleArticles.ts';

const told = (text: string, syntax: Syntax) =>
  tokensOf(text, syntax).map(({ kind, from, to }) => `${kind} ${text.slice(from, to)}`);

test.each<[Syntax, string, string[]]>([
  [
    'markup',
    '<p class="lede" lang=\'en\'>a &amp; b</p><!-- wp:image {"id":1} --><br/>',
    [
      'name <p',
      ...['key class', 'string "lede"', 'key lang', "string 'en'"],
      'literal &amp;',
      'name </p',
      'comment <!-- wp:image {"id":1} -->',
      'name <br',
    ],
  ],
  [
    'json',
    '{"title": "A \\"wall\\"", "count": -1.5e3, "there": true}',
    [
      ...['key "title"', 'string "A \\"wall\\""', 'key "count"', 'literal -1.5e3'],
      ...['key "there"', 'literal true'],
    ],
  ],
  [
    'markdown',
    '---\ntitle: "A wall"\n---\n\n## Why\n\n- **so** [plan](https://wexcombe.example/plan)\n> quoted\n',
    [
      ...['comment ---', 'key title:', 'comment ---', 'heading ## Why', 'name - '],
      ...['literal **', 'literal **', 'string ](https://wexcombe.example/plan)', 'name > '],
    ],
  ],
  ['plain', '<p> {"a": 1}', []],
])('%s', (syntax, text, wanted) => {
  expect(told(text, syntax)).toEqual(wanted);
});

test.each(formatIds)('%s: tokens follow each other within the text', (format) => {
  for (const [name, text] of make(format, everyBlock()).parts) {
    const tokens = tokensOf(text, syntaxOf(name));
    let at = 0;
    for (const { kind, from, to } of tokens) {
      expect(from).toBeGreaterThanOrEqual(at);
      expect(to).toBeGreaterThan(from);
      expect(tokenKinds).toContain(kind);
      at = to;
    }
    expect(at).toBeLessThanOrEqual(text.length);
    if (syntaxOf(name) !== 'plain') expect(tokens.length, name).toBeGreaterThan(0);
  }
});

test.each<[Syntax, string]>([
  ['markup', '<'],
  ['markup', '<a '],
  ['markup', '<!-- '],
  ['markup', '<a b="'],
  ['markup', '<!'],
  ['markup', '&a'],
  ['json', '"'],
  ['json', '\\"'],
  ['markdown', '['],
  ['markdown', ']('],
  ['markdown', '`'],
  ['markdown', '#'],
])('%s: what never ends is read once, however much of it there is: %s', (syntax, piece) => {
  const text = piece.repeat(300_000);
  const read = tokensOf(text, syntax);
  expect(read.every(({ to }) => to <= text.length)).toBe(true);
});
