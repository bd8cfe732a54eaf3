import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { sweepFolder } from '../../electron/newsroom/storage/sweep.ts';
import { freshFolder, namesIn } from '../unit/newsroom/folders.ts';

const child = fileURLToPath(new URL('savingChild.ts', import.meta.url));

interface Killed {
  /** The last version that was reported as saved. */
  saved: number;
  /** What lay in the folder besides the article. */
  leftovers: string[];
}

/** Lets a process save until it is killed, and checks what it leaves. */
async function saveUntilKilled(
  killBefore: string,
  whenSaved?: (process: ChildProcess, version: number) => void,
): Promise<Killed> {
  const folder = await freshFolder();
  const file = path.join(folder, 'harbor.stet');
  await fs.writeFile(file, 'v0\n\nv0');
  const running = spawn(process.execPath, [child, file, killBefore], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let saved = 0;
  running.stdout.setEncoding('utf8').on('data', (text: string) => {
    saved = Number(text.trim().split('\n').at(-1));
    whenSaved?.(running, saved);
  });
  const [, signal] = await once(running, 'close');
  expect(signal).toBe('SIGKILL');

  const [first = '', body = '', last] = (await fs.readFile(file, 'utf8')).split('\n');
  expect(last).toBe(first);
  const version = Number(first.slice(1));
  expect(version).toBeGreaterThanOrEqual(saved);
  expect(version).toBeLessThanOrEqual(saved + 1);
  if (version > 0) expect(body).toBe(`${version} `.repeat(1 + ((version * 7919) % 60_000)));

  const leftovers = (await namesIn(folder)).filter((name) => name !== 'harbor.stet');
  // An hour later: a turn killed before it could say whose it is is judged by age alone.
  const earlier = new Date(Date.now() - 3_600_000);
  for (const name of leftovers) await fs.utimes(path.join(folder, name), earlier, earlier);
  await sweepFolder(folder, () => true);
  expect(await namesIn(folder)).toEqual(['harbor.stet']);
  return { saved, leftovers };
}

it('a process killed before any call of a save leaves one whole version, and is swept up after', async () => {
  const rounds: Killed[] = [];
  while (rounds.at(-1)?.saved !== 1) {
    expect(rounds.length).toBeLessThan(40);
    rounds.push(await saveUntilKilled(String(rounds.length + 1)));
  }
  // A save makes this many calls; most of them while the new version lies beside the old one.
  expect(rounds.length).toBeGreaterThan(15);
  expect(
    rounds.filter(({ leftovers }) => leftovers.some((n) => n.endsWith('.tmp'))).length,
  ).toBeGreaterThan(8);
  expect(rounds.some(({ leftovers }) => leftovers.some((n) => n.endsWith('.turn')))).toBe(true);
});

it('so does a process killed from outside, whenever', async () => {
  for (let round = 0; round < 5; round++) {
    await saveUntilKilled('Infinity', (running, version) => {
      if (version > round * 3) running.kill('SIGKILL');
    });
  }
});
