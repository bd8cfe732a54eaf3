import { ArticleError } from '../../../shared/article/articleError.ts';
import { type ArticleText, isSameText, untimed } from '../../../shared/article/articleText.ts';
import { limits } from '../../../shared/article/limits.ts';
import type { Article } from '../../../shared/article/model.ts';
import { articleVersion } from '../../../shared/article/model.ts';
import { type ParsedArticle, parse } from '../../../shared/article/parse.ts';
import { textOfArticle, textOfFile, writeText } from '../../../shared/article/writeText.ts';
import { FailureError } from '../../../shared/contract/failure.ts';

/**
 * @param sound see `parse`
 * @throws FailureError `damaged`, `too-large` or `newer-version`, with the place of the fault.
 */
export function readArticle(bytes: Uint8Array, sound = false): ParsedArticle {
  try {
    return parse(bytes, sound);
  } catch (error) {
    throw articleFailure(error, 'This file cannot be opened');
  }
}

/** The same, ready to be changed. */
export const readText = (bytes: Uint8Array): ArticleText => textOfFile(readArticle(bytes));

/**
 * Step 1 of a save: the bytes of an article, with the proof that they can be read again. What cannot
 * be is never written.
 *
 * @throws FailureError `damaged`, `too-large` or `newer-version`.
 */
export function writeArticle(text: ArticleText): Uint8Array<ArrayBuffer> {
  if (text.metadata.version > articleVersion) throw newerVersion();
  try {
    return writeText(text);
  } catch (error) {
    throw articleFailure(error, 'Not saved');
  }
}

/** @throws FailureError `damaged` where the text does not obey the schema */
export function checkedText(article: Article): ArticleText {
  if (article.version > articleVersion) throw newerVersion();
  try {
    return textOfArticle(article);
  } catch (error) {
    throw articleFailure(error, 'Not saved');
  }
}

/** Whether two articles say the same, but for the time of the last save. */
export function isSameArticle(one: Article, other: Article): boolean {
  try {
    return isSameText(untimed(textOfArticle(one)), untimed(textOfArticle(other)));
  } catch {
    // What is no document is like no other.
    return false;
  }
}

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
