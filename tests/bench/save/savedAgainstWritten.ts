import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
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

/**
 * A save of 10 000 words with its journal and its version, against the same bytes written plainly by
 * the same program to the same disk, in turn.
 *
 * @param rounds saves of either kind
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
  const times = {
    written: [] as number[],
    batch: [] as number[],
    first: [] as number[],
    later: [] as number[],
  };
  const processor = { first: [] as number[], later: [] as number[] };
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
    // The first save makes a version; those of the next seconds do not.
    for (const kind of ['first', 'later'] as const) {
      const steps = hands.type(' word');
      await calm();
      const text = changedSince(agreed, hands.document) as ChangedBlocks;
      const coming = { journal, sequence: ++sequence };
      const used = process.cpuUsage();
      const began = performance.now();
      // As a window does: the journal first, and the save without waiting for its answer.
      const appending = journals.append({ window, journal, steps }).then(() => {
        times.batch.push(performance.now() - began);
      });
      const request = { file, base, metadata, text, journaled: coming };
      const saved = await articles.saveJournaled(request);
      await appending;
      if (typeof saved === 'string') throw new Error('The journal does not hold the text');
      times[kind].push(performance.now() - began);
      const { user, system } = process.cpuUsage(used);
      processor[kind].push((user + system) / 1_000);
      base = saved.revision;
      agreed = hands.document;
    }
    await calm();
    times.written.push(await writtenPlainly(place, path.join(plain, 'story.stet')));
  }
  await newsroom.close();
  await fs.rm(root, { recursive: true, force: true });
  const written = median(times.written);
  const row = (what: string, time: number) =>
    `${time.toFixed(1).padStart(7)} ms  ${(time / written).toFixed(1).padStart(5)}×  ${what}`;
  return [
    row('plain write, fsync and rename of 10 000 words', written),
    row('a batch of typing into the journal', median(times.batch)),
    row(`save with its journal and a version (≤ ${limit}×)`, median(times.first)),
    row(`save with its journal (≤ ${limit}×)`, median(times.later)),
    `${median(processor.first).toFixed(1).padStart(7)} ms         of all threads’ processor time for the first, ${median(processor.later).toFixed(1)} ms for the second`,
  ];
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
