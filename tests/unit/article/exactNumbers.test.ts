import { describe, expect, it, vi } from 'vitest';
import { createArticle } from '../../../shared/article/create.ts';
import { parseExactly } from '../../../shared/article/exactNumbers.ts';
import { parse } from '../../../shared/article/parse.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import fc from '../../fastCheck.ts';

const file = { ...createArticle('urn:uuid:1', 'en', '2026-05-04T09:30:00Z') };

/** The text of a field of another program after opening and saving. */
function afterSaving(json: string): string {
  const bytes = new TextEncoder().encode(JSON.stringify(file).replace(/\}$/, `,"cms":${json}}`));
  const saved = new TextDecoder().decode(serialise(parse(bytes).article));
  return saved.slice(saved.indexOf('"cms": ') + 7, -3).replace(/\n\s*/g, '');
}

describe('a field of another program', () => {
  it.each([
    '12345678901234567890',
    '-12345678901234567890.5',
    '[0.12345678901234567890,1.5e400]',
    '{"deep": [[1e-999]]}',
    '{"$number": "5"}',
    '{"$number": "12345678901234567890"}',
    '{"$number": 12345678901234567890}',
    '{"$number": ["5"]}',
    '{"$number": [["5"]]}',
    '{"$number": {"$number": "5"}}',
    '{"$number": [{"$number": "5"}]}',
    '{"$number": "5","other": 1}',
    '[{"$number": "x"},{"$number": null}]',
  ])('%s is written back as it was', (json) => {
    expect(afterSaving(json)).toBe(json);
  });

  it('is told from a carried number also when its key is written with escapes', () => {
    expect(afterSaving('{"\\u0024numb\\u0065r": "5"}')).toBe('{"$number": "5"}');
  });

  it('is kept whatever it is', () => {
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('5', '-1e400', '1.50', 'x', ''),
        fc.constant(null),
        fc.array(tie('tree'), { maxLength: 2 }),
        fc.dictionary(fc.constantFrom('$number', 'other'), tie('tree'), { maxKeys: 2 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        expect(JSON.parse(afterSaving(JSON.stringify(value)))).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });
});

it('no file is looked through value by value for the names of its photos', () => {
  const parsing = vi.spyOn(JSON, 'parse');
  const name = 'media/3e451234567890123456789012345678.90123456789012345678e99.jpg';
  expect(parseExactly(`{"src": "${name}", "at": [1, 2.5]}`)).toEqual({ src: name, at: [1, 2.5] });
  expect(parsing.mock.calls.at(-1)).toHaveLength(1);
  parseExactly('{"id":\n  12345678901234567890}');
  expect(parsing.mock.calls.at(-1)).toHaveLength(2);
  parsing.mockRestore();
});
