import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { saves } from '../../../electron/newsroom/articles/saves.ts';
import { openNewsroom } from '../../../electron/newsroom/openNewsroom.ts';
import { type ChangedBlocks, changedSince } from '../../../shared/article/changedBlocks.ts';
import type { Article } from '../../../shared/article/model.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { typist } from '../../unit/newsroom/typist.ts';
import { benchArticle } from '../editor/article.ts';

/** A save may cost this many times a plain write, fsync and rename of the same bytes. */
const limit = 3;

const median = (times: number[]) =>
  times.sort((one, other) => one - other)[Math.floor(times.length / 2)] as number;

/** By what the newsroom's clock is ahead, in ms: so that a version is not too near to the last one. */
let shifted = 0;

/**
 * Saves of 10 000 words with their journal, against the same bytes written plainly by the same
 * program to the same disk, in turn. What a save takes the place of is kept as a version once words
 * are typed over it, before anybody waits for a save; what that takes has rows of its own, and so has
 * a save that comes before it.
 *
 * @param rounds saves of each kind
 */
export async function savedAgainstWritten(rounds = 40): Promise<string[]> {
  const root = await fs.mkdtemp(path.join(tmpdir(), 'stet-bench-'));
  const library = path.join(root, 'Desk');
  await fs.mkdir(library);
  const plain = path.join(root, 'Plain');
  await fs.mkdir(plain);
  const original = benchArticle(10_000, 0, []).file as Article;
  const names = Array.from({ length: rounds }, (_, index) => `story-${index}`);
  for (const [index, name] of names.entries()) {
    const id = `urn:uuid:00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
    await fs.writeFile(path.join(library, `${name}.stet`), serialise({ ...original, id }));
  }
  const newsroom = await openNewsroom({
    userData: path.join(root, 'user'),
    host: { host: 'desktop', version: '0.1.0' },
    library,
    version: '0.1.0',
  });
  const { articles, journals } = newsroom;
  const now = performance.now.bind(performance);
  performance.now = () => now() + shifted;
  const ahead = watchKeeping();
  const times = {
    written: [] as number[],
    batch: [] as number[],
    keptFirst: [] as number[],
    keptLater: [] as number[],
    first: [] as number[],
    journal: [] as number[],
    later: [] as number[],
    atOnce: [] as number[],
  };
  const processor = { first: [] as number[], journal: [] as number[] };
  for (const name of names) {
    const place = path.join(library, `${name}.stet`);
    const { file, revision, article } = await articles.open(articles.register(place));
    const hands = typist(article);
    const window = randomUUID();
    let base = revision;
    const { content: _, ...metadata } = article;
    let agreed = hands.document;
    let { journal, sequence } = await journals.append({
      window,
      begin: { file, base },
      steps: hands.type(' a'),
    });
    const type = async () => {
      ({ sequence } = await journals.append({ window, journal, steps: hands.type(' then') }));
    };
    const save = async (kind: 'first' | 'journal' | 'later' | 'atOnce') => {
      const steps = hands.type(' word');
      await calm();
      const text = changedSince(agreed, hands.document) as ChangedBlocks;
      const coming = { journal, sequence: ++sequence };
      const used = process.cpuUsage();
      const began = now();
      // As a window does: the journal first, and the save without waiting for its answer.
      const appending = journals.append({ window, journal, steps }).then(() => {
        times.batch.push(now() - began);
      });
      const request = { file, base, metadata, text, journaled: coming };
      const saved = await articles.saveJournaled(request);
      await appending;
      times[kind].push(now() - began);
      if (typeof saved === 'string') throw new Error('The journal does not hold the text');
      const { user, system } = process.cpuUsage(used);
      if (kind in processor) processor[kind as 'first'].push((user + system) / 1_000);
      base = saved.revision;
      agreed = hands.document;
      await calm();
    };
    times.keptFirst.push(await ahead.kept());
    await save('first');
    // Too near to the last one for a version.
    await save('journal');
    shifted += 60_000;
    await type();
    times.keptLater.push(await ahead.kept());
    await save('later');
    shifted += 60_000;
    ahead.stop();
    await type();
    await save('atOnce');
    ahead.goOn();
    const { length } = await newsroom.histories.list(file);
    if (length !== 3) throw new Error(`${length} versions instead of 3`);
    times.written.push(await writtenPlainly(place, path.join(plain, 'story.stet')));
  }
  performance.now = now;
  await newsroom.close();
  await fs.rm(root, { recursive: true, force: true });
  const written = median(times.written);
  const row = (what: string, time: number) =>
    `${time.toFixed(1).padStart(7)} ms  ${(time / written).toFixed(1).padStart(5)}×  ${what}`;
  const within = `(≤ ${limit}×)`;
  return [
    row('plain write, fsync and rename of 10 000 words', written),
    row('a batch of typing into the journal', median(times.batch)),
    row(
      `save with its journal; the version it replaces, the first, is kept ${within}`,
      median(times.first),
    ),
    row(`the same with a later version ${within}`, median(times.later)),
    row(
      `save with its journal, too near to the last version for another ${within}`,
      median(times.journal),
    ),
    row('keeping the first version, aside, once words are typed over it', median(times.keptFirst)),
    row('keeping a later one', median(times.keptLater)),
    row(`save before that is done, which keeps the version itself ${within}`, median(times.atOnce)),
    `${median(processor.first).toFixed(1).padStart(7)} ms         of all threads’ processor time for the first, ${median(processor.journal).toFixed(1)} ms without a version`,
  ];
}

/** How long it takes to keep versions ahead of saves, which can be stopped. */
function watchKeeping() {
  const keepAhead = saves.keepAhead.bind(saves);
  let stopped = false;
  let last = Promise.withResolvers<number>();
  saves.keepAhead = async (request) => {
    if (stopped) return false;
    const began = performance.now();
    const kept = await keepAhead(request);
    if (kept) last.resolve(performance.now() - began);
    else last.reject(new Error('The version could not be kept'));
    return kept;
  };
  return {
    async kept() {
      const time = await last.promise;
      last = Promise.withResolvers();
      return time;
    },
    stop() {
      stopped = true;
    },
    goOn() {
      stopped = false;
    },
  };
}

/** As after a second without a key: nothing of the last save is still under way. */
const calm = () => wait(50);

async function writtenPlainly(like: string, place: string): Promise<number> {
  const bytes = await fs.readFile(like);
  const began = performance.now();
  const handle = await fs.open(`${place}.new`, 'w');
  await handle.writeFile(bytes);
  await handle.sync();
  await handle.close();
  await fs.rename(`${place}.new`, place);
  return performance.now() - began;
}
