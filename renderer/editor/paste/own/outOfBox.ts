import { Fragment, Slice } from '@tiptap/pm/model';
import { isPart, named } from '../../commands/blocksAround.ts';

/**
 * What was selected within a note, a cell or a caption is what stands in it, as it would stand in
 * the body, and no second one of them where it is pasted.
 */
export function outOfBox(slice: Slice): Slice {
  const inside = insideBox(slice, false);
  const { body } = inside?.content.firstChild?.type.schema.nodes ?? {};
  if (!inside || !body) return slice;
  const { content, openStart, openEnd } = inside;
  return new Slice(Fragment.from(body.create(null, content)), openStart + 1, openEnd + 1);
}

function insideBox({ content, openStart, openEnd }: Slice, isBox: boolean): Slice | undefined {
  const only = content.childCount === 1 ? content.firstChild : null;
  const open = Math.min(openStart, openEnd);
  if (only && open > 0 && isPart(only)) {
    const { paragraph } = only.type.schema.nodes;
    return new Slice(Fragment.from(paragraph?.create(null, only.content)), 1, 1);
  }
  if (only && open > 1 && named(only, 'body', ...boxes)) {
    return insideBox(new Slice(only.content, openStart - 1, openEnd - 1), !named(only, 'body'));
  }
  // A title or a speaker beside other lines is nothing without its box.
  const isWhole = !isBox || content.content.some(isPart);
  return isWhole ? undefined : new Slice(content, openStart, openEnd);
}

const boxes = [
  ...(['note', 'factbox', 'table', 'tableRow', 'tableCell', 'tableHeader'] as const),
  ...(['photo', 'gallery', 'pullQuote', 'relatedLinks', 'embed'] as const),
];
