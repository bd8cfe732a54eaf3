import fs from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Article } from '../../shared/article/model.ts';
import type { ExportWarning, FormatId } from '../../shared/contract/exports.ts';
import { namesFor } from '../../shared/formats/namesFor.ts';
import { shownPhotos } from '../../shared/formats/photos.ts';
import { readArticle } from '../newsroom/articles/articleBytes.ts';
import { type BatchFiles, createBatchFiles } from '../newsroom/exports/exportedFiles.ts';
import type { ExportResult } from '../newsroom/exports/exportToFolder.ts';
import { photosBeside } from '../newsroom/exports/photoFiles.ts';
import { fold } from '../newsroom/storage/moveFile.ts';
import { userDataFolder } from '../web/userFolders.ts';
import { UsageError } from './arguments.ts';
import { articlesIn } from './articlesIn.ts';
import { type AskedFor, askedFor } from './askedFor.ts';
import type { ExportCommand } from './exportArguments.ts';
import { ExportLanes, lanesFor } from './exportLanes.ts';
import type { CommandIo } from './io.ts';
import { NameTurns } from './nameTurns.ts';
import { outFolder } from './outFolder.ts';
import { readInput } from './readInput.ts';
import { faultOf, type Outcome, Report, type Warning } from './report.ts';

/** `stet export`: articles → pages and data, in one folder. @returns the exit code. */
export async function exportArticles(command: ExportCommand, io: CommandIo): Promise<number> {
  const asked = await askedFor(command, io.cwd);
  const inputs = await articlesIn(command.inputs, io.cwd);
  if (inputs.length === 0) throw new UsageError('There is no article in that folder.', 'export');
  const report = new Report(io, command.json, inputs.length);
  const folder = await outFolder(command.out, io.cwd, 'export');
  const lanes = new ExportLanes(Math.min(command.jobs ?? lanesFor(inputs.length), inputs.length));
  const exported = createBatchFiles(
    userDataFolder({ platform: process.platform, env: process.env, home: homedir() }),
  );
  try {
    const outcomes = exportAll({ inputs, folder, out: command.out, asked, lanes, exported, io });
    for (const [index, input] of inputs.entries()) {
      await report.begin(input);
      for (const outcome of (await outcomes[index]) ?? []) await report.add(outcome);
    }
    await report.end();
  } finally {
    await lanes.close();
    // The files are there; that they could not be remembered is no reason to call it failed.
    await exported.keep().catch(() => undefined);
  }
  return report.failed ? 1 : 0;
}

interface Batch {
  inputs: readonly string[];
  folder: string;
  /** The folder as it was typed. */
  out: string;
  asked: AskedFor;
  lanes: ExportLanes;
  exported: BatchFiles;
  io: CommandIo;
}

/**
 * Begins with all of them, as many at a time as there are lanes.
 *
 * @returns what became of each input, in their order; undefined where it was stopped before.
 */
function exportAll(batch: Batch): Promise<Outcome[] | undefined>[] {
  const { inputs, lanes, exported, io } = batch;
  const all = inputs.map(() => Promise.withResolvers<Outcome[] | undefined>());
  const turns = new NameTurns();
  const start = async () => {
    for (const [index, input] of inputs.entries()) {
      const read = io.signal.aborted ? undefined : await readOne(input, batch);
      if (!read || 'input' in read) all[index]?.resolve(read && [read]);
      else {
        const { done } = await lanes.begin((run) =>
          turns.take(wantedName(read.article, batch), async () => {
            const { folder, asked } = batch;
            const request = { ...read, ...asked, folder, exported: exported.forNext() };
            return run({ ...request, signal: io.signal }).then(
              (made) => outcomesOf(input, made, batch),
              (error: unknown) => outcomeOfFailure(input, error),
            );
          }),
        );
        void done.then(all[index]?.resolve, all[index]?.reject);
      }
    }
  };
  start().catch((error: unknown) => {
    for (const { reject } of all) reject(error);
  });
  return all.map(({ promise }) => promise);
}

/** What one article's export needs of its input; an outcome where it cannot be read. */
async function readOne(
  input: string,
  { io }: Batch,
): Promise<{ article: Article; photos: Map<string, string> } | Outcome | undefined> {
  try {
    const { article } = readArticle(await readInput(input, io));
    const place = await fs.realpath(path.resolve(io.cwd, input));
    const find = photosBeside(path.dirname(place));
    const photos = new Map<string, string>();
    for (const src of shownPhotos(article)) {
      const file = await find(src);
      if (file !== undefined) photos.set(src, file);
    }
    return { article, photos };
  } catch (error) {
    return outcomeOfFailure(input, error)?.[0];
  }
}

function outcomesOf(input: string, { files, warnings }: ExportResult, { out }: Batch): Outcome[] {
  const documents = new Set<FormatId>();
  return files.map(({ format, name, bytes }) => {
    // Each format's warnings once, with its document; its photos come after.
    const own = documents.has(format) ? [] : warnings.filter((one) => one.format === format);
    documents.add(format);
    return {
      input,
      format,
      output: path.join(out, name),
      bytes,
      warnings: own.map(withoutFormat),
    };
  });
}

/** undefined for one that was stopped. */
function outcomeOfFailure(input: string, error: unknown): Outcome[] | undefined {
  const fault = faultOf(error);
  if (fault.code === 'canceled') return undefined;
  if (fault.code === 'embargoed') fault.message += ' Use --allow-embargoed if you may.';
  return [{ input, warnings: [], error: fault }];
}

const withoutFormat = ({ format: _, ...warning }: ExportWarning): Warning => warning;

function wantedName(article: Article, { asked }: Batch): string {
  const { folder, baseName } = namesFor(article, asked.options);
  return fold(`${folder}/${baseName}`);
}
