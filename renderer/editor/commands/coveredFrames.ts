import type { Node } from '@tiptap/pm/model';
import { type Selection, TextSelection } from '@tiptap/pm/state';
import { isList, named } from './blocksAround.ts';
import { covers } from './covers.ts';
import { type SelectedBlocks, selectedBlocks } from './selectedBlocks.ts';

/**
 * Photos, dividers and the like, of which a selection has each as a whole and of the text around
 * them not a word: a line at whose end it begins, or before which it ends, is not meant.
 */
export function coveredFrames(selection: Selection): SelectedBlocks | undefined {
  const blocks = selection instanceof TextSelection ? selectedBlocks(selection) : undefined;
  if (!blocks || blocks.nodes.length < 2) return undefined;
  const { $from, $to } = selection;
  const nodes = [...blocks.nodes];
  let { from, to } = blocks;
  const first = nodes[0];
  if (first?.isTextblock && $from.pos === from + first.nodeSize - 1) {
    from += first.nodeSize;
    nodes.shift();
  }
  const last = nodes.at(-1);
  if (last?.isTextblock && $to.pos === to - last.nodeSize + 1) {
    to -= last.nodeSize;
    nodes.pop();
  }
  const [begins, ends] = [nodes[0], nodes.at(-1)];
  if (!begins || !ends || nodes.some(isText)) return undefined;
  const isWhole = covers(begins, from, selection) && covers(ends, to - ends.nodeSize, selection);
  return isWhole ? { ...blocks, from, to, nodes } : undefined;
}

const isText = (node: Node) => node.isTextblock || isList(node) || named(node, 'blockquote');
