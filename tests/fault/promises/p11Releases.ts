import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Newsroom } from '../../../electron/newsroom/newsroom.ts';
import { openNewsroom } from '../../../electron/newsroom/openNewsroom.ts';
import { encodeRecord } from '../../../electron/newsroom/storage/records.ts';
import { articleVersion } from '../../../shared/article/model.ts';
import { textOf } from '../../../shared/article/text.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { type Promised, why } from './promise.ts';

/**
 * What each release wrote, as it lay on the disk: a library with history and desk settings, and a
 * person's own folder with a text that no file holds, and settings. Never written anew.
 */
const releases = fileURLToPath(new URL('../../fixtures/releases', import.meta.url));

interface Given {
  newsroom: Newsroom;
  library: string;
  user: string;
}

type Check = (given: Given) => Promise<string[]>;

/**
 * A round: this release reads and goes on with one kind of file of an older one; or it meets one of
 * a newer release, which it must show where it can, and leave as it is.
 */
export const upgrades: Promised = {
  id: 'P11',
  says: 'an upgrade keeps everything; a newer file is refused, not mangled',
  rounds: 1_000,
  async run({ rounds, say }) {
    const failures: string[] = [];
    const tried = (await fs.readdir(releases))
      .flatMap((release) => [
        ...Object.entries(older).map(([name, check]) => ({ release, name, check })),
        ...Object.entries(newer).map(([name, check]) => ({ release, name, check })),
      ])
      .slice(0, rounds);
    for (const { release, name, check } of tried) {
      const faults = await tryOn(release, name, check).catch((error) => [why(error)]);
      failures.push(...faults.map((fault) => `${name} (${release}): ${fault}`));
      say(`${name} (${release}): ${faults.length === 0 ? 'kept' : faults.join('; ')}`);
    }
    const old = new Set(tried.map(({ release }) => release)).size;
    return { rounds: tried.length, failures, worst: `${old} older and 1 newer release` };
  },
};

async function tryOn(release: string, name: string, check: Check): Promise<string[]> {
  const root = await fs.realpath(await fs.mkdtemp(path.join(tmpdir(), 'stet-release-')));
  try {
    await fs.cp(path.join(releases, release), root, { recursive: true });
    const folders = { library: path.join(root, 'library'), user: path.join(root, 'user') };
    await prepare[name]?.(folders);
    const newsroom = await openNewsroom({
      userData: folders.user,
      host: { host: 'desktop', version: '0.1.0' },
      library: folders.library,
      version: '0.1.0',
    });
    try {
      return await check({ newsroom, ...folders });
    } finally {
      await newsroom.close();
    }
  } finally {
    await fs.rm(root, { recursive: true, force: true });
  }
}

async function openByName({ newsroom }: Given, name: string) {
  const entry = (await newsroom.library.list()).find((each) => each.name === name);
  return newsroom.articles.open(entry?.file ?? '');
}

const unless = (holds: boolean, fault: string) => (holds ? [] : [fault]);
const readJson = async (file: string) => JSON.parse(await fs.readFile(file, 'utf8'));

const older: Readonly<Record<string, Check>> = {
  'an older article': async (given) => {
    const place = path.join(given.library, 'harbour.stet');
    const before = await readJson(place);
    const { file, revision, article, access } = await openByName(given, 'harbour.stet');
    await given.newsroom.articles.save(file, revision, { ...article, slug: 'after-the-upgrade' });
    const { slug, version, dates, ...after } = await readJson(place);
    const { slug: _, version: __, dates: oldDates, ...kept } = before;
    return [
      ...unless(access.mode === 'edit', 'it cannot be edited'),
      ...unless(slug === 'after-the-upgrade', 'it was not saved'),
      ...unless(version === articleVersion, `it is of version ${version}`),
      ...unless(dates.created === oldDates.created, 'its dates are others'),
      ...unless(
        JSON.stringify(after) === JSON.stringify(kept),
        'a save changed more than it should',
      ),
    ];
  },
  'an older journal': async ({ newsroom }) => {
    const kept = await newsroom.journals.kept();
    const journal = kept.find(({ headline }) => headline === 'Ferry sails again')?.journal;
    if (!journal) return ['what was typed is not offered'];
    const { article } = await newsroom.journals.restore(randomUUID(), journal);
    const text = textOf(article.content);
    return unless(text === 'Ferry sails againIt left at dawn, on time.', `it is “${text}”`);
  },
  'an older history': async (given) => {
    const { file } = await openByName(given, 'vote.stet');
    const { histories } = given.newsroom;
    const before = await histories.list(file);
    await histories.keep({ file, reason: 'milestone', label: 'Proofread' });
    const after = await histories.list(file);
    const texts = await Promise.all(
      after.map(async ({ version }) => (await histories.read(file, version)).article.slugline),
    );
    return [
      ...unless(before.length >= 2, `${before.length} versions`),
      ...unless(after.length === before.length + 1, 'the next version was not added'),
      ...unless(
        after.some(({ label }) => label === 'Filed'),
        'a name is gone',
      ),
      ...unless(
        texts.at(-1) === undefined && texts[0] === 'vote-2',
        'the versions say other things',
      ),
    ];
  },
  'older settings': async ({ newsroom, user }) => {
    const { authorName, libraryOpen, inspectorOpen } = await newsroom.settings.read();
    await newsroom.settings.save({ inspectorOpen: !inspectorOpen });
    const after = await readJson(path.join(user, 'settings.json'));
    return [
      ...unless(authorName === 'Ada Quill' && !libraryOpen, 'they are others'),
      ...unless(after.authorName === 'Ada Quill' && !after.libraryOpen, 'a save lost some'),
    ];
  },
  'older desk settings': async ({ newsroom }) => {
    const { settings, problems } = await newsroom.library.deskSettings();
    return unless(settings.labels.standfirst === 'dek' && problems.length === 0, 'they are others');
  },
};

