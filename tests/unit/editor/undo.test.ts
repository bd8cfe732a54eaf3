import { closeHistory } from '@tiptap/pm/history';
import { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { editorCommands } from '../../../renderer/editor/commands/editorCommands.ts';
import type { TextCommandId } from '../../../renderer/editor/editorHandle.ts';
import { waitForHistory } from '../../../renderer/editor/history/waiting.ts';
import { everyKind } from '../../fixtures/everyPair.ts';
import { Desk } from './desk.ts';
import { article, p } from './write.ts';

const ids = (Object.keys(editorCommands) as TextCommandId[]).filter(
  (id) => !/^(un|re)do$/.test(id),
);

/** In each text of an article with every block: a letter typed just now, and something selected. */
function* desks() {
  const desk = new Desk(article(Object.values(everyKind), { headline: 'Head' }));
  const opened = desk.state;
  const starts: number[] = [];
  opened.doc.descendants((node, pos) => {
    if (node.isTextblock) starts.push(pos + 1);
    return !node.isTextblock;
  });
  for (const start of starts) {
    desk.state = opened;
    desk.select(start);
    desk.type('x');
    const typed = desk.state;
    const { $head } = typed.selection;
    for (const to of [$head.pos, $head.end()]) {
      desk.state = typed;
      desk.select(start, to);
      yield desk;
    }
  }
}

const ran = new Set<TextCommandId>();

describe('one undo takes back one command and no typing before it', () => {
  for (const id of ids) {
    it(id, () => {
      for (const desk of desks()) {
        const before = desk.state.doc;
        desk.run(id);
        const after = desk.state.doc;
        if (after.eq(before)) continue;
        ran.add(id);
        desk.run('undo');
        if (!desk.state.doc.eq(before)) expect(desk.json).toEqual(before.toJSON());
        desk.run('redo');
        if (!desk.state.doc.eq(after)) expect(desk.json).toEqual(after.toJSON());
        desk.type('y');
        desk.run('undo');
        if (!desk.state.doc.eq(after)) expect(desk.json).toEqual(after.toJSON());
      }
    });
  }

  it('and nearly every command had something to do', () => {
    // Some ask for something first, or want a selection of their own (cells).
    expect(ran.size).toBeGreaterThan(ids.length * 0.8);
  });
});

it('undo and redo wait for the history of earlier sessions, and are done one after the other', () => {
  const desk = new Desk(article([p('One|')]));
  for (const word of [' two', ' three', ' four']) {
    desk.dispatch(closeHistory(desk.state.tr.insertText(word)));
  }
  desk.run('undo');
  const { doc, plugins } = desk.state;
  const known = desk.state;
  desk.state = EditorState.create({ doc, plugins });
  const arrived = waitForHistory(desk.view);
  for (const id of ['undo', 'redo', 'redo', 'undo', 'undo', 'redo'] as const) {
    expect(editorCommands[id].command(desk.state, desk.dispatch, desk.view)).toBe(true);
  }
  desk.state = known;
  arrived();
  expect(desk.state.doc.textContent).toBe('One two three');
  desk.run('redo');
  expect(desk.state.doc.textContent).toBe('One two three four');
});
