import { getSchemaByResolvedExtensions, resolveExtensions } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import {
  EditorState,
  NodeSelection,
  type Plugin,
  type Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
import { schemaExtensions, statePlugins } from '../../../renderer/editor/articleExtensions.ts';
import { articleSchemaSpec } from '../../../renderer/editor/articleNode.ts';
import { editorCommands } from '../../../renderer/editor/commands/editorCommands.ts';
import { commandsOf } from '../../../renderer/editor/commands/outwardCommands.ts';
import { createOverlays, type EditorContext } from '../../../renderer/editor/editorContext.ts';
import type { PhotoSource, TextCommandId } from '../../../renderer/editor/editorHandle.ts';
import { articleKeys, commandKeys } from '../../../renderer/editor/keyboard/articleKeys.ts';
import { Links } from '../../../renderer/editor/links/links.ts';
import { Photos } from '../../../renderer/editor/photos/photos.ts';
import type { NodeJson } from '../../../shared/article/model.ts';

// Commands ask whether something is one.
globalThis.HTMLElement ??= class {} as unknown as typeof HTMLElement;

/** An editor without a page: the real schema, commands, keys and plugins over a plain state. */

const noPhotos: PhotoSource = {
  url: () => Promise.reject(new Error('no photos here')),
  add: () => Promise.reject(new Error('no photos here')),
  about: () => Promise.reject(new Error('no photos here')),
};
export const context = (source: PhotoSource = noPhotos): EditorContext => ({
  photos: new Photos(source),
  links: new Links(),
  assetSteps: () => [],
  overlays: createOverlays(),
  notice: () => {},
});

export const editorSchema = getSchemaByResolvedExtensions(
  resolveExtensions(schemaExtensions(context())),
  undefined,
  articleSchemaSpec,
);

export class Desk {
  state: EditorState;
  readonly view: EditorView;

  /** @param content `|` marks the caret; two of them a selection; `^` in an atom's place selects it */
  constructor(content: NodeJson) {
    const { clean, marks } = takeMarks(content);
    const doc = Node.fromJSON(editorSchema, clean);
    doc.check();
    const plugins = [commandKeys(commandsOf(context())), articleKeys(), ...statePlugins()];
    this.state = EditorState.create({ doc, plugins, selection: selectionFrom(doc, marks) });
    this.view = this.viewLike();
  }

  press(...keys: string[]): boolean {
    let handled = false;
    for (const name of keys) handled = this.ask('handleKeyDown', keyEvent(name));
    return handled;
  }

  /** A key that stays down, and comes again so often. */
  hold(name: string, times: number) {
    for (let time = 0; time < times; time++) {
      this.ask('handleKeyDown', { ...keyEvent(name), repeat: time > 0 });
    }
  }

  /** Types as a keyboard does, letter by letter, so that Markdown is seen. */
  type(text: string) {
    for (const letter of text) {
      const { from, to } = this.state.selection;
      const handled = this.ask('handleTextInput', from, to, letter);
      // Without positions, as the view does it: between blocks the letter gets a paragraph.
      if (!handled) this.dispatch(this.state.tr.insertText(letter));
    }
  }

  run(id: TextCommandId): boolean {
    return editorCommands[id].command(this.state, this.dispatch);
  }

  select(from: number, to = from) {
    this.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, from, to)));
  }

  /** The body in short: `p(Words) hr`, with the caret or selection. */
  get shown(): string {
    return show(this.state.doc.lastChild as Node, this.state.selection, this.bodyStart);
  }

  /** The whole document in short. */
  get whole(): string {
    return show(this.state.doc, this.state.selection, 0);
  }

  get json(): NodeJson {
    return this.state.doc.toJSON() as NodeJson;
  }

  readonly dispatch = (transaction: Transaction) => {
    this.state = this.state.apply(transaction);
  };

  private get bodyStart() {
    return this.state.doc.content.size - (this.state.doc.lastChild?.nodeSize ?? 0) + 1;
  }

  private ask(prop: 'handleKeyDown' | 'handleTextInput', ...values: unknown[]): boolean {
    return this.state.plugins.some((plugin: Plugin) => {
      const handler = plugin.props[prop] as ((...all: unknown[]) => unknown) | undefined;
      return handler?.call(plugin, this.view, ...values) === true;
    });
  }

  /** As much of a view as commands ask for; where lines break nobody knows without a page. */
  private viewLike(): EditorView {
    const desk = this;
    const like = {
      get state() {
        return desk.state;
      },
      dispatch: this.dispatch,
      composing: false,
      editable: true,
      focus() {},
      nodeDOM: () => null,
      endOfTextblock(direction: string) {
        const { $head } = desk.state.selection;
        return /up|left|backward/.test(direction)
          ? $head.parentOffset === 0
          : $head.parentOffset === $head.parent.content.size;
      },
    };
    return like as unknown as EditorView;
  }
}