type Prepare = (folders: Pick<Given, 'library' | 'user'>) => Promise<void>;

const journalName = '11111111-2222-4333-8444-555555555555';
const newJournal = encodeRecord({
  ...{ kind: 'begin', version: 2, at: 1, owner: 'someone', hologram: ['of a newer release'] },
});
const newVersion = encodeRecord({ ...{ kind: 'version', format: 2, id: 'new', picture: 'x' } });

/** Files as a newer release might write them. */
const prepare: Readonly<Record<string, Prepare>> = {
  'a newer article': async ({ library }) => {
    const place = path.join(library, 'vote.stet');
    const article = await readJson(place);
    article.version = articleVersion + 1;
    article.hologram = { depth: 3 };
    await fs.writeFile(place, JSON.stringify(article));
  },
  'a newer journal': async ({ user }) => {
    await fs.writeFile(path.join(user, 'journal', `${journalName}.journal`), newJournal);
  },
  'a newer history': async ({ library }) => {
    await fs.appendFile(await historyIn(library), newVersion);
  },
  'newer settings': async ({ user }) => {
    const place = path.join(user, 'settings.json');
    const settings = await readJson(place);
    const changed = { ...settings, authorName: { first: 'Ada', last: 'Quill' }, hologram: true };
    await fs.writeFile(place, JSON.stringify(changed));
  },
  'newer desk settings': async ({ library }) => {
    const place = path.join(library, '.stet', 'desk.json');
    const settings = { ...(await readJson(place)), version: 2, hologram: { depth: 3 } };
    await fs.writeFile(place, JSON.stringify(settings));
  },
};

async function historyIn(library: string): Promise<string> {
  const folder = path.join(library, '.stet', 'history');
  const name = (await fs.readdir(folder)).find((each) => each.endsWith('.versions'));
  return path.join(folder, name ?? '');
}

const newer: Readonly<Record<string, Check>> = {
  'a newer article': async (given) => {
    const place = path.join(given.library, 'vote.stet');
    const before = await fs.readFile(place);
    const { file, revision, article, access } = await openByName(given, 'vote.stet');
    const attempts = [
      () => given.newsroom.articles.save(file, revision, article),
      () => given.newsroom.articles.save(file, revision, { ...article, slug: 'x', version: 1 }),
    ];
    const codes: string[] = [];
    for (const attempt of attempts) codes.push(await codeOf(attempt));
    return [
      ...unless(access.mode === 'read' && access.why === 'newer-version', 'it can be edited'),
      ...unless(textOf(article.content).includes('ferrymen'), 'its text is not shown'),
      ...unless(
        codes.every((code) => code === 'newer-version'),
        `a save ended as ${codes}`,
      ),
      ...unless((await fs.readFile(place)).equals(before), 'it was changed'),
    ];
  },
  'a newer journal': async ({ newsroom, user }) => {
    const kept = await newsroom.journals.kept();
    const code = await codeOf(() => newsroom.journals.restore(randomUUID(), journalName));
    const after = await fs.readFile(path.join(user, 'journal', `${journalName}.journal`));
    return [
      ...unless(!kept.some(({ journal }) => journal === journalName), 'it is offered'),
      ...unless(kept.length > 0, 'others are not offered'),
      ...unless(code !== 'done', 'it was taken over'),
      ...unless(after.equals(newJournal), 'it was changed'),
    ];
  },
  'a newer history': async (given) => {
    const { file, revision, article } = await openByName(given, 'vote.stet');
    const { articles, histories } = given.newsroom;
    const before = (await histories.list(file)).length;
    await articles.save(file, revision, { ...article, slug: 'x' });
    await histories.keep({ file, reason: 'milestone', label: 'Proofread' });
    const bytes = await fs.readFile(await historyIn(given.library));
    return [
      ...unless(
        bytes.includes(Buffer.from(newVersion)),
        'what only the newer release knows is gone',
      ),
      ...unless((await histories.list(file)).length > before, 'nothing can be added'),
    ];
  },
  'newer settings': async ({ newsroom, user }) => {
    const { authorName, libraryOpen } = await newsroom.settings.read();
    await newsroom.settings.save({ libraryOpen: true });
    const after = await readJson(path.join(user, 'settings.json'));
    return [
      ...unless(authorName === '' && !libraryOpen, 'they are not read as far as they are known'),
      ...unless(after.hologram === true && after.libraryOpen === true, 'a save lost some'),
      ...unless(after.authorName?.last === 'Quill', 'a save lost what it does not know'),
    ];
  },
  'newer desk settings': async ({ newsroom, library }) => {
    const { settings } = await newsroom.library.deskSettings();
    await newsroom.library.saveDeskSettings({ labels: { ...settings.labels, kicker: 'overline' } });
    const after = await readJson(path.join(library, '.stet', 'desk.json'));
    return unless(after.hologram?.depth === 3 && after.labels.kicker === 'overline', 'lost some');
  },
};

async function codeOf(call: () => Promise<unknown>): Promise<string> {
  try {
    await call();
    return 'done';
  } catch (error) {
    return error instanceof FailureError ? error.failure.code : String(error);
  }
}
