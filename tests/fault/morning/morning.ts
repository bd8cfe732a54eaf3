import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isSameArticle } from '../../../electron/newsroom/articles/articleBytes.ts';
import type { Newsroom } from '../../../electron/newsroom/newsroom.ts';
import { openNewsroom } from '../../../electron/newsroom/openNewsroom.ts';
import { changedSince } from '../../../shared/article/changedBlocks.ts';
import type { Article } from '../../../shared/article/model.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { textOf } from '../../../shared/article/text.ts';
import type { Journaled } from '../../../shared/contract/journal.ts';
import { articleWith } from '../../unit/newsroom/articleWith.ts';
import { typist } from '../../unit/newsroom/typist.ts';
import { why } from '../promises/promise.ts';
import type { Core } from './startCore.ts';

/** The folders that a newsroom works in. */
export interface Folders {
  root: string;
  library: string;
  userData: string;
}

const original = articleWith({ headline: 'Harbour vote', body: ['Nobody'] });
const second = articleWith({
  id: 'urn:uuid:00000000-0000-4000-8000-000000000002',
  headline: 'Ferry sails again',
  slug: 'ferry',
});

/** What is typed, in its order; a save follows the second and the third. */
const typed = [' alpha', ' beta', ' gamma'] as const;
/** The article after so many of them. */
const states: readonly Article[] = (() => {
  const hands = typist(original);
  return [original, ...typed.map((word) => ({ ...original, content: typedInto(hands, word) }))];
})();

function typedInto(hands: ReturnType<typeof typist>, word: string) {
  hands.type(word);
  return hands.content;
}

/** A library with one article, and no settings yet. @param root made unless it is given */
export async function freshFolders(root?: string): Promise<Folders> {
  const at = root ?? (await fs.realpath(await fs.mkdtemp(path.join(tmpdir(), 'stet-fault-'))));
  const folders = { root: at, library: path.join(at, 'Desk'), userData: path.join(at, 'user') };
  await fs.mkdir(folders.library, { recursive: true });
  await fs.mkdir(folders.userData);
  await fs.writeFile(path.join(folders.library, 'vote.stet'), serialise(original));
  return folders;
}

/** What a save does behind its answer may still be under way. */
export const removeFolders = ({ root }: Folders) =>
  fs.rm(root, { recursive: true, force: true, maxRetries: 5 });

export const steps = [
  'settings',
  'alpha kept',
  'beta kept',
  'beta saved',
  'version named',
  'gamma kept',
  'gamma saved',
  'new article saved',
] as const;
export type Step = (typeof steps)[number];

/** What became of a step: reported as done, refused, or cut off before it could say. */
export type Reported = Map<Step, 'done' | 'refused'>;

/**
 * Types, saves and names a version, one call after the other.
 *
 * @param reported after each step what the newsroom said
 * @returns tries again what was refused, with the same words to each step
 */
export async function morning(
  { newsroom }: Pick<Core, 'newsroom'>,
  reported: (step: Step, failure?: unknown) => void | Promise<void>,
): Promise<() => Promise<void>> {
  const { articles, settings, journals, histories, library } = newsroom;
  const refused: (() => Promise<void>)[] = [];
  const window = randomUUID();
  const attempt = async (step: Step, task: () => Promise<unknown>) => {
    try {
      await task();
    } catch (error) {
      refused.push(() => attempt(step, task));
      await reported(step, error);
      return;
    }
    await reported(step);
  };
  const [entry] = await library.list();
  const { file, revision } = await articles.open(entry?.file ?? '');
  let base = revision;
  let journaled: Journaled | undefined;
  let lost = false;
  const hands = typist(original);
  /** What the file says. */
  let before = hands.document;
  const { content: _, ...metadata } = original;
  const unsent: unknown[] = [];
  /** How many words are typed. */
  let written = 0;
  const type = () => {
    unsent.push(...hands.type(typed[written] ?? ''));
    written++;
  };
  /** As a window does: what was refused is sent again, with the whole text where no journal has it. */
  const send = async () => {
    if (unsent.length === 0) return;
    const whole = { begin: { file, base, article: states[written] }, steps: [] };
    const steps = [...unsent];
    const kept = journaled && { journal: journaled.journal, steps };
    try {
      const request = lost ? whole : (kept ?? { begin: { file, base }, steps });
      journaled = await journals.append({ window, ...request });
      unsent.length = 0;
      lost = false;
    } catch (error) {
      lost ||= journaled === undefined;
      throw error;
    }
  };
  const save = async () => {
    const holds = unsent.length === 0 ? journaled : undefined;
    const text = changedSince(before, hands.document);
    const bySteps = holds && text && { file, base, metadata, text, journaled: holds };
    const followed = bySteps ? await articles.saveJournaled(bySteps) : 'unknown';
    const saved =
      typeof followed === 'string'
        ? await articles.save(file, base, states[written] as Article, holds)
        : followed;
    base = saved.revision;
    before = hands.document;
  };
  await attempt('settings', () => settings.save({ authorName: 'Ada Quill' }));
  type();
  await attempt('alpha kept', send);
  type();
  await attempt('beta kept', send);
  await attempt('beta saved', save);
  await attempt('version named', () =>
    histories.keep({ file, reason: 'milestone', label: 'Filed' }),
  );
  type();
  await attempt('gamma kept', send);
  await attempt('gamma saved', save);
  await attempt('new article saved', () => articles.saveNew({ article: second, where: 'library' }));
  return async () => {
    for (const again of refused.splice(0)) await again();
  };
}

