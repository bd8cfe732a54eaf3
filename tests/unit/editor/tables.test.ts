import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { TableMap } from '@tiptap/pm/tables';
import { describe, expect, it } from 'vitest';
import { readGrid } from '../../../renderer/editor/tables/grid.ts';
import { desk, selectCells } from './tableDesk.ts';
import { li, p, table, ul, wide } from './write.ts';

describe('a table', () => {
  it('is put in with a header row and the caret in its first cell', () => {
    const on = desk(p('|'));
    expect(on.run('table')).toBe(true);
    expect(on.shown).toBe(
      'table(tr(th(p(|)) th(p()) th(p())) tr(td(p()) td(p()) td(p())) tr(td(p()) td(p()) td(p())))',
    );
    on.run('undo');
    expect(on.shown).toBe('p(|)');
  });

  it('comes out of a typed row of names, which undo and Backspace give back', () => {
    const on = desk(p('|'));
    on.dispatch(on.state.tr.insertText('|Ward | Votes|'));
    on.press('Enter');
    expect(on.shown).toBe('table(tr(th(p(Ward)) th(p(Votes))) tr(td(p(|)) td(p())))');
    on.press('Backspace');
    expect(on.shown).toBe('p(|Ward | Votes||)');
  });

  it('takes a row above, below, and another header row above the header row', () => {
    const on = desk(table(['*a', '*b'], ['c|', 'd']));
    on.run('addRowAfter');
    expect(on.shown).toBe(
      'table(tr(th(p(a)) th(p(b))) tr(td(p(c)) td(p(d))) tr(td(p(|)) td(p())))',
    );
    on.run('addRowBefore');
    expect(on.shown).toBe(
      'table(tr(th(p(a)) th(p(b))) tr(td(p(c)) td(p(d))) tr(td(p(|)) td(p())) tr(td(p()) td(p())))',
    );
    const top = desk(table(['*a|', '*b'], ['c', 'd']));
    top.run('addRowBefore');
    expect(top.shown).toBe(
      'table(tr(th(p(|)) th(p())) tr(td(p(a)) td(p(b))) tr(td(p(c)) td(p(d))))',
    );
    top.run('undo');
    expect(top.shown).toBe('table(tr(th(p(a|)) th(p(b))) tr(td(p(c)) td(p(d))))');
  });

  it('takes columns before and after, headers in the header row', () => {
    const on = desk(table(['*a|'], ['b']));
    on.run('addColumnAfter');
    expect(on.shown).toBe('table(tr(th(p(a)) th(p(|))) tr(td(p(b)) td(p())))');
    on.run('addColumnBefore');
    expect(on.shown).toBe('table(tr(th(p(a)) th(p(|)) th(p())) tr(td(p(b)) td(p()) td(p())))');
  });

  it('gives away rows and columns, and goes with the last of them', () => {
    const on = desk(p('x'), table(['a', 'b'], ['c|', 'd']));
    on.run('deleteRow');
    expect(on.shown).toBe('p(x) table(tr(td(p(a|)) td(p(b))))');
    on.run('deleteColumn');
    expect(on.shown).toBe('p(x) table(tr(td(p(b|))))');
    on.run('deleteColumn');
    expect(on.shown).toBe('p(x|)');
    const only = desk(table(['a|']));
    only.run('deleteTable');
    expect(only.shown).toBe('p(|)');
  });

  it('keeps a cell that reaches out of a deleted row', () => {
    const on = desk(table(['a|', wide('tall', 1, 2)], ['c']));
    on.run('deleteRow');
    expect(on.shown).toBe('table(tr(td(p(c|)) td(p(tall))))');
  });

  it('has its header row and header column switched on and off, lists in them kept', () => {
    const list = ul(li(p('x')));
    const cell = { type: 'tableCell', content: [list] };
    const on = desk(table([cell, 'b'], ['c|', 'd']));
    expect(on.state.doc.textContent).toBe('xbcd');
    on.run('headerRow');
    expect(on.shown).toBe('table(tr(th(ul(li(p(x)))) th(p(b))) tr(td(p(c|)) td(p(d))))');
    on.run('headerColumn');
    expect(on.shown).toBe('table(tr(th(ul(li(p(x)))) th(p(b))) tr(th(p(c|)) td(p(d))))');
    on.run('headerRow');
    expect(on.shown).toBe('table(tr(th(ul(li(p(x)))) td(p(b))) tr(th(p(c|)) td(p(d))))');
  });

  it('merges cells without losing words, and splits them again', () => {
    const on = desk(table(['a', 'b', 'x'], ['c', '', 'y']));
    selectCells(on, 'a', '');
    on.run('mergeCells');
    expect(on.shown).toBe('table(tr([td(p(a) p(b) p(c))] td(p(x))) tr(td(p(y))))');
    on.run('splitCell');
    expect(on.shown).toBe(
      'table(tr([td(p(a) p(b) p(c))] td(p()) td(p(x))) tr(td(p()) td(p()) td(p(y))))',
    );
    on.run('undo');
    on.run('undo');
    expect(on.shown).toContain('tr([td(p(a))] [td(p(b))] td(p(x)))');
  });

  it('leaves no row without a cell when whole rows are merged', () => {
    const on = desk(table(['a', 'b'], ['c', 'd']));
    selectCells(on, 'a', 'd');
    on.run('mergeCells');
    expect(on.shown).toBe('table(tr([td(p(a) p(b) p(c) p(d))]))');
    expect(TableMap.get(on.state.doc.lastChild?.firstChild as Node).problems).toBe(null);
  });
});

