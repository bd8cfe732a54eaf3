import { describe, expect, it } from 'vitest';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { checkContent } from '../../../shared/article/parse.ts';
import { partsOf, textOf } from '../../../shared/article/text.ts';
import fc from '../../fastCheck.ts';
import { block, cell, hashOf, photo, row } from '../formats/build.ts';
import { merge, one, p, sides, story, texts, three, two } from './merging.ts';

describe('two versions that go back to one', () => {
  it('are put together where they do not overlap', () => {
    const { article, conflicts, arrivals } = merge(
      story(one, two, three),
      story(p('One, mine.', 'a'), two, three, p('Mine.', 'm')),
      story(one, two, p('Theirs.', 't'), p('Three, theirs.', 'c')),
    );
    expect(texts(article)).toEqual(['One, mine.', 'Two.', 'Theirs.', 'Three, theirs.', 'Mine.']);
    expect(conflicts).toEqual([]);
    expect(arrivals.map(({ kind }) => kind)).toEqual(['added', 'changed']);
  });

  it('conflict in a block that both changed, and mine stands until somebody decides', () => {
    const { article, conflicts } = merge(
      story(one, two),
      story(one, p('Two, mine.', 'b')),
      story(p('One, theirs.', 'a'), p('Two, theirs.', 'b')),
    );
    expect(texts(article)).toEqual(['One, theirs.', 'Two, mine.']);
    expect(sides(conflicts)).toEqual([
      { kind: 'block', id: 'b', base: 'Two.', mine: 'Two, mine.', theirs: 'Two, theirs.' },
    ]);
  });

  describe('in one list or factbox', () => {
    const list = (...items: string[]): NodeJson => ({
      type: 'bulletList',
      attrs: { id: 'list' },
      content: items.map((words) => ({ type: 'listItem', content: [p(words)] })),
    });
    const box = (title: string, ...blocks: NodeJson[]): NodeJson => ({
      type: 'factbox',
      attrs: { id: 'box' },
      content: [{ type: 'title', content: [{ type: 'text', text: title }] }, ...blocks],
    });
    const linesOf = (merged: Article) =>
      (partsOf(merged.content).body[0]?.content ?? []).map(textOf);

    it('are put together where they changed different parts of it', () => {
      const { article, conflicts, arrivals } = merge(
        story(list('Quay', 'Ferry', 'Pier')),
        story(list('Quay, repaired', 'Ferry', 'Pier', 'Crane')),
        story(list('Quay', 'Ferry', 'Pier, closed')),
      );
      expect(linesOf(article)).toEqual(['Quay, repaired', 'Ferry', 'Pier, closed', 'Crane']);
      expect(conflicts).toEqual([]);
      expect(arrivals.map(({ kind }) => kind)).toEqual(['changed']);
      checkContent(article.content);
      const boxes = merge(
        story(box('Facts', p('One.', 'a'), list('Quay', 'Ferry'))),
        story(box('The facts', p('One.', 'a'), list('Quay', 'Ferry, late'))),
        story(box('Facts', p('One, more.', 'a'), list('Quay, closed', 'Ferry'))),
      );
      expect(linesOf(boxes.article)[0]).toBe('The facts');
      expect(linesOf(boxes.article)[1]).toBe('One, more.');
      expect(JSON.stringify(boxes.article)).toMatch(/Quay, closed.*Ferry, late/);
      expect(boxes.conflicts).toEqual([]);
    });

    it('conflict as a whole where they changed one part, or together took all of it away', () => {
      const both = merge(
        story(list('Quay', 'Ferry')),
        story(list('Quay', 'Ferry, mine')),
        story(list('Quay', 'Ferry, theirs')),
      );
      expect(linesOf(both.article)).toEqual(['Quay', 'Ferry, mine']);
      expect(both.conflicts).toMatchObject([{ kind: 'block', id: 'list' }]);
      const none = merge(story(list('Quay', 'Ferry')), story(list('Quay')), story(list('Ferry')));
      expect(none.conflicts).toMatchObject([{ kind: 'block', id: 'list' }]);
      const numbered = (start: number): NodeJson => ({
        ...list('Quay'),
        type: 'orderedList',
        attrs: { id: 'list', start },
      });
      const starts = merge(story(numbered(1)), story(numbered(2)), story(numbered(3)));
      expect(starts.conflicts).toMatchObject([{ kind: 'block', id: 'list' }]);
    });
  });

  describe('in one table', () => {
    type Row = readonly string[];
    const headed = (header: Row, ...rows: Row[]): NodeJson => ({
      ...block('table', [
        row(...header.map((words) => cell(words, true))),
        ...rows.map((words) => row(...words.map((word) => cell(word)))),
      ]),
      attrs: { id: 'table' },
    });
    const wards = headed(['Ward', 'Votes'], ['Quay', '120'], ['Mill', '96'], ['Hill', '75']);
    const rowsOf = (merged: Article) =>
      (partsOf(merged.content).body[0]?.content ?? []).map(({ content = [] }) =>
        content.map(textOf).join(' | '),
      );
    const mergeTables = (base: NodeJson, mine: NodeJson, theirs: NodeJson) =>
      merge(story(base), story(mine), story(theirs));

    it('are put together where they changed different rows, or different cells of one', () => {
      const { article, conflicts, arrivals } = mergeTables(
        wards,
        headed(['Ward', 'Votes'], ['Quay', '124'], ['Mill', '96'], ['Hill', '75'], ['Pier', '8']),
        headed(['Ward', 'Count'], ['Quay Street', '120'], ['Hill', '75']),
      );
      expect(conflicts).toEqual([]);
      expect(rowsOf(article)).toEqual([
        'Ward | Count',
        'Quay Street | 124',
        'Hill | 75',
        'Pier | 8',
      ]);
      expect(arrivals.map(({ kind }) => kind)).toEqual(['changed']);
      checkContent(article.content);
    });

    it('conflict as a whole where they changed one cell, or one took away what the other changed', () => {
      const mine = headed(['Ward', 'Votes'], ['Quay', '124'], ['Mill', '96'], ['Hill', '75']);
      const cells = mergeTables(
        wards,
        mine,
        headed(['Ward', 'Votes'], ['Quay', '142'], ['Mill', '96'], ['Hill', '75']),
      );
      expect(cells.conflicts).toMatchObject([{ kind: 'block', id: 'table' }]);
      expect(rowsOf(cells.article)[1]).toBe('Quay | 124');
      const gone = headed(['Ward', 'Votes'], ['Mill', '96'], ['Hill', '75']);
      expect(mergeTables(wards, mine, gone).conflicts).toHaveLength(1);
    });

    it('conflict where a column came, went or moved, and no cell gets under another head', () => {
      const changed = headed(['Ward', 'Votes'], ['Quay', '124'], ['Mill', '96'], ['Hill', '75']);
      for (const columns of [
        headed(
          ['Ward', 'Votes', 'Turnout'],
          ['Quay', '120', '41'],
          ['Mill', '96', '38'],
          ['Hill', '75', '52'],
        ),
        headed(['Votes'], ['120'], ['96'], ['75']),
        headed(['Votes', 'Ward'], ['120', 'Quay'], ['96', 'Mill'], ['75', 'Hill']),
        headed(['Votes', 'Turnout'], ['120', '41'], ['96', '38'], ['75', '52']),
      ]) {
        expect(mergeTables(wards, changed, columns).conflicts).toHaveLength(1);
        expect(mergeTables(wards, columns, changed).conflicts).toHaveLength(1);
      }
    });

    it('are put together cell by cell where cells are merged, unless rows came, went or moved', () => {
      const spanning = (votes: string, note: string, more: NodeJson[] = []): NodeJson => ({
        ...block('table', [
          row(cell('Ward', true), cell('Votes', true)),
          row(cell('Quay'), cell(votes)),
          row(cell(note, false, { colspan: 2 })),
          ...more,
        ]),
        attrs: { id: 'table' },
      });
      const base = spanning('120', 'Without postal votes');
      const both = mergeTables(
        base,
        spanning('124', 'Without postal votes'),
        spanning('120', 'Without the postal votes'),
      );
      expect(both.conflicts).toEqual([]);
      expect(rowsOf(both.article).slice(1)).toEqual(['Quay | 124', 'Without the postal votes']);
      const grown = spanning('120', 'Without postal votes', [row(cell('Hill'), cell('75'))]);
      expect(
        mergeTables(base, spanning('124', 'Without postal votes'), grown).conflicts,
      ).toHaveLength(1);
    });

    it('in any way make a table, with each cell under its head and no row lost', () => {
      type Doing = { at: number; column: number; kind: 'rewrite' | 'add' | 'delete' | 'move' };
      const doing = fc.record({
        at: fc.nat(9),
        column: fc.nat(9),
        kind: fc.constantFrom<Doing['kind']>('rewrite', 'rewrite', 'add', 'delete', 'move'),
      });
      let made = 0;
      const done = (rows: readonly Row[], doings: readonly Doing[], side: string): Row[] => {
        const next = [...rows];
        for (const { at, column, kind } of doings) {
          const place = at % next.length;
          const mark = `${side}${++made}`;
          if (kind === 'add')
            next.splice(
              place,
              0,
              (rows[0] ?? []).map((_, c) => `c${c} ${mark}`),
            );
          if (kind === 'delete' && next.length > 1) next.splice(place, 1);
          if (kind === 'move') next.unshift(...next.splice(place, 1));
          if (kind === 'rewrite')
            next[place] = (next[place] ?? []).map((words, c) =>
              c === column % (rows[0]?.length ?? 1) ? `${words} ${mark}` : words,
            );
        }
        return next;
      };
      const doings = fc.array(doing, { maxLength: 4 });
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 4 }),
          fc.integer({ min: 1, max: 5 }),
          doings,
          doings,
          (width, height, here, there) => {
            const head = Array.from({ length: width }, (_, c) => `Head c${c}`);
            const rows = Array.from({ length: height }, (_, r) =>
              head.map((_, c) => `c${c} r${r}x${c}`),
            );
            const [mine, theirs] = [done(rows, here, 'm'), done(rows, there, 't')];
            const tables = [rows, mine, theirs].map((each) => headed(head, ...each));
            const { article, conflicts } = mergeTables(
              ...(tables as [NodeJson, NodeJson, NodeJson]),
            );
            checkContent(article.content);
            const cells = (partsOf(article.content).body[0]?.content ?? []).map(
              ({ content = [] }) => content.map(textOf),
            );
            for (const row of cells) {
              expect(row).toHaveLength(width);
              for (const [c, words] of row.entries()) expect(words).toContain(`c${c}`);
            }
            if (conflicts.length > 0) return;
            // Each word that a side added is there unless it is in a row that side then took away.
            const marks = (rows: readonly Row[]) =>
              rows.flat().flatMap((words) => words.match(/\b[mt]\d+\b/g) ?? []);
            expect(new Set(marks(cells))).toEqual(new Set([...marks(mine), ...marks(theirs)]));
          },
        ),
      );
    });
  });

  it('never lose a change to a deletion', () => {
    const kept = merge(story(one, two), story(one), story(one, p('Two, theirs.', 'b')));
    expect(texts(kept.article)).toEqual(['One.', 'Two, theirs.']);
    expect(sides(kept.conflicts)).toEqual([
      { kind: 'block', id: 'b', base: 'Two.', mine: undefined, theirs: 'Two, theirs.' },
    ]);
    const mine = merge(story(one, two), story(one, p('Two, mine.', 'b')), story(one));
    expect(texts(mine.article)).toEqual(['One.', 'Two, mine.']);
    expect(mine.conflicts).toHaveLength(1);
  });

  it('lose what one side took away and the other left alone', () => {
    const { article, arrivals } = merge(
      story(one, two, three),
      story(one, two, three, p('Mine.', 'm')),
      story(one, three),
    );
    expect(texts(article)).toEqual(['One.', 'Three.', 'Mine.']);
    expect(arrivals).toEqual([{ kind: 'removed', before: two }]);
  });

  it('move blocks on both sides', () => {
    const [four, five] = [p('Four.', 'd'), p('Five.', 'e')];
    const { article, arrivals } = merge(
      story(one, two, three, four, five),
      story(two, one, three, four, five),
      story(one, two, three, five, four),
    );
    expect(texts(article)).toEqual(['Two.', 'One.', 'Three.', 'Five.', 'Four.']);
    expect(arrivals.map(({ kind }) => kind)).toEqual(['moved']);
  });

  it('know blocks again from a program that dropped the ids', () => {
    const base = story(p('The board met.', 'a'), p('It rained.', 'b'), p('Gulls.', 'c'));
    const { article, conflicts } = merge(
      base,
      story(p('The board met.', 'a'), p('It rained.', 'b'), p('Gulls and terns.', 'c')),
      story(p('The board met.'), p('Snow fell all night.'), p('Gulls.')),
    );
    expect(texts(article)).toEqual(['The board met.', 'Snow fell all night.', 'Gulls and terns.']);
    expect(partsOf(article.content).body[0]?.attrs?.id).toBe('a');
    expect(conflicts).toEqual([]);
  });

  it('that both say a new thing say it once', () => {
    const added = story(one, p('Both.', 'n'));
    expect(texts(merge(story(one), added, story(one, p('Both.'))).article)).toEqual([
      'One.',
      'Both.',
    ]);
  });

  it('that emptied the text together leave a line to type in', () => {
    const { article } = merge(story(one, two), story(one), story(two));
    expect(texts(article)).toEqual(['']);
    checkContent(article.content);
  });

  it('merge fields one by one, lists item by item, and tell what overlaps', () => {
    const with_ = (fields: Partial<Article>) => ({ ...story(one), ...fields });
    const { article, conflicts } = merge(
      with_({
        slug: 'vote',
        tags: [{ name: 'pier' }],
        headlines: { web: 'Vote' },
        status: 'draft',
      }),
      with_({
        slug: 'vote-mine',
        tags: [{ name: 'pier' }, { name: 'mine' }],
        headlines: { web: 'Vote', print: 'Mine' },
        status: 'review',
      }),
      with_({
        slug: 'vote-theirs',
        tags: [{ name: 'theirs' }],
        headlines: { web: 'Vote, theirs' },
        status: 'draft',
        dates: { modified: '2026-05-04T09:30:00Z' },
      }),
    );
    expect(article).toMatchObject({
      slug: 'vote-mine',
      tags: [{ name: 'theirs' }, { name: 'mine' }],
      headlines: { web: 'Vote, theirs', print: 'Mine' },
      status: 'review',
    });
    expect(sides(conflicts)).toEqual([
      { kind: 'field', path: ['slug'], base: 'vote', mine: 'vote-mine', theirs: 'vote-theirs' },
    ]);
  });

  it('are in no conflict where saves gave dates to an article that had none', () => {
    const at = (modified: string) => ({ ...story(one), dates: { modified } });
    const [first, second] = [at('2026-05-04T09:30:00Z'), at('2026-05-04T09:31:00Z')];
    const kept = merge(first, story(one), second);
    expect(kept.conflicts).toEqual([]);
    expect(kept.article.dates).toEqual(second.dates);
    expect(merge(first, second, story(one)).conflicts).toEqual([]);
  });

  it('conflict in a list whose item both rewrote, and in what makes sense only as a whole', () => {
    const by = (name: string) => ({ byline: { contributors: [{ name }] } });
    const { conflicts } = merge(
      { ...story(one), ...by('Ada Holm'), length: { target: 500, unit: 'words' } },
      { ...story(one), ...by('Ada Holm-Ruiz'), length: { target: 600, unit: 'words' } },
      { ...story(one), ...by('A. Holm'), length: { target: 40, unit: 'lines' } },
    );
    expect(conflicts.map((found) => found.kind === 'field' && found.path)).toEqual([
      ['byline', 'contributors'],
      ['length'],
    ]);
  });

  it('keep the picture of a photo that one side changed and the other took away', () => {
    const assets = {
      pier: {
        type: 'image' as const,
        src: `media/${hashOf('a')}.jpg`,
        mimeType: 'image/jpeg',
        width: 4,
        height: 3,
      },
    };
    const { article } = merge(
      { ...story(one, photo('pier', 'The pier')), assets },
      { ...story(one, photo('pier', 'The old pier')), assets },
      story(one),
    );
    expect(article.assets).toEqual(assets);
  });

  it('of which nobody knows what they go back to take nothing away', () => {
    const { article, conflicts } = merge(
      undefined,
      story(one, p('Two, mine.', 'b'), p('Mine only.', 'm')),
      story(one, p('Two, theirs.', 'b'), p('Theirs only.', 't')),
    );
    expect(texts(article)).toEqual(['One.', 'Two, mine.', 'Mine only.', 'Theirs only.']);
    expect(sides(conflicts)).toMatchObject([{ mine: 'Two, mine.', theirs: 'Two, theirs.' }]);
  });
});
