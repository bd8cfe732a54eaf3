import { GapCursor } from '@tiptap/pm/gapcursor';
import { describe, expect, it } from 'vitest';
import { isGap } from '../../../renderer/editor/commands/gap.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import { everyKind, everyPair, inEveryPair } from '../../fixtures/everyPair.ts';
import { Desk } from './desk.ts';
import { article, hr, p } from './write.ts';

describe('a document for walks', () => {
  it('has every kind of block that may stand in the body', () => {
    const kinds = new Set(Object.values(everyKind).map(({ type }) => type));
    const { body } = articleSchema.nodes;
    const allowed = Object.values(articleSchema.nodes).filter(
      (type) => body.contentMatch.matchType(type) !== null,
    );
    for (const { name } of allowed) expect(kinds, name).toContain(name);
  });

  it('has each beside each', () => {
    const order = inEveryPair(['a', 'b', 'c', 'd']);
    const pairs = new Set(order.slice(1).map((second, index) => `${order[index]}${second}`));
    expect(pairs.size).toBe(16);
    expect(order).toHaveLength(17);
  });
});

describe('between two blocks without text, and at the ends', () => {
  const json = article([hr(), ...everyPair(), hr()]);

  it('one can type', () => {
    const desk = new Desk(json);
    const opened = desk.state;
    const gaps: number[] = [];
    opened.doc.descendants((node, pos) => {
      if (isGap(opened.doc.resolve(pos))) gaps.push(pos);
      if (!node.isLeaf && isGap(opened.doc.resolve(pos + node.nodeSize - 1))) {
        gaps.push(pos + node.nodeSize - 1);
      }
      return !node.isTextblock;
    });
    expect(gaps.length).toBeGreaterThan(50);
    for (const pos of new Set(gaps)) {
      desk.state = opened.apply(opened.tr.setSelection(new GapCursor(opened.doc.resolve(pos))));
      desk.type('x');
      desk.state.doc.check();
      const { parent } = desk.state.selection.$head;
      expect(`${parent.type.name} ${parent.textContent}`, `at ${pos}`).toBe('paragraph x');
      desk.press('Mod-z');
      expect(desk.state.doc.eq(opened.doc), `at ${pos}`).toBe(true);
    }
  });

  it('every two blocks have text beside them or a place to type between them', () => {
    const { doc } = new Desk(json).state;
    const body = doc.lastChild;
    let pos = doc.content.size - (body?.nodeSize ?? 0) + 1;
    body?.forEach((node, _offset, index) => {
      const before = index > 0 ? body.child(index - 1) : undefined;
      // In a list, a quotation and a note Enter and Mod-Enter lead to a new line behind it.
      const open = [before, node].some(
        (one) =>
          one &&
          /paragraph|heading|list|quote|note/i.test(one.type.name) &&
          one.type.name !== 'pullQuote',
      );
      expect(open || isGap(doc.resolve(pos)), `${before?.type.name} ${node.type.name}`).toBe(true);
      pos += node.nodeSize;
    });
  });
});

describe('in a document of lines', () => {
  it('an arrow goes over the edge of each to the next', () => {
    const desk = new Desk(article([p('a|'), p('b')]));
    desk.press('ArrowRight');
    expect(desk.shown).toBe('p(a) p(|b)');
    desk.press('ArrowLeft');
    expect(desk.shown).toBe('p(a|) p(b)');
  });
});
