import { describe, expect, it } from 'vitest';
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
