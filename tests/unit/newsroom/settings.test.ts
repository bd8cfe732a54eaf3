import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createRecentPaths } from '../../../electron/newsroom/settings/remembered.ts';
import { createSettings } from '../../../electron/newsroom/settings/settings.ts';
import { settings as settingsSchema } from '../../../shared/contract/desk.ts';
import { viewDefaults } from '../../../shared/contract/viewDefaults.ts';
import { systemError } from '../../fault/faults.ts';
import { fails, openDesk } from './desks.ts';
import { freshFolder, namesIn } from './folders.ts';

describe('settings', () => {
  it('have defaults, and nothing on the disk before something is set', async () => {
    const userData = path.join(await freshFolder(), 'not', 'there');
    const known = await createSettings(userData).read();
    expect(settingsSchema.parse(known)).toEqual(known);
    expect(known).toMatchObject({ authorName: '', inspectorOpen: true, libraryOpen: true });
    await expect(fs.stat(userData)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('are found again, and keep what a newer release wrote', async () => {
    const userData = await freshFolder();
    await fs.writeFile(path.join(userData, 'settings.json'), '{"fromTheFuture": [1]}');
    await createSettings(userData).save({ language: 'cy', inspectorOpen: undefined });
    expect(await createSettings(userData).save({ authorName: 'Ada' })).toMatchObject({
      language: 'cy',
      authorName: 'Ada',
      inspectorOpen: true,
    });
    const stored = JSON.parse(await fs.readFile(path.join(userData, 'settings.json'), 'utf8'));
    expect(stored).toEqual({ fromTheFuture: [1], language: 'cy', authorName: 'Ada' });
  });

  it('that another program holds at the moment say so', async () => {
    const userData = await freshFolder();
    await createSettings(userData).save({ authorName: 'Ada' });
    const { open } = fs;
    // As Windows does while a file is looked into.
    const held = vi.spyOn(fs, 'open').mockImplementation(async (file, flags, mode) => {
      if (String(file).endsWith('settings.json')) throw systemError('EBUSY');
      return open(file, flags, mode);
    });
    onTestFinished(() => held.mockRestore());
    const message = 'Your settings could not be read: another program is using the file.';
    await fails(createSettings(userData).read(), 'io', {
      message: `${message} Close it there, then try again.`,
    });
  });

  it('are those from before where their writing in place was cut off', async () => {
    const userData = await freshFolder();
    await fs.writeFile(path.join(userData, 'settings.json'), '');
    await fs.writeFile(path.join(userData, '.~settings.json.bak'), '{"authorName": "Ada"}');
    // A drive that takes its time.
    const { readdir } = fs;
    const slow = vi.spyOn(fs, 'readdir').mockImplementation((async (folder: string) => {
      if (folder === userData) await wait(300);
      return readdir(folder);
    }) as typeof readdir);
    onTestFinished(() => slow.mockRestore());
    const { newsroom } = await openDesk({ userData, library: false });
    expect(await newsroom.settings.read()).toMatchObject({ authorName: 'Ada' });
    expect(await namesIn(userData)).toContain('settings.json');
    expect((await namesIn(userData)).filter((name) => name.includes('damaged'))).toEqual([]);
  });

  it.each(['', '{"langu', '[]', 'null'])('that are damaged (%j) are set aside', async (text) => {
    const userData = await freshFolder();
    await fs.writeFile(path.join(userData, 'settings.json'), text);
    const settings = createSettings(userData);
    expect(await settings.read()).toMatchObject({ authorName: '' });
    await settings.save({ authorName: 'Ada' });
    const names = await namesIn(userData);
    expect(names).toHaveLength(2);
    const aside = names.find((name) => name.startsWith('settings.damaged-')) ?? '';
    expect(await fs.readFile(path.join(userData, aside), 'utf8')).toBe(text);
    expect((await createSettings(userData).read()).authorName).toBe('Ada');
  });

  it('that are not what they should be count as not set, and stay for the release that knows them', async () => {
    const userData = await freshFolder();
    const file = path.join(userData, 'settings.json');
    await fs.writeFile(file, '{"language": 7, "authorName": "Ada"}');
    const settings = createSettings(userData);
    expect((await settings.read()).language).toMatch(/^[a-z]/i);
    expect(await settings.save({ libraryOpen: false })).toMatchObject({ authorName: 'Ada' });
    const stored = JSON.parse(await fs.readFile(file, 'utf8'));
    expect(stored).toEqual({ language: 7, authorName: 'Ada', libraryOpen: false });
    expect(await namesIn(userData)).toEqual(['settings.json']);
  });

  it('of two programs at once lose no change', async () => {
    const userData = await freshFolder();
    const [one, two] = [createSettings(userData), createSettings(userData)];
    await Promise.all([
      one.save({ language: 'fi' }),
      two.save({ authorName: 'Ada' }),
      one.save({ inspectorOpen: false }),
      two.save({ libraryOpen: false }),
    ]);
    expect(await one.read()).toEqual({
      language: 'fi',
      authorName: 'Ada',
      inspectorOpen: false,
      libraryOpen: false,
      view: viewDefaults,
      keys: {},
      openArticles: [],
    });
  });

  it('know what was open until another library is opened', async () => {
    const { newsroom, root, userData } = await openDesk();
    const openArticles = [{ file: newsroom.articles.register(path.join(root, 'a.stet')) }];
    await newsroom.settings.save({ openArticles });
    const again = await openDesk({ root, userData });
    expect(await again.newsroom.settings.read()).toMatchObject({ openArticles });
    const other = await openDesk({ userData });
    expect(await other.newsroom.settings.read()).toMatchObject({ openArticles: [] });
  });

  it('know what was open where the drive of the library is away at a start', async () => {
    const { root: drive, userData } = await openDesk();
    const root = path.join(await freshFolder(), 'Desk');
    await fs.symlink(drive, root);
    const { newsroom } = await openDesk({ root, userData });
    const openArticles = [{ file: newsroom.articles.register(path.join(drive, 'a.stet')) }];
    await newsroom.settings.save({ openArticles });
    await fs.rename(drive, `${drive} away`);
    const away = await openDesk({ root, userData });
    expect(await away.newsroom.library.status()).toMatchObject({ state: 'missing' });
    expect(await away.newsroom.settings.read()).toMatchObject({ openArticles });
  });

  it('are not written again where nothing changes', async () => {
    const userData = await freshFolder();
    const settings = createSettings(userData);
    await settings.save({ authorName: 'Ada' });
    const file = path.join(userData, 'settings.json');
    const { ino, mtimeMs } = await fs.stat(file);
    expect(await settings.save({ authorName: 'Ada' })).toMatchObject({ authorName: 'Ada' });
    expect(await fs.stat(file)).toMatchObject({ ino, mtimeMs });
  });

  it('that cannot be written are an io failure', async () => {
    const userData = await freshFolder();
    await fs.writeFile(path.join(userData, 'file'), '');
    await fails(createSettings(path.join(userData, 'file', 'below')).save({}), 'io');
    await fs.writeFile(path.join(userData, 'settings.json'), '{}');
    await fs.chmod(path.join(userData, 'settings.json'), 0o444);
    await fails(createSettings(userData).save({ authorName: 'x' }), 'io');
  });
});

describe('recent paths', () => {
  it('are the newest first, once each, and not endless', async () => {
    const userData = await freshFolder();
    const recent = createRecentPaths(userData, 'recent');
    for (let number = 0; number < 30; number++) await recent.add(`/desk/${number}`);
    await recent.add('/desk/25');
    await recent.replace('/desk/29', '/desk/renamed');
    await recent.replace('/desk/28', undefined);
    await recent.replace('/desk/unknown', '/x');
    const paths = await createRecentPaths(userData, 'recent').read();
    expect(paths.slice(0, 4)).toEqual(['/desk/25', '/desk/renamed', '/desk/27', '/desk/26']);
    expect(paths).toHaveLength(19);
  });
});
