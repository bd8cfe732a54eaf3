import { Node } from '@tiptap/pm/model';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import type { NodeJson } from '../../../shared/article/model.ts';
import fc from '../../fastCheck.ts';
import { everyKind, everyPair } from '../../fixtures/everyPair.ts';
import { Desk, editorSchema } from './desk.ts';
import { article } from './write.ts';

/** The letters of each field are a kind of their own, so that one in a wrong place is seen. */
const letters: Record<string, string> = {
  kicker: 'a',
  headline: 'b',
  standfirst: 'c',
  caption: 'd',
  credit: 'e',
  quoteText: 'f',
  attribution: 'g',
  title: 'h',
  relatedLink: 'i',
  note: 'j',
  factbox: 'k',
  body: 'l',
  tableCell: 'm',
};

/** What a text block's words belong to. */
function fieldOf(doc: Node, pos: number): string {
  const $pos = doc.resolve(pos);
  for (let depth = $pos.depth; depth > 0; depth--) {
    const { name } = $pos.node(depth).type;
    if (name === 'tableHeader') return 'tableCell';
    if (name in letters) return name;
  }
  throw new Error(`Text in no field at ${pos}`);
}

/** The document with every letter changed to that of its field. */
function lettered(content: NodeJson): NodeJson {
  const doc = Node.fromJSON(editorSchema, content);
  const change = (json: NodeJson, field: string): NodeJson => {
    if (json.type === 'text') {
      return { ...json, text: (letters[field] ?? '').repeat((json.text ?? '').length) };
    }
    const name = json.type === 'tableHeader' ? 'tableCell' : json.type;
    const own = name in letters ? name : field;
    return {
      ...json,
      ...(json.content && { content: json.content.map((one) => change(one, own)) }),
    };
  };
  return change(doc.toJSON() as NodeJson, '');
}

function strangers(doc: Node): string[] {
  const found: string[] = [];
  doc.descendants((node, pos) => {
    if (!node.isText) return true;
    const field = fieldOf(doc, pos);
    const others = (node.text ?? '').replace(/x/g, '').replaceAll(letters[field] ?? '', '');
    if (others !== '') found.push(`${others} in ${field}`);
    return false;
  });
  return found;
}

const blocks = Object.values(everyKind);
const content = fc
  .array(fc.constantFrom(...blocks), { minLength: 1, maxLength: 5 })
  .map((body) =>
    lettered(article(body, { kicker: 'Kicker', headline: 'Headline', standfirst: 'Stand' })),
  );
const share = fc.double({ min: 0, max: 1, noNaN: true });

const acts: Record<string, (desk: Desk) => void> = {
  Backspace: (desk) => desk.press('Backspace'),
  Delete: (desk) => desk.press('Delete'),
  Enter: (desk) => desk.press('Enter'),
  'Shift-Enter': (desk) => desk.press('Shift-Enter'),
  x: (desk) => desk.type('x'),
};

describe('words stay in their field', () => {
  it('whatever is selected and deleted, typed over or broken', () => {
    fc.assert(
      fc.property(
        content,
        fc.constantFrom(...Object.keys(acts)),
        share,
        share,
        (json, act, first, second) => {
          const desk = new Desk(json);
          const { doc } = desk.state;
          const at = (part: number) => doc.resolve(Math.floor(part * doc.content.size));
          const selection = TextSelection.between(at(first), at(second));
          desk.dispatch(desk.state.tr.setSelection(selection));
          const before = desk.json;
          acts[act]?.(desk);
          desk.state.doc.check();
          // Backspace at a quotation's start makes it plain text: who said it is then a line of it.
          const unquoted = selection.empty && act === 'Backspace';
          const wrong = strangers(desk.state.doc).filter((one) => !unquoted || one !== 'g in body');
          expect(wrong, desk.whole).toEqual([]);
          desk.press('Mod-z');
          if (act !== 'x') expect(desk.json).toEqual(before);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

it('a letter never takes a photo out of its gallery', () => {
  const { gallery } = everyKind;
  const desk = new Desk(article(gallery ? [gallery] : []));
  desk.dispatch(desk.state.tr.setSelection(NodeSelection.create(desk.state.doc, 8)));
  desk.type('x');
  expect(desk.shown).toContain('photo(caption(Gax|) credit())');
});

describe('at the edge of any text, before and behind any block', () => {
  const json = article(everyPair(), { kicker: 'Kicker', headline: 'Head', standfirst: 'Stand' });
  const { doc } = new Desk(json).state;
  const wholes = (node: Node) => {
    const count = new Map<string, number>();
    node.descendants(({ type, isTextblock }) => {
      if (type.isAtom || type.spec.isolating) count.set(type.name, (count.get(type.name) ?? 0) + 1);
      return !isTextblock;
    });
    return count;
  };
  const texts: [start: number, end: number][] = [];
  doc.descendants((node, pos) => {
    if (node.isTextblock) texts.push([pos + 1, pos + 1 + node.content.size]);
    return !node.isTextblock;
  });

  for (const key of ['Backspace', 'Delete', 'Mod-Backspace', 'Mod-Delete']) {
    it(`${key} takes no block that was not selected, and undo gives everything back`, () => {
      const before = wholes(doc);
      const desk = new Desk(json);
      const opened = desk.state;
      for (const [start, end] of texts) {
        desk.state = opened;
        desk.select(/Backspace/.test(key) ? start : end);
        const { parent } = desk.state.selection.$from;
        if (!desk.press(key)) continue;
        const after = wholes(desk.state.doc);
        for (const [name, count] of before) {
          const lost = count - (after.get(name) ?? 0);
          // A block in which nothing is written is taken by Backspace from within.
          const allowed = key.endsWith('Backspace') && parent.content.size === 0 ? 1 : 0;
          if (lost > allowed) expect.fail(`${name} is gone: ${key} at ${start}–${end}`);
        }
        if (!desk.state.doc.eq(doc)) {
          desk.press('Mod-z');
          expect(desk.state.doc.eq(doc)).toBe(true);
        }
      }
    });
  }
});
