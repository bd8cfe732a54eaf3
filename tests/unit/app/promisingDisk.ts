import { CallFailure, type NewsroomClient } from '../../../renderer/app/connect.ts';
import { createArticle } from '../../../shared/article/create.ts';
import type { Article } from '../../../shared/article/model.ts';
import { textOf } from '../../../shared/article/text.ts';
import type { FailureCode } from '../../../shared/contract/failure.ts';

/** A disk that keeps the newsroom's promises: a save with another base is a conflict. */
export function createDisk() {
  const files = new Map<string, { name: string; article: Article; revision: string }>();
  const spoilt = new Set<string>();
  /** What every revision said. */
  const versions = new Map<string, Article>();
  const kept: { reason: string; text: string }[] = [];
  const trashed: string[] = [];
  /** Which files were read to be shown. */
  const reads: string[] = [];
  /** Which of them were read ahead, and opened then. */
  const shown: string[] = [];
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
  function answered<Saved>(saved: Saved): Saved {
    if (!loseAnswer) return saved;
    const detail = loseAnswer;
    loseAnswer = undefined;
    return fail('io', detail);
  }
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
    async shown({ file }: { file: string }) {
      shown.push(file);
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
      return answered(put(asked.file, there.name, asked.article));
    },
    async saveNew(asked: { article: Article; name?: string; again?: true }) {
      await held;
      if (broken) return fail(broken);
      const { article, name = 'untitled', again } = asked;
      const before = again && [...files].find(([, there]) => there.article.id === article.id)?.[0];
      return answered(put(before ?? `file-${files.size + 1}`, `${name}.stet`, article));
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
    shown,
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
