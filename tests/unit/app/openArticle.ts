import { createSession, type Session } from '../../../renderer/app/article/session.ts';
import type { NewsroomClient } from '../../../renderer/app/connect.ts';
import type { EditorHandle } from '../../../renderer/editor/editorHandle.ts';
import { createArticle, emptyContent } from '../../../shared/article/create.ts';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import { textOf } from '../../../shared/article/text.ts';
import type { Journaled, RestoredText } from '../../../shared/contract/journal.ts';
import { createDisk } from './promisingDisk.ts';
import { noJournal, noLocks } from './session.ts';

/** A line is a paragraph. */
const contentOf = (text: string): NodeJson =>
  emptyContent(
    text.split('\n').map((line) => ({
      type: 'paragraph',
      content: line ? [{ type: 'text', text: line }] : [],
    })),
  );
export const linesIn = (content: NodeJson) => (content.content?.at(-1)?.content ?? []).map(textOf);
export const articleOf = (id: string, text: string): Article => ({
  ...createArticle(id, 'en', '2026-05-04T00:00:00Z'),
  content: contentOf(text),
});

/** The part of an editor that a session asks for, without a page. */
function createPage(session: Session) {
  let content = emptyContent();
  let shown: string | undefined;
  let still = Promise.resolve();
  const handle = {
    editor: {},
    eachChange: () => () => {},
    photosArrived: () => undefined,
    get doc() {
      return articleSchema.nodeFromJSON(content);
    },
    getContent: () => content,
    replaceContent: (next: NodeJson) => {
      content = next;
      session.textChanged();
    },
    settleBlock(id: string, blocks: NodeJson[]) {
      const body = content.content?.at(-1)?.content ?? [];
      const at = body.findIndex(({ attrs }) => attrs?.id === id);
      content = emptyContent(body.toSpliced(at < 0 ? body.length : at, at < 0 ? 0 : 1, ...blocks));
      session.textChanged();
    },
    whenStill: () => still,
    forgetArrivals: () => {},
  } as unknown as EditorHandle;
  return {
    /** What React does after the session showed another article. */
    render() {
      const open = session.store.getState().open;
      if (open?.documentId === shown) return;
      if (shown !== undefined) session.attach(undefined, shown);
      shown = open?.documentId;
      if (!open) return;
      content = session.text()?.first ?? content;
      session.attach(handle, open.documentId);
    },
    type(text: string) {
      content = contentOf(linesIn(content).join('\n') + text);
      session.textChanged();
    },
    text: () => linesIn(content).join('\n'),
    /** An input method is at work until the function that is returned is called. */
    compose() {
      let end = () => {};
      still = new Promise((resolve) => {
        end = resolve;
      });
      return () => end();
    },
  };
}

/** A session on a disk with the articles `a` and `b`, of which `a` is open. */
export async function openArticle() {
  const disk = createDisk();
  /** Files whose locks this window has. */
  const locked = new Set<string>();
  const locks = {
    async take({ file }: { file: string }) {
      locked.add(file);
      return { state: 'mine' };
    },
    async release({ file }: { file: string }) {
      locked.delete(file);
    },
  } as unknown as NewsroomClient['locks'];
  const desk = {
    locked,
    /** What the person says to leaving what cannot be saved, and how often that was asked. */
    answer: false,
    asked: 0,
    /** What the person was told. */
    said: [] as string[],
    /** Files whose photos were freed. */
    forgotten: [] as string[],
    /** Texts that are drawn before they are shown. */
    drawn: new Set<NodeJson>(),
    /** How often the journal was to be sent what still waits for it. */
    flushed: 0,
    /** When it has taken that. */
    flushing: Promise.resolve(),
    /** How often it was to let go of the text. */
    letGo: 0,
    /** How often it was to begin anew, and whether it holds all that is here. */
    begunAnew: 0,
    covers: undefined as Journaled | undefined,
    /** How often it was offered again. */
    left: 0,
    /** A text of a window that is gone. */
    kept: undefined as RestoredText | undefined,
  };
  const session = createSession({
    answers: async () => undefined,
    articles: disk.articles,
    history: disk.history,
    askToLeave: async () => {
      desk.asked++;
      return desk.answer;
    },
    waitForPhotos: (arrived) => arrived.then(() => true),
    say: (message) => desk.said.push(message),
    forget: (file) => desk.forgotten.push(file),
    drawAhead(shown) {
      desk.drawn.add(shown.text.first);
      return () => desk.drawn.delete(shown.text.first);
    },
    journaling: {
      ...noJournal,
      flush: async () => {
        desk.flushed++;
        await desk.flushing;
      },
      async discard() {
        desk.letGo++;
        return undefined;
      },
      goOn() {
        desk.begunAnew++;
      },
      covers: () => desk.covers,
      leave: async () => {
        desk.left++;
      },
    },
    locks: { ...noLocks, locks },
    takeOver: async () => desk.kept ?? Promise.reject(new Error('nothing is kept')),
    tookOver: () => {},
    keptOf: () => undefined,
    undoable: async () => [],
  });
  const page = createPage(session);
  disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'A.'));
  disk.put('b', 'b.stet', articleOf('urn:uuid:b', 'B.'));
  await session.openFile('a');
  page.render();
  return { desk, disk, session, page, open: () => session.store.getState().open };
}

export type OpenArticle = Awaited<ReturnType<typeof openArticle>>;
