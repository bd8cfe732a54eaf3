import { CellSelection } from '@tiptap/pm/tables';
import { describe, expect, it } from 'vitest';
import { editorCommands } from '../../../renderer/editor/commands/editorCommands.ts';
import { Desk } from './desk.ts';
import { article, p, table } from './write.ts';

const isBold = (desk: Desk) => editorCommands.bold.isActive?.(desk.state);

/** The words that are bold, each run of them. */
function boldIn({ state: { doc } }: Desk): string[] {
  const found: string[] = [];
  doc.descendants(({ isText, marks, text }) => {
    if (isText && marks.some(({ type }) => type.name === 'bold')) found.push(text ?? '');
  });
  return found;
}

function placeOf({ state: { doc } }: Desk, words: string): number {
  let found = -1;
  doc.descendants((node, pos) => {
    if (node.isTextblock && node.textContent === words) found = pos;
  });
  return found;
}

/** The words of a line, without what stands before and behind them. */
function selectWords(desk: Desk, line: string) {
  const start = placeOf(desk, line) + 1;
  desk.select(start, start + line.length);
}

function selectCells(desk: Desk, from: string, to: string) {
  const { doc, tr } = desk.state;
  const [anchor, head] = [placeOf(desk, from) - 1, placeOf(desk, to) - 1];
  desk.dispatch(tr.setSelection(CellSelection.create(doc, anchor, head)));
}

describe('bold over selected cells', () => {
  const long = 'Harbour '.repeat(3_000).trim();
  for (const [size, first] of Object.entries({ small: 'Year', large: long })) {
    for (const [from, to] of [
      [first, '12'],
      ['12', first],
    ] as const) {
      const way = from === first ? 'from the first to the last' : 'from the last to the first';
      it(`is on where all of them are bold, ${way} of a ${size} table`, () => {
        const desk = new Desk(article([table([first, 'Boats'], ['', '12'])]));
        selectWords(desk, '12');
        desk.run('bold');
        selectCells(desk, from, to);
        expect(isBold(desk)).toBe(false);
        desk.run('bold');
        expect(boldIn(desk)).toEqual([first, 'Boats', '12']);
        expect(isBold(desk)).toBe(true);
        selectWords(desk, 'Boats');
        desk.run('bold');
        selectCells(desk, from, to);
        expect(isBold(desk)).toBe(false);
        desk.run('bold');
        desk.run('bold');
        expect(boldIn(desk)).toEqual([]);
        expect(isBold(desk)).toBe(false);
      });
    }
  }
});

describe('bold', () => {
  it('is on over a word that was marked with the space behind it', () => {
    const desk = new Desk(article([p('Boats |stay |in')]));
    desk.run('bold');
    expect(isBold(desk)).toBe(true);
    desk.run('bold');
    expect(boldIn(desk)).toEqual([]);
  });

  it('goes at once from lines between which a break is not bold', () => {
    const bold = (text: string) => ({ type: 'text', text, marks: [{ type: 'bold' }] });
    const content = [bold('One'), { type: 'hardBreak' }, bold('Two')];
    const desk = new Desk(article([{ type: 'paragraph', content }]));
    const start = placeOf(desk, 'OneTwo') + 1;
    desk.select(start, start + 7);
    expect(isBold(desk)).toBe(true);
    desk.run('bold');
    expect(boldIn(desk)).toEqual([]);
  });
});
