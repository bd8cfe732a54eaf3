import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { packChoices, photoSides } from '../../shared/contract/commandNames.ts';
import type { EndMark, PackDifferent } from '../../shared/contract/values.ts';

/** Wrong usage: exit code 2. */
export class UsageError extends Error {
  /** Whose usage to show. */
  readonly command: Command['name'] | undefined;

  constructor(message: string, command?: Command['name']) {
    super(message);
    this.command = command;
  }
}

export type Command = ImportCommand | ExportCommand | ValidateCommand | PackCommand | UnpackCommand;

export interface ImportCommand {
  name: 'import';
  /** Paths as they were typed; `-` is stdin. */
  inputs: string[];
  as: 'auto' | 'wire' | 'stet';
  out: string;
  overwrite: boolean;
  language: string | undefined;
  json: boolean;
}

export interface ExportCommand {
  name: 'export';
  inputs: string[];
  /** Not checked yet. */
  to: string[];
  out: string;
  photos: 'beside' | 'inline';
  /** Pixels along the longer side at most. */
  photoSide: number | undefined;
  keepLocation: boolean;
  endMark: EndMark;
  allowEmbargoed: boolean;
  json: boolean;
}

export interface ValidateCommand {
  name: 'validate';
  inputs: string[];
  json: boolean;
}

export interface PackCommand {
  name: 'pack';
  /** Libraries and articles. */
  inputs: string[];
  out: string;
  overwrite: boolean;
  json: boolean;
}

export interface UnpackCommand {
  name: 'unpack';
  input: string;
  library: string;
  different: PackDifferent;
  json: boolean;
}

/** By names that no shell takes for a comment and no program for an option. */
const endMarks: Readonly<Record<string, EndMark>> = {
  hashes: '###',
  '30': '-30-',
  ends: 'ENDS',
  none: '',
};

const languageTag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

/** @throws UsageError with a sentence for the person. */
export function readImport(args: readonly string[]): ImportCommand {
  const { values, positionals } = parse('import', args, {
    as: { type: 'string', default: 'auto' },
    out: { type: 'string', short: 'o' },
    overwrite: { type: 'boolean', default: false },
    language: { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  const { as, language } = values;
  if (as !== 'auto' && as !== 'wire' && as !== 'stet') {
    throw new UsageError(`--as takes auto, wire or stet, not ${as}.`, 'import');
  }
  if (language !== undefined && !languageTag.test(language)) {
    throw new UsageError(
      `${language} is not a language tag. Write it like en, en-GB or pt-BR.`,
      'import',
    );
  }
  const inputs = inputsOf('import', positionals);
  if (inputs.filter((input) => input === '-').length > 1) {
    throw new UsageError('Standard input (-) can be read once only.', 'import');
  }
  const out = outOf('import', values.out);
  return {
    name: 'import',
    inputs,
    as,
    out,
    overwrite: values.overwrite === true,
    language,
    json: values.json === true,
  };
}

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
    out: { type: 'string', short: 'o' },
    photos: { type: 'string', default: 'beside' },
    'photo-size': { type: 'string' },
    'keep-location': { type: 'boolean', default: false },
    'end-mark': { type: 'string', default: 'hashes' },
    'allow-embargoed': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  });
  const to = (values.to ?? []).flatMap((list) => list.split(',')).map((id) => id.trim());
  if (to.filter((id) => id !== '').length === 0) {
    throw new UsageError('Say what to export to, such as --to html,json.', 'export');
  }
  const { photos } = values;
  if (photos !== 'beside' && photos !== 'inline') {
    throw new UsageError(`--photos takes beside or inline, not ${photos}.`, 'export');
  }
  const mark = values['end-mark'];
  const endMark = Object.hasOwn(endMarks, mark) ? endMarks[mark] : undefined;
  if (endMark === undefined) {
    throw new UsageError(`--end-mark takes hashes, 30, ends or none, not ${mark}.`, 'export');
  }
  return {
    name: 'export',
    inputs: inputsOf('export', positionals),
    to: [...new Set(to.filter((id) => id !== ''))],
    out: outOf('export', values.out),
    photos,
    photoSide: sideOf(values['photo-size']),
    keepLocation: values['keep-location'] === true,
    endMark,
    allowEmbargoed: values['allow-embargoed'] === true,
    json: values.json === true,
  };
}

function sideOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const side = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (side >= photoSides.least && side <= photoSides.most) return side;
  throw new UsageError(
    `--photo-size takes the pixels of the longer side, ${photoSides.least} to ${photoSides.most}, not ${text}.`,
    'export',
  );
}

/** @throws UsageError */
export function readValidate(args: readonly string[]): ValidateCommand {
  const { values, positionals } = parse('validate', args, {
    json: { type: 'boolean', default: false },
  });
  return {
    name: 'validate',
    inputs: inputsOf('validate', positionals),
    json: values.json === true,
  };
}

/** @throws UsageError */
export function readPack(args: readonly string[]): PackCommand {
  const { values, positionals } = parse('pack', args, {
    out: { type: 'string', short: 'o' },
    overwrite: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  });
  const inputs = inputsOf('pack', positionals);
  if (values.out === undefined || values.out === '') {
    throw new UsageError('Say where the pack goes: --out FILE.stetpack.', 'pack');
  }
  const { out, overwrite, json } = values;
  return { name: 'pack', inputs, out, overwrite: overwrite === true, json: json === true };
}

/** @throws UsageError */
export function readUnpack(args: readonly string[]): UnpackCommand {
  const { values, positionals } = parse('unpack', args, {
    library: { type: 'string' },
    different: { type: 'string', default: 'both' },
    json: { type: 'boolean', default: false },
  });
  const [input = '', ...others] = positionals;
  if (input === '' || others.length > 0) throw new UsageError('Name one pack.', 'unpack');
  const { library } = values;
  if (library === undefined || library === '') {
    throw new UsageError('Say which library it goes into: --library FOLDER.', 'unpack');
  }
  const different = packChoices.find((choice) => choice === values.different);
  if (different === undefined) {
    const typed = String(values.different);
    throw new UsageError(`--different takes both, versions or skip, not ${typed}.`, 'unpack');
  }
  return { name: 'unpack', input, library, different, json: values.json === true };
}

function inputsOf(command: Command['name'], positionals: string[]): string[] {
  if (positionals.length === 0) {
    throw new UsageError(
      command === 'import'
        ? 'Name at least one file to import.'
        : command === 'pack'
          ? 'Name a library, or at least one article.'
          : 'Name at least one article.',
      command,
    );
  }
  if (positionals.includes('')) throw new UsageError('A file name is empty.', command);
  if (command !== 'import' && positionals.includes('-')) {
    throw new UsageError(`stet ${command} reads articles from files, not from -.`, command);
  }
  return positionals;
}

function outOf(command: Command['name'], out: string | undefined): string {
  if (out !== undefined && out !== '') return out;
  throw new UsageError('Say where the files go: --out FOLDER.', command);
}

function parse<const Options extends ParseArgsOptionsConfig>(
  command: Command['name'],
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Node's own sentences end in advice on `--` that is of no use here.
    throw new UsageError(message.replace(/\. To specify a positional.*$/s, '.'), command);
  }
}
