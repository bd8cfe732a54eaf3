import { describe, expect, it } from 'vitest';
import { type BlockChange, compareBlocks, compareWords } from '../../../shared/article/compare.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { textOf } from '../../../shared/article/text.ts';
import fc from '../../fastCheck.ts';

const p = (text: string, id?: string, type = 'paragraph'): NodeJson => ({
  type,
  ...(id && { attrs: { id } }),
  content: text ? [{ type: 'text', text }] : [],
});

const short = (changes: BlockChange[]) =>
  changes.map(
    (change) => `${change.kind} ${textOf('after' in change ? change.after : change.before)}`,
  );

describe('two versions of an article', () => {
  it('that say the same differ in nothing, whatever the ids', () => {
    const one = [p('One'), p('Two', 'a')];
    expect(short(compareBlocks(one, [p('One', 'x'), p('Two', 'y')]))).toEqual([
      'same One',
      'same Two',
    ]);
  });

  it('show what came, went, was rewritten and was moved', () => {
    const before = [p('One', 'a'), p('Two', 'b'), p('Three', 'c'), p('Four', 'd'), p('Five', 'e')];
    const after = [
      p('Four', 'd'),
      p('One', 'a'),
      p('Two and more', 'b'),
      p('New', 'n'),
      p('Five', 'e'),
    ];
    expect(short(compareBlocks(before, after))).toEqual([
      'moved Four',
      'same One',
      'changed Two and more',
      'removed Three',
      'added New',
      'same Five',
    ]);
  });

  it('know a block without an id by most of its words', () => {
    const before = [p('The board met at nine on the quay.'), p('Nobody spoke.')];
    const after = [p('Nobody spoke.'), p('The board met at ten on the old quay.'), p('Gulls.')];
    expect(short(compareBlocks(before, after)).sort()).toEqual([
      'added Gulls.',
      'changed The board met at ten on the old quay.',
      'moved Nobody spoke.',
    ]);
  });

  it('notice formatting, and a kind that changed', () => {
    const bold = p('One', 'a');
    bold.content = [{ type: 'text', text: 'One', marks: [{ type: 'bold' }] }];
    expect(short(compareBlocks([p('One', 'a')], [bold]))).toEqual(['changed One']);
    expect(short(compareBlocks([p('One', 'a')], [p('One', 'a', 'heading')]))).toEqual([
      'changed One',
    ]);
  });

  it('lose no block and invent none', () => {
    const blocks = fc.array(
      fc.record({ text: fc.constantFrom('a b c', 'a b d', 'x', ''), id: fc.nat(6) }),
      { maxLength: 8 },
    );
    const distinct = (list: { text: string; id: number }[]) =>
      list
        .filter(({ id }, index) => list.findIndex((other) => other.id === id) === index)
        .map(({ text, id }) => p(text, id === 0 ? undefined : `b${id}`));
    fc.assert(
      fc.property(blocks.map(distinct), blocks.map(distinct), (before, after) => {
        const changes = compareBlocks(before, after);
        const afterOf = changes.flatMap((change) => ('after' in change ? [change.after] : []));
        const beforeOf = changes.flatMap((change) => ('before' in change ? [change.before] : []));
        expect(afterOf).toEqual(after);
        expect(new Set(beforeOf)).toEqual(new Set(before));
        expect(beforeOf).toHaveLength(before.length);
      }),
    );
  });
});

describe('words', () => {
  it('are compared whole, and put together give both texts back', () => {
    expect(compareWords('The board met at nine.', 'The old board met at ten.', 'en')).toEqual([
      { kind: 'same', text: 'The ' },
      { kind: 'added', text: 'old ' },
      { kind: 'same', text: 'board met at ' },
      { kind: 'removed', text: 'nine' },
      { kind: 'added', text: 'ten' },
      { kind: 'same', text: '.' },
    ]);
    expect(compareWords('港湾委員会は', '港湾局は', 'ja').some(({ kind }) => kind === 'same')).toBe(
      true,
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, two) => {
        const changes = compareWords(one, two, 'en');
        const without = (kind: string) =>
          changes.filter((change) => change.kind !== kind).map(({ text }) => text);
        expect(without('added').join('')).toBe(one);
        expect(without('removed').join('')).toBe(two);
      }),
    );
  });
});
