import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { isMissing } from '../../../electron/newsroom/storage/systemFailure.ts';
import type { Article } from '../../../shared/article/model.ts';
import { textOf } from '../../../shared/article/text.ts';
import { typist } from '../../unit/newsroom/typist.ts';
import { type Folders, freshFolders, removeFolders, sweptUp } from '../morning/morning.ts';
import { type Core, startCore } from '../morning/startCore.ts';
import { type Promised, why } from './promise.ts';

const libraries = ['/usr/lib', '/usr/local/lib', '/usr/lib64'];

async function findFaketime(): Promise<string | undefined> {
  for (const folder of libraries) {
    const names = await fs.readdir(folder, { withFileTypes: true }).catch(() => []);
    const below = names.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    for (const at of ['', ...below]) {
      const file = path.join(folder, at, 'faketime', 'libfaketimeMT.so.1');
      if (
        await fs.stat(file).then(
          () => true,
          () => false,
        )
      )
        return file;
    }
  }
  return undefined;
}

async function lacksFaketime(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'needs Linux';
  const found = await findFaketime();
  if (found === undefined) return 'needs libfaketime';
  try {
    const env = { ...process.env, LD_PRELOAD: found, FAKETIME: '+365d' };
    const year = execFileSync('date', ['+%Y'], { env, encoding: 'utf8' }).trim();
    if (Number(year) > new Date().getFullYear()) return undefined;
  } catch {
    // Said below.
  }
  return 'needs a libfaketime that works here';
}

/** How the clock stands against the true one, step by step: days. */
const courses: readonly (readonly number[])[] = [
  [0, 365, 365, 365, 365, 365],
  [0, -365, -365, -365, -365, -365],
  [0, 365, 0, -365, 0, 365],
  [365, 0, 0, 0, 0, 0],
  [-365, 0, 0, 0, 0, 0],
  [0, -1 / 24, 1 / 24, 0, 20, -20],
];

/**
 * A round: a working day in which the clock jumps between any two things a person does, while the
 * newsroom runs; every other round it is started anew after each jump. All saves must work, every
 * version stay in its order, and what is kept come back with its last word.
 */
export const clockJumps: Promised = {
  id: 'P10',
  says: 'clock jumps are harmless',
  rounds: courses.length * 4,
  lacks: lacksFaketime,
  async run({ rounds, say }) {
    const failures: string[] = [];
    const preload = (await findFaketime()) as string;
    let largest = 0;
    for (let round = 0; round < rounds; round++) {
      const course = courses[Math.floor(round / 2) % courses.length] as readonly number[];
      const restarting = round % 2 === 1;
      const name = `${course.map((days) => Math.round(days)).join(', ')} days${restarting ? ', started anew each time' : ''}`;
      const faults = await dayWith(course, restarting, preload).catch((error) => [why(error)]);
      for (let at = 1; at < course.length; at++) {
        largest = Math.max(largest, Math.abs((course[at] as number) - (course[at - 1] as number)));
      }
      failures.push(...faults.map((fault) => `${name}: ${fault}`));
      say(`${name}: ${faults.length === 0 ? 'harmless' : faults.join('; ')}`);
    }
    return { rounds, failures, worst: `a jump of ${largest} days while it ran` };
  },
};

class Clock {
  readonly #file: string;
  #days = 0;
  #since = 0;
  readonly env: NodeJS.ProcessEnv;

  constructor(folder: string, preload: string) {
    this.#file = path.join(folder, 'clock');
    this.env = {
      LD_PRELOAD: preload,
      FAKETIME_TIMESTAMP_FILE: this.#file,
      FAKETIME_NO_CACHE: '1',
      // The clock that nobody sets goes on as it does.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      // As is the system's: what a file says is the time at which it was written.
      NO_FAKE_STAT: '1',
    };
  }

