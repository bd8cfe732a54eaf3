import { limits } from '../../../shared/article/limits.ts';
import { headlineOf } from '../../../shared/article/text.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { realFileSystem } from '../storage/fileSystem.ts';
import { readWhole } from '../storage/readWhole.ts';
import { isMissing, readFailure } from '../storage/systemFailure.ts';
import { readArticle } from './articleBytes.ts';

/** The file of an article that somebody asks for, and what is wrong where it is none. */

const outcome = 'This file cannot be opened';

export async function readFacts(location: string) {
  try {
    const facts = await realFileSystem.stat(location);
    if (!facts.isFile) throw new FailureError('not-found', `${outcome}: it is not a file.`);
    return facts;
  } catch (error) {
    throw asMissing(error);
  }
}

export const asMissing = (error: unknown) =>
  isMissing(error)
    ? new FailureError('not-found', 'The article is no longer there.')
    : readFailure(error, outcome);

export async function readFile(location: string): Promise<{ bytes: Uint8Array; modified: Date }> {
  const facts = await readFacts(location);
  if (facts.size > limits.bytes) {
    throw new FailureError(
      'too-large',
      `${outcome}: it is larger than an article may be (${limits.bytes / 1024 / 1024} MB).`,
      { detail: { bytes: facts.size, limit: limits.bytes } },
    );
  }
  try {
    return { bytes: await readWhole(location, limits.bytes), modified: facts.modified };
  } catch (error) {
    throw asMissing(error);
  }
}

/** Or nothing, where it cannot be read. */
export async function headlineIn(location: string): Promise<string> {
  try {
    return headlineOf(readArticle((await readFile(location)).bytes).article.content);
  } catch {
    return '';
  }
}
