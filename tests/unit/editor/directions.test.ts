import type { DecorationSet } from '@tiptap/pm/view';
import { describe, expect, test } from 'vitest';
import { directions } from '../../../renderer/editor/blocks/directions.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { context, Desk } from './desk.ts';
import { article, li, p, ul } from './write.ts';

const harbour = 'صوت المجلس على الرصيف ';

/** An article of that language, and which way each passage runs that runs against it. */
function written(language: string, ...blocks: NodeJson[]) {
  const desk = new Desk(article(blocks));
  const plugin = directions({ ...context(), language });
  desk.state = desk.state.reconfigure({ plugins: [...desk.state.plugins, plugin] });
  const turned = () => {
    const set = plugin.props.decorations?.call(plugin, desk.state) as DecorationSet;
    return set
      .find()
      .map(({ from, spec }) => `${desk.state.doc.nodeAt(from)?.type.name} ${spec.dir}`);
  };
  return { desk, turned };
}

describe('while a passage is written', () => {
  test('it stays as it began, whatever most of its letters come to be, and is right once left', () => {
    const { desk, turned } = written('en', p('|'));
    desk.type('ق');
    expect(turned()).toEqual(['paragraph rtl']);
    for (const letter of 'ال the council of the harbour town') {
      desk.type(letter);
      expect(turned()).toEqual(['paragraph rtl']);
    }
    desk.press('Enter');
    expect(turned()).toEqual([]);
  });

  test('nor does one turn that is added to', () => {
    const { desk, turned } = written('en', p('The council|'), p('It met.'));
    desk.type(` ${harbour}`);
    expect(turned()).toEqual([]);
    desk.press('ArrowDown');
    expect(turned()).toEqual([]);
    desk.select(desk.state.doc.content.size - 3);
    expect(turned()).toEqual(['paragraph rtl']);
    // Nor as it is gone back to.
    desk.select(desk.state.doc.content.size - 15);
    desk.type('and the mayor of the whole harbour town ');
    expect(turned()).toEqual(['paragraph rtl']);
  });

  test('nor by what is done to it as a whole, and undone', () => {
    const { desk, turned } = written('en', p(`${harbour}|`));
    desk.type('and the mayor of the whole harbour town');
    desk.run('subhead');
    expect(turned()).toEqual(['heading rtl']);
    desk.run('undo');
    expect(turned()).toEqual(['paragraph rtl']);
    desk.run('undo');
    desk.press('Enter');
    desk.run('undo');
    expect(desk.shown).toBe(`p(${harbour}|)`);
    expect(turned()).toEqual(['paragraph rtl']);
  });

  test('another first letter is another passage', () => {
    const { desk, turned } = written('en', p(`${harbour}|`));
    expect(turned()).toEqual(['paragraph rtl']);
    desk.select(desk.state.selection.$head.start(), desk.state.selection.head);
    desk.type('T');
    expect(turned()).toEqual([]);
  });

  test('a list keeps its signs where they are, until it is left', () => {
    const { desk, turned } = written('en', ul(li(p(harbour)), li(p('|'))), p('It met.'));
    expect(turned()).toEqual(['bulletList rtl', 'paragraph rtl']);
    desk.type('The council of the harbour town met');
    expect(turned()).toEqual(['bulletList rtl', 'paragraph rtl']);
    desk.select(desk.state.doc.content.size - 3);
    expect(turned()).toEqual(['paragraph rtl']);
  });

  test('a line of Arabic that begins with a name turns once it is one', () => {
    const { desk, turned } = written('ar', p('|'));
    desk.type('Mara ');
    expect(turned()).toEqual(['paragraph ltr']);
    desk.type('قالت أمس');
    expect(turned()).toEqual([]);
    desk.type(' in the council');
    expect(turned()).toEqual([]);
  });
});

describe('what is put around a passage', () => {
  for (const id of ['bulletList', 'orderedList', 'blockquote', 'turnIntoFactbox'] as const) {
    test(`leaves it as it runs, and so does undo: ${id}`, () => {
      const { desk, turned } = written('en', p(`|${harbour}`), p(`${harbour}|`));
      const passages = () => turned().filter((name) => name.startsWith('paragraph'));
      for (const command of [id, 'undo', 'redo', 'undo'] as const) {
        desk.run(command);
        expect(passages(), command).toEqual(['paragraph rtl', 'paragraph rtl']);
      }
      expect(turned()).toHaveLength(2);
    });
  }
});
