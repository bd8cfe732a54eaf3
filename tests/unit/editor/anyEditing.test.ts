import { Fragment, Node, Slice } from '@tiptap/pm/model';
import { EditorState, type Plugin, Selection, TextSelection } from '@tiptap/pm/state';
import { TableMap } from '@tiptap/pm/tables';
import type { DecorationSet } from '@tiptap/pm/view';
import { describe, expect, it } from 'vitest';
import { directions } from '../../../renderer/editor/blocks/directions.ts';
import { editorCommands } from '../../../renderer/editor/commands/editorCommands.ts';
import type { TextCommandId } from '../../../renderer/editor/editorHandle.ts';
import { setEmbed } from '../../../renderer/editor/embeds/embedEditing.ts';
import { acceptEmbed } from '../../../renderer/editor/embeds/embedOffer.ts';
import { asOneStep } from '../../../renderer/editor/history/oneStep.ts';
import { checkLinks } from '../../../renderer/editor/links/checkLinks.ts';
import { setTarget } from '../../../renderer/editor/links/editRelatedLinks.ts';
import { Links } from '../../../renderer/editor/links/links.ts';
import { pasteSlice } from '../../../renderer/editor/paste/pasteSlice.ts';
import { pasteTable } from '../../../renderer/editor/tables/pasteTable.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import fc from '../../fastCheck.ts';
import { fullArticle } from '../article/samples.ts';
import { context, Desk, editorSchema } from './desk.ts';
import {
  article,
  bq,
  by,
  gallery,
  h2,
  hr,
  li,
  link,
  links,
  ol,
  p,
  photo,
  pq,
  table,
  ul,
  wide,
} from './write.ts';

type Action =
  | { do: 'press'; key: string }
  | { do: 'run'; id: TextCommandId }
  | { do: 'type'; text: string }
  | { do: 'answer'; href: string }
  | { do: 'paste'; from: number; to: number; open: boolean }
  | { do: 'select'; from: number; to: number };

const keys = [
  'Enter',
  'Enter',
  'Mod-Enter',
  'Shift-Enter',
  'Backspace',
  'Backspace',
  'Delete',
  'Tab',
  'Shift-Tab',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Mod-a',
  'Mod-Home',
  'Mod-End',
  'Mod-Shift-End',
  'Shift-ArrowRight',
  'Shift-ArrowDown',
  'Ctrl-ArrowRight',
  'Ctrl-Backspace',
];
/** Every command on the text, so that a new one is in by itself. */
const ids = (Object.keys(editorCommands) as TextCommandId[]).filter(
  (id) => !/^(un|re)do$/.test(id),
);

