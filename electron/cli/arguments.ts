import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { languagePattern } from '../../shared/article/vocabulary.ts';
import { packChoices } from '../../shared/contract/commandNames.ts';
import type { PackDifferent } from '../../shared/contract/packs.ts';
import type { ExportCommand } from './exportArguments.ts';

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
  if (language !== undefined && !languagePattern.test(language)) {
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

export function inputsOf(command: Command['name'], positionals: string[]): string[] {
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

export function outOf(command: Command['name'], out: string | undefined): string {
  if (out !== undefined && out !== '') return out;
  throw new UsageError('Say where the files go: --out FOLDER.', command);
}

export function parse<const Options extends ParseArgsOptionsConfig>(
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
