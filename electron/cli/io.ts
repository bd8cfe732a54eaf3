/** What a command reads from and writes to; tests and the desktop app can put others in. */
export interface CommandIo {
  /** What relative paths are meant from. */
  cwd: string;
  stdin(): AsyncIterable<Uint8Array>;
  /** To stdout. Resolves when it is written, or when nobody reads any more. */
  out(text: string): Promise<void>;
  /** To stderr. */
  err(text: string): Promise<void>;
  /** Columns of the terminal that stderr is; undefined where it is none. */
  terminal(): number | undefined;
  /** Aborts when the person asks to stop. */
  signal: AbortSignal;
  /** Gives the signals back to the process. */
  release(): void;
}

/** How long after the first Ctrl+C another one is another one, in ms: launchers pass theirs on. */
const sameKeystroke = 500;

/**
 * The process's own streams. The first SIGINT or SIGTERM lets the write under way end, so that no
 * half file stays; a later one ends the process.
 */
export function processIo(): CommandIo {
  const { stdin, stdout, stderr } = process;
  // `stet … | head`: that nobody reads any more is no reason to leave the work undone.
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined);
  const stop = new AbortController();
  let since = 0;
  const onSignal = (signal: NodeJS.Signals) => {
    if (stop.signal.aborted && Date.now() - since > sameKeystroke) {
      process.exit(signal === 'SIGINT' ? 130 : 143);
    }
    if (!stop.signal.aborted) since = Date.now();
    stop.abort(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, onSignal);
  return {
    cwd: process.cwd(),
    stdin: () => stdin,
    out: (text) => write(stdout, text),
    err: (text) => write(stderr, text),
    terminal: () => (stderr.isTTY ? stderr.columns || 80 : undefined),
    signal: stop.signal,
    release: () => {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}

const write = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  new Promise((resolve) => {
    if (stream.destroyed || !stream.writable) resolve();
    else stream.write(text, () => resolve());
  });
