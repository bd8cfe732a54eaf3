import { ArticleHistory } from '../../../electron/newsroom/history/articleHistory.ts';
import { makesWay } from '../../../electron/newsroom/history/earlier.ts';
import { WriteQueue } from '../../../electron/newsroom/storage/writeQueue.ts';
import { numbersOf } from '../../numbersOf.ts';
import { MemoryDisk } from '../interleaving/memoryDisk.ts';
import { Scheduler } from '../interleaving/scheduler.ts';
import { type Account, file, firstBytes, library, textIn, Writer } from '../interleaving/writer.ts';
import { type Promised, why } from './promise.ts';

/**
 * A round: two people, each with a core of their own, write one article on one folder: they type,
 * save, lock, take over, read again and sleep. In half of the rounds nobody heeds the lock, in half
 * of them one core dies between any two calls and is started anew. The file system is a model, and a seed decides at every call whose
 * is next. In the end every text that anybody was told is safe must be in the file or among the
 * versions, unless its own writer went on from it; and at most one believes to have the lock.
 */
export const twoWriters: Promised = {
  id: 'P8',
  says: 'two writers never overwrite each other silently',
  rounds: 10_000,
  async run({ rounds, say }) {
    const failures: string[] = [];
    let refused = 0;
    let crashes = 0;
    let takeovers = 0;
    let worst = 0;
    for (let seed = 1; seed <= rounds; seed++) {
      try {
        const { account, faults } = await round(seed);
        failures.push(...faults.map((fault) => `seed ${seed}: ${fault}`));
        refused += account.refused;
        crashes += account.crashes;
        takeovers += account.takeovers;
        worst = Math.max(worst, account.refused);
      } catch (error) {
        failures.push(`seed ${seed}: ${why(error)}`);
      }
      if (seed % 500 === 0) {
        say(`${seed} rounds: ${refused} saves refused, ${takeovers} takeovers, ${crashes} crashes`);
      }
    }
    return { rounds, failures, worst: `${worst} saves refused in one round, none of them lost` };
  },
};

/** @returns what happened, and what is not as it should be */
async function round(
  seed: number,
): Promise<{ account: Account; faults: string[]; steps: readonly string[] }> {
  const random = numbersOf(seed);
  const disk = new MemoryDisk(library);
  disk.put(file, firstBytes());
  const scheduler = new Scheduler(random);
  const account: Account = {
    told: [{ text: 'start', by: '' }],
    from: new Map(),
    refused: 0,
    takeovers: 0,
    crashes: 0,
  };
  const heedless = random() < 0.5;
  const around = { disk, scheduler, account, random, gone: new Set<string>(), heedless };
  const writers = [new Writer('a', around), new Writer('b', around)] as const;
  const faults: string[] = [];
  const all = (task: (writer: Writer) => Promise<void>) => {
    for (const writer of writers) {
      task(writer).catch((error) => faults.push(`${writer.name}: ${why(error)}`));
    }
  };

  const victim = random() < 0.5 ? writers[random() < 0.5 ? 0 : 1] : undefined;
  let untilCrash = Math.floor(random() * 400);
  all((writer) => writer.work(4 + Math.floor(random() * 9)));
  await scheduler.run(() => {
    if (!victim || untilCrash-- !== 0) return;
    victim.crash(3).catch((error) => faults.push(`${victim.name}, again: ${why(error)}`));
  });
  all((writer) => writer.look());
  await scheduler.run(() => undefined);
  if (writers.every((writer) => writer.believesToHoldIt)) {
    faults.push('both believe to have the lock');
  }
  all((writer) => writer.quit());
  await scheduler.run(() => undefined);

  const { kept, twice } = await textsKept(disk);
  for (const text of twice) faults.push(`“${text}” is a version twice`);
  for (const { text, by } of account.told) {
    if (!isKept(text, kept, account)) faults.push(`“${text}” of ${by || 'before'} is nowhere`);
  }
  const left = disk.names(library).filter((name) => name !== file && !name.endsWith('/.stet'));
  if (account.crashes === 0 && left.length > 0) faults.push(`left behind: ${left.join(', ')}`);
  return { account, faults, steps: scheduler.steps };
}

/** What the file says and every version; and what was kept once more although it gave way once. */
async function textsKept(disk: MemoryDisk): Promise<{ kept: Set<string>; twice: string[] }> {
  const kept = new Set([textIn(disk.read(file) as Uint8Array)]);
  const gaveWay = new Set<string>();
  const twice: string[] = [];
  const fs = disk.seenBy(async () => undefined);
  for (const name of disk.names(`${library}/.stet/history`)) {
    if (!name.endsWith('.versions')) continue;
    const history = new ArticleHistory(name, { fs, queue: new WriteQueue(), self: 'reader' });
    for (const version of await history.versions()) {
      const text = textIn(await history.bytesOf(version.id));
      kept.add(text);
      if (!makesWay(version)) continue;
      // Nobody types a text twice: it is one, whatever times it is given.
      if (gaveWay.has(version.revision)) twice.push(text);
      gaveWay.add(version.revision);
    }
  }
  return { kept, twice };
}

/** There, or gone on from by the very person who wrote it, in a text that is. */
function isKept(text: string, kept: ReadonlySet<string>, { from, told }: Account): boolean {
  if (kept.has(text)) return true;
  const by = told.find((one) => one.text === text)?.by ?? from.get(text)?.by;
  for (const [next, origin] of from) {
    if (origin.text !== text || origin.by !== by) continue;
    if (isKept(next, kept, { from, told } as Account)) return true;
  }
  return false;
}
