import type { Node, Slice } from '@tiptap/pm/model';
import { EditorState, Selection, TextSelection } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';
import { statePlugins } from '../../../renderer/editor/articleExtensions.ts';
import type { EditorContext } from '../../../renderer/editor/editorContext.ts';
import type { PhotoSource } from '../../../renderer/editor/editorHandle.ts';
import {
  googleSliceType,
  ownType,
  photoFilesType,
} from '../../../renderer/editor/paste/flavours.ts';
import { pasting } from '../../../renderer/editor/paste/pasting.ts';
import { fetchReaders } from '../../../renderer/editor/paste/readers.ts';
import { photoFiles } from '../../../renderer/editor/photos/insertPhotos.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { context as contextOf, editorSchema } from './desk.ts';
import { article, p } from './write.ts';

// Here the page is never idle: nothing is done ahead.
globalThis.requestIdleCallback ??= () => 0;
// On the page they come once the first screen stands.
await fetchReaders();

/** Needs a DOM. The editor's own view, plugins and parser, with a clipboard made by hand. */

export interface Clipboard {
  'text/html'?: string;
  'text/plain'?: string;
  'text/rtf'?: string;
  [googleSliceType]?: string;
  [ownType]?: string;
  [photoFilesType]?: string;
  files?: File[];
}

/** As much of a DataTransfer as a paste, a copy or a drop uses. */
export class ClipboardData {
  readonly items = new Map<string, string>();
  files: File[] = [];

  constructor({ files = [], ...types }: Clipboard = {}) {
    this.files = files;
    for (const [type, value] of Object.entries(types)) this.items.set(type, value as string);
  }

  get types() {
    return [...this.items.keys(), ...(this.files.length > 0 ? ['Files'] : [])];
  }

  getData(type: string) {
    return this.items.get(type) ?? '';
  }

  setData(type: string, value: string) {
    this.items.set(type, value);
  }

  clearData() {
    this.items.clear();
  }
}

export class PasteDesk {
  readonly view: EditorView;
  readonly context: EditorContext;
  readonly notices: string[] = [];

  constructor(content: NodeJson = article([p()]), source?: PhotoSource) {
    this.context = { ...contextOf(source), notice: (message) => this.notices.push(message) };
    const doc = editorSchema.nodeFromJSON(content);
    const place = document.createElement('div');
    document.body.replaceChildren(place);
    this.view = new EditorView(place, {
      // Where lines lie nobody knows without a page.
      handleScrollToSelection: () => true,
      state: EditorState.create({
        doc,
        plugins: [photoFiles(this.context), pasting(this.context, editorSchema), ...statePlugins()],
      }),
    });
    this.select(Selection.atEnd(doc));
  }

  get doc(): Node {
    return this.view.state.doc;
  }

  get json(): NodeJson {
    return this.doc.toJSON() as NodeJson;
  }

  select(selection: Selection) {
    this.view.dispatch(this.view.state.tr.setSelection(selection));
  }

  /** Selects the first words that read so, or puts the caret behind them. */
  selectWords(words: string, caret = false) {
    this.doc.descendants((node, pos) => {
      const at = node.isTextblock ? node.textContent.indexOf(words) : -1;
      if (at === -1) return true;
      const from = pos + 1 + at;
      const to = from + words.length;
      this.select(TextSelection.create(this.doc, caret ? to : from, to));
      return false;
    });
  }

  paste(clipboard: Clipboard) {
    this.fire('paste', new ClipboardData(clipboard));
  }

  copy(kind: 'copy' | 'cut' = 'copy'): ClipboardData {
    const data = new ClipboardData();
    this.fire(kind, data);
    return data;
  }

  get slice(): Slice {
    return this.view.state.selection.content();
  }

  private fire(type: string, clipboardData: ClipboardData) {
    const event = new Event(type, { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData });
    this.view.dom.dispatchEvent(event);
  }
}
