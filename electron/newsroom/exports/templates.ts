import fs from 'node:fs/promises';
import path from 'node:path';
import type { ExportOptions, FoundTemplate } from '../../../shared/contract/exports.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { classNameProblems } from '../../../shared/formats/html/classNames.ts';
import {
  type PageTemplate,
  TemplateError,
} from '../../../shared/formats/html/template/pageTemplate.ts';
import {
  largestTemplate,
  readTemplate,
} from '../../../shared/formats/html/template/readTemplate.ts';
import { readWhole } from '../storage/readWhole.ts';
import { isMissing } from '../storage/systemFailure.ts';

/** In a library. */
const templatesFolder = path.join('.stet', 'templates');
/** More than a desk can choose from. */
const mostTemplates = 200;
const name = /^[^.].*\.html?$/i;

/**
 * The library's templates by name, each with what is wrong with it. A link is none of them: whoever
 * can write to a shared folder would else have files of this machine put into web pages.
 *
 * @param library its folder; undefined where there is none.
 */
export async function listTemplates(library: string | undefined): Promise<FoundTemplate[]> {
  const folder = library && (await templatesIn(library));
  if (!folder) return [];
  const entries = await fs.readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && name.test(entry.name));
  const found: FoundTemplate[] = [];
  for (const { name: file } of names.slice(0, mostTemplates)) {
    const problems = await read(path.join(folder, file)).then(() => [], problemsOf);
    found.push({ name: file, problems });
  }
  return found.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/**
 * The page that the options name, for the formats that fill it in; undefined where they name none.
 *
 * @throws FailureError `not-found` where there is no such template, `damaged` where it cannot be used,
 * `bad-input` where a class is none of ours. All say which, for the person who wrote it.
 */
export async function templateFor(
  options: Pick<ExportOptions, 'template' | 'classNames'>,
  library: string | undefined,
): Promise<PageTemplate | undefined> {
  const [problem] = classNameProblems(options.classNames ?? {});
  if (problem !== undefined) throw new FailureError('bad-input', problem);
  const { template } = options;
  if (template === undefined) return undefined;
  const folder = library && (await templatesIn(library));
  const file = folder && path.join(folder, path.basename(template));
  const facts = file ? await fs.lstat(file).catch(() => undefined) : undefined;
  if (!file || !facts?.isFile()) {
    const place = templatesFolder.split(path.sep).join('/');
    throw new FailureError(
      'not-found',
      `There is no template “${template}” in ${place} of the library.`,
    );
  }
  return templateFile(file, template);
}

/**
 * @param named as the person knows the file.
 * @throws FailureError `not-found`, `damaged`
 */
export async function templateFile(file: string, named: string): Promise<PageTemplate> {
  try {
    return await read(file);
  } catch (error) {
    if (isMissing(error)) {
      throw new FailureError('not-found', `There is no template ${named}.`);
    }
    const problems = problemsOf(error);
    const more = problems.length > 3 ? ` (and ${problems.length - 3} more)` : '';
    throw new FailureError(
      'damaged',
      `The template ${named} cannot be used. ${problems.slice(0, 3).join(' ')}${more}`,
      { cause: error },
    );
  }
}

/** undefined where there is none, or something else in its place. */
async function templatesIn(library: string): Promise<string | undefined> {
  for (const inner of [path.dirname(templatesFolder), templatesFolder]) {
    const facts = await fs.lstat(path.join(library, inner)).catch(() => undefined);
    if (!facts?.isDirectory()) return undefined;
  }
  return path.join(library, templatesFolder);
}

/** UTF-8 has at most three bytes for a UTF-16 unit. */
const largestFile = largestTemplate * 3;

async function read(file: string): Promise<PageTemplate> {
  const bytes = await readWhole(file, largestFile);
  // With what programs on Windows put first left out.
  return readTemplate(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

/** @param error of `read`. */
function problemsOf(error: unknown): string[] {
  if (error instanceof TemplateError) {
    return error.faults.map(({ line, message }) => `Line ${line}: ${message}`);
  }
  if (error instanceof FailureError) return [error.failure.message];
  if (error instanceof TypeError) return ['It is not UTF-8.'];
  return ['It cannot be read.'];
}
