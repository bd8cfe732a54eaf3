import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { editorCommands } from '../../../renderer/editor/commands/editorCommands.ts';
import type { TextCommandId } from '../../../renderer/editor/editorHandle.ts';
import { Desk } from './desk.ts';
import {
  article,
  box,
  bq,
  by,
  gallery,
  h2,
  li,
  link,
  links,
  note,
  ol,
  p,
  photo,
  pq,
  table,
  ul,
} from './write.ts';

/** Toolbar, menus and palette list what a command says of itself without doing it. */
describe('what is offered', () => {
  const desk = new Desk(
    article(
      [
        ...[p('text'), h2('subhead'), ul(li(p('item'), ol(li(p('item of it'))))), note(p('note'))],
        ...[bq(p('quotation'), ul(li(p('item quoted'))), by('speaker')), pq('quote', 'speaker')],
        ...[photo('caption', 'credit'), gallery('of all', photo('one'), photo('two'))],
        box('box', p('boxed'), h2('its subhead'), ul(li(p('its item'))), photo('its caption')),
        ...[links('more', link('address', '/a')), table(['head'], ['cell'])],
      ],
      { kicker: 'kicker', headline: 'headline', standfirst: 'standfirst' },
    ),
  );
  const { state } = desk;
  const places: [string, TextSelection][] = [];
  state.doc.descendants(({ isTextblock, textContent, content }, pos) => {
    if (!isTextblock || !textContent) return;
    places.push([
      `behind “${textContent}”`,
      TextSelection.create(state.doc, pos + 1 + content.size),
    ]);
    places.push([
      `over “${textContent}”`,
      TextSelection.create(state.doc, pos + 1, pos + 1 + content.size),
    ]);
  });
  // These are about what was done before, and about a window.
  const { undo: _undo, redo: _redo, link: _link, embed: _embed, ...commands } = editorCommands;

  it.each(places)('does something %s', (_place, selection) => {
    const before = state.apply(state.tr.setSelection(selection));
    for (const id of Object.keys(commands) as TextCommandId[]) {
      // A paragraph is one already.
      if (id === 'paragraph' && selection.$from.parent.type.name === id) continue;
      const { command } = editorCommands[id];
      let after = before;
      command(
        before,
        (transaction) => {
          after = before.apply(transaction);
        },
        desk.view,
      );
      const does = after.doc !== before.doc || after.storedMarks !== before.storedMarks;
      expect(command(before, undefined, desk.view), id).toBe(does);
    }
  });
});
