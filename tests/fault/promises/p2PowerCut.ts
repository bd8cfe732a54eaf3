import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Disks, lacksLoopDevices } from '../morning/disks.ts';
import {
  type Folders,
  faultsAfter,
  freshFolders,
  morning,
  type Reported,
} from '../morning/morning.ts';
import { type Core, startCore } from '../morning/startCore.ts';
import type { Promised } from './promise.ts';

/**
 * A round: the power goes at the instant at which the newsroom reports something as done, or at any
 * instant in between. What the machine would find is the disk as it is then, not what the system
 * still remembers: the image is copied, the copy mounted, and the newsroom started on it.
 */
export const powerCut: Promised = {
  id: 'P2',
  says: '“saved” survives a power cut',
  rounds: 80,
  lacks: lacksLoopDevices,
  async run({ rounds, say }) {
    const failures: string[] = [];
    let cuts = 0;
    while (cuts < rounds) {
      const disks = new Disks();
      const folder = await fs.realpath(await fs.mkdtemp(path.join(tmpdir(), 'stet-power-')));
      try {
        const { image, mounted } = await disks.inFile(folder);
        const folders = await freshFolders(path.join(mounted, 'desk'));
        // What was there before the morning is on the disk.
        execFileSync('sync', ['-f', mounted]);
        const core = await startCore(folders);
        const images = await cutAlongTheWay(core, image, rounds - cuts);
        await core.kill();
        await disks.release();
        for (const { copy, when, reported } of images) {
          const found = await afterTheCut(disks, { copy, mounted, folders }, reported);
          failures.push(...found.map((fault) => `${when}: ${fault}`));
          say(`${when}: ${found.length === 0 ? 'all there' : found.join('; ')}`);
        }
        cuts += images.length;
      } finally {
        await disks.release();
        await fs.rm(folder, { recursive: true, force: true });
      }
    }
    const worst = failures.length === 0 ? 'nothing reported was missing' : (failures[0] as string);
    return { rounds: cuts, failures, worst };
  },
};

interface Cut {
  copy: string;
  when: string;
  reported: Reported;
}

async function cutAlongTheWay(core: Core, image: string, atMost: number): Promise<Cut[]> {
  const cuts: Cut[] = [];
  const reported: Reported = new Map();
  let begun = 0;
  const cut = async (when: string) => {
    if (begun >= atMost) return;
    const copy = `${image}-${begun++}`;
    const known = new Map(reported);
    await fs.copyFile(image, copy);
    cuts.push({ copy, when, reported: known });
  };
  let over = false;
  // Between the steps: everything stands still while the disk is copied.
  const inBetween = (async () => {
    while (!over && begun < atMost) {
      await wait(Math.random() * 40);
      if (over) return;
      core.child.kill('SIGSTOP');
      await cut(`in the middle, after ${[...reported.keys()].at(-1) ?? 'nothing'}`);
      core.child.kill('SIGCONT');
    }
  })();
  await morning(core, async (step, failure) => {
    if (failure) throw failure;
    reported.set(step, 'done');
    await cut(`at the instant of ${step}`);
  });
  over = true;
  await inBetween;
  return cuts;
}

/** Mounted where the disk was: what is kept remembers where its article lay. */
async function afterTheCut(
  disks: Disks,
  { copy, mounted, folders }: { copy: string; mounted: string; folders: Folders },
  reported: Reported,
): Promise<string[]> {
  await disks.mount(copy, mounted);
  try {
    return await faultsAfter(folders, reported, { strict: true });
  } finally {
    await disks.release();
  }
}
