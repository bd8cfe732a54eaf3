import path from 'node:path';
import { parseArgs } from 'node:util';

export interface ServeArguments {
  library: string | undefined;
  port: number | undefined;
  open: boolean;
  article: string | undefined;
  help: boolean;
}

export const serveUsage = `[--library FOLDER] [--port N] [--no-open] [ARTICLE.stet]

  --library FOLDER   the folder with your articles (a new one is made on the first start)
  --port N           a fixed port (otherwise 7838, or any that is free)
  --no-open          only print the address, do not open a browser
`;

/** Wrong usage: exit code 2. */
export class UsageError extends Error {}

/** @param cwd what relative paths are meant from. @throws UsageError */
export function readServeArguments(args: readonly string[], cwd: string): ServeArguments {
  const { values, positionals } = parse(args);
  if (values.host !== undefined) {
    throw new UsageError('Stet only listens on 127.0.0.1: nobody else may reach your articles.');
  }
  const [article, ...more] = positionals;
  if (more.length > 0) throw new UsageError('One article at a time, please.');
  if (article !== undefined && !article.toLowerCase().endsWith('.stet')) {
    throw new UsageError(
      `${article} is not a .stet file. A folder of articles goes behind --library.`,
    );
  }
  return {
    library: values.library === undefined ? undefined : path.resolve(cwd, values.library),
    port: values.port === undefined ? undefined : portOf(values.port),
    open: !values['no-open'],
    article: article === undefined ? undefined : path.resolve(cwd, article),
    help: values.help,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        library: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^[0-9]{1,5}$/.test(text) || port > 65_535) {
    throw new UsageError(`${text} is not a port: a number from 0 to 65535.`);
  }
  return port;
}
