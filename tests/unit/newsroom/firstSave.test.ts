import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { LiveText } from '../../../electron/newsroom/journal/liveText.ts';
import { realFileSystem } from '../../../electron/newsroom/storage/fileSystem.ts';
import { fails, openDesk, put, type TestDesk } from './desks.ts';
import { afterACrash, anotherWindow, article, begin, thisWindow, wordsOf } from './journalDesk.ts';
import { typist } from './typist.ts';

describe('the first save of an article, of which nobody has heard', () => {
  let desk: TestDesk;

  beforeEach(async () => {
    desk = await openDesk();
  });

  const saveNew = (more: object = {}) =>
    desk.newsroom.articles.saveNew({ article, where: 'library', ...more });

  const articlesIn = async ({ newsroom }: TestDesk) =>
    (await newsroom.library.list()).map(({ name }) => name);

  it('goes on in the same file when it is asked for again', async () => {
    const first = await saveNew();
    const longer = { ...article, slugline: 'harbour' };
    const again = await saveNew({ article: longer, again: true });
    expect(again.file).toBe(first.file);
    expect(await articlesIn(desk)).toEqual(['harbour-vote.stet']);
    const { article: there } = await desk.newsroom.articles.open(again.file);
    expect(there.slugline).toBe('harbour');
  });

  it('leaves that file alone where somebody has written it since, or took it away', async () => {
    await saveNew();
    await put(desk.root, 'harbour-vote.stet', { ...article, slugline: 'theirs' });
    expect((await saveNew({ again: true })).name).toBe('harbour-vote-2.stet');
    expect((await saveNew()).name).toBe('harbour-vote-3.stet');
  });

  it('goes on in that file, and leaves a copy as it was saved', async () => {
    const first = await saveNew();
    const copy = await saveNew({ name: 'Tuesday' });
    const again = await saveNew({ article: { ...article, slugline: 'harbour' }, again: true });
    expect(again.file).toBe(first.file);
    expect((await desk.newsroom.articles.revision(copy.file)).revision).toBe(copy.revision);
  });

  it('goes on in the file that did not read back, once it does', async () => {
    // As on a network drive that loses its line behind the rename.
    const nfs = { free: 2 ** 40, kind: 0x6969 };
    vi.spyOn(realFileSystem, 'room').mockResolvedValue(nfs);
    const { readFile } = realFileSystem;
    const read = vi.spyOn(realFileSystem, 'readFile').mockImplementation((file) => {
      if (path.dirname(file) === desk.root) throw Object.assign(new Error('EIO'), { code: 'EIO' });
      return readFile(file);
    });
    onTestFinished(() => void vi.restoreAllMocks());
    await fails(saveNew(), 'io');
    await fails(saveNew({ article: { ...article, slugline: 'harbour' }, again: true }), 'io');
    read.mockRestore();
    await saveNew({ article: { ...article, slugline: 'vote' }, again: true });
    expect(await articlesIn(desk)).toEqual(['harbour-vote.stet']);
  });

  it('is no text that is in no file, after a crash', async () => {
    const steps = typist(article).type(' asked');
    await begin(desk, steps);
    await saveNew({ article: LiveText.of(article).with(steps).article() });
    expect(await (await afterACrash(desk)).journals.kept()).toEqual([]);
  });

  it('is what is typed after it goes on from, after a crash', async () => {
    const hands = typist(article);
    const steps = hands.type(' asked');
    const { journal } = await begin(desk, steps);
    const saved = await saveNew({ article: LiveText.of(article).with(steps).article() });
    const more = { window: thisWindow, journal, steps: hands.type(' us') };
    await desk.newsroom.journals.append(more);
    const next = await afterACrash(desk);
    expect(await next.journals.kept()).toMatchObject([{ journal, name: 'harbour-vote.stet' }]);
    const restored = await next.journals.restore(anotherWindow, journal);
    expect(restored).toMatchObject({ file: saved.file, base: saved.revision });
    expect(wordsOf(restored.article)).toBe(hands.text);
  });

  it('is no text that is in no file, where somebody made a copy of the file', async () => {
    await begin(desk, typist(article).type(' asked'));
    const hands = typist(article);
    const steps = hands.type(' asked');
    await saveNew({ article: LiveText.of(article).with(steps).article() });
    await put(desk.root, 'a copy.stet', { ...article, slugline: 'theirs' });
    await put(desk.root, 'z copy.stet', { ...article, slugline: 'theirs' });
    expect(await (await afterACrash(desk)).journals.kept()).toEqual([]);
  });

  it('is told apart from a file of the same article that says something else', async () => {
    const { journal } = await begin(desk, typist(article).type(' asked'));
    await put(desk.root, 'vote.stet', { ...article, slugline: 'theirs' });
    const next = await afterACrash(desk);
    const [kept] = await next.journals.kept();
    expect(kept).toMatchObject({ journal });
    expect(kept?.file).toBeUndefined();
  });
});
