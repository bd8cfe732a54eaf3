import fs from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ArticleHistory } from '../../../electron/newsroom/history/articleHistory.ts';
import { historyFile } from '../../../electron/newsroom/history/historyFile.ts';
import { bringIn } from '../../../electron/newsroom/packs/bringIn.ts';
import { checkPack, planFor } from '../../../electron/newsroom/packs/checkPack.ts';
import { makePack } from '../../../electron/newsroom/packs/makePack.ts';
import { PackFile } from '../../../electron/newsroom/packs/openPack.ts';
import { sourcesOfLibrary } from '../../../electron/newsroom/packs/packSources.ts';
import { identity } from '../../../electron/newsroom/storage/temporaryName.ts';
import { parse } from '../../../shared/article/parse.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { headlineOf } from '../../../shared/article/text.ts';
import { packJsonSchema } from '../../../shared/pack/manifest.ts';
import { systemError } from '../../fault/faults.ts';
import { articleWith, fails, openDesk, put } from './desks.ts';
import { failsToOpenOnce, freshFolder, namesIn } from './folders.ts';
import { sha256 } from './packFiles.ts';
import { png } from './photos.ts';

const idOf = (number: number) => `urn:uuid:00000000-0000-4000-8000-00000000000${number}`;
const picture = png(300, 200);
const photo = `${sha256(picture)}.png`;
const assets = {
  a1: { type: 'image', src: `media/${photo}`, mimeType: 'image/png', width: 300, height: 200 },
} as never;

async function addPhoto(folder: string, bytes = picture) {
  await fs.mkdir(path.join(folder, 'media'), { recursive: true });
  await fs.writeFile(path.join(folder, 'media', photo), bytes);
}

async function addVersion(root: string, id: string, headline: string, at: number, label?: string) {
  const bytes = serialise(articleWith({ id, headline }));
  await new ArticleHistory(historyFile(path.join(root, '.stet'), id)).add(
    {
      at,
      reason: label ? 'milestone' : 'saved',
      revision: sha256(bytes),
      words: 1,
      name: 'vote.stet',
      ...(label && { label }),
    },
    bytes,
  );
}

async function versionsOf(root: string, id: string) {
  const history = new ArticleHistory(historyFile(path.join(root, '.stet'), id));
  const versions = await history.versions();
  const read = versions.map(async (version) => {
    const { article } = parse(await history.bytesOf(version.id));
    return [headlineOf(article.content), version.at, version.label];
  });
  return Promise.all(read);
}

