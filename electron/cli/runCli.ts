import {
  type Command,
  readImport,
  readPack,
  readUnpack,
  readValidate,
  UsageError,
} from './arguments.ts';
import { readExport, readListFormats } from './exportArguments.ts';
import { helpFor, isCommand } from './help.ts';
import { type CommandIo, processIo } from './io.ts';

/** 0 all well, 1 an input failed, 2 wrong usage; 128 + n when a signal ended it. */
export type ExitCode = number;

/**
 * The command `stet`. What a command needs is only loaded when it runs, so that `--help` and a typo
 * answer at once.
 *
 * @param args without the program itself.
 */
export async function runCli(
  args: readonly string[],
  io: CommandIo = processIo(),
): Promise<ExitCode> {
  try {
    const code = await run(args, io);
    if (!io.signal.aborted) return code;
    return io.signal.reason === 'SIGTERM' ? 143 : io.signal.reason === 'SIGHUP' ? 129 : 130;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    await io.err(`${error.message}\n\n${helpFor(error.command)}`);
    return 2;
  } finally {
    io.release();
  }
}

async function run(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const [name = '', ...rest] = args;
  if (name === '--version' || name === '-v') {
    const { ownVersion } = await import('./version.ts');
    await io.out(`${ownVersion()}\n`);
    return 0;
  }
  const asked = askedForHelp(args);
  if (asked) {
    await io.out(helpFor(asked.about));
    return 0;
  }
  switch (name) {
    case 'import': {
      const command = readImport(rest);
      const { importFiles } = await import('./importFiles.ts');
      return importFiles(command, io);
    }
    case 'export': {
      const list = readListFormats(rest);
      if (list) {
        const { listFormats } = await import('./listFormats.ts');
        return listFormats(list, io);
      }
      const command = readExport(rest);
      const { exportArticles } = await import('./exportArticles.ts');
      return exportArticles(command, io);
    }
    case 'validate': {
      const command = readValidate(rest);
      const { validateArticles } = await import('./validateArticles.ts');
      return validateArticles(command, io);
    }
    case 'pack': {
      const command = readPack(rest);
      const { packArticles } = await import('./packArticles.ts');
      return packArticles(command, io);
    }
    case 'unpack': {
      const command = readUnpack(rest);
      const { unpackArticles } = await import('./unpackArticles.ts');
      return unpackArticles(command, io);
    }
    case 'serve': {
      // The web host minds the signals itself.
      io.release();
      const { serve } = await import('../web/serve.ts');
      return serve(rest, 'stet serve');
    }
    case '':
      throw new UsageError('Say what to do.');
    default:
      throw new UsageError(
        name.startsWith('-') ? `Unknown option ${name}.` : `There is no command ${name}.`,
      );
  }
}

function askedForHelp(
  args: readonly string[],
): { about: Command['name'] | 'serve' | undefined } | undefined {
  const [first = '', second = ''] = args;
  if (first === 'help') return { about: isCommand(second) ? second : undefined };
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  if (!options.includes('--help') && !options.includes('-h')) return undefined;
  return { about: isCommand(first) ? first : undefined };
}
