import path from 'node:path';
import type { Article } from '../../../shared/article/model.ts';
import { textOf } from '../../../shared/article/text.ts';
import { articleWith, openDesk, put, type TestDesk } from './desks.ts';
import { typist } from './typist.ts';

/** What is typed at a desk, kept in its journals. */

export const thisWindow = '11111111-2222-4333-8444-555555555555';
export const anotherWindow = '99999999-2222-4333-8444-555555555555';

export const article = articleWith({ headline: 'Harbour vote', body: ['Nobody'] });
export const wordsOf = (text: Article | undefined) => textOf(text?.content);

/** The same folders after a crash: nothing was closed or handed over. */
export const afterACrash = async ({ root, userData }: TestDesk) =>
  (await openDesk({ root, userData })).newsroom;

/** Without a file. */
export const begin = ({ newsroom }: TestDesk, steps: unknown[] = []) =>
  newsroom.journals.append({ window: thisWindow, begin: { article }, steps });

/** From the library. */
export async function openVote({ newsroom, root }: TestDesk) {
  const place = await put(root, 'vote.stet', article);
  return newsroom.articles.open(newsroom.articles.register(place));
}

/** A word is typed into an article of the library, and is in the journal. */
export async function typedInto(desk: TestDesk) {
  const { file, revision } = await openVote(desk);
  const hands = typist(article);
  const begun = await desk.newsroom.journals.append({
    window: thisWindow,
    begin: { file, base: revision },
    steps: hands.type(' asked'),
  });
  return { file, revision, hands, begun };
}

export const folderOf = ({ userData }: TestDesk) => path.join(userData, 'journal');
