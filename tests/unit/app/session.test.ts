import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createRescue, type RescueNeeds } from '../../../renderer/app/article/rescue.ts';
import { createSession, type Session } from '../../../renderer/app/article/session.ts';
import type { Writer } from '../../../renderer/app/article/writer.ts';
import { createPanes } from '../../../renderer/app/beside/panes.ts';
import { CallFailure, type NewsroomClient } from '../../../renderer/app/connect.ts';
import { createFileActions, type FileActionsNeeds } from '../../../renderer/app/fileActions.ts';
import type { EditorHandle } from '../../../renderer/editor/editorHandle.ts';
import { createArticle, emptyContent } from '../../../shared/article/create.ts';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import { textOf } from '../../../shared/article/text.ts';
import type { FailureCode } from '../../../shared/contract/failure.ts';
import type { RestoredText } from '../../../shared/contract/journal.ts';
import type { LibraryStatus } from '../../../shared/contract/library.ts';
import { noJournal, noLocks } from './session.ts';

/** A disk that keeps the newsroom's promises: a save with another base is a conflict. */
function createDisk() {
  const files = new Map<string, { name: string; article: Article; revision: string }>();
  const spoilt = new Set<string>();
  /** What every revision said. */
  const versions = new Map<string, Article>();
  const kept: { reason: string; text: string }[] = [];
  const trashed: string[] = [];
  /** Which files were read to be shown. */
  const reads: string[] = [];
  const onNetwork = new Set<string>();
  let revisions = 0;
  let broken: FailureCode | undefined;
  let loseAnswer: { what: string } | undefined;
  let held: Promise<void> | undefined;
  let mayBeTaken = false;
  const fail = (code: FailureCode, detail?: Record<string, string>) => {
    throw new CallFailure({ code, message: `${code}.`, retry: false, ...(detail && { detail }) });
  };
  const put = (file: string, name: string, article: Article) => {
    const revision = String(++revisions).padStart(64, '0');
    spoilt.delete(file);
    files.set(file, { name, article: structuredClone(article), revision });
    if (file !== 'copy') versions.set(revision, structuredClone(article));
    return {
      file,
      name,
      revision,
      savedAt: new Date(0).toISOString(),
      bytes: 1,
      modified: `2026-05-04T00:00:${String(revisions % 60).padStart(2, '0')}Z`,
    };
  };
  const articles = {
    async create() {
      return { article: createArticle('urn:uuid:new', 'en', '2026-05-04T00:00:00Z') };
    },
    async open({ file }: { file: string }) {
      await held;
      if (broken === 'io') return fail(broken);
      const there = files.get(file);
      if (!there) return fail('not-found');
      if (spoilt.has(file)) return fail('damaged');
      return {
        file,
        name: there.name,
        revision: there.revision,
        modified: new Date(0).toISOString(),
        access: { mode: 'edit' },
        network: onNetwork.has(file),
        article: structuredClone(there.article),
      };
    },
    async openInParts(asked: { file: string }) {
      reads.push(asked.file);
      const { article: first, ...opened } = await articles.open(asked);
      return { ...opened, first, taken: mayBeTaken };
    },
    async revision({ file }: { file: string }) {
      await held;
      if (spoilt.has(file)) return fail('damaged');
      const { revision } = files.get(file) ?? fail('not-found');
      return { revision, access: { mode: 'edit' } };
    },
    async trash({ file }: { file: string }) {
      files.delete(file);
      trashed.push(file);
      return { id: file };
    },
    async save(asked: { file: string; base: string; article: Article }) {
      await held;
      if (broken) return fail(broken);
      const there = files.get(asked.file);
      if (!there) return fail('not-found');
      if (there.revision !== asked.base) return fail('conflict');
      const saved = put(asked.file, there.name, asked.article);
      if (loseAnswer) {
        const detail = loseAnswer;
        loseAnswer = undefined;
        return fail('io', detail);
      }
      return saved;
    },
    async saveNew({ article, name = 'untitled' }: { article: Article; name?: string }) {
      await held;
      if (broken) return fail(broken);
      return put(`file-${files.size + 1}`, `${name}.stet`, article);
    },
  };
  const history = {
    async base({ revision }: { revision: string }) {
      return { article: versions.get(revision) ?? fail('not-found') };
    },
    async list() {
      return [...versions.keys()].reverse().map((version) => ({ version, at: '', current: false }));
    },
    async read({ version }: { version: string }) {
      return { article: versions.get(version) };
    },
    async keep(asked: { file: string; reason: string; article?: Article }) {
      if (broken) return fail(broken);
      const article = asked.article ?? files.get(asked.file)?.article;
      kept.push({ reason: asked.reason, text: textOf(article?.content) });
      return { version: 'v' };
    },
  };
  return {
    articles: articles as unknown as NewsroomClient['article'],
    history: history as unknown as NewsroomClient['history'],
    kept,
    trashed,
    reads,
    /** Nobody tells of what is written to it. */
    mount: (file: string) => onNetwork.add(file),
    move(file: string, to: string) {
      const there = files.get(file);
      if (there) files.set(to, { ...there, name: `${to}.stet` });
      files.delete(file);
    },
    forget: () => versions.clear(),
    put,
    text: (file: string) => textOf(files.get(file)?.article.content),
    article: (file: string) => files.get(file)?.article,
    files: () => [...files.keys()],
    delete: (file: string) => files.delete(file),
    spoil: (file: string) => spoilt.add(file),
    /** As it was before it was spoilt, to the byte. */
    mend: (file: string) => {
      spoilt.delete(file);
      return files.get(file)?.revision ?? '';
    },
    break: (code: FailureCode | undefined) => {
      broken = code;
    },
    /** The next save is made, and fails all the same. */
    loseNextAnswer(what = 'connection') {
      loseAnswer = { what };
    },
    /** Whether somebody else may be writing what is opened from now on. */
    sayTaken: (taken: boolean) => {
      mayBeTaken = taken;
    },
    /** Every call waits until the function that is returned is called. */
    hold() {
      let release = () => {};
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => {
        held = undefined;
        release();
      };
    },
  };
}

