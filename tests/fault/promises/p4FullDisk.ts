import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { openNewsroom } from '../../../electron/newsroom/openNewsroom.ts';
import { parse } from '../../../shared/article/parse.ts';
import { textOf } from '../../../shared/article/text.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { articleWith } from '../../unit/newsroom/articleWith.ts';
import { typist } from '../../unit/newsroom/typist.ts';
import { Disks, lacksMounts } from '../morning/disks.ts';
import { type Folders, freshFolders } from '../morning/morning.ts';
import type { Promised } from './promise.ts';

const page = 4096;

/**
 * A round: library, journal, history and settings share a disk of 1 MiB that is filled up to a few
 * blocks, another number of them each time, so that each write in turn is the one that has no room.
 * What was there must stay, every refusal must say that the disk is full, and once there is room
 * everything that was refused must work, in the newsroom that was open all the while.
 */
export const fullDisk: Promised = {
  id: 'P4',
  says: 'a full disk never damages anything',
  rounds: 60,
  lacks: lacksMounts,
  async run({ rounds, say }) {
    const failures: string[] = [];
    let most = 0;
    for (let round = 0; round < rounds; round++) {
      const disks = new Disks();
      const free = round % 30;
      try {
        const root = await disks.inMemory('size=1m');
        const { faults, refused } = await onFullDisk(await freshFolders(root), free);
        failures.push(...faults.map((fault) => `${free} blocks free: ${fault}`));
        most = Math.max(most, refused);
        say(`${free} blocks free: ${refused} refused${faults.map((each) => `; ${each}`).join('')}`);
      } finally {
        await disks.release();
      }
    }
    return { rounds, failures, worst: `${most} of 6 calls refused until there was room` };
  },
};

async function onFullDisk(folders: Folders, free: number) {
  const faults: string[] = [];
  const open = () =>
    openNewsroom({
      userData: folders.userData,
      host: { host: 'desktop', version: '0.1.0' },
      library: folders.library,
      version: '0.1.0',
    });
  const newsroom = await open();
  const { articles, journals, histories, settings, library } = newsroom;
  const window = randomUUID();
  const [entry] = await library.list();
  const opened = await articles.open(entry?.file ?? '');
  const { file } = opened;
  let base = opened.revision;
  // Long enough that no version of it fits into what is free.
  const hands = typist(opened.article);
  let { journal } = await journals.append({
    window,
    begin: { file, base },
    steps: hands.type(' begun'),
  });
  await histories.keep({ file, reason: 'milestone', label: 'Filed' });

  const filler = path.join(folders.root, 'filler');
  await fill(filler, free);
  const before = await contentsOf(folders);

  const steps = hands.type(` ${'It rained on the quay. '.repeat(900)}`);
  const whole = { ...opened.article, content: hands.content };
  // The one in the file says the same, and would be no text to restore.
  const unsaved = { ...whole, id: `urn:uuid:${randomUUID()}` };
  let saved = false;
  const calls = {
    journal: async () => {
      ({ journal } = await journals.append({ window, journal, steps }));
    },
    save: async () => {
      ({ revision: base } = await articles.save(file, base, whole));
      saved = true;
    },
    version: () => histories.keep({ file, reason: 'milestone', label: 'Filed' }),
    settings: () => settings.save({ authorName: `Ada ${'Quill'.repeat(20)}` }),
    'new article': () =>
      articles.saveNew({ article: articleWith({ slug: 'new' }), where: 'library' }),
    'new journal': () =>
      journals.append({ window: randomUUID(), begin: { article: unsaved }, steps: [] }),
  };
  type Name = keyof typeof calls;
  const refused: Name[] = [];
  for (const name of Object.keys(calls) as Name[]) {
    try {
      await calls[name]();
    } catch (error) {
      refused.push(name);
      const code = error instanceof FailureError ? error.failure.code : String(error);
      if (code !== 'disk-full') faults.push(`${name} was refused as ${code}`);
    }
  }
  // Stays usable: everything can be read, and nothing that was there has changed.
  if ((await library.list()).length === 0) faults.push('the library is empty');
  const there = await articles.open(file);
  if (there.revision !== base) faults.push('the article is another one');
  for (const [name, bytes] of await contentsOf(folders)) {
    const old = before.get(name);
    const grows = /\.(journal|versions)$/.test(name);
    const isWhole = name.endsWith('.stet') ? isArticle(bytes) : true;
    if (!isWhole) faults.push(`${name} is torn`);
    if (old && !grows && !saved && name === 'Desk/vote.stet' && !old.equals(bytes)) {
      faults.push(`${name} was changed by a save that was refused`);
    }
    if (old && grows && !bytes.subarray(0, old.length).equals(old)) {
      faults.push(`${name} lost what it held`);
    }
  }
  await fs.unlink(filler);
  for (const name of refused) {
    await calls[name]().catch((error) => faults.push(`${name} with room again: ${error}`));
  }
  if (textOf((await articles.open(file)).article.content) !== hands.text) {
    faults.push('with room again, the article is not what was typed');
  }
  const labels = (await histories.list(file)).map(({ label }) => label);
  if (!labels.includes('Filed')) faults.push('a version is gone');
  await newsroom.close();
  const next = await open();
  const [kept] = await next.journals.kept();
  const restored = kept && (await next.journals.restore(randomUUID(), kept.journal));
  if (textOf(restored?.article.content) !== hands.text) faults.push('the journal is not whole');
  await next.close();
  return { faults, refused: refused.length };
}

/** Leaves so many blocks free. */
async function fill(file: string, blocks: number): Promise<void> {
  const handle = await fs.open(file, 'w');
  try {
    const { bsize, bavail } = await fs.statfs(path.dirname(file));
    const bytes = bsize * bavail - blocks * page;
    for (let at = 0; at < bytes; at += page) await handle.write(new Uint8Array(page), 0, page, at);
  } finally {
    await handle.close();
  }
}

async function contentsOf({ root }: Folders): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const entry of await fs.readdir(root, { recursive: true, withFileTypes: true })) {
    const place = path.join(entry.parentPath, entry.name);
    if (entry.isFile()) found.set(path.relative(root, place), await fs.readFile(place));
  }
  return found;
}

function isArticle(bytes: Uint8Array): boolean {
  try {
    parse(bytes);
    return true;
  } catch {
    return false;
  }
}
