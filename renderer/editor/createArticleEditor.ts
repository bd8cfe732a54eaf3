import { Editor } from '@tiptap/core';
import { Fragment, Node, type Schema } from '@tiptap/pm/model';
import { EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { emptyContent } from '../../shared/article/create.ts';
import { withFirstId } from '../../shared/article/firstId.ts';
import type { Asset, NodeJson } from '../../shared/article/model.ts';
import { blocksOfRest, type TextInParts } from '../../shared/article/textInParts.ts';
import { directionOf } from '../../shared/formats/language.ts';
import { deskSettings, deskSettingsStore } from '../desk/deskSettings.ts';
import { whenCalm } from '../ui/whenCalm.ts';
import { Annotations } from './annotations/annotations.ts';
import { arrivalLayer, forgetArrivals, markArrivals } from './arrivals/arrivals.ts';
import { articlePlugins, schemaExtensions } from './articleExtensions.ts';
import { articleSchemaSpec } from './articleNode.ts';
import { askOnlyThose } from './askOnlyThose.ts';
import { changeInto } from './changeInto.ts';
import { createChanges } from './changes.ts';
import { editorCommands } from './commands/editorCommands.ts';
import { galleryAt, photoAt } from './commands/gallery.ts';
import { insertBlocks } from './commands/insertBlocks.ts';
import { commandsOf, isOutward } from './commands/outwardCommands.ts';
import { putBlock } from './commands/putBlock.ts';
import { settleBlock, settleHead } from './commands/settle.ts';
import { editable } from './editable.ts';
import { createContext, type EditorContext } from './editorContext.ts';
import type { EditorHandle, ReplaceOptions, TextCommandId } from './editorHandle.ts';
import { FindAndReplace } from './find/findAndReplace.ts';
import { focusPlace, goTo } from './goTo.ts';
import { oneStep } from './history/oneStep.ts';
import { withWayBack } from './history/wayBack.ts';
import { keptPlace } from './keptPlace.ts';
import { scrollMargin, scrollThreshold } from './keyboard/caretInSight.ts';
import { focusBeside } from './keyboard/focusBeside.ts';
import { observerOf } from './keyboard/observerOf.ts';
import { typeText } from './keyboard/typeLetter.ts';
import { whenStill } from './keyboard/whenStill.ts';
import { labels } from './labels.ts';
import { onceSeen } from './onceSeen.ts';
import { chooseWords } from './photos/fileWords.ts';
import { insertPhotos } from './photos/insertPhotos.ts';
import { withPlainAttributes } from './plainAttributes.ts';
import { ArticleStatistics } from './statistics/articleStatistics.ts';
import { goToNextTk, tkLayer } from './tk/tks.ts';

export interface ArticleEditorInstance extends EditorHandle {
  /** Where it is drawn; on no page until somebody puts it there. */
  readonly element: HTMLElement;
  readonly context: EditorContext;
  /**
   * Its one document. Another one is another editor, so that texts can never be mixed up. Once more
   * with the same text: what is known of it by now.
   */
  begin(article: BeginOptions): void;
  /** It is on the page now. Once all of it is there and can be changed: behind the frame that shows it, or its beginning. */
  whenSeen(then: () => void): void;
  setLanguage(language: string): void;
  destroy(): void;
}

export interface BeginOptions {
  text: TextInParts;
  /** Of its photos. */
  assets: Readonly<Record<string, Asset>>;
  language: string;
  readOnly: boolean;
}

/** After the last change, in ms, before whoever listens hears of it. */
const calm = 100;

let shared: Schema | undefined;

/**
 * One schema for all editors. Tiptap makes one for each, and an editor is always there ahead: its
 * schema was a twentieth of what a long article takes in memory. That of an editor which never has an
 * article: a schema holds the editor that it was made for.
 */
function articleSchema(): Schema {
  if (shared) return shared;
  const extensions = schemaExtensions(createContext());
  const { schema } = new Editor({ element: null, extensions, ...asOurs });
  withPlainAttributes(schema);
  shared = schema;
  return schema;
}

const asOurs = {
  schemaSpec: articleSchemaSpec,
  content: emptyContent(),
  injectCSS: false,
  enableCoreExtensions: false,
} as const;

/** An editor without its article: Tiptap for the view, our own commands and plugins for the rest. */
export function createArticleEditor(spellCheck: boolean): ArticleEditorInstance {
  const element = document.createElement('div');
  const context = createContext();
  const listeners = new Set<() => void>();
  let frame = 0;
  const tellAll = () => {
    frame = 0;
    for (const listener of listeners) listener();
  };
  const tell = () => {
    if (frame === 0 && listeners.size > 0) frame = requestAnimationFrame(tellAll);
  };
  /**
   * What floats over the text or stands beside it comes with a selection; a change can wait, and asks
   * for no frame where nobody has anything to draw.
   */
  const tellCalmly = whenCalm(calm, () => {
    cancelAnimationFrame(frame);
    tellAll();
  });
  let wasCaret = false;
  const changes = createChanges();

  const editor = new Editor({
    ...asOurs,
    element,
    extensions: schemaExtensions(context),
    editorProps: propsFor(spellCheck, changes.carryOut),
  });
  // Instead of those that Tiptap brings, among them a map of keys for every kind of block and mark:
  // fifty that are empty, and that each key, change and drawing asks.
  const schema = articleSchema();
  editor.schema = schema;
  editor.extensionManager.schema = schema;
  const plugins = [...articlePlugins(context, schema), editable(editor)];
  const doc = schema.nodeFromJSON(emptyContent());
  editor.view.updateState(EditorState.create({ doc, plugins }));
  askOnlyThose(editor.view);
  // Nobody is there yet who could change it; of each key elsewhere it would hear.
  const observer = observerOf(editor.view);
  observer?.stop();
  // A desk that names things anew, or allows more: every block is drawn again, which is rare.
  const stopDesk = deskSettingsStore.subscribe(({ settings }, { settings: before }) => {
    if (settings === before || editor.isDestroyed) return;
    editor.createNodeViews();
    annotations.redraw();
    statistics.setCharactersPerLine(settings.length.charactersPerLine);
  });
  const statistics = new ArticleStatistics(() => editor.state, 'en');
  statistics.setCharactersPerLine(deskSettings().length.charactersPerLine);
  const annotations = new Annotations(editor.view);
  annotations.setLayer('tk', tkLayer(editor.view));
  annotations.setLayer('arrived', arrivalLayer(editor.view));
  const find = new FindAndReplace(editor, annotations);
  changes.each(({ transaction }) => {
    const { docChanged, selectionSet } = transaction;
    const isCaret = transaction.selection.empty;
    if (docChanged && isCaret === wasCaret) tellCalmly.soon();
    else tell();
    wasCaret = isCaret;
    if (!docChanged && !selectionSet) return;
    statistics.changed();
    if (docChanged) annotations.changed();
    find.changed(transaction);
  });

  function setDocument(doc: Node, selection?: Selection) {
    const { doc: before } = editor.state;
    const kept = selection && { selection: fitted(selection, before, doc) };
    editor.view.updateState(EditorState.create({ doc, plugins, ...kept }));
    statistics.changed();
    annotations.redraw();
    find.documentReplaced();
    tell();
  }

  const asDocument = (content: NodeJson) => Node.fromJSON(editor.schema, withFirstId(content));

  /** What a long article goes on with. Nobody has changed anything yet. */
  function addRest(rest: string) {
    const { doc, schema } = editor.state;
    const body = doc.lastChild as Node;
    const blocks = blocksOfRest(rest).map((block) => Node.fromJSON(schema, block));
    const whole = body.copy(body.content.append(Fragment.from(blocks)));
    setDocument(doc.copy(doc.content.replaceChild(doc.childCount - 1, whole)));
  }

  /** Until it is shown: beside the document it would lie in the memory twice. */
  let begun: NodeJson | undefined;
  let waiting: string | undefined;
  let stopWaiting = () => {};
  const commandOf = commandsOf(context);

  return {
    editor,
    element,
    context,
    get doc() {
      return editor.state.doc;
    },
    getContent: () => editor.state.doc.toJSON() as NodeJson,
    begin({ text, assets, language, readOnly }) {
      // Whatever is set draws what is there once more.
      if (editor.isEditable === readOnly) editor.setEditable(!readOnly, false);
      context.photos.setAssets(assets);
      context.language = language;
      statistics.setLanguage(language);
      find.begin(language);
      if (text.first === begun) return;
      begun = text.first;
      observer?.start();
      setDocument(asDocument(text.first));
      waiting = text.rest;
    },
    whenSeen(then) {
      begun = undefined;
      stopWaiting = onceSeen(() => {
        // From here on it is in the document, and what was waited with keeps none of it.
        const rest = waiting;
        waiting = undefined;
        if (rest === undefined) annotations.redraw();
        else addRest(rest);
        then();
      });
    },
    replaceContent(content, options: ReplaceOptions = {}) {
      const { keepSelection, undoable, arrived, steps = [], told = '' } = options;
      const { state } = editor;
      if (!undoable) {
        setDocument(asDocument(content), keepSelection ? state.selection : undefined);
        return;
      }
      const transaction = changeInto(state.tr, Node.fromJSON(editor.schema, content));
      for (const step of steps) transaction.step(step);
      if (arrived) markArrivals(transaction);
      if (transaction.docChanged) editor.view.dispatch(withWayBack(oneStep(transaction), told));
    },
    putBlock(block, at, instead) {
      const transaction = editor.isEditable
        ? putBlock(editor.state, block, at, instead)
        : undefined;
      if (transaction) editor.view.dispatch(oneStep(transaction));
      return transaction !== undefined;
    },
    settleBlock(id, blocks) {
      editor.view.dispatch(oneStep(settleBlock(editor.state, id, blocks)));
    },
    settleHead(part, content) {
      editor.view.dispatch(oneStep(settleHead(editor.state, part, content)));
    },
    forgetArrivals() {
      editor.view.dispatch(forgetArrivals(editor.state.tr));
      annotations.redraw();
    },
    whenStill: () => whenStill(editor.view),
    focus: (place) => focusPlace(editor.view, place),
    type: (text) => typeText(editor.view, text),
    run(id) {
      if (!editor.isEditable) return false;
      const done = commandOf(id)(editor.state, editor.view.dispatch, editor.view);
      // A dialog takes the focus itself, and so does where the others lead.
      const isElsewhere = id === 'link' || id === 'embed' || isOutward(id);
      // Undo that is asked for in a field leaves the keyboard there.
      const stays = (id === 'undo' || id === 'redo') && focusBeside();
      if (done && !isElsewhere && !stays) editor.view.focus();
      return done;
    },
    isActive: (id) =>
      isOutward(id)
        ? (id === 'photo' && photoAt(editor.state) !== undefined) ||
          (id === 'gallery' && galleryAt(editor.state) !== undefined)
        : (editorCommands[id as TextCommandId].isActive?.(editor.state) ?? false),
    can: (id) => editor.isEditable && commandOf(id)(editor.state, undefined, editor.view),
    insertPhotos(files) {
      insertPhotos(editor.view, files, context);
    },
    photosArrived: () => context.photos.arrived(),
    takeFromFile: (blockId, field, text) => chooseWords(editor.view, blockId, context, field, text),
    insertBlocks: (blocks, insertOptions) =>
      editor.isEditable && insertBlocks(editor.view, blocks, insertOptions),
    eachChange: changes.each,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    subscribeStats: (listener) => statistics.subscribe(listener),
    find,
    goToNextTk: () => goToNextTk(editor.view),
    goTo: (pos, keyboard) => goTo(editor.view, pos, keyboard),
    setLanguage(language) {
      const turned = directionOf(language) !== directionOf(context.language ?? '');
      context.language = language;
      statistics.setLanguage(language);
      find.setLanguage(language);
      if (turned) editor.view.dispatch(editor.state.tr);
    },
    destroy() {
      stopWaiting();
      cancelAnimationFrame(frame);
      tellCalmly.stop();
      stopDesk();
      statistics.stop();
      find.destroy();
      annotations.destroy();
      context.photos.forgetUploads();
      context.links.stop();
      listeners.clear();
      editor.destroy();
      element.remove();
    },
  };
}

const propsFor = (
  spellCheck: boolean,
  dispatchTransaction: (this: EditorView, transaction: Transaction) => void,
) => ({
  dispatchTransaction,
  attributes: {
    'aria-label': labels.article,
    'aria-multiline': 'true',
    class: 'article-editor',
    spellcheck: String(spellCheck),
    // One that is only read has the keyboard too.
    tabindex: '0',
  },
  scrollThreshold,
  scrollMargin,
});

/** The same place in another version of the document. */
function fitted(selection: Selection, before: Node, doc: Node): Selection {
  const at = (pos: number) =>
    doc.resolve(Math.max(0, Math.min(keptPlace(before, doc, pos), doc.content.size)));
  return selection instanceof TextSelection
    ? TextSelection.between(at(selection.anchor), at(selection.head))
    : Selection.near(at(selection.from));
}
