import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Newsroom } from '../../electron/newsroom/newsroom.ts';
import { openNewsroom } from '../../electron/newsroom/openNewsroom.ts';
import { makePack } from '../../electron/newsroom/packs/makePack.ts';
import { sourcesOfLibrary } from '../../electron/newsroom/packs/packSources.ts';
import { put } from '../unit/newsroom/desks.ts';
import { eventually } from '../unit/newsroom/folders.ts';
import * as known from './everyStep/operations.ts';
import { anHourLater, leftoversIn } from './morning/morning.ts';

const child = fileURLToPath(new URL('everyStep/stepsChild.ts', import.meta.url));

async function putPhoto(library: string) {
  await fs.mkdir(path.join(library, 'media'));
  await fs.writeFile(path.join(library, known.photoFile), known.picture);
}

async function packOfAnotherDesk(out: string): Promise<string> {
  const library = `${out}-of`;
  await put(library, 'vote.stet', known.otherVote);
  await put(library, 'city/gulls.stet', known.gulls);
  await putPhoto(library);
  const sources = await sourcesOfLibrary(library);
  await makePack({ sources, library: 'Desk', by: 'Stet', out, replace: false });
  return out;
}

async function putLibrary(root: string) {
  const library = path.join(root, 'Desk');
  await fs.mkdir(path.join(root, 'user'), { recursive: true });
  await put(library, 'vote.stet', known.vote);
  await put(library, 'city/ferry.stet', known.ferry);
  await putPhoto(library);
}

const names = Object.keys(known.operations);

/** @returns what processes leave that die at one step after the other, by thing, the last at none. */
async function stepsOf(all: string, pack: string, disk: string): Promise<Map<string, string[]>> {
  for (const name of names) await putLibrary(path.join(all, name, 'before'));
  execFileSync(process.execPath, [child, all, pack, disk], { stdio: 'inherit' });
  const found = names.map(async (name): Promise<[string, string[]]> => {
    const steps = (await fs.readdir(path.join(all, name))).filter((step) => step !== 'before');
    return [name, steps.sort().map((step) => path.join(all, name, step))];
  });
  return new Map(await Promise.all(found));
}

/** Everything that a person finds, as text to compare. */
async function seenBy({ library, media }: Newsroom): Promise<string[]> {
  const list = (await library.list()).map(async ({ about, file, folder, name }) => {
    if (about.kind !== 'article') return `${name} is ${about.kind}`;
    const photo = await media.read(file, path.basename(known.photoFile));
    return `${[folder, name].filter(Boolean).join('/')} ${about.id} ${photo ? 'with its photo' : ''}`;
  });
  const { settings } = await library.deskSettings();
  return [
    ...(await Promise.all(list)),
    ...(await library.trashed()).map(({ name }) => `trashed: ${name}`),
    ...settings.presets.map(({ name }) => `preset ${name}`),
  ].sort();
}

const idsIn = (seen: readonly string[]) => seen.flatMap((line) => line.match(/urn:\S+/) ?? []);

/** The next start there, by which nothing is lost, half or twice; and the same once more. */
async function goneOnWith(root: string, name: string, pack: string): Promise<string[]> {
  const folders = { root, library: path.join(root, 'Desk'), userData: path.join(root, 'user') };
  await anHourLater(folders);
  const newsroom = await openNewsroom({
    ...folders,
    host: { host: 'desktop', version: '0.1.0' },
    version: '0.1.0',
  });
  try {
    await eventually(async () => {
      expect(await leftoversIn(folders)).toEqual([]);
      const seen = await seenBy(newsroom);
      expect(seen.filter((line) => / is /.test(line))).toEqual([]);
      expect(new Set(idsIn(seen)).size).toBe(idsIn(seen).length);
      const voteIs = seen.filter((line) => line.includes(known.vote.id) || /^trashed/.test(line));
      expect(voteIs).toHaveLength(1);
    });
    await known.operations[name]?.run(newsroom, pack);
    expect(await leftoversIn(folders)).toEqual([]);
    return await seenBy(newsroom);
  } finally {
    await newsroom.close();
  }
}

const reason = process.platform === 'linux' ? '' : ' (skipped: needs Linux)';

describe.skipIf(reason !== '').each(['with', 'without'])(
  `a process that dies at any step leaves nothing lost, half or twice, on a disk %s hard links${reason}`,
  (disk) => {
    let all: string;
    let pack: string;
    let left: Map<string, string[]>;
    beforeAll(async () => {
      all = await fs.realpath(await fs.mkdtemp(path.join(tmpdir(), 'stet-steps-')));
      pack = await packOfAnotherDesk(path.join(all, 'pack'));
      left = await stepsOf(all, pack, disk);
    });
    afterAll(() => fs.rm(all, { recursive: true, force: true, maxRetries: 5 }));
    it.each(names)('%s', async (name) => {
      const steps = left.get(name) ?? [];
      expect(steps.length).toBeGreaterThan(5);
      const undisturbed = await goneOnWith(steps.pop() ?? '', name, pack);
      while (steps.length > 0) {
        const some = steps.splice(0, 8).map((step) => goneOnWith(step, name, pack));
        for (const seen of await Promise.all(some)) expect(seen).toEqual(undisturbed);
      }
    });
  },
);
