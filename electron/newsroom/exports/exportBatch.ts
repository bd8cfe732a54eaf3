import fs from 'node:fs/promises';
import path from 'node:path';
import { limits } from '../../../shared/article/limits.ts';
import type { Article } from '../../../shared/article/model.ts';
import { headlineOf } from '../../../shared/article/text.ts';
import type { BatchedArticle } from '../../../shared/contract/batches.ts';
import type { ExportOptions, ExportWarning, FormatId } from '../../../shared/contract/exports.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { PageTemplate } from '../../../shared/formats/html/template/pageTemplate.ts';
import { isSameArticle, readArticle } from '../articles/articleBytes.ts';
import { lockOfOthers } from '../locks/lockOfOthers.ts';
import type { Printer } from '../printing/printer.ts';
import { readWhole } from '../storage/readWhole.ts';
import { isMissing, readFailure } from '../storage/systemFailure.ts';
import type { BatchFiles } from './exportedFiles.ts';
import { type ExportProgress, exportToFolder, outcome } from './exportToFolder.ts';
import { failureOf } from './failureOf.ts';
import { photosBeside } from './photoFiles.ts';

export interface BatchArticle {
  /** An opaque id, for whoever asked. */
  file: string;
  /** Where it lies, absolute. */
  place: string;
  /** What is exported instead of what lies there. */
  article?: Article | undefined;
  /** The same where nobody has sent it: as another window shows it, which is then told. */
  onScreen?: Article | undefined;
  /** What a crash left of it, which waits to be looked at. */
  waiting?: Article | undefined;
  allowEmbargoed?: boolean | undefined;
}

export interface BatchRequest {
  articles: readonly BatchArticle[];
  formats: readonly FormatId[];
  options: Omit<ExportOptions, 'allowEmbargoed'>;
  /** The page that the options name, see templates.ts. */
  template?: PageTemplate | undefined;
  /** Must be there. */
  folder: string;
  exported: BatchFiles;
  /** This process, whose locks are no reason for a note; see locks/surroundings.ts. */
  session: string;
  /** Needed for the formats that a browser makes. */
  printer?: Pick<Printer, 'print'> | undefined;
  onProgress?(progress: BatchProgress): void;
  signal?: AbortSignal | undefined;
}

export interface BatchProgress {
  /** From 1. */
  article: number;
  of: number;
  name: string;
  current: string;
}

export interface BatchResult {
  articles: BatchedArticle[];
  warnings: ExportWarning[];
  stopped: boolean;
  of: number;
}

/**
 * Exports articles one after the other, so that no more than one is in memory. What is wrong with one
 * is said of it and stops no other; a signal stops after the articles that are whole.
 */
export async function exportBatch(request: BatchRequest): Promise<BatchResult> {
  const { articles, exported, signal, onProgress } = request;
  const of = articles.length;
  const done: BatchedArticle[] = [];
  const warnings = new Warnings();
  try {
    for (const [index, source] of articles.entries()) {
      if (signal?.aborted) break;
      const name = path.basename(source.place);
      const begun = { article: index + 1, of, name };
      onProgress?.({ ...begun, current: '' });
      const one = await exportOne(request, source, warnings, ({ current }) =>
        onProgress?.({ ...begun, current }),
      );
      if (one.failure?.code === 'canceled') break;
      done.push(one);
    }
  } finally {
    // The files are there; that they could not be remembered is no reason to call it failed.
    await exported.keep().catch(() => undefined);
  }
  return { articles: done, warnings: warnings.all, stopped: done.length < of, of };
}

async function exportOne(
  { formats, options, template, folder, exported, printer, session, signal }: BatchRequest,
  source: BatchArticle,
  warnings: Warnings,
  onProgress: (progress: ExportProgress) => void,
): Promise<BatchedArticle> {
  const { file, place, allowEmbargoed = false } = source;
  let title = path.basename(place);
  try {
    const article = source.article ?? source.onScreen ?? (await read(place));
    title = headlineOf(article.content) || title;
    // Photos lie beside the file itself, not beside a link to it.
    const real = await fs.realpath(place).catch(() => place);
    const made = await exportToFolder({
      article,
      photoFile: photosBeside(path.dirname(real)),
      formats,
      options: { ...options, allowEmbargoed },
      template,
      folder,
      exported: exported.forNext(),
      printer,
      signal,
      onProgress,
    });
    const note = await noteOn(source, session);
    return {
      file,
      title,
      files: made.files.map(({ name }) => name),
      warnings: warnings.indexesOf(made.warnings),
      ...(note !== undefined && { note }),
    };
  } catch (error) {
    const { code, message } = failureOf(error);
    return { file, title, files: [], warnings: [], failure: { code, message } };
  }
}

/** What went out is perhaps not what somebody sees. */
async function noteOn(
  { place, article, onScreen, waiting }: BatchArticle,
  session: string,
): Promise<string | undefined> {
  if (article) return undefined;
  const differs = async (text: Article) => {
    const saved = await read(place).catch(() => undefined);
    return !(saved && isSameArticle(saved, text));
  };
  if (onScreen) {
    return (await differs(onScreen))
      ? 'It went out as it stands in another window or beside, unsaved words and all.'
      : undefined;
  }
  const writer = await lockOfOthers(place, session);
  if (writer) return `${writer.user || 'Somebody'} has it open: what is saved went out.`;
  return waiting && (await differs(waiting))
    ? 'Words of it wait under “Not saved” in the library: what is saved went out.'
    : undefined;
}

async function read(place: string): Promise<Article> {
  try {
    return readArticle(await readWhole(place, limits.bytes)).article;
  } catch (error) {
    if (!isMissing(error)) throw readFailure(error, outcome);
    throw new FailureError('not-found', `${outcome}: the article is no longer there.`);
  }
}

/** Hundreds of articles have the same few things to say: each is kept once. */
class Warnings {
  readonly all: ExportWarning[] = [];
  readonly #places = new Map<string, number>();

  indexesOf(warnings: readonly ExportWarning[]): number[] {
    return warnings.map((warning) => {
      const key = `${warning.format} ${warning.code} ${warning.message}`;
      const known = this.#places.get(key);
      if (known !== undefined) return known;
      this.#places.set(key, this.all.length);
      return this.all.push(warning) - 1;
    });
  }
}
