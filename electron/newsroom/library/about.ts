import { ArticleError } from '../../../shared/article/articleError.ts';
import { guardBytes } from '../../../shared/article/guard.ts';
import { limits } from '../../../shared/article/limits.ts';
import type { Article } from '../../../shared/article/model.ts';
import { parseText, textIn } from '../../../shared/article/parse.ts';
import { statisticsOf } from '../../../shared/article/statistics.ts';
import { headlineOf } from '../../../shared/article/text.ts';
import type { LibraryEntry } from '../../../shared/contract/values.ts';
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
export const aboutOf = (bytes: Uint8Array): About => lookInto(bytes).about;

export function lookInto(bytes: Uint8Array): Look {
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
    return { about, inParts: !newer && comesInParts(text, article) };
  } catch (error) {
    if (error instanceof ArticleError) {
      const { code: reason, message, place } = error;
      const about: About = { kind: 'damaged', reason, message, ...(place && { place }) };
      return { about, inParts: false };
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