  /** The system writes files by the true clock; a machine whose clock jumped would not. */
  async stamp({ library, userData }: Folders): Promise<void> {
    const there = new Date(Date.now() + this.#days * 86_400_000);
    for (const folder of [library, userData]) {
      for (const name of await fs.readdir(folder, { recursive: true })) {
        const file = path.join(folder, name);
        try {
          if ((await fs.stat(file)).mtimeMs > this.#since) await fs.utimes(file, there, there);
        } catch (error) {
          // A file that says whose turn it is goes away while the core works.
          if (!isMissing(error)) throw error;
        }
      }
    }
  }

  /** @param days against the true clock */
  async set(days: number): Promise<void> {
    this.#days = days;
    this.#since = Date.now() - 1;
    const seconds = Math.round(days * 86_400);
    await fs.writeFile(this.#file, `${seconds < 0 ? '' : '+'}${seconds}\n`);
  }
}

async function dayWith(
  course: readonly number[],
  restarting: boolean,
  preload: string,
): Promise<string[]> {
  const faults: string[] = [];
  const folders = await freshFolders();
  const clock = new Clock(folders.root, preload);
  await clock.set(course[0] as number);
  let core = await startCore({ ...folders, env: clock.env });
  try {
    let { file, base, article } = await opened(core);
    const hands = typist(article);
    const texts = [hands.text];
    for (const [index, days] of course.entries()) {
      await clock.set(days);
      if (restarting && index > 0) {
        await core.kill();
        core = await startCore({ ...folders, env: clock.env });
        ({ file, base, article } = await opened(core));
        if (textOf(article.content) !== hands.text) faults.push('the file is another one');
      }
      const { articles, journals, histories } = core.newsroom;
      const window = randomUUID();
      const steps = hands.type(` word${index}`);
      const journaled = await journals.append({ window, begin: { file, base }, steps });
      article = { ...article, content: hands.content };
      const saved = await articles.save(file, base, article, journaled);
      base = saved.revision;
      texts.push(hands.text);
      await clock.stamp(folders);
      if (Number.isNaN(Date.parse(saved.savedAt))) faults.push(`saved at ${saved.savedAt}`);
      await histories.keep({ file, reason: 'before-restore' });
    }
    const { histories, journals } = core.newsroom;
    const listed = (await histories.list(file)).reverse();
    const kept: string[] = [];
    for (const { version } of listed) {
      kept.push(textOf((await histories.read(file, version)).article.content));
    }
    const inOrder = texts.filter((text) => kept.includes(text));
    if (kept.join('\n') !== inOrder.join('\n')) faults.push('the versions are in another order');
    const missing = texts.filter((text) => !kept.includes(text)).length;
    if (missing > 0) faults.push(`${missing} of ${texts.length} versions are gone`);
    // What is typed and not saved, and then everything dies.
    const steps = hands.type(' unsaved');
    await journals.append({ window: randomUUID(), begin: { file, base }, steps });
    await core.kill();
    await clock.set((course.at(-1) as number) - 365);
    core = await startCore({ ...folders, env: clock.env });
    faults.push(...(await lastWords(core, hands.text)));
    await sweptUp(folders);
    return faults;
  } finally {
    await core.kill();
    await removeFolders(folders);
  }
}

async function opened({ newsroom }: Core) {
  const [entry] = await newsroom.library.list();
  const { file, revision, article } = await newsroom.articles.open(entry?.file ?? '');
  return { file, base: revision, article: article as Article };
}

async function lastWords({ newsroom }: Core, expected: string): Promise<string[]> {
  const [kept, ...more] = await newsroom.journals.kept();
  if (!kept) return ['what was kept is not offered'];
  const faults = more.length > 0 ? [`${more.length} texts too many are offered`] : [];
  const { article, file, base } = await newsroom.journals.restore(randomUUID(), kept.journal);
  if (textOf(article.content) !== expected) faults.push('what was kept is another text');
  await newsroom.articles.save(file as string, base as string, article);
  return faults;
}
