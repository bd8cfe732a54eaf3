import { nitfKinds, photoSides } from '../../shared/contract/commandNames.ts';
import type { EndMark, ExportOptions } from '../../shared/contract/exports.ts';
import { fileNameProblem, folderProblem } from '../../shared/contract/presets/namePattern.ts';
import { inputsOf, outOf, parse, UsageError } from './arguments.ts';

export interface ExportCommand {
  name: 'export';
  inputs: string[];
  /** Not checked yet; empty where the preset says it. */
  to: string[];
  /** `FILE` or `FILE#NAME`. */
  preset: string | undefined;
  /** A file, in place of the one that the preset names. */
  template: string | undefined;
  /** Only what was typed: what was not is as the preset says, else as usual. */
  options: Partial<ExportOptions>;
  out: string;
  /** How many articles at a time; undefined: as many as the machine does well. */
  jobs: number | undefined;
  json: boolean;
}

/** By names that no shell takes for a comment and no program for an option. */
const endMarks: Readonly<Record<string, EndMark>> = {
  hashes: '###',
  '30': '-30-',
  ends: 'ENDS',
  none: '',
};

export interface ListFormatsCommand {
  json: boolean;
}

/** undefined where an export is asked for. @throws UsageError */
export function readListFormats(args: readonly string[]): ListFormatsCommand | undefined {
  if (!args.includes('--list-formats')) return undefined;
  const { values, positionals } = parse('export', args, {
    'list-formats': { type: 'boolean' },
    json: { type: 'boolean', default: false },
  });
  if (positionals.length > 0) {
    throw new UsageError('--list-formats stands alone, or with --json.', 'export');
  }
  return { json: values.json === true };
}

/** @throws UsageError */
export function readExport(args: readonly string[]): ExportCommand {
  const { values, positionals } = parse('export', args, {
    to: { type: 'string', multiple: true },
    preset: { type: 'string' },
    template: { type: 'string' },
    out: { type: 'string', short: 'o' },
    folder: { type: 'string' },
    'file-name': { type: 'string' },
    photos: { type: 'string' },
    'photo-size': { type: 'string' },
    'keep-location': { type: 'boolean' },
    'no-keep-location': { type: 'boolean' },
    'end-mark': { type: 'string' },
    nitf: { type: 'string' },
    'allow-embargoed': { type: 'boolean', default: false },
    jobs: { type: 'string', short: 'j' },
    json: { type: 'boolean', default: false },
  });
  const to = (values.to ?? []).flatMap((list) => list.split(',')).map((id) => id.trim());
  const { preset } = values;
  if (preset === undefined && to.every((id) => id === '')) {
    throw new UsageError('Say what to export to, such as --to html,json.', 'export');
  }
  return {
    name: 'export',
    inputs: inputsOf('export', positionals),
    to: [...new Set(to.filter((id) => id !== ''))],
    preset,
    template: values.template,
    options: {
      ...namesOf(values.folder, values['file-name']),
      ...photosOf(values.photos, values['photo-size']),
      ...(values['keep-location'] && { keepLocation: true }),
      ...(values['no-keep-location'] && { keepLocation: false }),
      ...endMarkOf(values['end-mark']),
      ...nitfOf(values.nitf),
      allowEmbargoed: values['allow-embargoed'] === true,
    },
    out: outOf('export', values.out),
    jobs: jobsOf(values.jobs),
    json: values.json === true,
  };
}

function namesOf(
  folder: string | undefined,
  fileName: string | undefined,
): Pick<ExportOptions, 'folder' | 'fileName'> {
  const checked = (option: string, problem: string | undefined) => {
    if (problem !== undefined) throw new UsageError(`${option}: ${problem}.`, 'export');
  };
  if (folder !== undefined) checked('--folder', folderProblem(folder));
  if (fileName !== undefined) checked('--file-name', fileNameProblem(fileName));
  return { ...(folder !== undefined && { folder }), ...(fileName !== undefined && { fileName }) };
}

function photosOf(
  photos: string | undefined,
  size: string | undefined,
): Partial<Pick<ExportOptions, 'photos' | 'photoSide'>> {
  if (photos !== undefined && photos !== 'beside' && photos !== 'inline') {
    throw new UsageError(`--photos takes beside or inline, not ${photos}.`, 'export');
  }
  return {
    ...(photos !== undefined && { photos }),
    // An undefined of its own takes back what a preset says.
    ...(size !== undefined && { photoSide: sideOf(size) }),
  };
}

function sideOf(size: string): number | undefined {
  if (size === 'full') return undefined;
  const { least, most } = photoSides;
  return wholeNumber(
    size,
    least,
    most,
    `--photo-size takes the pixels of the longer side, ${least} to ${most}, or full`,
  );
}

function endMarkOf(mark: string | undefined): Pick<ExportOptions, 'endMark'> {
  if (mark === undefined) return {};
  const endMark = Object.hasOwn(endMarks, mark) ? endMarks[mark] : undefined;
  if (endMark !== undefined) return { endMark };
  throw new UsageError(`--end-mark takes hashes, 30, ends or none, not ${mark}.`, 'export');
}

function nitfOf(typed: string | undefined): Pick<ExportOptions, 'nitf'> {
  if (typed === undefined) return {};
  const nitf = nitfKinds.find((kind) => kind === typed);
  if (nitf !== undefined) return { nitf };
  throw new UsageError(`--nitf takes ${nitfKinds.join(' or ')}, not ${typed}.`, 'export');
}

const mostJobs = 64;

const jobsOf = (jobs: string | undefined): number | undefined =>
  jobs === undefined
    ? undefined
    : wholeNumber(jobs, 1, mostJobs, `--jobs takes a number from 1 to ${mostJobs}`);

/** @param sentence what the option takes, without the end. */
function wholeNumber(text: string, least: number, most: number, sentence: string): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`${sentence}, not ${text}.`, 'export');
}
