import { Fragment, type Node, type Schema } from '@tiptap/pm/model';
import { type Command, NodeSelection, type Selection, TextSelection } from '@tiptap/pm/state';
import { inlineContent } from '../paste/pasteSlice.ts';
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
 * A pull quote repeats words of the story: it takes over what is selected, also over several
 * paragraphs, with who said it where the story says so, and leaves the story as it is. In a pull
 * quote it goes back to paragraphs.
 */
export const insertPullQuote: Command = (state, dispatch, view) => {
  if (depthOf(state.selection.$from, 'pullQuote') !== undefined) {
    return unquote(state, dispatch, view);
  }
  const selection = wordsIn(state.selection);
  return insertBlock(({ schema }) => {
    const quoteText = typeOf(schema, 'quoteText').create();
    const quote = depthOf(selection.$from, 'blockquote');
    const speaker = quote === undefined ? null : selection.$from.node(quote).lastChild;
    const words = selectedWords(selection, quoteText);
    const said = words.size > 0 ? speaker?.content : undefined;
    return make(schema, 'pullQuote', [
      quoteText.copy(words),
      typeOf(schema, 'attribution').create(null, said),
    ]);
  })(state, dispatch, view);
};

/** Of blocks that are selected as a whole, what is said in them. */
function wordsIn(selection: Selection): Selection {
  if (!(selection instanceof NodeSelection)) return selection;
  const { node, from, to, $from } = selection;
  const speaker = named(node, 'blockquote') ? (node.lastChild?.nodeSize ?? 0) + 1 : 0;
  if (!speaker && !named(node, 'paragraph', 'heading', 'bulletList', 'orderedList', 'listItem')) {
    return selection;
  }
  return TextSelection.between($from.doc.resolve(from), $from.doc.resolve(to - speaker));
}

/** In one line, without the notes in between and the space around. */
function selectedWords(selection: Selection, field: Node): Fragment {
  const isText = selection instanceof TextSelection && !selection.empty;
  if (!isText || depthOf(selection.$from, 'body') === undefined) return Fragment.empty;
  const line = inlineContent(selection.content(), field).content;
  const forReaders = line.filter(
    (node) => !node.marks.some(({ type }) => type.name === 'inlineNote'),
  );
  return trimmed(Fragment.fromArray(forReaders));
}

function trimmed(line: Fragment): Fragment {
  const text = line.textBetween(0, line.size, '', '\ufffc');
  const start = text.length - text.trimStart().length;
  return line.cut(start, Math.max(start, text.trimEnd().length));
}
