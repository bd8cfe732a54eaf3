import { AllSelection, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { describe, expect, it } from 'vitest';
import {
  ArticleStatistics,
  type Counts,
} from '../../../renderer/editor/statistics/articleStatistics.ts';
import { Counting } from '../../../renderer/editor/statistics/counting.ts';
import { allTks } from '../../../renderer/editor/tk/tks.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { addCounts, statisticsOf } from '../../../shared/article/statistics.ts';
import fc from '../../fastCheck.ts';
import { fullArticle } from '../article/samples.ts';
import { arbitraryArticle } from '../formats/arbitraryArticle.ts';
import { Desk, editorSchema } from './desk.ts';
import { article, p, photo, pq, table } from './write.ts';

const counted = (doc: Desk['state']['doc'], counting: Counting) =>
  addCounts(doc.lastChild ? counting.inside(doc.lastChild) : []);

describe('counts', () => {
  it('are those that the exports state, for any article', () => {
    fc.assert(
      fc.property(arbitraryArticle(), ({ content, language }) => {
        const doc = editorSchema.nodeFromJSON(content);
        const counts = counted(doc, new Counting(language));
        expect(counts).toEqual(statisticsOf(content, language));
      }),
      { numRuns: 200 },
    );
    const { content, language } = fullArticle();
    expect(counted(editorSchema.nodeFromJSON(content), new Counting(language))).toEqual(
      statisticsOf(content, language),
    );
  });

  it('say nothing of a selected photo without words', () => {
    const selecting = (desk: Desk) => {
      let counts: Counts | undefined;
      new ArticleStatistics(() => desk.state, 'en').subscribe((now) => {
        counts = now;
      });
      return counts?.selected;
    };
    const selected = (block: NodeJson) => ({ ...block, attrs: { ...block.attrs, marked: true } });
    expect(selecting(new Desk(article([p('One'), selected(photo('', ''))])))).toBeUndefined();
    expect(selecting(new Desk(article([p('One'), selected(photo('The quay', ''))])))).toMatchObject(
      {
        words: 2,
        characters: 8,
      },
    );
  });

  it('of a selection are those of a headline or a pull quote inside it, else of the article’s length', () => {
    const desk = new Desk(
      article([p('One two three'), pq('Four five', '')], { headline: 'Harbour vote' }),
    );
    const { doc } = desk.state;
    const counting = new Counting('en');
    const of = (from: number, to: number) => {
      const { words, characters } = counting.ofSelection(doc, TextSelection.create(doc, from, to));
      return [words, characters];
    };
    // Behind the kicker: "Harbour" without its last letter.
    expect(of(3, 9)).toEqual([1, 6]);
    const quote = doc.content.size - 16;
    expect(doc.nodeAt(quote)?.type.name).toBe('pullQuote');
    expect(of(quote + 2, quote + 6)).toEqual([1, 4]);
    const whole = counting.ofSelection(doc, NodeSelection.create(doc, quote));
    expect([whole.words, whole.characters]).toEqual([2, 9]);
    // From the words before into those that repeat them.
    expect(of(quote - 6, quote + 6)).toEqual([1, 5]);
    const all = counting.ofSelection(doc, new AllSelection(doc));
    expect([all.words, all.characters]).toEqual([3, 13]);
    expect(counted(doc, counting).words).toBe(3);
  });

  it('of selected cells are those of all of them', () => {
    const { doc } = new Desk(article([table(['One two', 'Six'], ['Four', 'Five'])])).state;
    const cells: number[] = [];
    doc.descendants(({ type }, pos) => {
      if (type.name === 'tableCell') cells.push(pos);
    });
    const [first = 0, , third] = cells;
    const { words, characters } = new Counting('en').ofSelection(
      doc,
      CellSelection.create(doc, first, third),
    );
    expect([words, characters]).toEqual([3, 11]);
  });

  it('TKs are found in every field that readers see', () => {
    const note = { type: 'note', content: [p('TK ask')] };
    const inline = { ...p('TK').content?.[0], marks: [{ type: 'inlineNote' }] } as NodeJson;
    const noted: NodeJson = { type: 'paragraph', content: [inline] };
    const desk = new Desk(
      article([p('a TK b'), photo('TK', '[TK name]'), note, noted], { headline: 'TK' }),
    );
    const { doc } = desk.state;
    expect(allTks(doc).map(({ from, to }) => doc.textBetween(from, to))).toEqual([
      'TK',
      'TK',
      'TK',
      '[TK name]',
    ]);
  });
});
