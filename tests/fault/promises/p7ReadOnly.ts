import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { textOf } from '../../../shared/article/text.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { articleWith } from '../../unit/newsroom/articleWith.ts';
import { typist } from '../../unit/newsroom/typist.ts';
import { Disks, lacksMounts } from '../morning/disks.ts';
import { type Folders, freshFolders } from '../morning/morning.ts';
import { type Core, startCore } from '../morning/startCore.ts';
import { type Promised, spread, why } from './promise.ts';

/** Somebody who is not allowed everything. */
const nobody = 65_534;

interface Case {
  name: string;
  /** Takes the right to write away, and gives it back. */
  close(place: Place): Promise<void> | void;
  open(place: Place): Promise<void> | void;
  /** What the article says of itself while it is closed; undefined where it can be written. */
  access: 'read-only-file' | 'read-only-folder' | undefined;
  /** Calls that must be refused, with the code; all others must work. */
  refused: Partial<Record<Call, string>>;
}

type Call = 'save' | 'new article' | 'journal' | 'settings' | 'version';

interface Place extends Folders {
  file: string;
  disks: Disks;
}

const mode = (place: (at: Place) => string, bits: number) => (at: Place) =>
  fs.chmod(place(at), bits);

const cases: readonly Case[] = [
  {
    name: 'the file is protected',
    close: mode(({ file }) => file, 0o444),
    open: mode(({ file }) => file, 0o644),
    access: 'read-only-file',
    refused: { save: 'read-only' },
  },
  {
    name: 'the folder is protected',
    close: mode(({ library }) => library, 0o555),
    open: mode(({ library }) => library, 0o755),
    access: 'read-only-folder',
    refused: { save: 'read-only', 'new article': 'read-only', version: 'read-only' },
  },
  {
    name: 'the disk is mounted to be read',
    close: ({ library, disks }) => disks.remount(library, 'ro'),
    open: ({ library, disks }) => disks.remount(library, 'rw'),
    access: 'read-only-folder',
    refused: { save: 'read-only', 'new article': 'read-only', version: 'read-only' },
  },
  {
    name: 'the person’s own data folder is protected',
    close: mode(({ userData }) => userData, 0o555),
    open: mode(({ userData }) => userData, 0o755),
    access: undefined,
    refused: { settings: 'io', journal: 'read-only' },
  },
  {
    name: 'the history’s folder is protected',
    async close({ library }) {
      await fs.mkdir(path.join(library, '.stet'), { recursive: true });
      await fs.chown(path.join(library, '.stet'), nobody, nobody);
      await fs.chmod(path.join(library, '.stet'), 0o555);
    },
    open: mode(({ library }) => path.join(library, '.stet'), 0o755),
    access: undefined,
    refused: { version: 'read-only' },
  },
];

const rounds = [true, false].flatMap((before) => cases.map((each) => ({ each, before })));

/**
 * A round: something turns read-only, before an article is opened or while it is. The newsroom must
 * say what, refuse what cannot be done and do the rest, and take what is typed once it may.
 */
export const readOnly: Promised = {
  id: 'P7',
  says: 'read-only file, folder or mount: a clear state, no loss',
  rounds: rounds.length,
  lacks: lacksMounts,
  async run({ rounds: wanted, say }) {
    const failures: string[] = [];
    let most = 0;
    const tried = spread(rounds, wanted);
    for (const { each, before } of tried) {
      const name = `${each.name}, ${before ? 'before it is opened' : 'while it is open'}`;
      const { faults, refused } = await tryCase(each, before);
      most = Math.max(most, refused);
      failures.push(...faults.map((fault) => `${name}: ${fault}`));
      say(`${name}: ${refused} refused${faults.map((fault) => `; ${fault}`).join('')}`);
    }
    return {
      rounds: tried.length,
      failures,
      worst: `${most} of 5 calls refused until it could be written again`,
    };
  },
};

async function tryCase(each: Case, before: boolean) {
  const disks = new Disks();
  const root = await fs.realpath(await fs.mkdtemp(path.join(tmpdir(), 'stet-read-only-')));
  try {
    await fs.chmod(root, 0o755);
    await fs.mkdir(path.join(root, 'Desk'));
    disks.mountMemory(path.join(root, 'Desk'), 'size=4m');
    const folders = await freshFolders(root);
    const place = { ...folders, file: path.join(folders.library, 'vote.stet'), disks };
    for (const at of [folders.library, folders.userData, place.file]) {
      await fs.chown(at, nobody, nobody);
    }
    if (before) await each.close(place);
    const core = await startCore({ ...folders, uid: nobody });
    try {
      return await work(core, place, each, before);
    } finally {
      await core.kill();
    }
  } catch (error) {
    return { faults: [why(error)], refused: 0 };
  } finally {
    await disks.release();
    await fs.rm(root, { recursive: true, force: true });
  }
}

async function work({ newsroom }: Core, place: Place, each: Case, before: boolean) {
  const faults: string[] = [];
  const { articles, journals, settings, histories, library } = newsroom;
  const [entry] = await library.list();
  const { file, revision, article, ...opened } = await articles.open(entry?.file ?? '');
  const expected = each.access ? { mode: 'read', why: each.access } : { mode: 'edit' };
  const says = (access: object) => {
    if (JSON.stringify(access) !== JSON.stringify(expected)) {
      faults.push(`it says ${JSON.stringify(access)}`);
    }
  };
  if (before) says(opened.access);
  else {
    await each.close(place);
    says((await articles.open(file)).access);
  }
  const old = await fs.readFile(place.file);
  const hands = typist(article);
  const steps = hands.type(' asked');
  const mine = { ...article, content: hands.content };
  const calls: Record<Call, () => Promise<unknown>> = {
    journal: () =>
      journals.append({ window: randomUUID(), begin: { file, base: revision, article }, steps }),
    version: () => histories.keep({ file, reason: 'milestone', label: 'Filed' }),
    save: () => articles.save(file, revision, mine),
    'new article': () =>
      articles.saveNew({ article: articleWith({ slug: 'new' }), where: 'library' }),
    settings: () => settings.save({ authorName: 'Ada' }),
  };
  const refused: Call[] = [];
  for (const [name, call] of Object.entries(calls) as [Call, () => Promise<unknown>][]) {
    const code = await codeOf(call);
    if (code !== undefined) refused.push(name);
    const wanted = each.refused[name];
    if (code !== wanted) faults.push(`${name}: ${code ?? 'done'}, not ${wanted ?? 'done'}`);
  }
  const { state } = await library.status();
  const closed = each.access === 'read-only-folder';
  if (state !== (closed ? 'read-only' : 'ready')) faults.push(`the library is ${state}`);
  if (each.refused.save && !(await fs.readFile(place.file)).equals(old)) {
    faults.push('the article was changed');
  }
  await each.open(place);
  for (const name of refused) {
    const code = await codeOf(calls[name]);
    if (code !== undefined) faults.push(`${name}, once it may: ${code}`);
  }
  if (textOf((await articles.open(file)).article.content) !== hands.text) {
    faults.push('what was typed is not there in the end');
  }
  return { faults, refused: refused.length };
}

async function codeOf(call: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await call();
    return undefined;
  } catch (error) {
    return error instanceof FailureError ? error.failure.code : String(error);
  }
}
