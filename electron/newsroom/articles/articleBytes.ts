import { isDeepStrictEqual } from 'node:util';
import { ArticleError } from '../../../shared/article/articleError.ts';
import { limits } from '../../../shared/article/limits.ts';
import type { Article } from '../../../shared/article/model.ts';
import { articleVersion } from '../../../shared/article/model.ts';
import { type ParsedArticle, parse } from '../../../shared/article/parse.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { FailureError } from '../../../shared/contract/failure.ts';

/** @throws FailureError `damaged`, `too-large` or `newer-version`, with the place of the fault. */
export function readArticle(bytes: Uint8Array): ParsedArticle {
  try {
    return parse(bytes);
  } catch (error) {
    throw articleFailure(error, 'This file cannot be opened');
  }
}

/**
 * Step 1 of a save: the bytes of an article, read back and compared. What cannot be read again is
 * never written.
 *
 * @throws FailureError `damaged`, `too-large` or `newer-version`.
 */
export function writeArticle(article: Article): Uint8Array<ArrayBuffer> {
  if (article.version > articleVersion) throw newerVersion();
  let bytes: Uint8Array<ArrayBuffer>;
  let readBack: Article;
  try {
    bytes = serialise(article);
    readBack = parse(bytes).article;
  } catch (error) {
    throw articleFailure(error, 'Not saved');
  }
  if (!isSameArticle(readBack, article)) {
    throw new FailureError(
      'damaged',
      'Not saved: the article would not read back as it is. Nothing was written.',
      { detail: { reason: 'not-the-same' } },
    );
  }
  return bytes;
}

/** Whether two articles say the same: absent and undefined are one, an attribute and its default. */
export function isSameArticle(one: Article, other: Article): boolean {
  const { content: oneContent, ...oneFields } = one;
  const { content: otherContent, ...otherFields } = other;
  if (!isDeepStrictEqual(asJson(oneFields), asJson(otherFields))) return false;
  try {
    return articleSchema.nodeFromJSON(oneContent).eq(articleSchema.nodeFromJSON(otherContent));
  } catch {
    // What is no document is like no other.
    return false;
  }
}

/** The time of the last save is set by a save, and so is no reason for one. */
export function untimed(article: Article): Article {
  const { modified: _modified, ...dates } = article.dates ?? {};
  return { ...article, dates: Object.keys(dates).length > 0 ? dates : undefined };
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function articleFailure(error: unknown, outcome: string): FailureError {
  if (!(error instanceof ArticleError)) throw error;
  const { code, place } = error;
  if (code === 'newer-version') return newerVersion(outcome);
  if (code === 'too-large') {
    return new FailureError('too-large', `${outcome}. ${error.message}.`, {
      detail: { limit: limits.bytes, ...(place && { place }) },
    });
  }
  return new FailureError('damaged', `${outcome}. ${error.message}.`, {
    detail: { reason: code, ...(place && { place }) },
  });
}

export const newerVersion = (outcome = 'Not saved') =>
  new FailureError(
    'newer-version',
    `${outcome}: a newer Stet wrote this article, and this one could lose part of it. Update Stet.`,
  );
