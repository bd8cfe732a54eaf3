import { FailureError } from '../../../shared/contract/failure.ts';
import {
  faultsAfter,
  freshFolders,
  morning,
  type Reported,
  removeFolders,
} from '../morning/morning.ts';
import { startCountable } from '../morning/startCore.ts';
import { fileThreads, inject, lacksStrace, type Place } from '../morning/strace.ts';
import { placesOfAMorning } from './p1WholeFiles.ts';
import { type Promised, spread, why } from './promise.ts';

/** What each system call may end with on a disk that is failing, full or far away. */
const errors: Readonly<Record<string, readonly string[]>> = {
  openat: ['EMFILE', 'EIO'],
  close: ['EIO'],
  pwrite64: ['EIO', 'ENOSPC'],
  fsync: ['EIO'],
  rename: ['EIO', 'EBUSY'],
  link: ['EIO'],
  unlink: ['EIO'],
  mkdir: ['ENOSPC'],
  ftruncate: ['EIO'],
  fchmod: ['EIO'],
  fchown: ['EIO'],
};

/**
 * A round: one system call of a morning of typing, saving and naming a version fails. Each call of
 * the newsroom must either do what it says or say that it did not; nothing may be torn, and once the
 * fault is over the day goes on.
 */
export const neverReportedAsSuccess: Promised = {
  id: 'P5',
  says: 'an I/O error is never reported as success',
  rounds: 1_000,
  lacks: lacksStrace,
  async run({ rounds, say }) {
    const failures: string[] = [];
    let refusals = 0;
    const single = (await placesOfAMorning()).flatMap(({ thread, call, number }): Fault[] =>
      (errors[call] ?? []).map((error) => ({ thread, call, how: `error=${error}:when=${number}` })),
    );
    const lasting = fileThreads.flatMap((thread): Fault[] => [
      { thread, call: 'rename', how: 'error=EBUSY:when=1..3' },
      { thread, call: 'fsync', how: 'error=EIO' },
      { thread, call: 'openat', how: 'error=EMFILE' },
    ]);
    const faults = spread([...lasting, ...single], rounds);
    for (const fault of faults) {
      const name = `${fault.call}:${fault.how}${fault.thread === 'libuv-worker' ? '' : ` in the thread ${fault.thread}`}`;
      const { found, refused } = await withFault(fault);
      refusals = Math.max(refusals, refused);
      failures.push(...found.map((each) => `${name}: ${each}`));
      say(`${name}: ${refused} refused${found.map((each) => `; ${each}`).join('')}`);
    }
    return {
      rounds: faults.length,
      failures,
      worst: `${refusals} of 8 calls refused, and said so`,
    };
  },
};

type Fault = Omit<Place, 'number'> & { how: string };

async function withFault({ thread, call, how }: Fault) {
  const folders = await freshFolders();
  const reported: Reported = new Map();
  const found: string[] = [];
  const core = await startCountable(folders);
  try {
    const detach = await inject(core.pid, thread, call, how);
    let refused = 0;
    try {
      const again = await morning(core, (step, failure) => {
        reported.set(step, failure ? 'refused' : 'done');
        if (!failure) return;
        if (!(failure instanceof FailureError)) throw failure;
        const { code } = failure.failure;
        // What the person reads must be about a disk, not about somebody else or about themselves.
        if (['conflict', 'damaged', 'bad-input', 'internal', 'exists'].includes(code)) {
          found.push(`${step} was refused as ${code}`);
        }
      });
      refused = [...reported.values()].filter((each) => each === 'refused').length;
      await detach();
      await again();
      const still = [...reported].filter(([, each]) => each === 'refused');
      found.push(...still.map(([step]) => `${step} is refused although the fault is over`));
    } catch (error) {
      // An article that cannot even be listed or opened for the moment; nothing was promised.
      if (!(error instanceof FailureError)) found.push(why(error));
    }
    await detach();
    await core.kill();
    found.push(...(await faultsAfter(folders, reported, { strict: false })));
    return { found, refused };
  } finally {
    // What still wrote would be in the way of removing its folders, and hide what went wrong.
    await core.kill();
    await removeFolders(folders);
  }
}