/** Locks are for others to see, and are judged by whether they change. */
const isLeftover = (name: string) => name.startsWith('.~') && !name.startsWith('.~lock.');

/** Files that a save, a journal or a history makes only for a moment, below these folders. */
export async function leftoversIn({ library, userData }: Folders): Promise<string[]> {
  const found: string[] = [];
  for (const folder of [library, userData]) {
    const names = await fs.readdir(folder, { recursive: true }).catch(() => []);
    found.push(...names.filter((name) => isLeftover(path.basename(name))));
  }
  return found;
}

/** An hour ago: what a dying process left without its name on it is judged by its age. */
export async function anHourLater(folders: Folders): Promise<void> {
  const earlier = new Date(Date.now() - 3_600_000);
  for (const folder of [folders.library, folders.userData]) {
    for (const name of await fs.readdir(folder, { recursive: true })) {
      if (isLeftover(path.basename(name))) {
        await fs.utimes(path.join(folder, name), earlier, earlier);
      }
    }
  }
}

const textIn = (article: Article) => textOf(article.content);

/**
 * Starts on the same folders as the person would, and looks for everything that was reported as
 * done; what was not may be there or not, but whole.
 *
 * @param strict also the versions, which a save does without rather than fail
 * @returns a sentence for each thing that is not as promised
 */
export async function faultsAfter(
  folders: Folders,
  reported: Reported,
  { strict }: { strict: boolean },
): Promise<string[]> {
  const faults: string[] = [];
  await anHourLater(folders);
  const newsroom = await openNewsroom({
    userData: folders.userData,
    host: { host: 'desktop', version: '0.1.0' },
    library: folders.library,
    version: '0.1.0',
  });
  try {
    await sweptUp(folders).catch((error) => faults.push(why(error)));
    faults.push(...(await faultsIn(newsroom, folders, reported, strict)));
  } catch (error) {
    faults.push(`the next start failed: ${why(error)}`);
  } finally {
    await newsroom.close();
  }
  const damaged = (await fs.readdir(folders.root, { recursive: true })).filter((name) =>
    /\.damaged-|\.cut-off-/.test(name),
  );
  if (damaged.length > 0) faults.push(`set aside as damaged: ${damaged.join(', ')}`);
  return faults;
}

/** Sweeping goes on beside everything else. @throws Error that names what stays */
export async function sweptUp(folders: Folders): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if ((await leftoversIn(folders)).length === 0) return;
    await wait(50);
  }
  throw new Error(`left after the next start: ${(await leftoversIn(folders)).join(', ')}`);
}

async function faultsIn(
  newsroom: Newsroom,
  folders: Folders,
  reported: Reported,
  strict: boolean,
): Promise<string[]> {
  const faults: string[] = [];
  const { articles, settings, journals, histories, library } = newsroom;
  const isDone = (step: Step) => reported.get(step) === 'done';
  const list = await library.list();
  const entry = list.find(({ name }) => name === 'vote.stet');
  const { file, revision, article } = await articles.open(entry?.file ?? '');
  const state = states.findIndex((each) => isSameArticle(each, article));
  const atLeast = isDone('gamma saved') ? 3 : isDone('beta saved') ? 2 : 0;
  if (state === -1) faults.push(`the article is none that was written: ${textIn(article)}`);
  else if (state < atLeast) faults.push(`reported as saved, but the file is state ${state}`);

  const restored: Article[] = [];
  for (const { journal } of await journals.kept()) {
    restored.push((await journals.restore(randomUUID(), journal)).article);
  }
  for (const [index, word] of typed.entries()) {
    if (!isDone(steps[[1, 2, 5][index] as number] as Step)) continue;
    if (![article, ...restored].some((text) => textIn(text).includes(word.trim()))) {
      faults.push(`kept, but nowhere any more: ${word.trim()}`);
    }
  }
  const { authorName } = await settings.read();
  if (isDone('settings') ? authorName !== 'Ada Quill' : !['', 'Ada Quill'].includes(authorName)) {
    faults.push(`the settings say ${authorName}`);
  }
  const versions = await histories.list(file);
  const texts: string[] = [];
  for (const { version } of versions) {
    texts.push(textIn((await histories.read(file, version)).article));
  }
  if (strict && isDone('beta saved') && !texts.includes(textIn(original))) {
    faults.push('what the first save replaced is no version');
  }
  if (isDone('version named') && !versions.some(({ label }) => label === 'Filed')) {
    faults.push('the version that got a name is gone');
  }
  const ferry = list.find(({ name }) => name === 'ferry.stet');
  if (list.length > 2) faults.push(`there are ${list.length} articles`);
  if (isDone('new article saved') && !ferry) faults.push('the new article is gone');
  if (ferry) {
    const there = (await articles.open(ferry.file)).article;
    if (!isSameArticle(there, second)) faults.push('the new article is torn');
  }
  await articles.save(file, revision, { ...article, slug: `after-${folders.root.length}` });
  return faults;
}
