import { ArticleError } from '../../../shared/article/articleError.ts';
import { guardBytes } from '../../../shared/article/guard.ts';
import { limits } from '../../../shared/article/limits.ts';
import type { Article } from '../../../shared/article/model.ts';
import { parseText, textIn } from '../../../shared/article/parse.ts';
import { statisticsOf } from '../../../shared/article/statistics.ts';
import { headlineOf } from '../../../shared/article/text.ts';
import type { LibraryEntry } from '../../../shared/contract/library.ts';
import { webAddress } from '../../../shared/formats/story/addresses.ts';
import { comesInParts } from '../articles/fileParts.ts';

export type About = LibraryEntry['about'];

/** What is found in the bytes of a file. */
export interface Look {
  about: About;
  /** See fileParts.ts. */
  inParts: boolean;
}

/** What a list says about the bytes of a file: the article in it, or why there is none. */
export const aboutOf = (bytes: Uint8Array): About => read(bytes).about;

/** The same, and whether the file comes in parts, which takes as long again. */
export function lookInto(bytes: Uint8Array): Look {
  const { about, sound } = read(bytes);
  return { about, inParts: sound !== undefined && comesInParts(sound.text, sound.article) };
}

/** @returns `sound`: what was read, where this Stet knows all of it */
function read(bytes: Uint8Array): { about: About; sound?: { text: string; article: Article } } {
  try {
    guardBytes(bytes);
    const text = textIn(bytes);
    const { article, newer } = parseText(text, false);
    const about: About = {
      kind: 'article',
      id: article.id,
      headline: headlineOf(article.content),
      slug: article.slug ?? '',
      status: article.status,
      language: article.language,
      section: article.section?.name ?? article.section?.id ?? '',
      byline: bylineOf(article),
      words: statisticsOf(article.content, article.language).words,
      ...(webAddress(article.source?.url) && { url: webAddress(article.source?.url) }),
      ...(article.dates?.embargoUntil && { embargoUntil: article.dates.embargoUntil }),
      newer,
    };
    return newer ? { about } : { about, sound: { text, article } };
  } catch (error) {
    if (error instanceof ArticleError) {
      const { code: reason, message, place } = error;
      const about: About = { kind: 'damaged', reason, message, ...(place && { place }) };
      return { about };
    }
    throw error;
  }
}

export const tooLarge: About = {
  kind: 'damaged',
  reason: 'too-large',
  message: `The file is larger than an article may be (${limits.bytes / 1024 / 1024} MB)`,
};

export const unreadable: About = {
  kind: 'damaged',
  reason: 'unreadable',
  message: 'The file cannot be read',
};

function bylineOf(article: Article): string {
  if (article.byline?.display) return article.byline.display;
  const authors = (article.byline?.contributors ?? []).filter(
    ({ role }) => role === undefined || role === 'author',
  );
  return authors.map(({ name }) => name).join(', ');
}
