import {
  faultsAfter,
  freshFolders,
  leftoversIn,
  morning,
  type Reported,
  removeFolders,
} from '../morning/morning.ts';
import { CoreGone, startCountable } from '../morning/startCore.ts';
import { inject, lacksStrace, nameOf, type Place, recordPlaces } from '../morning/strace.ts';
import { type Promised, spread } from './promise.ts';

/** What a save does behind its answer waits for other calls or not, and makes fewer or more itself. */
const mornings = 3;

/**
 * A round: the newsroom is killed at one system call of a morning of typing, saving and naming a
 * version. The next start must find every file wholly old or wholly new, everything that was
 * reported as done, and nothing that a dying process left behind.
 */
export const wholeFiles: Promised = {
  id: 'P1',
  says: 'a file is always wholly old or wholly new',
  rounds: 1_000,
  lacks: lacksStrace,
  async run({ rounds, say }) {
    const failures: string[] = [];
    let killed = 0;
    let most = 0;
    const places = spread(await placesOfAMorning(), rounds);
    for (const place of places) {
      const name = `killed at ${nameOf(place)}`;
      for (let morning = 1; morning <= mornings; morning++) {
        const { faults, leftovers, survived } = await killedAt(place);
        most = Math.max(most, leftovers);
        failures.push(...faults.map((fault) => `${name}: ${fault}`));
        say(`${name}: ${faults.length === 0 ? 'whole' : faults.join('; ')}`);
        if (survived) continue;
        killed++;
        break;
      }
    }
    if (killed < places.length * 0.9) failures.push(`only ${killed} of them were killed`);
    const files = most === 1 ? '1 file' : `${most} files`;
    return { rounds: places.length, failures, worst: `${files} left until the next start` };
  },
};

/** Every system call on files of a morning. */
export async function placesOfAMorning(): Promise<Place[]> {
  const folders = await freshFolders();
  try {
    const core = await startCountable(folders);
    const places = await recordPlaces(core.pid, folders.root, () =>
      morning(core, (step, failure) => {
        if (failure) throw new Error(`Without any fault: ${step}`, { cause: failure });
      }),
    );
    await core.kill();
    return places;
  } finally {
    await removeFolders(folders);
  }
}

async function killedAt({ thread, call, number }: Place) {
  const folders = await freshFolders();
  const reported: Reported = new Map();
  try {
    const core = await startCountable(folders);
    await inject(core.pid, thread, call, `signal=KILL:when=${number}`);
    let survived = false;
    try {
      await morning(core, (step, failure) => {
        if (failure) throw failure;
        reported.set(step, 'done');
      });
      survived = true;
    } catch (error) {
      if (!(error instanceof CoreGone)) throw error;
    }
    await core.kill();
    const leftovers = (await leftoversIn(folders)).length;
    return { faults: await faultsAfter(folders, reported, { strict: true }), leftovers, survived };
  } finally {
    await removeFolders(folders);
  }
}
