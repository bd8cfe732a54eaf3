import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openNewsroom } from '../../../electron/newsroom/openNewsroom.ts';
import { type ChangedBlocks, changedSince } from '../../../shared/article/changedBlocks.ts';
import type { Article } from '../../../shared/article/model.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { typist } from '../../unit/newsroom/typist.ts';
import { benchArticle } from '../editor/article.ts';

const words = 100_000;
const saves = 7;

/**
 * How long the newsroom's thread is busy in one piece while a long article is saved: every other call,
 * of another window too, waits that long. In processor time, which a busy machine leaves alone.
 */
export async function heldUp(): Promise<string[]> {
  const root = await fs.mkdtemp(path.join(tmpdir(), 'stet-bench-'));
  const library = path.join(root, 'Desk');
  await fs.mkdir(library);
  const place = path.join(library, 'story.stet');
  await fs.writeFile(place, serialise(benchArticle(words, 0, []).file as Article));
  const newsroom = await openNewsroom({
    userData: path.join(root, 'user'),
    host: { host: 'desktop', version: '0.1.0' },
    library,
    version: '0.1.0',
  });
  const { articles, journals } = newsroom;
  const opened = await articles.open(articles.register(place));
  const { file, article } = opened;
  const { content: _, ...metadata } = article;
  const hands = typist(article);
  const window = randomUUID();
  let base = opened.revision;
  let agreed = hands.document;
  await wait(1_000);
  const pieces = watchPieces();
  const first = { file, base };
  const begun = await journals.append({ window, begin: first, steps: hands.type(' a') });
  await wait(1_000);
  const begin = pieces.longest();
  const longest: number[] = [];
  for (let count = 1; count <= saves; count++) {
    const steps = hands.type(' word');
    const text = changedSince(agreed, hands.document) as ChangedBlocks;
    pieces.longest();
    const { journal } = begun;
    const appending = journals.append({ window, journal, steps });
    const journaled = { journal, sequence: begun.sequence + count };
    const saved = await articles.saveJournaled({ file, base, metadata, text, journaled });
    await appending;
    await wait(100);
    longest.push(pieces.longest());
    if (typeof saved === 'string') throw new Error('The journal does not hold the text');
    base = saved.revision;
    agreed = hands.document;
  }
  await articles.save(file, base, { ...article, content: hands.content, slug: 'whole' });
  const whole = pieces.longest();
  pieces.stop();
  await newsroom.close();
  await fs.rm(root, { recursive: true, force: true });
  const middle = longest.sort((one, other) => one - other)[saves >> 1] as number;
  const row = (time: number, what: string) => `${time.toFixed(1).padStart(7)} ms         ${what}`;
  return [
    row(begin, `held up in one piece by the first key in ${words} words`),
    row(middle, 'by a save of what was changed since'),
    row(whole, 'by a save of the whole article'),
  ];
}

/** The most processor time of this thread from one turn of its loop to the next, in ms. */
function watchPieces() {
  let most = 0;
  let stopped = false;
  let before = process.threadCpuUsage();
  const turn = () => {
    const { user, system } = process.threadCpuUsage(before);
    most = Math.max(most, (user + system) / 1_000);
    before = process.threadCpuUsage();
    if (!stopped) setImmediate(turn);
  };
  turn();
  return {
    /** Since it was asked for last. */
    longest() {
      const found = most;
      most = 0;
      return found;
    },
    stop() {
      stopped = true;
    },
  };
}
