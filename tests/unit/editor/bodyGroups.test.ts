import type { Node } from '@tiptap/pm/model';
import { describe, expect, test } from 'vitest';
import { BodyGroups, groupedFrom } from '../../../renderer/editor/blocks/bodyGroups.ts';
import { editorSchema } from './desk.ts';

const { body, paragraph, heading, pullQuote, quoteText, attribution } = editorSchema.nodes;

const line = (words: string) => paragraph?.create(null, editorSchema.text(words)) as Node;
const bodyOf = (blocks: readonly Node[]) => body?.create(null, blocks) as Node;
const lines = (count: number) => Array.from({ length: count }, (_, at) => line(`Line ${at + 1}.`));
const replaced = (node: Node, from: number, to: number, ...blocks: Node[]) =>
  bodyOf(node.content.content.toSpliced(from, to - from, ...blocks));

/** The number of each block's group, counted from 0 in the order in which they come. */
function groupsOf(drawn: Node): number[] {
  const seen: unknown[] = [];
  return drawn.content.content.map(({ marks: [group] }) => {
    if (seen.at(-1) !== group) seen.push(group);
    return group === undefined ? -1 : seen.length - 1;
  });
}
const sizes = (drawn: Node) =>
  [...Map.groupBy(groupsOf(drawn), (group) => group).values()].map((run) => run.length);

describe('groups of blocks', () => {
  test('a body of usual length is drawn as it is', () => {
    const short = bodyOf(lines(groupedFrom - 1));
    expect(new BodyGroups().of(short)).toBe(short);
  });

  test('a long one in groups of some twenty, with the same text and the same sizes', () => {
    const long = bodyOf(lines(groupedFrom + 5));
    const drawn = new BodyGroups().of(long);
    expect(sizes(drawn)).toEqual([20, 20, 20, 20, 20, 20, 5]);
    expect(drawn.nodeSize).toBe(long.nodeSize);
    expect(drawn.textContent).toBe(long.textContent);
    expect(drawn.child(7).content).toBe(long.child(7).content);
    expect(long.child(7).marks).toEqual([]);
  });

  test('a group begins where running text does, never between a subhead and its text', () => {
    const blocks = lines(groupedFrom);
    blocks[19] = heading?.create(null, editorSchema.text('The pier')) as Node;
    blocks[21] = pullQuote?.create(null, [
      quoteText?.create() as Node,
      attribution?.create() as Node,
    ]) as Node;
    expect(sizes(new BodyGroups().of(bodyOf(blocks))).slice(0, 2)).toEqual([23, 20]);
  });

  test('what is typed keeps its group, and all other blocks are the very same copies', () => {
    const groups = new BodyGroups();
    const before = bodyOf(lines(200));
    const drawn = groups.of(before);
    const after = groups.of(replaced(before, 50, 51, line('Line 51, longer.')));
    expect(sizes(after)).toEqual(sizes(drawn));
    expect(after.child(50).textContent).toBe('Line 51, longer.');
    after.forEach((block, _offset, index) => {
      if (index !== 50) expect(block).toBe(drawn.child(index));
    });
  });

  test('a new line joins the group before it, a deleted one leaves the others alone', () => {
    const groups = new BodyGroups();
    const before = bodyOf(lines(200));
    groups.of(before);
    const longer = replaced(before, 20, 20, line('New.'));
    expect(sizes(groups.of(longer)).slice(0, 3)).toEqual([21, 20, 20]);
    const shorter = replaced(longer, 30, 45);
    expect(sizes(groups.of(shorter)).slice(0, 3)).toEqual([21, 9, 16]);
  });

  test('a long paste is groups of its own, and a group that grew is parted', () => {
    const groups = new BodyGroups();
    const before = bodyOf(lines(200));
    groups.of(before);
    let now = replaced(before, 10, 10, ...lines(50));
    expect(sizes(groups.of(now)).slice(0, 5)).toEqual([10, 20, 20, 10, 10]);
    for (let typed = 0; typed < 60; typed++) {
      now = replaced(now, 1, 1, line(`Typed ${typed}`));
      expect(Math.max(...sizes(groups.of(now)))).toBeLessThanOrEqual(60);
    }
    expect(groups.of(now).textContent).toBe(now.textContent);
  });

  test('an article that became short again is drawn without groups', () => {
    const groups = new BodyGroups();
    const long = bodyOf(lines(groupedFrom));
    groups.of(long);
    const shorter = replaced(long, 10, 50);
    expect(sizes(groups.of(shorter))).not.toEqual([shorter.childCount]);
    const short = replaced(long, 10, 100);
    expect(groups.of(short)).toBe(short);
  });
});
