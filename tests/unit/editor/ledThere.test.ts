import { describe, expect, it } from 'vitest';
import { editorCommands } from '../../../renderer/editor/commands/editorCommands.ts';
import { MetadataStep } from '../../../shared/article/metadataStep.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { Desk } from './desk.ts';
import { article, li, p, photo, table, ul } from './write.ts';

const rows = (of: (words: string) => NodeJson[]) => of('Harbour dues|').concat(of('Last'));

/** Types where the caret is, and goes elsewhere before undo and before redo. */
function undoneAndRedoneFrom(desk: Desk, words: string) {
  desk.type('!');
  const places: string[] = [];
  for (const command of ['undo', 'redo'] as const) {
    desk.select(placeOf(desk, words));
    desk.run(command);
    places.push(desk.state.selection.$head.parent.textContent);
  }
  return places;
}

function placeOf(desk: Desk, words: string) {
  let place = 0;
  desk.state.doc.descendants((node, pos) => {
    if (node.isTextblock && node.textContent === words) place = pos + 1;
  });
  return place;
}

describe('undo and redo lead to what they change', () => {
  for (const [where, block] of Object.entries({
    'a list': ul(...rows((words) => [li(p(words))])),
    'a table': table(...['Harbour dues|', 'Last'].map((words) => [words, '4'])),
    'a photo': photo('Harbour dues|', 'Last'),
  })) {
    it(`also where the caret is elsewhere in ${where}`, () => {
      const desk = new Desk(article([block, p('End')]));
      expect(undoneAndRedoneFrom(desk, 'Last')).toEqual(['Harbour dues', 'Harbour dues!']);
    });
  }

  it('and leave the caret in a list that becomes another kind of one', () => {
    const desk = new Desk(article([ul(...rows((words) => [li(p(words))])), p('End')]));
    desk.select(placeOf(desk, 'Last') + 2);
    const { anchor } = desk.state.selection;
    desk.run('orderedList');
    for (const command of ['undo', 'redo'] as const) {
      const before = desk.state.doc;
      desk.run(command);
      expect(desk.state.doc.eq(before)).toBe(false);
      expect(desk.state.selection.anchor).toBe(anchor);
    }
  });
});

describe('what was written and taken back at once', () => {
  const typedAndDeleted = (desk: Desk) => {
    desk.type('x');
    const { from } = desk.state.selection;
    desk.dispatch(desk.state.tr.delete(from - 1, from));
  };

  it('is nothing to undo, and nothing to redo', () => {
    const desk = new Desk(article([p('One|')]));
    typedAndDeleted(desk);
    expect(editorCommands.undo.command(desk.state)).toBe(false);
    expect(desk.run('undo')).toBe(false);
    desk.run('divider');
    desk.run('undo');
    expect(desk.run('undo')).toBe(false);
    expect(desk.run('redo')).toBe(true);
    expect(desk.shown).toContain('hr');
    expect(desk.run('redo')).toBe(false);
  });

  it('stands in the way of no step before or behind it', () => {
    const desk = new Desk(article([p('One|')]));
    const opened = desk.json;
    desk.run('divider');
    desk.select(placeOf(desk, 'One'));
    typedAndDeleted(desk);
    desk.run('subhead');
    const last = desk.json;
    for (const command of ['undo', 'redo'] as const) {
      expect(desk.run(command)).toBe(true);
      expect(desk.run(command)).toBe(true);
      expect(desk.run(command)).toBe(false);
      expect(desk.json).toEqual(command === 'undo' ? opened : last);
    }
  });

  it('in a field of the story is nothing either, and what was changed there is', () => {
    const desk = new Desk(article([p('One|')]));
    const change = (before: unknown, after: unknown) =>
      desk.state.tr.step(new MetadataStep(['summary'], before, after));
    const first = change(undefined, 'x');
    desk.dispatch(first);
    desk.dispatch(change('x', undefined).setMeta('appendedTransaction', first));
    expect(desk.run('undo')).toBe(false);
    typedAndDeleted(desk);
    desk.dispatch(change(undefined, 'Boats stay in'));
    expect(desk.run('undo')).toBe(true);
    expect(desk.run('undo')).toBe(false);
  });
});
