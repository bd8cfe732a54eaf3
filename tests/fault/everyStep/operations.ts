import { readFile } from 'node:fs/promises';
import type { Newsroom } from '../../../electron/newsroom/newsroom.ts';
import type { Article } from '../../../shared/article/model.ts';
import { articleWith } from '../../unit/newsroom/articleWith.ts';
import { sha256 } from '../../unit/newsroom/packFiles.ts';
import { png } from '../../unit/newsroom/photos.ts';

export const picture = png(300, 200);
export const photoFile = `media/${sha256(picture)}.png`;

const article = (number: number, headline: string, more: Partial<Article> = {}) =>
  articleWith({ id: `urn:uuid:00000000-0000-4000-8000-00000000000${number}`, headline, ...more });

/** What lies in the library before. */
export const vote = article(1, 'Harbour vote', {
  assets: {
    a: { type: 'image', src: photoFile, mimeType: 'image/png', width: 300, height: 200 },
  },
});
export const ferry = article(2, 'Ferry sails again');
/** Of another desk: another text of one of them, and one that is new. */
export const otherVote = { ...vote, slug: 'as-filed' };
export const gulls = article(3, 'Gulls', { slug: 'gulls' });

const fileOf = async ({ library }: Newsroom, { id }: Article) =>
  (await library.list()).find(({ about }) => about.kind === 'article' && about.id === id)?.file;

interface Operation {
  before?(newsroom: Newsroom): Promise<unknown>;
  /** Once more by whoever does not know how far it came. @param pack of another desk */
  run(newsroom: Newsroom, pack: string): Promise<unknown>;
}

const trash = async (newsroom: Newsroom) => {
  const file = await fileOf(newsroom, vote);
  if (file !== undefined) await newsroom.articles.trash(file);
};

/** What a person does with articles as a whole. */
export const operations: Readonly<Record<string, Operation>> = {
  'a new name': {
    run: async (newsroom) =>
      newsroom.articles.rename((await fileOf(newsroom, vote)) ?? '', 'ballot'),
  },
  'the trash': { run: trash },
  'the way back': {
    before: trash,
    async run({ library }) {
      for (const { id } of await library.trashed()) await library.restore(id);
    },
  },
  'a first save': {
    async run(newsroom) {
      if ((await fileOf(newsroom, gulls)) === undefined) {
        await newsroom.articles.saveNew({ article: gulls, where: 'library' });
      }
    },
  },
  'the desk’s settings': {
    run: ({ library }) =>
      library
        .changePreset({ what: 'put', preset: { name: 'Web', formats: ['html'], photos: 'beside' } })
        .catch(
          // It came so far.
          (error) => error,
        ),
  },
  'an import': {
    async run({ packs }, file) {
      const { pack } = await packs.hand(new Blob([await readFile(file)]).stream());
      const { job } = await packs.check(pack);
      for await (const { state } of packs.watch(job, undefined)) {
        if (state === 'checked') await packs.bringIn(job, 'both');
        if (state === 'failed') throw new Error('It was not brought in');
      }
    },
  },
};
