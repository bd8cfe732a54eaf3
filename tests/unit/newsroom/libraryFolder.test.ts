import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { identity } from '../../../electron/newsroom/storage/temporaryName.ts';
import { articleWith, fails, openDesk, put, type TestDesk } from './desks.ts';
import { eventually, freshFolder, namesIn } from './folders.ts';

const _listed = async ({ newsroom }: TestDesk) =>
  (await newsroom.library.list())
    .map((entry) => [entry.folder, entry.name].filter(Boolean).join('/'))
    .sort();

describe('the folder', () => {
  it('is none, ready, read-only, or missing', async () => {
    const none = await openDesk({ library: false });
    expect(await none.newsroom.library.status()).toEqual({ state: 'none' });
    await fails(none.newsroom.library.list(), 'no-library');

    const { newsroom, root } = await openDesk();
    expect(await newsroom.library.status()).toMatchObject({
      state: 'ready',
      name: path.basename(root),
    });
    expect(JSON.stringify(await newsroom.library.status())).not.toContain('"path"');
    await fs.rename(root, `${root}-away`);
    expect(await newsroom.library.status()).toMatchObject({ state: 'missing' });
    await fails(newsroom.library.list(), 'no-library', { retry: true });
    await fails(newsroom.library.trashed(), 'no-library');
    await fails(
      newsroom.articles.saveNew({ article: articleWith(), where: 'library' }),
      'no-library',
    );
    await fs.rename(`${root}-away`, root);
    expect(await newsroom.library.status()).toMatchObject({ state: 'ready' });
  });

  it('is remembered, and opened again by the next start', async () => {
    const first = await openDesk();
    const second = await openDesk({ userData: first.userData, library: false });
    expect(await second.newsroom.library.status()).toMatchObject({
      state: 'ready',
      name: path.basename(first.root),
    });
  });

  it('is chosen in a dialog that starts where the last one ended', async () => {
    const root = await freshFolder();
    const chooseFolder = vi.fn(async (): Promise<string | undefined> => root);
    const { newsroom, userData } = await openDesk({ library: false, host: { chooseFolder } });
    expect(await newsroom.library.choose()).toMatchObject({ name: path.basename(root) });
    const again = await openDesk({ userData, host: { chooseFolder } });
    chooseFolder.mockResolvedValueOnce(undefined);
    await fails(again.newsroom.library.choose(), 'canceled');
    expect(chooseFolder).toHaveBeenLastCalledWith('library', path.dirname(root));
    const recent = await again.newsroom.library.recent();
    expect(recent.map(({ name }) => name)).toEqual([
      path.basename(again.root),
      path.basename(root),
    ]);
    const status = await again.newsroom.library.openRecent(recent[1]?.id ?? '');
    expect(status).toMatchObject({ name: path.basename(root) });
    await fails(again.newsroom.library.openRecent('nosuchid'), 'not-found');
  });

  it('cannot be chosen where the host has no dialogs', async () => {
    const { newsroom } = await openDesk({ host: { host: 'web' } });
    await fails(newsroom.library.choose(), 'unsupported');
    const [recent] = await newsroom.library.recent();
    await fails(newsroom.library.openRecent(recent?.id ?? ''), 'unsupported');
  });

  it('is swept of what dead processes left when it is opened', async () => {
    const root = await freshFolder();
    await put(root, 'a.stet');
    await put(root, 'sport/b.stet');
    const machine = identity.slice(0, 6);
    const dead = `.~a.stet.4194305.${machine}abcdef12345678.tmp`;
    const elsewhere = '.~a.stet.4194305.000000abcdef12345678.tmp';
    const other = '.~lock.a.odt#';
    for (const name of [dead, elsewhere, other]) await fs.writeFile(path.join(root, name), 'x');
    await fs.writeFile(path.join(root, 'sport', dead.replace('a.stet', 'b.stet')), 'x');
    await openDesk({ root });
    await eventually(async () => {
      expect(await namesIn(root)).toEqual([other, elsewhere, 'a.stet', 'sport'].sort());
      expect(await namesIn(path.join(root, 'sport'))).toEqual(['b.stet']);
    });
  });

  it('has one name of an article that got another one when its process died', async () => {
    const root = await freshFolder();
    for (const name of ['a.stet', 'mine.stet']) await put(root, name);
    await fs.link(path.join(root, 'mine.stet'), path.join(root, 'mine too.stet'));
    // Nobody has that number.
    const dead = identity.replace(/ \d+ /, ' 4194305 ');
    for (const name of ['.~a.stet.turn', '.~mine.stet.turn', '.~other.stet.turn']) {
      await fs.writeFile(path.join(root, name), `${dead} 1`);
    }
    await fs.link(path.join(root, 'a.stet'), path.join(root, 'b.stet'));
    // It died in a save, long after the file had got its second name.
    const later = new Date(Date.now() + 1_000);
    await fs.utimes(path.join(root, '.~mine.stet.turn'), later, later);
    await openDesk({ root });
    await eventually(async () => {
      expect(await namesIn(root)).toEqual(['b.stet', 'mine too.stet', 'mine.stet']);
    });
  });

  it('has no empty file that held the name of a new article when its process died', async () => {
    const root = await freshFolder();
    const dead = identity.replace(/ \d+ /, ' 4194305 ');
    for (const name of ['held.stet', 'somebody’s.stet'])
      await fs.writeFile(path.join(root, name), '');
    await put(root, 'a.stet');
    for (const name of ['held', 'a', 'gone']) {
      await fs.writeFile(path.join(root, `.~${name}.stet.turn`), `${dead} 1`);
    }
    await openDesk({ root });
    await eventually(async () => {
      expect(await namesIn(root)).toEqual(['a.stet', 'somebody’s.stet']);
    });
  });
});
