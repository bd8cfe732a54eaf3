import type { Node, Schema } from '@tiptap/pm/model';
import type { Command } from '@tiptap/pm/state';
import { depthOf, named, typeOf } from './blocksAround.ts';
import { unquote } from './convert.ts';
import { insertBlock } from './insertBlock.ts';
import { boxAround } from './selectedBlocks.ts';
import { turnInto } from './turnInto.ts';

/** Whole blocks with empty parts, ready to be written in. */

const make = (
  schema: Schema,
  name: Parameters<typeof typeOf>[1],
  content: Node[] = [],
  attrs = {},
) => typeOf(schema, name).create(attrs, content);

export const newPhoto = (schema: Schema, attrs: { id: string; asset?: string }): Node =>
  make(schema, 'photo', [make(schema, 'caption'), make(schema, 'credit')], attrs);

export const newGallery = (schema: Schema, photos: readonly Node[]): Node =>
  make(schema, 'gallery', [...photos, make(schema, 'caption')]);

const newRelatedLinks = (schema: Schema): Node =>
  make(schema, 'relatedLinks', [make(schema, 'title'), make(schema, 'relatedLink')]);

export const insertRelatedLinks: Command = insertBlock(({ schema }) => newRelatedLinks(schema));

export const insertDivider: Command = insertBlock(({ schema }) => make(schema, 'divider'));

/** A new box at the caret; over a selection the box takes it in, and in a box it goes away. */
export const insertFactbox: Command = (state, dispatch, view) => {
  if (depthOf(state.selection.$from, 'factbox') !== undefined) {
    return turnInto('paragraph', boxAround)(state, dispatch, view);
  }
  if (!state.selection.empty) return turnInto('factbox')(state, dispatch, view);
  return insertBlock(({ schema }) =>
    make(schema, 'factbox', [make(schema, 'title'), make(schema, 'paragraph')]),
  )(state, dispatch, view);
};

/** What is selected becomes a note; a note never becomes text that is published by the same key. */
export const insertNote: Command = (state, dispatch, view) => {
  if (depthOf(state.selection.$from, 'note') !== undefined) return false;
  if (!state.selection.empty) return turnInto('note')(state, dispatch, view);
  return insertBlock(({ schema }) => make(schema, 'note', [make(schema, 'paragraph')]))(
    state,
    dispatch,
    view,
  );
};

/**
 * A pull quote repeats words of the story: it takes over what is selected and leaves the story as
 * it is. In a pull quote it goes back to paragraphs.
 */
export const insertPullQuote: Command = (state, dispatch, view) => {
  const { $from, $to, empty } = state.selection;
  if (depthOf($from, 'pullQuote') !== undefined) return unquote(state, dispatch, view);
  const quoteText = typeOf(state.schema, 'quoteText');
  const takesOver = !empty && $from.sameParent($to) && named($from.parent, 'paragraph');
  const words = takesOver
    ? state.doc
        .slice($from.pos, $to.pos)
        .content.content.filter((node) => quoteText.contentMatch.matchType(node.type))
    : [];
  const allowed = words.map((node) =>
    node.mark(node.marks.filter((mark) => quoteText.allowsMarkType(mark.type))),
  );
  return insertBlock(({ schema }) =>
    make(schema, 'pullQuote', [make(schema, 'quoteText', allowed), make(schema, 'attribution')]),
  )(state, dispatch, view);
};
