import { CellSelection } from '@tiptap/pm/tables';
import { describe, expect, it } from 'vitest';
import type { NodeJson } from '../../../shared/article/model.ts';
import { Desk } from './desk.ts';
import { article, p, table } from './write.ts';

/** Runs of words with what is on them, as `words+bold`. */
function runsIn({ state: { doc } }: Desk): string[] {
  const found: string[] = [];
  doc.descendants(({ isText, marks, text }) => {
    if (isText) found.push([text, ...marks.map(({ type }) => type.name)].join('+'));
  });
  return found;
}

const line = (...runs: [words: string, ...marks: string[]][]): NodeJson => ({
  type: 'paragraph',
  content: runs.map(([text, ...marks]) => ({
    type: 'text',
    text,
    marks: marks.map((type) => ({ type, ...(type === 'link' && { attrs: { href: '/pier' } }) })),
  })),
});

function selectAll(desk: Desk) {
  desk.select(desk.state.doc.content.size - (desk.state.doc.lastChild?.nodeSize ?? 0) + 2);
  const { from } = desk.state.selection;
  desk.select(from, desk.state.doc.content.size - 2);
}

describe('clear formatting', () => {
  it('takes how words look, and neither where they lead nor that they are a note', () => {
    const desk = new Desk(
      article([
        line(
          ['CO'],
          ['2', 'subscript'],
          [' pier', 'bold', 'italic'],
          [' there', 'underline', 'link'],
          [' check', 'strike', 'inlineNote'],
        ),
      ]),
    );
    const before = desk.json;
    selectAll(desk);
    desk.run('clearFormatting');
    expect(runsIn(desk)).toEqual(['CO2 pier', ' there+link', ' check+inlineNote']);
    desk.run('undo');
    expect(desk.json).toEqual(before);
  });

  it('does nothing where there is none', () => {
    const desk = new Desk(article([line(['Plain '], ['there', 'link'])]));
    selectAll(desk);
    expect(desk.run('clearFormatting')).toBe(false);
  });

  it('has what is typed next be plain', () => {
    const desk = new Desk(article([line(['bold', 'bold'])]));
    desk.select(desk.state.doc.content.size - 2);
    desk.run('clearFormatting');
    desk.type('x');
    expect(runsIn(desk)).toEqual(['bold+bold', 'x']);
  });

  it('goes over all selected cells', () => {
    const desk = new Desk(article([table(['Year', 'Boats'], ['2024', '12'])]));
    const { doc, tr } = desk.state;
    const cells: number[] = [];
    doc.descendants((node, pos) => {
      if (node.type.name === 'tableCell') cells.push(pos);
    });
    desk.dispatch(
      tr.setSelection(CellSelection.create(doc, cells[0] as number, cells[3] as number)),
    );
    desk.run('bold');
    expect(runsIn(desk)).toContain('12+bold');
    desk.run('clearFormatting');
    expect(runsIn(desk)).toEqual(['Year', 'Boats', '2024', '12']);
  });

  it('is one step over much text', () => {
    const lines = Array.from({ length: 400 }, (_, at) =>
      line([`The old pier stayed shut that day, ${at}, and `], ['the ferry too', 'bold']),
    );
    const desk = new Desk(article(lines));
    const before = desk.json;
    selectAll(desk);
    desk.run('clearFormatting');
    expect(runsIn(desk)).toHaveLength(400);
    desk.run('undo');
    expect(desk.json).toEqual(before);
  });
});

describe('superscript and subscript', () => {
  it('take each other’s place', () => {
    const desk = new Desk(article([p('m|2|')]));
    desk.run('superscript');
    expect(runsIn(desk)).toEqual(['m', '2+superscript']);
    desk.run('subscript');
    expect(runsIn(desk)).toEqual(['m', '2+subscript']);
    desk.run('subscript');
    expect(runsIn(desk)).toEqual(['m2']);
  });
});
