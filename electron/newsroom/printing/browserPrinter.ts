import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FailureError } from '../../../shared/contract/failure.ts';
import { processAlive } from '../storage/processAlive.ts';
import { BrowserPipe } from './browserPipe.ts';
import { browsersHere } from './findBrowsers.ts';
import { dated, type Printer, printLimit } from './printer.ts';
import { printInBrowser } from './printInBrowser.ts';
import { aborted, underLimit } from './underLimit.ts';

export interface BrowserPrinterOptions {
  /** Programs to try, in that order. */
  browsers?(): Promise<string[]>;
  /** Where profiles lie while a browser runs. */
  temporary?: string;
  /** Milliseconds for a page, and for a browser to start. */
  limit?: number;
  startLimit?: number;
  /** Milliseconds for which a browser is kept for the next page. */
  idle?: number;
}

interface Running {
  pipe: BrowserPipe;
  profile: string;
}

/** Prints with a Chrome, Chromium or Edge that is installed, and never with a window. */
export function createBrowserPrinter({
  browsers = () => browsersHere(process.platform, process.env),
  temporary = tmpdir(),
  limit = printLimit,
  startLimit = 30_000,
  idle = 5000,
}: BrowserPrinterOptions = {}): Printer {
  let running: Promise<Running> | undefined;
  let printing = 0;
  let timer: NodeJS.Timeout | undefined;
  /** Nobody waits for a browser any more that is still starting. */
  let unwanted = new AbortController();

  const end = async (): Promise<void> => {
    clearTimeout(timer);
    unwanted.abort();
    unwanted = new AbortController();
    const last = running;
    running = undefined;
    await last?.then(gone, () => undefined);
  };

  // One after the other, or two pages that come at once would start two browsers.
  const browser = (): Promise<Running> => {
    const last = running;
    const next = last
      ? last.then(
          (known) => (known.pipe.alive ? known : gone(known).then(start)),
          () => start(),
        )
      : start();
    running = next;
    return next;
  };

  const start = async (): Promise<Running> => {
    const { signal } = unwanted;
    const programs = await browsers();
    for (const program of programs) {
      const stop = AbortSignal.any([signal, AbortSignal.timeout(startLimit)]);
      const started = await startBrowser(program, temporary, stop);
      if (started) return started;
      signal.throwIfAborted();
    }
    throw noBrowser(programs);
  };

  return {
    async print(page, signal) {
      clearTimeout(timer);
      printing++;
      try {
        const pdf = await underLimit(
          limit,
          signal,
          async (stop) => {
            const { pipe } = await browser();
            stop.throwIfAborted();
            return await printInBrowser(pipe, page, stop);
          },
          // Others may still be printing; else nothing is kept running.
          async () => {
            if (printing === 1) await end();
          },
        );
        return dated(pdf, page.date);
      } finally {
        printing--;
        if (printing === 0 && running) timer = setTimeout(() => void end(), idle).unref();
      }
    },
    close: end,
  };
}

async function startBrowser(
  program: string,
  temporary: string,
  stop: AbortSignal,
): Promise<Running | undefined> {
  await sweepProfiles(temporary);
  const profile = await mkdtemp(path.join(temporary, `stet-print-${process.pid}-`));
  const pipe = new BrowserPipe(program, flags(profile));
  try {
    await Promise.race([pipe.send('Browser.getVersion'), aborted(stop)]);
    return { pipe, profile };
  } catch {
    await gone({ pipe, profile });
    return undefined;
  }
}

/** A Stet that was killed left its profile; its browser ended with it. */
async function sweepProfiles(temporary: string): Promise<void> {
  const names = await readdir(temporary).catch(() => []);
  for (const name of names) {
    const pid = Number(/^stet-print-(\d+)-\w+$/.exec(name)?.[1]);
    if (!Number.isSafeInteger(pid) || processAlive({ pid })) continue;
    await rm(path.join(temporary, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Ends it and takes its profile away. */
async function gone({ pipe, profile }: Running): Promise<void> {
  pipe.kill();
  await pipe.ended;
  // Its helpers write for another moment.
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(
    () => undefined,
  );
}

const flags = (profile: string): string[] => [
  '--headless',
  '--remote-debugging-pipe',
  `--user-data-dir=${profile}`,
  // No name leads anywhere, and nothing asks on its own.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-extensions',
  '--disable-gpu',
  '--disable-breakpad',
  '--disable-dev-shm-usage',
  '--hide-scrollbars',
  '--mute-audio',
  // What the PDF says it was made by.
  '--user-agent=Stet',
  // The system's keyring would ask the person for a password.
  '--password-store=basic',
  '--use-mock-keychain',
  // Chromium's sandbox refuses to run as root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  'about:blank',
];

const noBrowser = (tried: readonly string[]) =>
  new FailureError(
    'unsupported',
    tried.length === 0
      ? 'To make a PDF, Stet needs Chrome, Chromium or Edge, and found none on this machine. Install one, or name it in STET_CHROMIUM. Nothing was exported.'
      : 'To make a PDF, Stet needs Chrome, Chromium or Edge, and the one on this machine does not start. Name another one in STET_CHROMIUM. Nothing was exported.',
  );
