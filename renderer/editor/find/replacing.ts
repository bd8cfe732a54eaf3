import { Fragment, type Mark, type Node, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { ReplaceStep, StepMap } from '@tiptap/pm/transform';
import type { FindState } from './findState.ts';
import type { Found } from './found.ts';
import { textOfPassage } from './passages.ts';
import { inCaseOf, replacementFor } from './replacement.ts';

/** Other words for a stretch of one passage, in positions of the document. */
export interface Replacement {
  from: number;
  to: number;
  text: string;
}

/** What a person puts in the place of one match. */
export function replacementAt(
  { from, to, match, passage }: Found,
  { query, replacement, keepCase }: Pick<FindState, 'query' | 'replacement' | 'keepCase'>,
): Replacement {
  const found = textOfPassage(passage.node).slice(from - passage.start, to - passage.start);
  const text = replacementFor(replacement, match, found, query.regularExpression);
  return { from, to, text: keepCase ? inCaseOf(found, text, query) : text };
}

/** From this many on, a step for each takes seconds in a long article; one step takes none. */
const many = 64;

/**
 * Puts new words in the place of old ones. What stays the same at both ends stays where it is, with
 * its formatting; what is new looks like the first of what it replaces.
 *
 * @param replacements in the document's order, none over another
 * @returns how positions move
 */
export function replaceIn(transaction: Transaction, replacements: readonly Replacement[]): StepMap {
  const { doc, selection } = transaction;
  const changes = replacements.flatMap((replacement) => changeFor(doc, replacement));
  const map = new StepMap(
    changes.flatMap(({ from, to, content }) => [from, to - from, content.size]),
  );
  if (changes.length < many) {
    for (const { from, to, content } of changes.toReversed()) {
      transaction.step(new ReplaceStep(from, to, new Slice(content, 0, 0)));
    }
    return map;
  }
  const changed = rebuilt(doc, changes);
  const start = doc.content.findDiffStart(changed.content);
  const end = doc.content.findDiffEnd(changed.content);
  if (start === null || !end) return map;
  // Where words repeat, what is alike from both ends can overlap.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const slice = changed.slice(start, end.b + overlap);
  transaction.step(new ReplaceStep(start, end.a + overlap, slice));
  transaction.setSelection(selection.map(transaction.doc, map));
  return map;
}

interface Change {
  from: number;
  to: number;
  content: Fragment;
}

/** What really differs: nothing, or a smaller stretch than was matched. */
function changeFor(doc: Node, { from, to, text }: Replacement): Change[] {
  const $from = doc.resolve(from);
  const takesBreaks = $from.parent.type.contentMatch.matchType(breakOf(doc)) !== null;
  const wanted = text.replace(/\r\n?/g, '\n').replaceAll('\n', takesBreaks ? '\n' : ' ');
  const old = doc.textBetween(from, to, '', (leaf) =>
    leaf.type === breakOf(doc) ? '\n' : '\ufffc',
  );
  if (wanted === old) return [];
  const before = sameAtStart(old, wanted);
  const after = sameAtEnd(old.slice(before), wanted.slice(before));
  const at = from + before;
  const end = to - after;
  const words = wanted.slice(before, wanted.length - after);
  const marks = marksAt(doc, at, end, from);
  return [{ from: at, to: end, content: inline(doc, words, marks) }];
}

const breakOf = (doc: Node) => {
  const type = doc.type.schema.nodes.hardBreak;
  if (!type) throw new Error('The schema has no line break');
  return type;
};

/** Of the first letter that goes; where none goes, of the matched letter that the new ones follow. */
function marksAt(doc: Node, at: number, end: number, from: number): readonly Mark[] {
  const $at = doc.resolve(at);
  const beside = end > at || at === from ? $at.nodeAfter : $at.nodeBefore;
  return (beside ?? $at.nodeBefore)?.marks ?? [];
}

function inline(doc: Node, words: string, marks: readonly Mark[]): Fragment {
  const { schema } = doc.type;
  const nodes = words
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [breakOf(doc).create(null, null, marks)] : []),
      ...(line ? [schema.text(line, marks)] : []),
    ]);
  return Fragment.from(nodes);
}

function sameAtStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most && a[same] === b[same]) same++;
  // Not through the middle of a letter that is written as two units.
  return isFirstHalf(a[same - 1]) ? same - 1 : same;
}

function sameAtEnd(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most && a[a.length - 1 - same] === b[b.length - 1 - same]) same++;
  return same > 0 && isSecondHalf(a[a.length - same]) ? same - 1 : same;
}

const isFirstHalf = (unit: string | undefined) =>
  unit !== undefined && /[\ud800-\udbff]/.test(unit);
const isSecondHalf = (unit: string | undefined) =>
  unit !== undefined && /[\udc00-\udfff]/.test(unit);

/** The document with all changes made; blocks without one stay the very same nodes. */
function rebuilt(doc: Node, changes: readonly Change[]): Node {
  let next = 0;
  const rebuild = (node: Node, start: number): Node => {
    const end = start + node.content.size;
    const first = changes[next];
    if (!first || first.from > end) return node;
    if (node.isTextblock) {
      let content = Fragment.empty;
      let done = 0;
      for (let change = first; change && change.from <= end; ) {
        content = content
          .append(node.content.cut(done, change.from - start))
          .append(change.content);
        done = change.to - start;
        const following = changes[++next];
        if (!following) break;
        change = following;
      }
      return node.copy(content.append(node.content.cut(done)));
    }
    const children: Node[] = [];
    node.forEach((child, offset) => {
      children.push(child.isLeaf ? child : rebuild(child, start + offset + 1));
    });
    return node.copy(Fragment.fromArray(children));
  };
  return rebuild(doc, 0);
}