function keyEvent(name: string) {
  const parts = name.split('-');
  const key = parts.pop() ?? '';
  return {
    key,
    keyCode: key.length === 1 ? key.toUpperCase().charCodeAt(0) : 0,
    ctrlKey: parts.includes('Mod'),
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
    metaKey: false,
    isComposing: false,
    preventDefault() {},
  };
}

function takeMarks(content: NodeJson): { clean: NodeJson; marks: number[] } {
  const marks: number[] = [];
  let pos = -1;
  const take = (node: NodeJson): NodeJson | undefined => {
    if (node.type === 'text') {
      let text = '';
      for (const letter of node.text ?? '') {
        if (letter === '|') marks.push(pos);
        else {
          text += letter;
          pos += letter.length;
        }
      }
      return text === '' ? undefined : { ...node, text };
    }
    const { marked, ...attrs } = node.attrs ?? {};
    if (marked) marks.push(-pos - 1);
    pos += 1;
    const inner = node.content?.map(take).filter((child) => child !== undefined);
    const isLeaf = editorSchema.nodes[node.type]?.isLeaf;
    if (!isLeaf) pos += 1;
    return { ...node, attrs, ...(inner && { content: inner }) };
  };
  return { clean: take(content) as NodeJson, marks };
}

function selectionFrom(doc: Node, [first, second]: number[]): Selection | undefined {
  if (first === undefined) return undefined;
  if (first < 0) return NodeSelection.create(doc, -first - 1);
  return TextSelection.create(doc, first, second ?? first);
}

const shortNames: Record<string, string> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'bq',
  pullQuote: 'pq',
  quoteText: 'q',
  attribution: 'by',
  relatedLinks: 'links',
  relatedLink: 'link',
  divider: 'hr',
  kicker: 'k',
  headline: 'h',
  standfirst: 's',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
};

function isSelectedCell(selection: CellSelection, pos: number): boolean {
  let found = false;
  selection.forEachCell((_cell, at) => {
    found ||= at === pos;
  });
  return found;
}

function show(node: Node, selection: Selection, start: number): string {
  const parts: string[] = [];
  node.forEach((child, offset) => {
    parts.push(showNode(child, selection, start + offset));
  });
  return parts.join(node.inlineContent ? '' : ' ');
}

function showNode(node: Node, selection: Selection, pos: number): string {
  const selected = selection instanceof NodeSelection && selection.from === pos ? '^' : '';
  const name =
    node.type.name === 'heading'
      ? `h${node.attrs.level}`
      : (shortNames[node.type.name] ?? node.type.name);
  if (node.isLeaf) return selected + name;
  if (selection instanceof CellSelection && isSelectedCell(selection, pos)) {
    return `[${name}(${show(node, selection, pos + 1)})]`;
  }
  if (!node.isTextblock) return `${selected}${name}(${show(node, selection, pos + 1)})`;
  let text = '';
  const caret = (at: number) => {
    if (!(selection instanceof TextSelection)) return;
    if (selection.from === at) text += '|';
    if (selection.to === at && !selection.empty) text += '|';
  };
  let at = pos + 1;
  node.forEach((child) => {
    if (!child.isText) {
      caret(at);
      text += child.type.name === 'hardBreak' ? '↵' : '*';
      at += child.nodeSize;
      return;
    }
    for (const letter of child.text ?? '') {
      caret(at);
      text += letter;
      at += 1;
    }
  });
  caret(at);
  return `${selected}${name}(${text})`;
}
