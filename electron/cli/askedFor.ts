import fs from 'node:fs/promises';
import path from 'node:path';
import { type ExportOptions, type FormatId, formatIds } from '../../shared/contract/exports.ts';
import { FailureError } from '../../shared/contract/failure.ts';
import { optionsOf } from '../../shared/contract/presets/optionsOf.ts';
import { PresetError, presetInFile } from '../../shared/contract/presets/presetFile.ts';
import { classNameProblems } from '../../shared/formats/html/classNames.ts';
import type { PageTemplate } from '../../shared/formats/html/template/pageTemplate.ts';
import { templateFile } from '../newsroom/exports/templates.ts';
import { isMissing } from '../newsroom/storage/systemFailure.ts';
import { UsageError } from './arguments.ts';
import type { ExportCommand } from './exportArguments.ts';

export interface AskedFor {
  formats: FormatId[];
  options: ExportOptions;
  template: PageTemplate | undefined;
}

/** What to export and how: the preset's, and what was typed beside it in its place. @throws UsageError */
export async function askedFor(command: ExportCommand, cwd: string): Promise<AskedFor> {
  const { preset, to, options } = command;
  const { preset: named, file } = preset === undefined ? nothing : await readPreset(preset, cwd);
  for (const problem of classNameProblems(named?.classNames ?? {})) {
    throw new UsageError(`--preset ${preset}: ${problem}`, 'export');
  }
  const formats = to.length > 0 ? to.map(formatId) : (named?.formats ?? []);
  return {
    formats,
    options: {
      photos: 'beside',
      ...(named && optionsOf(named)),
      allowEmbargoed: false,
      ...options,
    },
    template: await templateOf(command.template, named?.template, file, cwd),
  };
}

const nothing = { preset: undefined, file: '' };

/** The one that was typed, else the preset's, which lies in `templates` beside the preset's file. */
async function templateOf(
  typed: string | undefined,
  named: string | undefined,
  preset: string,
  cwd: string,
): Promise<PageTemplate | undefined> {
  const beside = named && path.join(path.dirname(preset), 'templates', named);
  const file = typed ?? beside;
  if (file === undefined) return undefined;
  try {
    return await templateFile(path.resolve(cwd, file), file);
  } catch (error) {
    throw error instanceof FailureError ? new UsageError(error.failure.message, 'export') : error;
  }
}

function formatId(id: string): FormatId {
  const known = formatIds.find((format) => format === id);
  if (known) return known;
  throw new UsageError(`There is no format ${id}. There are ${formatIds.join(', ')}.`, 'export');
}

/** A preset is a page of text; whatever is larger is another file. */
const largestPreset = 1024 * 1024;

/** @param typed `FILE`, or `FILE#NAME` where no file has all of that for its name. */
async function readPreset(typed: string, cwd: string) {
  const at = typed.lastIndexOf('#');
  const whole = await textOf(path.resolve(cwd, typed));
  const [file, name] =
    whole === undefined && at > 0 ? [typed.slice(0, at), typed.slice(at + 1)] : [typed, undefined];
  const text = whole ?? (at > 0 ? await textOf(path.resolve(cwd, file)) : undefined);
  if (text === undefined)
    throw new UsageError(`--preset ${file}: there is no such file.`, 'export');
  try {
    return { preset: presetInFile(text, name), file };
  } catch (error) {
    if (!(error instanceof PresetError)) throw error;
    const sentences = error.message.split('\n').map((problem) => `--preset ${file}: ${problem}`);
    throw new UsageError(`${sentences.join('.\n')}.`, 'export');
  }
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    const facts = await fs.stat(file);
    if (!facts.isFile() || facts.size > largestPreset) {
      throw new UsageError(`--preset ${file} is no file with a preset.`, 'export');
    }
    return await fs.readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    if (error instanceof UsageError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--preset ${file} cannot be read (${reason}).`, 'export');
  }
}
