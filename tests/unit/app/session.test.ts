import { beforeEach, describe, expect, test } from 'vitest';
import type { Journaling } from '../../../renderer/app/article/journaling.ts';
import { createSession, type Session } from '../../../renderer/app/article/session.ts';
import { CallFailure, type NewsroomClient } from '../../../renderer/app/connect.ts';
import type { EditorHandle } from '../../../renderer/editor/editorHandle.ts';
import { createArticle, emptyContent } from '../../../shared/article/create.ts';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { textOf } from '../../../shared/article/text.ts';
import type { FailureCode } from '../../../shared/contract/failure.ts';

/** A disk that keeps the newsroom's promises: a save with another base is a conflict. */
function createDisk() {
  const files = new Map<string, { name: string; article: Article; revision: string }>();
  const spoilt = new Set<string>();
  let revisions = 0;
  let broken: FailureCode | undefined;
  let loseAnswer = false;
  let held: Promise<void> | undefined;
  const fail = (code: FailureCode, detail?: Record<string, string>) => {
    throw new CallFailure({ code, message: `${code}.`, retry: false, ...(detail && { detail }) });
  };
  const put = (file: string, name: string, article: Article) => {
    const revision = String(++revisions).padStart(64, '0');
    spoilt.delete(file);
    files.set(file, { name, article: structuredClone(article), revision });
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
        article: structuredClone(there.article),
      };
    },
    async save(asked: { file: string; base: string; article: Article }) {
      await held;
      if (broken) return fail(broken);
      const there = files.get(asked.file);
      if (!there) return fail('not-found');
      if (there.revision !== asked.base) return fail('conflict');
      const saved = put(asked.file, there.name, asked.article);
      if (loseAnswer) {
        loseAnswer = false;
        return fail('io', { what: 'connection' });
      }
      return saved;
    },
    async saveNew({ article, name = 'untitled' }: { article: Article; name?: string }) {
      await held;
      if (broken) return fail(broken);
      return put(`file-${files.size + 1}`, `${name}.stet`, article);
    },
  };
  return {
    articles: articles as unknown as NewsroomClient['article'],
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
    loseNextAnswer: () => {
      loseAnswer = true;
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

const contentOf = (text: string): NodeJson =>
  emptyContent([{ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] }]);
const articleOf = (id: string, text: string): Article => ({
  ...createArticle(id, 'en', '2026-05-04T00:00:00Z'),
  content: contentOf(text),
});

/** The part of an editor that a session asks for, without a page. */
function createPage(session: Session) {
  let content = emptyContent();
  let shown: string | undefined;
  const handle = {
    editor: { on: () => {}, off: () => {} },
    getContent: () => content,
    replaceContent: (next: NodeJson) => {
      content = next;
      session.textChanged();
    },
  } as unknown as EditorHandle;
  return {
    /** What React does after the session showed another article. */
    render() {
      const open = session.store.getState().open;
      if (open?.documentId === shown) return;
      if (shown !== undefined) session.attach(undefined, shown);
      shown = open?.documentId;
      if (!open) return;
      content = session.content() ?? content;
      session.attach(handle, open.documentId);
    },
    type(text: string) {
      content = contentOf(textOf(content) + text);
      session.textChanged();
    },
    text: () => textOf(content),
  };
}

/** Keeps nothing: a session must not need it. */
const noJournal: Journaling = {
  start() {},
  stop() {},
  took() {},
  flush: async () => undefined,
  covers: () => undefined,
  discard: async () => undefined,
};

/** A folder that takes none. */
const noLocks = {
  locks: {
    take: async () => ({ state: 'none' }),
    release: async () => undefined,
  } as unknown as NewsroomClient['locks'],
  window: 'w',
  tellFree() {},
};

describe('the open article', () => {
  let disk: ReturnType<typeof createDisk>;
  let session: Session;
  let page: ReturnType<typeof createPage>;
  let answer: boolean;
  let asked: number;
  let forgotten: string[];
  const open = () => session.store.getState().open;

  beforeEach(async () => {
    disk = createDisk();
    asked = 0;
    forgotten = [];
    answer = false;
    session = createSession({
      articles: disk.articles,
      askToLeave: async () => {
        asked++;
        return answer;
      },
      say: () => {},
      forget: (file) => forgotten.push(file),
      journaling: noJournal,
      locks: noLocks,
      history: {} as NewsroomClient['history'],
      takeOver: () => Promise.reject(new Error('nothing is kept')),
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

  test('is in conflict when it changed on both sides; nothing is overwritten', async () => {
    page.type(' Mine.');
    disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'Theirs.'));
    expect(await session.save()).toBe(false);
    expect(open()).toMatchObject({ outside: { kind: 'changed' }, dirty: true });
    expect(disk.text('a')).toBe('Theirs.');
    await session.moveToCopy('library', 'mine');
    expect(disk.text('a')).toBe('Theirs.');
    expect(open()).toMatchObject({ name: 'mine.stet', dirty: false, outside: undefined });
    expect(disk.text(open()?.file ?? '')).toBe('A. Mine.');
    expect(disk.article(open()?.file ?? '')?.id).not.toBe('urn:uuid:a');
  });

  test('is no conflict with its own save whose answer was lost', async () => {
    page.type(' One.');
    disk.loseNextAnswer();
    expect(await session.save()).toBe(false);
    page.type(' Two.');
    expect(await session.save()).toBe(true);
    expect(disk.text('a')).toBe('A. One. Two.');
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
    disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'Older.'));
    await session.verify();
    expect(open()?.outside).toEqual({ kind: 'changed' });
    expect(page.text()).toBe('A.');
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