const share = fc.double({ min: 0, max: 1, noNaN: true });

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...keys).map((key) => ({ do: 'press' as const, key })) },
  { weight: 4, arbitrary: fc.constantFrom(...ids).map((id) => ({ do: 'run' as const, id })) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(
        'a',
        'words ',
        'בוא הביתה ',
        '## ',
        '- ',
        '1. ',
        '> ',
        '---',
        '!!! ',
        '%% ',
        '%%n%%',
        '**b**',
        '/',
        '|a|b|',
      )
      .map((text) => ({ do: 'type' as const, text })),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(share, share)
      .map(([from, to]) => ({ do: 'select' as const, from, to: to > 0.5 ? from : to })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('https://youtu.be/a', '')
      .map((href) => ({ do: 'answer' as const, href })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(share, share, fc.boolean())
      .map(([from, to, open]) => ({ do: 'paste' as const, from, to, open })),
  },
);

const start = fc.constantFrom(
  article([p('')]),
  article([p('One two three'), p('Four')], { headline: 'Head', standfirst: 'Stand' }),
  article([
    h2('Sub'),
    p('Text'),
    ul(li(p('a'), ol(li(p('b')))), li(p('c'))),
    photo('Quay', 'Vole'),
    photo('', ''),
    gallery('All', photo('Left', ''), photo('', 'Vole', ''), photo('', '', '')),
    pq('We wait', 'Quill'),
    bq(p('x'), p('y'), by('Z')),
    links('More', link('A', 'https://example.org'), link('B')),
    hr(),
    p(''),
  ]),
  fullArticle().content,
  article([p('One'), table(['*a', '*b'], ['c', wide('d', 1, 2)], ['e']), p('Two')]),
);

/** What a person answers to a dialog that is open, or to an offer. */
function answer(desk: Desk, href: string) {
  const target = { href, article: href === '' ? 'urn:uuid:a' : '', title: 'Picked' };
  for (const command of [
    setEmbed({ url: href, provider: '' }),
    setTarget(target),
    acceptEmbed,
    checkLinks(new Links()),
  ]) {
    if (asOneStep(command)(desk.state, desk.dispatch)) return;
  }
}

function act(desk: Desk, what: Action) {
  if (what.do === 'press') desk.press(what.key);
  else if (what.do === 'run') desk.run(what.id);
  else if (what.do === 'type') desk.type(what.text);
  else if (what.do === 'answer') answer(desk, what.href);
  else if (what.do === 'paste') {
    const rest = pasteTable(desk.view, copied(what), '');
    if (rest !== true) pasteSlice(desk.view, rest);
  } else {
    const { doc } = desk.state;
    const at = (share: number) => doc.resolve(Math.floor(share * doc.content.size));
    const selection = TextSelection.between(at(what.from), at(what.to));
    desk.dispatch(desk.state.tr.setSelection(selection));
  }
}

/** A part of an article with every block, as it would lie on the clipboard. */
function copied({ from, to, open }: Extract<Action, { do: 'paste' }>): Slice {
  const doc = Node.fromJSON(editorSchema, fullArticle().content);
  const body = doc.lastChild as Node;
  const start = doc.content.size - body.nodeSize + 1;
  const at = (part: number) => start + Math.floor(part * body.content.size);
  const [first, last] = [Math.min(at(from), at(to)), Math.max(at(from), at(to))];
  if (open) return doc.slice(first, last);
  return new Slice(Fragment.from(body.child(Math.floor(from * (body.childCount - 1)))), 0, 0);
}

function checkIds(doc: Node) {
  const seen = new Set<string>();
  doc.descendants((node) => {
    const { id } = node.attrs;
    if (!id) return;
    expect(seen.has(id), `two blocks are ${id}`).toBe(false);
    seen.add(id);
  });
}

function checkTables(doc: Node) {
  doc.descendants((node) => {
    if (node.type.name !== 'table') return !node.isTextblock;
    expect(TableMap.get(node).problems, 'a table has holes').toBe(null);
    return false;
  });
}

/** Where passages run is known of what changed alone, and, once left, as true as for a text that is opened. */
function checkDirections({ state }: Desk, plugin: Plugin) {
  const turned = (of: EditorState) => {
    const set = plugin.props.decorations?.call(plugin, of) as DecorationSet;
    const places = set.find().map(({ from, to, spec }) => ({ from, to, dir: spec.dir }));
    return places.sort((one, other) => one.from - other.from);
  };
  const opened = EditorState.create({ doc: state.doc, plugins: [plugin] });
  const { doc } = state;
  const left = [Selection.atEnd(doc), Selection.atStart(doc)].reduce(
    (before, selection) => before.apply(before.tr.setSelection(selection)),
    state,
  );
  expect(turned(left)).toEqual(turned(opened));
}

/** One undo takes back this and nothing else, one redo brings it again. */
function checkOneStep(desk: Desk, before: NodeJson) {
  const after = desk.json;
  const { doc, selection } = desk.state;
  if (doc.eq(Node.fromJSON(editorSchema, before))) return;
  desk.run('undo');
  expect(desk.json).toEqual(before);
  desk.run('redo');
  expect(desk.json).toEqual(after);
  desk.dispatch(desk.state.tr.setSelection(Selection.fromJSON(desk.state.doc, selection.toJSON())));
}

describe('whatever a person does', () => {
  it('the document stays whole, undo leads all the way back, redo all the way forth', () => {
    fc.assert(
      fc.property(start, fc.array(action, { minLength: 1, maxLength: 25 }), (content, actions) => {
        const desk = new Desk(content);
        const plugin = directions(context());
        desk.state = desk.state.reconfigure({ plugins: [...desk.state.plugins, plugin] });
        const loaded = desk.json;
        for (const what of actions) {
          const before = desk.json;
          act(desk, what);
          desk.state.doc.check();
          // The file format accepts it too, not only the editor's own schema.
          articleSchema.nodeFromJSON(desk.state.doc.toJSON()).check();
          expect(desk.state.selection.$from.doc).toBe(desk.state.doc);
          checkIds(desk.state.doc);
          checkTables(desk.state.doc);
          checkDirections(desk, plugin);
          if (what.do === 'run' || what.do === 'paste' || what.do === 'answer')
            checkOneStep(desk, before);
        }
        const last = desk.json;
        let steps = 0;
        while (desk.run('undo')) steps++;
        expect(desk.json).toEqual(loaded);
        for (let step = 0; step < steps; step++) expect(desk.run('redo')).toBe(true);
        expect(desk.json).toEqual(last);
      }),
      { numRuns: 400 },
    );
  });
});