describe('keys in a table', () => {
  it('Tab goes on cell by cell and behind the last one adds a row; Shift+Tab goes back', () => {
    const on = desk(table(['a|', 'b'], ['c', 'd']));
    on.press('Tab');
    expect(on.shown).toContain('td(p(b|))');
    on.press('Tab', 'Tab', 'Tab');
    expect(on.shown).toBe(
      'table(tr(td(p(a)) td(p(b))) tr(td(p(c)) td(p(d))) tr(td(p(|)) td(p())))',
    );
    on.press('Shift-Tab');
    expect(on.shown).toContain('td(p(d|))');
    on.press('Shift-Tab', 'Shift-Tab', 'Shift-Tab');
    expect(on.shown).toContain('td(p(a|))');
    expect(on.press('Shift-Tab')).toBe(false);
  });

  it('Enter makes a paragraph in the cell; arrows go to the cell above, below and out', () => {
    const on = desk(p('x'), table(['a', 'b|'], ['c', 'd']), p('y'));
    on.press('Enter');
    expect(on.shown).toContain('td(p(b) p(|))');
    on.press('ArrowDown');
    expect(on.shown).toContain('td(p(|d))');
    on.select(on.state.selection.from + 1);
    on.press('ArrowDown');
    expect(on.shown).toContain('p(|y)');
    on.press('ArrowUp');
    expect(on.shown).toContain('td(p(d|))');
    on.select(on.state.selection.from - 1);
    on.press('ArrowUp');
    expect(on.shown).toContain('td(p(b) p(|))');
  });

  it('down from a first column leads under the table, not to the next cell', () => {
    const on = desk(table(['a', 'b'], ['c|', 'd']), p('y'));
    on.press('ArrowDown');
    expect(on.shown).toContain('p(|y)');
  });

  it('Shift and an arrow at the edge of a cell select cells; delete empties, never merges', () => {
    const on = desk(table(['a|', 'b'], ['c', 'd']));
    on.press('Shift-ArrowRight', 'Shift-ArrowDown');
    expect(on.shown).toBe('table(tr([td(p(a))] [td(p(b))]) tr([td(p(c))] [td(p(d))]))');
    on.press('Delete');
    expect(on.shown).toBe('table(tr([td(p())] [td(p())]) tr([td(p())] [td(p())]))');
    on.press('Backspace');
    expect(on.shown).toBe('p(|)');
    on.run('undo');
    on.run('undo');
    expect(on.shown).toBe('table(tr([td(p(a))] [td(p(b))]) tr([td(p(c))] [td(p(d))]))');
  });

  it('typing over selected cells empties them and writes in the first', () => {
    const on = desk(p('x'), table(['a', 'b'], ['c', 'd']));
    selectCells(on, 'b', 'a');
    on.type('new');
    expect(on.shown).toBe('p(x) table(tr(td(p(new|)) td(p())) tr(td(p(c)) td(p(d))))');
  });

  it('a selection from a line into a table empties its cells and joins nothing', () => {
    const on = desk(p('one|two'), table(['a', 'bc'], ['d', 'e']), p('end'));
    const { from } = on.state.selection;
    let inside = 0;
    on.state.doc.descendants((node, pos) => {
      if (node.text === 'bc') inside = pos + 1;
    });
    on.select(from, inside);
    on.press('Backspace');
    expect(on.shown).toBe('p(one|) table(tr(td(p()) td(p(c))) tr(td(p(d)) td(p(e)))) p(end)');
  });

  it('a selection over a whole table and more takes the table', () => {
    const on = desk(p('one'), table(['a', 'b']), p('end'));
    let first = 0;
    on.state.doc.descendants((node, pos) => {
      if (node.text === 'a') first = pos;
    });
    on.dispatch(
      on.state.tr.setSelection(
        TextSelection.create(on.state.doc, first, on.state.doc.content.size - 3),
      ),
    );
    on.press('Delete');
    expect(on.shown).toBe('p(one) p(|d)');
  });

  it('all is selected in steps: the cell, the table, the body', () => {
    const on = desk(p('x'), table(['a|a', 'b']));
    on.press('Mod-a');
    expect(on.shown).toContain('td(p(|aa|))');
    on.press('Mod-a');
    expect(on.shown).toContain('[td(p(aa))] [td(p(b))]');
    on.press('Mod-a');
    expect(on.shown).toBe('p(|x) table(tr(td(p(aa)) td(p(b|))))');
  });

  it('Backspace at a cell’s start goes to the cell before; in the first it selects the table', () => {
    const on = desk(p('x'), table(['a', '|b']));
    on.press('Backspace');
    expect(on.shown).toContain('td(p(a|))');
    on.press('ArrowLeft');
    on.select(on.state.selection.from - 1);
    on.press('Backspace');
    expect(on.shown).toBe('p(x) ^table(tr(td(p(a)) td(p(b))))');
    on.press('Backspace');
    expect(on.shown).toContain('p(x');
  });
});

describe('a table of a file that is not whole', () => {
  it('is read as HTML would lay it out, and becomes whole with the first change', () => {
    const ragged = table(['a', wide('b', 3)], ['c', wide('d', 2, 9)], ['e']);
    const on = desk(p('x'), ragged);
    expect(on.shown).toContain('tr(td(p(e)))');
    const found = readGrid(on.state.doc.lastChild?.lastChild as Node);
    expect([found.rows.length, found.width]).toEqual([3, 4]);
    on.select(on.state.doc.content.size - 5);
    expect(on.run('addRowAfter')).toBe(true);
    expect(TableMap.get(on.state.doc.lastChild?.lastChild as Node).problems).toBe(null);
    expect(on.state.doc.lastChild?.lastChild?.textContent).toBe('abcde');
  });
});