/** A line is a paragraph. */
const contentOf = (text: string): NodeJson =>
  emptyContent(
    text.split('\n').map((line) => ({
      type: 'paragraph',
      content: line ? [{ type: 'text', text: line }] : [],
    })),
  );
const linesIn = (content: NodeJson) => (content.content?.at(-1)?.content ?? []).map(textOf);
const articleOf = (id: string, text: string): Article => ({
  ...createArticle(id, 'en', '2026-05-04T00:00:00Z'),
  content: contentOf(text),
});

/** The part of an editor that a session asks for, without a page. */
function createPage(session: Session) {
  let content = emptyContent();
  let shown: string | undefined;
  let still = Promise.resolve();
  const handle = {
    editor: { on: () => {}, off: () => {} },
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

describe('the open article', () => {
  let disk: ReturnType<typeof createDisk>;
  let session: Session;
  let page: ReturnType<typeof createPage>;
  let answer: boolean;
  let asked: number;
  let forgotten: string[];
  /** A text of a window that is gone. */
  let kept: RestoredText | undefined;
  const open = () => session.store.getState().open;
  const settled = () => new Promise((resolve) => setTimeout(resolve));
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
  };

  beforeEach(async () => {
    locked.clear();
    disk = createDisk();
    asked = 0;
    kept = undefined;
    forgotten = [];
    answer = false;
    session = createSession({
      answers: async () => undefined,
      articles: disk.articles,
      history: disk.history,
      askToLeave: async () => {
        asked++;
        return answer;
      },
      waitForPhotos: (arrived) => arrived.then(() => true),
      say: () => {},
      forget: (file) => forgotten.push(file),
      journaling: noJournal,
      locks: { ...noLocks, locks: locks as unknown as NewsroomClient['locks'] },
      takeOver: async () => kept ?? Promise.reject(new Error('nothing is kept')),
      tookOver: () => {},
      keptOf: () => undefined,
      undoable: async () => [],
    });
    page = createPage(session);
    disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'A.'));
    disk.put('b', 'b.stet', articleOf('urn:uuid:b', 'B.'));
    await session.openFile('a');
    page.render();
  });

  test('is saved before another one is shown', async () => {
    page.type(' More.');
    expect(open()?.dirty).toBe(true);
    expect(await session.openFile('b')).toBe(true);
    page.render();
    expect(disk.text('a')).toBe('A. More.');
    expect(page.text()).toBe('B.');
    expect(open()).toMatchObject({ file: 'b', dirty: false });
  });

  test('frees the photos of the one before, and of a draft that had no file yet', async () => {
    forgotten = [];
    await session.openNew();
    expect(forgotten).toContain('a');
    forgotten = [];
    expect(await session.openFile('b')).toBe(true);
    expect(forgotten).toEqual(['draft']);
  });

  test('gets what was typed while the next one was being read', async () => {
    const release = disk.hold();
    const opening = session.openFile('b');
    await Promise.resolve();
    page.type(' Late.');
    release();
    expect(await opening).toBe(true);
    expect(disk.text('a')).toBe('A. Late.');
  });

  test('is read once where it was pressed before it is opened, and only once for that', async () => {
    disk.reads.length = 0;
    session.expectFile('b');
    expect(disk.reads).toEqual(['b']);
    expect(await session.openFile('b')).toBe(true);
    page.render();
    expect(page.text()).toBe('B.');
    expect(disk.reads).toEqual(['b']);
    await session.openFile('a');
    await session.openFile('b');
    expect(disk.reads).toEqual(['b', 'a', 'b']);
  });

  test('is what lies in its file now, where that was changed while it was pressed', async () => {
    session.expectFile('b');
    await settled();
    const { revision } = disk.put('b', 'b.stet', articleOf('urn:uuid:b', 'B. Theirs.'));
    session.fileChanged('b', revision);
    expect(await session.openFile('b')).toBe(true);
    page.render();
    expect(page.text()).toBe('B. Theirs.');
  });

  test('is read anew where it was held down for long, or could not be read at first', async () => {
    vi.useFakeTimers();
    try {
      session.expectFile('b');
      await vi.advanceTimersByTimeAsync(600);
      disk.put('b', 'b.stet', articleOf('urn:uuid:b', 'B. Theirs.'));
      expect(await session.openFile('b')).toBe(true);
    } finally {
      vi.useRealTimers();
    }
    page.render();
    expect(page.text()).toBe('B. Theirs.');
    disk.break('io');
    session.expectFile('a');
    await settled();
    disk.break(undefined);
    expect(await session.openFile('a')).toBe(true);
  });

  test('is not read ahead where it is shown already', () => {
    disk.reads.length = 0;
    session.expectFile('a');
    expect(disk.reads).toEqual([]);
  });

  test('stays open where another one was asked for while it was being closed', async () => {
    const release = disk.hold();
    page.type(' More.');
    const closing = session.close();
    const opening = session.openFile('b');
    expect(session.isOpening()).toBe(true);
    release();
    expect(await closing).toBe(false);
    expect(await opening).toBe(true);
    expect(session.isOpening()).toBe(false);
    expect(open()?.file).toBe('b');
    expect(disk.text('a')).toBe('A. More.');
  });

  test.each([
    ['asked for twice while it came', ['b', 'b']],
    ['asked for again after another one', ['b', 'c', 'b']],
    ['asked for instead of another one', ['c', 'b']],
  ])('has its lock, and no other, where it was %s', async (_, files) => {
    disk.put('c', 'c.stet', articleOf('urn:uuid:c', 'C.'));
    for (const taken of [true, false]) {
      disk.sayTaken(taken);
      await session.openFile('a');
      const ends: (() => void)[] = [];
      const openings: Promise<boolean>[] = [];
      for (const file of files) {
        ends.push(disk.hold());
        openings.push(session.openFile(file));
        await settled();
      }
      for (const end of ends) {
        end();
        await settled();
      }
      await Promise.all(openings);
      expect(open()).toMatchObject({ file: 'b', lock: { kind: 'mine' } });
      expect([...locked]).toEqual(['b']);
    }
  });

  test('whose opening was given up leaves no lock behind', async () => {
    const release = disk.hold();
    const opening = session.openFile('b');
    await settled();
    const closing = session.close();
    release();
    await Promise.all([opening, closing]);
    await settled();
    expect([...locked]).toEqual([]);
  });

  test('tells whether anything was changed since', async () => {
    const before = session.changes();
    expect(await session.leave()).toBe(true);
    expect(session.changes()).toBe(before);
    page.type(' More.');
    expect(session.changes()).not.toBe(before);
  });

  test('is kept to the last word where theirs is opened in its stead', async () => {
    const rescue = createRescue(session, {
      toasts: { say: () => {} },
    } as unknown as RescueNeeds);
    page.type(' Mine.');
    disk.forget();
    disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'Theirs.'));
    await session.verify();
    const release = disk.hold();
    const opening = rescue.openTheirs();
    await Promise.resolve();
    page.type(' Late.');
    release();
    await opening;
    page.render();
    expect(open()).toMatchObject({ file: 'a', dirty: false });
    expect(page.text()).toBe('Theirs.');
    expect(disk.files()).toEqual(['a', 'b', 'file-3']);
    expect(disk.text('file-3')).toBe('A. Mine. Late.');
  });

  test('gets what was typed while another library was being opened', async () => {
    const writer = { window: 'w', session, end: () => {} } as unknown as Writer;
    const status: LibraryStatus = { state: 'none' };
    const files = createFileActions({
      newsroom: {
        library: {
          async openRecent() {
            page.type(' Late.');
            return status;
          },
        },
      },
      panes: createPanes(
        () => writer,
        () => {},
      ),
      library: { store: createStore(() => ({})), statusChanged: () => {} },
      toasts: { say: (message: string) => expect.unreachable(message) },
    } as unknown as FileActionsNeeds);
    page.type(' More.');
    await files.openRecentLibrary('sports');
    expect(disk.text('a')).toBe('A. More. Late.');
    expect(open()).toBeUndefined();
  });

  test('is never written with the text of the one before', async () => {
    page.type(' More.');
    await session.openFile('b');
    // The editor still shows A: React has not rendered yet.
    session.change(['slug'], 'b-slug');
    expect(await session.save()).toBe(true);
    expect(disk.text('b')).toBe('B.');
    expect(disk.article('b')?.slug).toBe('b-slug');
    expect(disk.text('a')).toBe('A. More.');
  });

  test('that was let go while its journal was waited for takes no other one along', async () => {
    const flushed = Promise.withResolvers<undefined>();
    const flush = vi.spyOn(noJournal, 'flush').mockReturnValue(flushed.promise);
    page.type(' More.');
    const saving = session.save();
    await session.abandon();
    await session.openNew(articleOf('urn:uuid:c', 'C.'));
    flushed.resolve(undefined);
    expect(await saving).toBe(false);
    flush.mockRestore();
    expect(disk.files()).toEqual(['a', 'b']);
    expect(open()?.file).toBeUndefined();
    expect(open()?.dirty).toBe(true);
  });

  test('stays when it cannot be saved and the person does not let it go', async () => {
    disk.break('disk-full');
    page.type(' More.');
    expect(await session.openFile('b')).toBe(false);
    expect(asked).toBe(1);
    expect(open()).toMatchObject({ file: 'a', dirty: true, save: { kind: 'failed' } });
    answer = true;
    expect(await session.openFile('b')).toBe(true);
    expect(asked).toBe(2);
    expect(disk.text('a')).toBe('A.');
  });

  test('is shown anew when it changed outside and nothing here is unsaved', async () => {
    const { revision } = disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'Outside.'));
    session.fileChanged('a', revision);
    await expect.poll(page.text).toBe('Outside.');
    expect(open()).toMatchObject({ dirty: false, outside: undefined });
    page.type(' Mine.');
    expect(await session.save()).toBe(true);
    expect(disk.text('a')).toBe('Outside. Mine.');
  });

  test('is in conflict when its place is taken by another one; nothing is overwritten', async () => {
    page.type(' Mine.');
    disk.put('a', 'a.stet', articleOf('urn:uuid:other', 'Theirs.'));
    expect(await session.save()).toBe(false);
    expect(open()).toMatchObject({ outside: { kind: 'changed' }, dirty: true });
    expect(disk.text('a')).toBe('Theirs.');
    await session.moveToCopy('library', 'mine');
    expect(disk.text('a')).toBe('Theirs.');
    expect(open()).toMatchObject({ name: 'mine.stet', dirty: false, outside: undefined });
    expect(disk.text(open()?.file ?? '')).toBe('A. Mine.');
    expect(disk.article(open()?.file ?? '')?.id).not.toBe('urn:uuid:a');
  });

  test.each([
    ['whose answer was lost', 'connection'],
    ['that was in its place when the disk failed', 'folder'],
  ])('is no conflict with its own save %s', async (_, what) => {
    page.type(' One.');
    disk.loseNextAnswer(what);
    expect(await session.save()).toBe(false);
    page.type(' Two.');
    // Nothing came of this one.
    disk.break('io');
    expect(await session.save()).toBe(false);
    disk.break(undefined);
    page.type(' Three.');
    expect(await session.save()).toBe(true);
    expect(disk.text('a')).toBe('A. One. Two. Three.');
    expect(open()).toMatchObject({ outside: undefined, dirty: false });
  });

  test('is not "saved" by a write that another change overtook', async () => {
    page.type(' One.');
    const release = disk.hold();
    const saving = session.save();
    await Promise.resolve();
    page.type(' Two.');
    release();
    expect(await saving).toBe(true);
    expect(disk.text('a')).toBe('A. One. Two.');
    expect(open()?.dirty).toBe(false);
  });

  test('that lost its file stays, and is saved again under its own name', async () => {
    disk.delete('a');
    session.fileGone('a');
    await expect.poll(() => open()?.outside).toEqual({ kind: 'gone' });
    expect(await session.save()).toBe(false);
    await session.moveToCopy('library', 'a', 'same');
    expect(open()).toMatchObject({ name: 'a.stet', outside: undefined });
    expect(disk.article(open()?.file ?? '')?.id).toBe('urn:uuid:a');
  });

  test('whose drive was unplugged is saved once that is back, though nobody tells', async () => {
    vi.useFakeTimers();
    try {
      disk.move('a', 'unplugged');
      session.fileGone('a');
      await vi.advanceTimersByTimeAsync(0);
      expect(open()?.outside).toEqual({ kind: 'gone' });
      page.type(' Mine.');
      await vi.advanceTimersByTimeAsync(20_000);
      expect(open()?.outside).toEqual({ kind: 'gone' });
      disk.move('unplugged', 'a');
      await vi.advanceTimersByTimeAsync(10_000);
      expect(open()).toMatchObject({ outside: undefined, dirty: false });
      expect(disk.text('a')).toContain('Mine.');
    } finally {
      vi.useRealTimers();
    }
  });

  test('whose folder was exchanged for another one is saved once its own is back, though nobody tells', async () => {
    vi.useFakeTimers();
    try {
      page.type(' Mine.');
      disk.move('a', 'was');
      const other = disk.put('a', 'a.stet', articleOf('urn:uuid:other', 'Another one.'));
      session.fileChanged('a', other.revision);
      await vi.advanceTimersByTimeAsync(20_000);
      expect(open()?.outside).toEqual({ kind: 'changed' });
      disk.move('was', 'a');
      await vi.advanceTimersByTimeAsync(10_000);
      expect(open()).toMatchObject({ outside: undefined, dirty: false });
      expect(disk.text('a')).toBe('A. Mine.');
    } finally {
      vi.useRealTimers();
    }
  });

  test('whose file is gone counts as unsaved: leaving asks, though no key was pressed', async () => {
    disk.delete('a');
    session.fileGone('a');
    await expect.poll(() => open()?.dirty).toBe(true);
    expect(await session.openFile('b')).toBe(false);
    expect(asked).toBe(1);
    expect(page.text()).toBe('A.');
  });

  test('is kept when its file is spoilt, whatever lies there later', async () => {
    disk.spoil('a');
    session.fileChanged('a', 'f'.repeat(64));
    await expect.poll(() => open()?.outside).toEqual({ kind: 'spoilt' });
    expect(await session.openFile('b')).toBe(false);
    // Nothing was typed here since, but it counts as unsaved: both are put together.
    disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'A.\nOlder.'));
    await session.verify();
    expect(open()).toMatchObject({ outside: undefined, dirty: true });
    expect(page.text()).toBe('A.\nOlder.');
  });

  test('is saved on when its spoilt file is put back as it was', async () => {
    disk.spoil('a');
    session.fileChanged('a', 'f'.repeat(64));
    await expect.poll(() => open()?.outside).toEqual({ kind: 'spoilt' });
    page.type(' Mine.');
    session.fileChanged('a', disk.mend('a'));
    await expect.poll(() => open()?.outside).toBeUndefined();
    expect(await session.save()).toBe(true);
    expect(disk.text('a')).toBe('A. Mine.');
  });

  test('stays when another one cannot be reached for the moment', async () => {
    disk.break('io');
    expect(await session.openFile('b')).toBe(false);
    expect(open()?.file).toBe('a');
    disk.break(undefined);
    expect(await session.openFile('nowhere')).toBe(false);
    expect(session.store.getState().failed?.failure.code).toBe('not-found');
  });

  test('that nobody wrote into is not kept; one with a word in it is', async () => {
    const before = disk.files().length;
    await session.openNew();
    page.render();
    await session.openFile('a');
    expect(disk.files()).toHaveLength(before);
    await session.openNew();
    page.render();
    page.type('Word');
    await session.openFile('a');
    expect(disk.files()).toHaveLength(before + 1);
  });

  test('loses photos that were taken in and then undone, and no others', async () => {
    const photo = (digit: string) => ({
      type: 'image' as const,
      src: `media/${digit.repeat(64)}.jpg`,
      mimeType: 'image/jpeg',
      width: 1,
      height: 1,
    });
    session.addAsset('taken', photo('a'));
    expect(await session.save()).toBe(true);
    expect(disk.article('a')?.assets).toBeUndefined();
    expect(open()?.metadata.assets).toHaveProperty('taken');
  });

  test('is put together with what somebody else wrote, and saved over that', async () => {
    page.type('\nMine.');
    const { revision } = disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'Theirs.\nA.'));
    session.fileChanged('a', revision);
    await expect.poll(page.text).toBe('Theirs.\nA.\nMine.');
    expect(open()).toMatchObject({ outside: undefined, dirty: true });
    expect(open()?.arrived?.arrivals).toMatchObject([{ kind: 'added' }]);
    expect(await session.save()).toBe(true);
    expect(linesIn(disk.article('a')?.content ?? { type: 'doc' })).toEqual([
      'Theirs.',
      'A.',
      'Mine.',
    ]);
    session.forgetArrivals();
    expect(open()?.arrived).toBeUndefined();
  });

  test('is put together by a save that comes before the news', async () => {
    page.type('\nMine.');
    disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'Theirs.\nA.'));
    expect(await session.save()).toBe(true);
    expect(linesIn(disk.article('a')?.content ?? { type: 'doc' })).toEqual([
      'Theirs.',
      'A.',
      'Mine.',
    ]);
  });

  test('takes in what was typed while the other version was being read', async () => {
    page.type('\nMine.');
    const end = page.compose();
    const { revision } = disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'Theirs.\nA.'));
    session.fileChanged('a', revision);
    await new Promise((resolve) => setTimeout(resolve));
    page.type(' 港');
    expect(page.text()).toBe('A.\nMine. 港');
    end();
    await expect.poll(page.text).toBe('Theirs.\nA.\nMine. 港');
  });

  describe('that both sides changed in one place', () => {
    const conflicts = () => {
      const outside = open()?.outside;
      return outside?.kind === 'both' ? outside.conflicts : [];
    };
    beforeEach(async () => {
      page.type(' Mine.');
      disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'A. Theirs.\nNew.'));
      await session.verify();
      expect(conflicts()).toHaveLength(1);
      expect(page.text()).toBe('A. Mine.\nNew.');
    });
    const decide = async (choice: 'mine' | 'theirs' | 'both') => {
      const [conflict] = conflicts();
      if (conflict) await session.settle(conflict, choice);
      expect(open()?.outside).toBeUndefined();
      expect(await session.save()).toBe(true);
      return linesIn(disk.article('a')?.content ?? { type: 'doc' });
    };

    test('is not saved before somebody decides, and not asked about twice', async () => {
      expect(await session.save()).toBe(false);
      const asked = conflicts();
      await session.verify();
      expect(conflicts()).toBe(asked);
      expect(disk.text('a')).toBe('A. Theirs.New.');
    });
    test('keeps theirs as a version where mine is chosen', async () => {
      expect(await decide('mine')).toEqual(['A. Mine.', 'New.']);
      expect(disk.kept).toEqual([{ reason: 'conflict-loser', text: 'A. Theirs.New.' }]);
    });
    test('keeps mine as a version where theirs is chosen', async () => {
      expect(await decide('theirs')).toEqual(['A. Theirs.', 'New.']);
      expect(disk.kept).toEqual([{ reason: 'conflict-loser', text: 'A. Mine.New.' }]);
    });
    test('has both where both are wanted', async () => {
      expect(await decide('both')).toEqual(['A. Mine.', 'A. Theirs.', 'New.']);
      expect(disk.kept).toEqual([]);
    });
    test('changes nothing while the loser cannot be kept', async () => {
      disk.break('disk-full');
      const [conflict] = conflicts();
      if (conflict) await session.settle(conflict, 'theirs');
      expect(conflicts()).toEqual([conflict]);
      expect(page.text()).toBe('A. Mine.\nNew.');
    });
    test('is asked about anew when the file changes once more', async () => {
      disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'A. Third.\nNew.'));
      await session.verify();
      expect(conflicts()[0]?.theirs).toMatchObject({ content: [{ text: 'A. Third.' }] });
    });
  });

  test('that was kept is shown although its drive does not answer, and put together once it does', async () => {
    const { revision } = disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'A.'));
    await session.close();
    kept = {
      file: 'a',
      name: 'a.stet',
      base: revision,
      article: articleOf('urn:uuid:a', 'A.\nMine.'),
      changed: new Date(0).toISOString(),
      journaled: { journal: 'j', sequence: 0 },
    };
    disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'Theirs.\nA.'));
    const answers = disk.hold();
    const lock = vi.spyOn(noLocks.locks, 'take').mockReturnValue(new Promise(() => {}));
    expect(await session.restore('j')).toBe(true);
    lock.mockRestore();
    page.render();
    expect(page.text()).toBe('A.\nMine.');
    expect(open()).toMatchObject({ file: 'a', name: 'a.stet', dirty: true });
    answers();
    await expect.poll(page.text).toBe('Theirs.\nA.\nMine.');
  });

  test('loses nothing where nobody knows the version before', async () => {
    kept = {
      file: 'a',
      base: 'e'.repeat(64),
      article: articleOf('urn:uuid:a', 'A.\nMine.'),
      changed: new Date(0).toISOString(),
      journaled: { journal: 'j', sequence: 0 },
    };
    disk.forget();
    disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'A.\nTheirs.'));
    await session.restore('j');
    page.render();
    await expect.poll(() => open()?.outside).toBeUndefined();
    expect(await session.save()).toBe(true);
    expect(linesIn(disk.article('a')?.content ?? { type: 'doc' })).toEqual([
      'A.',
      'Mine.',
      'Theirs.',
    ]);
  });

  describe('is put together where the newsroom has forgotten the version before', () => {
    const changedBy = (line: string) => {
      disk.forget();
      disk.put('a', 'a.stet', articleOf('urn:uuid:a', line));
    };
    const inFile = () => linesIn(disk.article('a')?.content ?? { type: 'doc' });

    test('as it was opened', async () => {
      page.type('\nMine.');
      changedBy('A, theirs.');
      expect(await session.save()).toBe(true);
      expect(inFile()).toEqual(['A, theirs.', 'Mine.']);
    });

    test('as it was saved last', async () => {
      page.type(' More.\nOld.');
      expect(await session.save()).toBe(true);
      page.type('\nMine.');
      changedBy('A. More, theirs.\nOld.');
      expect(await session.save()).toBe(true);
      expect(inFile()).toEqual(['A. More, theirs.', 'Old.', 'Mine.']);
    });

    test('as somebody else left it', async () => {
      changedBy('A, once more.\nOld.');
      await session.verify();
      page.type('\nMine.');
      changedBy('A, and again.\nOld.');
      expect(await session.save()).toBe(true);
      expect(inFile()).toEqual(['A, and again.', 'Old.', 'Mine.']);
    });

    test('as both sides left it', async () => {
      page.type('\nMine.');
      changedBy('A, theirs.');
      await session.verify();
      expect(open()).toMatchObject({ dirty: true, outside: undefined });
      changedBy('A, theirs again.');
      await session.verify();
      expect(open()).toMatchObject({ dirty: true, outside: undefined });
      expect(page.text()).toBe('A, theirs again.\nMine.');
    });
  });

  test('is asked after on a network drive, where nobody tells', async () => {
    vi.useFakeTimers();
    try {
      disk.mount('b');
      await session.openFile('b');
      page.render();
      disk.put('b', 'b.stet', articleOf('urn:uuid:b', 'B, from elsewhere.'));
      await vi.advanceTimersByTimeAsync(5_000);
      expect(page.text()).toBe('B, from elsewhere.');
      await session.openFile('a');
      page.render();
      disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'A, from elsewhere.'));
      await vi.advanceTimersByTimeAsync(20_000);
      expect(page.text()).toBe('A.');
    } finally {
      vi.useRealTimers();
    }
  });

  test('goes on where its file was moved to, whatever was written there', async () => {
    page.type('\nMine.');
    disk.move('a', 'moved');
    session.fileGone('a');
    await expect.poll(() => open()?.outside).toEqual({ kind: 'gone' });
    // Nobody may be told that it is saved, whatever was the case before.
    expect(open()?.save.kind).toBe('due');
    disk.put('moved', 'moved.stet', articleOf('urn:uuid:a', 'Theirs.\nA.'));
    await session.follow('moved');
    expect(open()).toMatchObject({ file: 'moved', name: 'moved.stet', outside: undefined });
    expect(await session.save()).toBe(true);
    expect(linesIn(disk.article('moved')?.content ?? { type: 'doc' })).toEqual([
      'Theirs.',
      'A.',
      'Mine.',
    ]);
    expect(disk.files()).not.toContain('a');
  });

  test('takes in a conflict copy, which goes to the trash once that is saved', async () => {
    disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'A.\nHere.'));
    await session.verify();
    disk.put('copy', 'a (1).stet', articleOf('urn:uuid:a', 'There.\nA.'));
    disk.break('disk-full');
    await session.takeInCopy({ file: 'copy', name: 'a (1).stet' });
    expect(disk.trashed).toEqual([]);
    disk.break(undefined);
    await session.takeInCopy({ file: 'copy', name: 'a (1).stet' });
    expect(linesIn(disk.article('a')?.content ?? { type: 'doc' })).toEqual([
      'There.',
      'A.',
      'Here.',
    ]);
    expect(disk.trashed).toEqual(['copy']);
    expect(disk.kept).toContainEqual({ reason: 'conflict-loser', text: 'There.A.' });
  });

  test('keeps an empty name where the model wants one, and no other empty field', () => {
    session.attach(undefined, open()?.documentId ?? '');
    session.change(['byline', 'contributors'], [{ name: 'Mara' }]);
    session.change(['byline', 'contributors', 0, 'name'], '');
    expect(open()?.metadata.byline).toEqual({ contributors: [{ name: '' }] });
    session.change(['summary'], 'Short');
    session.change(['summary'], '');
    expect(open()?.metadata).not.toHaveProperty('summary');
  });
});
