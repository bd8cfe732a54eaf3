import { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { changeInto } from '../../../renderer/editor/changeInto.ts';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import fc from '../../fastCheck.ts';
import { oneSide, twoSides } from '../article/arbitraryEdits.ts';
import { arbitraryArticle } from '../formats/arbitraryArticle.ts';
import { article, li, p, photo, ul } from './write.ts';

const docOf = (content: NodeJson) => Node.fromJSON(articleSchema, content);
const change = (from: NodeJson, to: NodeJson) => {
  const { tr } = EditorState.create({ doc: docOf(from) });
  return changeInto(tr, docOf(to));
};
/** Letters that the steps put in. */
const putIn = (from: NodeJson, to: NodeJson) =>
  change(from, to).steps.map((step) => {
    const { slice } = step as {
      slice?: { content: { textBetween(a: number, b: number): string; size: number } };
    };
    return slice ? slice.content.textBetween(0, slice.content.size) : step.toJSON().stepType;
  });

describe('a document', () => {
  it('becomes any other one', () => {
    const any = fc.oneof(
      oneSide.map(({ base, edited }) => [base, edited] as const),
      twoSides.map(({ mine, theirs }) => [mine, theirs] as const),
      fc.tuple(arbitraryArticle(), arbitraryArticle()),
    );
    fc.assert(
      fc.property(any, ([one, other]: readonly [Article, Article]) => {
        const changed = change(one.content, other.content).doc;
        changed.check();
        expect(changed.toJSON()).toEqual(docOf(other.content).toJSON());
      }),
      { numRuns: 300 },
    );
  });

  it('becomes another one by what differs only', () => {
    const lines = [p('One.', 'a'), p('Two.', 'b'), p('Three.', 'c')];
    expect(
      putIn(article(lines), article([p('One.', 'a'), p('Two and more.', 'b'), p('Three.', 'c')])),
    ).toEqual([' and more']);
    expect(putIn(article(lines), article(lines.toReversed()))).toHaveLength(2);
    expect(putIn(article(lines), article([...lines, p('New.', 'n')]))).toEqual(['New.']);
    const pictures = (caption: string) => article([photo(caption), ul(li(p('x')), li(p(caption)))]);
    expect(putIn(pictures('Pier'), pictures('Piers'))).toEqual(['s', 's']);
    expect(putIn(article(lines), article(lines))).toEqual([]);
  });

  it('keeps the caret with its words', () => {
    const before = docOf(article([p('First.'), p('Second.')]));
    const end = before.content.size - 2;
    const state = EditorState.create({ doc: before, selection: TextSelection.create(before, end) });
    const { selection, doc } = changeInto(
      state.tr,
      docOf(article([p('First, from outside.'), p('New.'), p('Second.')])),
    );
    expect(doc.textBetween(0, selection.from, '|')).toBe('|||First, from outside.|New.|Second.');
  });
});
