import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Newsroom } from '../../../electron/newsroom/newsroom.ts';
import { makePack } from '../../../electron/newsroom/packs/makePack.ts';
import { sourcesOfLibrary } from '../../../electron/newsroom/packs/packSources.ts';
import type { Article } from '../../../shared/article/model.ts';
import { articleWith, openDesk, put } from './desks.ts';
import { freshFolder } from './folders.ts';

const article = (number: number, headline: string, more: Partial<Article> = {}) =>
  articleWith({ id: `urn:uuid:00000000-0000-4000-8000-00000000000${number}`, headline, ...more });
const vote = article(1, 'Harbour vote');
const gulls = article(2, 'Gulls');

/** Until it is `state`. */
async function untilIt({ packs }: Newsroom, job: string, state: 'checked' | 'brought') {
  for await (const event of packs.watch(job, undefined)) if (event.state === state) return event;
  throw new Error(`It was never ${state}`);
}

describe('a pack that two people bring in at once', () => {
  let root: string;
  let pack: string;
  beforeEach(async () => {
    const of = await freshFolder();
    await put(of, 'vote.stet', { ...vote, slug: 'as-filed' });
    await put(of, 'city/gulls.stet', gulls);
    pack = path.join(await freshFolder(), 'desk.stetpack');
    const sources = await sourcesOfLibrary(of);
    await makePack({ sources, library: 'Desk', by: 'Stet', out: pack, replace: false });
    root = await freshFolder();
    await put(root, 'vote.stet', vote);
    // Not theirs, and in their way.
    await put(root, 'city/gulls.stet', article(3, 'Other gulls'));
  });

  async function checked(newsroom: Newsroom): Promise<string> {
    const handed = await newsroom.packs.hand(new Blob([await readFile(pack)]).stream());
    const { job } = await newsroom.packs.check(handed.pack);
    await untilIt(newsroom, job, 'checked');
    return job;
  }

  async function brought(newsroom: Newsroom, job: string) {
    await newsroom.packs.bringIn(job, 'both');
    const event = await untilIt(newsroom, job, 'brought');
    return event.state === 'brought' ? event.articles.map(({ as }) => as) : [];
  }

  const namesIn = async ({ library }: Newsroom) =>
    (await library.list()).map(({ folder, name }) => path.posix.join(folder ?? '', name)).sort();

  const once = ['city/gulls-2.stet', 'city/gulls.stet', 'vote-2.stet', 'vote.stet'];

  it.each(['in two windows', 'in two Stets'])('comes once, %s', async (where) => {
    const { newsroom } = await openDesk({ root });
    const other = where === 'in two Stets' ? (await openDesk({ root })).newsroom : newsroom;
    const jobs = [await checked(newsroom), await checked(other)] as const;
    const both = await Promise.all([brought(newsroom, jobs[0]), brought(other, jobs[1])]);
    expect(await namesIn(newsroom)).toEqual(once);
    expect(both.flat().sort()).toEqual(['copy', 'new', 'there', 'there']);
  });

  it('is held against the library as it is by then, not as it was when it was checked', async () => {
    const { newsroom } = await openDesk({ root });
    const jobs = [await checked(newsroom), await checked(newsroom)] as const;
    expect((await brought(newsroom, jobs[0])).sort()).toEqual(['copy', 'new']);
    const copy = (await newsroom.library.list()).find(({ name }) => name === 'vote-2.stet');
    await newsroom.articles.rename(copy?.file ?? '', 'as filed');
    const third = await checked(newsroom);
    expect(await brought(newsroom, jobs[1])).toEqual(['there', 'there']);
    const found = (await newsroom.library.list()).find(({ name }) => name === 'gulls-2.stet');
    await newsroom.articles.trash(found?.file ?? '');
    expect((await brought(newsroom, third)).sort()).toEqual(['new', 'there']);
  });
});
