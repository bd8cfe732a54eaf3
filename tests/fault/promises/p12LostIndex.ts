import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Newsroom } from '../../../electron/newsroom/newsroom.ts';
import { openNewsroom } from '../../../electron/newsroom/openNewsroom.ts';
import { textOf } from '../../../shared/article/text.ts';
import { articleWith } from '../../unit/newsroom/articleWith.ts';
import { type Folders, freshFolders, removeFolders } from '../morning/morning.ts';
import { type Promised, why } from './promise.ts';

/**
 * What the newsroom remembers besides articles, journals and versions, all in the person's own data
 * folder. There is no index of the library: its list is read from the files, and memory of it ends
 * with the program.
 */
const remembered = [
  'exported-files.json',
  'recent-articles.json',
  'recent-libraries.json',
  'dialog-folders.json',
] as const;

/** In what ways a file goes wrong. */
const harms: Readonly<Record<string, (bytes: Buffer) => Buffer | undefined>> = {
  deleted: () => undefined,
  emptied: () => Buffer.alloc(0),
  'cut off': (bytes) => bytes.subarray(0, bytes.length / 2),
  'full of zeros': (bytes) => Buffer.alloc(bytes.length),
  'something else': () => Buffer.from('{"rows": [1, 2, 3]}\n'),
  'of another shape': () => Buffer.from('[{"path": 7}, null]\n'),
};

/**
 * A round: one of these files, or all of them, is harmed while the newsroom is not running. The next
 * start must show the same library, versions and kept texts, open every article, and never replace
 * an export that somebody edited.
 */
export const lostIndex: Promised = {
  id: 'P12',
  says: 'losing the index is harmless',
  rounds: 1_000,
  async run({ rounds, say }) {
    const failures: string[] = [];
    const all = Object.keys(harms).flatMap((harm) =>
      [...remembered, 'all of them'].map((name) => ({ name, harm })),
    );
    const tried = all.slice(0, rounds);
    let set = 0;
    for (const { name, harm } of tried) {
      const { faults, aside } = await afterHarm(name, harm).catch((error) => ({
        faults: [why(error)],
        aside: 0,
      }));
      set = Math.max(set, aside);
      failures.push(...faults.map((fault) => `${name} ${harm}: ${fault}`));
      say(`${name} ${harm}: ${faults.length === 0 ? 'the same' : faults.join('; ')}`);
    }
    return { rounds: tried.length, failures, worst: `${set} files set aside` };
  },
};

const openIn = ({ library, userData }: Folders) =>
  openNewsroom({
    userData,
    host: { host: 'desktop', version: '0.1.0' },
    library,
    version: '0.1.0',
  });

async function afterHarm(name: string, harm: string) {
  const folders = await freshFolders();
  const out = path.join(folders.root, 'site');
  await fs.mkdir(out);
  try {
    const first = await openIn(folders);
    const page = await workADay(first, out);
    await first.close();
    const second = await openIn(folders);
    const before = await seenBy(second);
    await second.close();
    await fs.writeFile(page, '<p>Set right by hand.</p>');
    for (const file of name === 'all of them' ? remembered : [name]) {
      const place = path.join(folders.userData, file);
      const bytes = await fs.readFile(place).catch(() => Buffer.from('[]'));
      const harmed = harms[harm]?.(bytes);
      if (harmed) await fs.writeFile(place, harmed);
      else await fs.rm(place, { force: true });
    }
    const next = await openIn(folders);
    const faults: string[] = [];
    const after = await seenBy(next);
    for (const [what, seen] of Object.entries(before)) {
      if (after[what] !== seen) faults.push(`${what}: another one`);
    }
    await exportTo(next, out);
    if (!(await fs.readFile(page, 'utf8')).includes('by hand')) faults.push('an export is gone');
    // What was lost is there again as soon as it is needed.
    if ((await next.articles.recent()).length === 0) faults.push('nothing is remembered any more');
    await next.close();
    const names = await fs.readdir(folders.userData);
    return { faults, aside: names.filter((each) => each.includes('.damaged-')).length };
  } finally {
    await removeFolders(folders);
  }
}

/** @returns the page that was exported */
async function workADay(newsroom: Newsroom, out: string): Promise<string> {
  const { articles, histories, journals, library } = newsroom;
  for (const slug of ['ferry', 'harbour', 'market']) {
    const article = articleWith({ slug, headline: `About the ${slug}` });
    const { file, revision } = await articles.saveNew({ article, where: 'library' });
    await histories.keep({ file, reason: 'milestone', label: 'Filed' });
    await articles.save(file, revision, { ...article, summary: 'Changed.' });
  }
  const [entry] = await library.list();
  await articles.trash(entry?.file ?? '');
  await journals.append({
    window: randomUUID(),
    begin: { article: articleWith({ headline: 'Never saved' }) },
    steps: [],
  });
  return exportTo(newsroom, out);
}

async function exportTo({ articles, library, exports }: Newsroom, out: string): Promise<string> {
  const entry = (await library.list()).find(({ name }) => name === 'vote.stet');
  const { file, article } = await articles.open(entry?.file ?? '');
  const { job } = await exports.start({
    file,
    article,
    formats: ['html'],
    options: { photos: 'beside', allowEmbargoed: false },
    folder: exports.registerFolder(out),
  });
  for await (const event of exports.watch(job, undefined)) {
    if (event.state === 'failed') throw new Error(`The export failed: ${event.failure.message}`);
  }
  const [page = ''] = (await fs.readdir(out)).filter((name) => name.endsWith('.html')).sort();
  return path.join(out, page);
}

/** Everything a person finds again, as text to compare. */
async function seenBy({ library, articles, histories, journals }: Newsroom) {
  const list = await library.list();
  const seen: Record<string, string> = {
    'the library': JSON.stringify(list),
    'the trash': JSON.stringify(await library.trashed()),
    'the kept texts': JSON.stringify(await journals.kept()),
  };
  for (const { file, name } of list) {
    const { article, revision } = await articles.open(file);
    seen[name] = `${revision} ${textOf(article.content)}`;
    seen[`the versions of ${name}`] = JSON.stringify(await histories.list(file));
  }
  return seen;
}