describe('a pack', () => {
  let root: string;
  let out: string;
  beforeEach(async () => {
    root = await freshFolder();
    out = path.join(await freshFolder(), 'desk.stetpack');
    await put(root, 'vote.stet', articleWith({ id: idOf(1), headline: 'Vote', assets }));
    await put(root, 'city/gulls.stet', articleWith({ id: idOf(2), headline: 'Gulls' }));
    await addPhoto(root);
    await addVersion(root, idOf(1), 'Vote, at first', 1_000);
    await addVersion(root, idOf(1), 'Vote, subbed', 2_000, 'Subbed');
    await fs.writeFile(path.join(root, '.stet', 'desk.json'), '{"labels":{"standfirst":"Dek"}}\n');
  });

  const make = async (more: Partial<Parameters<typeof makePack>[0]> = {}) =>
    makePack({
      sources: await sourcesOfLibrary(root),
      desk: root,
      library: 'Desk',
      by: 'Stet',
      out,
      replace: false,
      ...more,
    });

  async function bring(into: string, different: 'both' | 'versions' | 'skip' = 'both') {
    const pack = await PackFile.open(out);
    try {
      await checkPack(pack);
      const plan = await planFor(pack, into);
      return { plan, brought: await bringIn(pack, into, different) };
    } finally {
      pack.close();
    }
  }

  it('brings a library into an empty folder, to the byte', async () => {
    const made = await make();
    expect(made).toMatchObject({ articles: 2, photos: 1, leftOut: [] });
    expect(made.bytes).toBe((await fs.stat(out)).size);
    const into = await freshFolder();
    const { brought } = await bring(into);
    expect(brought).toMatchObject({ photos: 1, versions: 2, desk: true, stopped: false });
    expect(brought.articles.map(({ as }) => as)).toEqual(['new', 'new']);
    const files = ['vote.stet', 'city/gulls.stet', `media/${photo}`, '.stet/desk.json'];
    for (const file of files) {
      const bytes = await fs.readFile(path.join(into, file));
      expect(bytes.equals(await fs.readFile(path.join(root, file)))).toBe(true);
    }
    expect(await versionsOf(into, idOf(1))).toEqual(await versionsOf(root, idOf(1)));
    // Once more: everything is there already.
    const again = await bring(into);
    expect(again.brought).toMatchObject({ photos: 0, versions: 0, desk: false });
    expect(again.brought.articles.map(({ as }) => as)).toEqual(['there', 'there']);
    expect(await namesIn(into)).toEqual(['.stet', 'city', 'media', 'vote.stet'].sort());
  });

  it('takes nothing away from an article that says something else here', async () => {
    await make();
    const into = await freshFolder();
    const mine = articleWith({ id: idOf(1), headline: 'Vote, my way' });
    await put(into, 'vote.stet', mine);
    await addVersion(into, idOf(1), 'Vote, mine before', 1_500);
    const { plan, brought } = await bring(into, 'both');
    expect(plan.map(({ state }) => state)).toEqual(['new', 'different']);
    expect(brought.articles.at(-1)).toMatchObject({ as: 'copy', name: 'vote-2.stet' });
    expect(await fs.readFile(path.join(into, 'vote.stet'), 'utf8')).toBe(
      new TextDecoder().decode(serialise(mine)),
    );
    const copy = parse(await fs.readFile(path.join(into, 'vote-2.stet'))).article;
    expect(headlineOf(copy.content)).toBe('Vote');
    expect(copy.id).not.toBe(idOf(1));
    expect((await versionsOf(into, copy.id)).map(([headline]) => headline)).toEqual([
      'Vote, at first',
      'Vote, subbed',
    ]);
    expect((await versionsOf(into, idOf(1))).map(([headline]) => headline)).toEqual([
      'Vote, mine before',
    ]);
  });

  it('comes beside it once, however often it is brought in, until somebody goes on with it', async () => {
    await make();
    const into = await freshFolder();
    await put(into, 'vote.stet', articleWith({ id: idOf(1), headline: 'Vote, my way' }));
    await bring(into);
    const { brought } = await bring(into);
    expect(brought).toMatchObject({ photos: 0, versions: 0 });
    expect(brought.articles.at(-1)).toMatchObject({ as: 'there', name: 'vote-2.stet' });
    const { article } = parse(await fs.readFile(path.join(into, 'vote-2.stet')));
    await put(into, 'vote-2.stet', { ...article, slug: 'mine-too' });
    expect((await bring(into)).brought.articles.at(-1)).toMatchObject({ name: 'vote-3.stet' });
    const ids = ['vote.stet', 'vote-2.stet', 'vote-3.stet'].map(
      async (name) => parse(await fs.readFile(path.join(into, name))).article.id,
    );
    expect(new Set(await Promise.all(ids)).size).toBe(3);
  });

  it('can become versions of the article that is here, in the order of time', async () => {
    await make();
    const into = await freshFolder();
    await put(into, 'vote.stet', articleWith({ id: idOf(1), headline: 'Vote, my way' }));
    await addVersion(into, idOf(1), 'Vote, mine before', 1_500);
    const { brought } = await bring(into, 'versions');
    expect(brought).toMatchObject({ versions: 3, photos: 1 });
    expect(brought.articles.at(-1)).toMatchObject({ as: 'version', name: 'vote.stet' });
    expect(
      (await versionsOf(into, idOf(1))).map(([headline, , label]) => [headline, label]),
    ).toEqual([
      ['Vote, at first', undefined],
      ['Vote, mine before', undefined],
      ['Vote, subbed', 'Subbed'],
      ['Vote', undefined],
    ]);
    const again = await bring(into, 'versions');
    expect(again.brought.versions).toBe(0);
    const skipped = await bring(into, 'skip');
    expect(skipped.brought.articles.at(-1)).toMatchObject({ as: 'skipped' });
  });

  it('has the photos of versions too, and says what it could not take', async () => {
    await put(root, 'vote.stet', articleWith({ id: idOf(1), headline: 'Vote' }));
    const bytes = serialise(articleWith({ id: idOf(1), headline: 'With a photo', assets }));
    const history = new ArticleHistory(historyFile(path.join(root, '.stet'), idOf(1)));
    await history.add(
      { at: 3_000, reason: 'saved', revision: sha256(bytes), words: 1, name: 'vote.stet' },
      bytes,
    );
    await fs.writeFile(path.join(root, 'broken.stet'), '{"format":"stet-article"');
    const made = await make();
    expect(made).toMatchObject({ articles: 2, photos: 1, leftOut: [{ name: 'broken.stet' }] });
    // A photo that is not what its name says, or is not there at all.
    await put(root, 'vote.stet', articleWith({ id: idOf(1), headline: 'Vote', assets }));
    await addPhoto(root, png(1, 1));
    const spoilt = await make({ replace: true });
    expect(spoilt).toMatchObject({ articles: 2, photos: 0 });
    expect(spoilt.leftOut.map(({ name }) => name)).toEqual(['broken.stet', 'vote.stet']);
    await fs.rm(path.join(root, 'media'), { recursive: true });
    expect((await make({ replace: true })).leftOut).toEqual(spoilt.leftOut);
  });

  it('is never left behind in half, and replaces a file only where that was said', async () => {
    await make();
    const before = await fs.readFile(out);
    await fails(make(), 'exists');
    const stop = new AbortController();
    const canceled = make({ replace: true, signal: stop.signal, onProgress: () => stop.abort() });
    await fails(canceled, 'canceled');
    expect(await namesIn(path.dirname(out))).toEqual(['desk.stetpack']);
    expect((await fs.readFile(out)).equals(before)).toBe(true);
    await fails(make({ out: path.join(out, 'x.stetpack') }), 'not-found');
  });

  it('takes the room of those that were never finished, as their process died', async () => {
    const machine = identity.slice(0, 6);
    const unfinished = ['4194305', String(process.pid)].map(
      (pid) => `.~old.stetpack.${pid}.${machine}abcdef12345678.tmp`,
    );
    const elsewhere = '.~old.stetpack.4194305.000000abcdef12345678.tmp';
    const folder = path.dirname(out);
    for (const name of [...unfinished, elsewhere]) await fs.writeFile(path.join(folder, name), 'x');
    await make();
    expect(await namesIn(folder)).toEqual([elsewhere, 'desk.stetpack']);
  });

  it('stops between two articles, and what is in stays in', async () => {
    await make();
    const into = await freshFolder();
    const pack = await PackFile.open(out);
    const stop = new AbortController();
    const brought = await bringIn(pack, into, 'both', {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    pack.close();
    expect(brought).toMatchObject({ stopped: true, articles: [{ as: 'new' }] });
    expect((await bring(into)).brought.articles.map(({ as }) => as)).toEqual(['there', 'new']);
  });

  it('is not brought in beside an article that cannot be read, and may be the same', async () => {
    await make();
    const into = await freshFolder();
    const there = await put(into, 'vote.stet', articleWith({ id: idOf(1), headline: 'Mine' }));
    const pack = await PackFile.open(out);
    // When it is asked which article it is, or what that says.
    for (const after of [0, 1]) {
      failsToOpenOnce(there, after);
      await expect(planFor(pack, into)).rejects.toThrow(
        /“vote.stet” in your library cannot be read/,
      );
    }
    pack.close();
    expect((await bring(into)).plan.map(({ state }) => state)).toEqual(['new', 'different']);
  });

  it('tells of settings of the desk that could not come', async () => {
    await make();
    const into = await freshFolder();
    await fs.mkdir(path.join(into, '.stet'));
    const refused = vi.spyOn(fs, 'link').mockImplementation(async (_, to) => {
      if (String(to).endsWith('desk.json')) throw systemError('EIO');
    });
    const { brought } = await bring(into).finally(() => refused.mockRestore());
    expect(brought.desk).toBe(false);
    expect(brought.articles.at(-1)).toMatchObject({
      headline: 'The desk’s settings',
      as: 'failed',
      message: 'Not brought in: the disk reported an error (EIO).',
    });
  });

  it('leads into no folder outside the library', async () => {
    await make();
    const into = await freshFolder();
    const elsewhere = await freshFolder();
    await fs.symlink(elsewhere, path.join(into, 'city'));
    const { brought } = await bring(into);
    expect(brought.articles.map(({ as }) => as)).toEqual(['failed', 'new']);
    expect(await namesIn(elsewhere)).toEqual([]);
  });
});

it('that cannot be taken in says so, and nothing of one that was not made', async () => {
  const { newsroom, userData } = await openDesk();
  await fs.writeFile(path.join(userData, 'packs'), '');
  const handing = newsroom.packs.hand(new Blob(['x']).stream());
  await expect(handing).rejects.toThrow(/^Nothing was brought in: /);
});

it('that is handed over while there is no library is not kept', async () => {
  const { newsroom, userData } = await openDesk({ library: false });
  const { pack } = await newsroom.packs.hand(new Blob(['x']).stream());
  await fails(newsroom.packs.check(pack), 'no-library');
  const [run = ''] = await namesIn(path.join(userData, 'packs'));
  expect(await namesIn(path.join(userData, 'packs', run))).toEqual([]);
});

it('docs/pack.schema.json is what the code makes (npm run docs)', async () => {
  const file = new URL('../../../docs/pack.schema.json', import.meta.url);
  expect(JSON.parse(await fs.readFile(file, 'utf8'))).toEqual(packJsonSchema());
});
