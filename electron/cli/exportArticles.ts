import fs from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { type ExportWarning, type FormatId, formatIds } from '../../shared/contract/values.ts';
import { readArticle } from '../newsroom/articles/articleBytes.ts';
import { createExportedFiles, type ExportedFiles } from '../newsroom/exports/exportedFiles.ts';
import { exportToFolder } from '../newsroom/exports/exportToFolder.ts';
import { photosBeside } from '../newsroom/exports/photoFiles.ts';
import { userDataFolder } from '../web/userFolders.ts';
import { type ExportCommand, UsageError } from './arguments.ts';
import { articlesIn } from './articlesIn.ts';
import type { CommandIo } from './io.ts';
import { outFolder } from './outFolder.ts';
import { readInput } from './readInput.ts';
import { faultOf, Report, type Warning } from './report.ts';

/** `stet export`: articles → pages and data, in one folder. @returns the exit code. */
export async function exportArticles(command: ExportCommand, io: CommandIo): Promise<number> {
  const formats = command.to.map(formatId);
  const inputs = await articlesIn(command.inputs, io.cwd);
  if (inputs.length === 0) throw new UsageError('There is no article in that folder.', 'export');
  const report = new Report(io, command.json, inputs.length);
  const folder = await outFolder(command.out, io.cwd, 'export');
  const exported = rememberedIn(
    createExportedFiles(
      userDataFolder({ platform: process.platform, env: process.env, home: homedir() }),
    ),
  );
  for (const input of inputs) {
    if (io.signal.aborted) break;
    await report.begin(input);
    await exportOne({ input, formats, folder, exported: exported.forNext() }, command, report, io);
  }
  await report.end();
  return report.failed ? 1 : 0;
}

function formatId(id: string): FormatId {
  const known = formatIds.find((format) => format === id);
  if (known) return known;
  throw new UsageError(`There is no format ${id}. There are ${formatIds.join(', ')}.`, 'export');
}

interface OneExport {
  input: string;
  formats: FormatId[];
  folder: string;
  exported: ExportedFiles;
}

async function exportOne(
  { input, formats, folder, exported }: OneExport,
  command: ExportCommand,
  report: Report,
  io: CommandIo,
): Promise<void> {
  try {
    const { article } = readArticle(await readInput(input, io));
    const place = await fs.realpath(path.resolve(io.cwd, input));
    const { files, warnings } = await exportToFolder({
      article,
      photoFile: photosBeside(path.dirname(place)),
      formats,
      options: {
        photos: command.photos,
        ...(command.photoSide !== undefined && { photoSide: command.photoSide }),
        keepLocation: command.keepLocation,
        endMark: command.endMark,
        allowEmbargoed: command.allowEmbargoed,
      },
      folder,
      exported,
      signal: io.signal,
    });
    const documents = new Set<FormatId>();
    for (const { format, name, bytes } of files) {
      // Each format's warnings once, with its document; its photos come after.
      const own = documents.has(format)
        ? []
        : warnings.filter((warning) => warning.format === format);
      documents.add(format);
      await report.add({
        input,
        format,
        output: path.join(command.out, name),
        bytes,
        warnings: own.map(withoutFormat),
      });
    }
  } catch (error) {
    const fault = faultOf(error);
    if (fault.code === 'canceled') return;
    if (fault.code === 'embargoed') fault.message += ' Use --allow-embargoed if you may.';
    await report.add({ input, warnings: [], error: fault });
  }
}

const withoutFormat = ({ format: _, ...warning }: ExportWarning): Warning => warning;

/**
 * Adds to what is remembered that a file written for one input is never replaced for another one
 * of the same batch, even if both say to be the same article.
 */
function rememberedIn(known: ExportedFiles): { forNext(): ExportedFiles } {
  const batch = new Set<string>();
  return {
    forNext() {
      const others = new Set(batch);
      return {
        unchanged: async (file, bytes) => (others.has(file) ? false : known.unchanged(file, bytes)),
        articleOf: known.articleOf,
        remember: async (article, files) => {
          for (const { path: file } of files) batch.add(file);
          await known.remember(article, files);
        },
      };
    },
  };
}
