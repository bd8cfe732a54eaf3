import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Newsroom } from '../../../electron/newsroom/newsroom.ts';
import { type Failure, FailureError } from '../../../shared/contract/failure.ts';

const program = fileURLToPath(new URL('coreChild.ts', import.meta.url));

type Remote<Service> = {
  [Method in keyof Service]: Service[Method] extends (...args: infer Given) => infer Result
    ? (...args: Given) => Promise<Awaited<Result>>
    : never;
};

/** The services whose calls are plain data. */
type RemoteNewsroom = {
  [Name in 'articles' | 'library' | 'locks' | 'settings' | 'journals' | 'histories']: Remote<
    Newsroom[Name]
  >;
};

/** The process ended before it answered. */
export class CoreGone extends Error {}

export interface Core {
  /** Calls reject with the FailureError of the newsroom, or with `CoreGone`. */
  newsroom: RemoteNewsroom;
  child: ChildProcess;
  pid: number;
  /** Once it is gone. */
  ended: Promise<void>;
  kill(): Promise<void>;
}

export interface CoreOptions {
  library: string;
  userData: string;
  env?: NodeJS.ProcessEnv;
  /** Another user than the one who runs the tests. */
  uid?: number;
}

/** Starts a newsroom in a process of its own; see coreChild.ts. */
export async function startCore({ library, userData, env, uid }: CoreOptions): Promise<Core> {
  const child = spawn(process.execPath, [program, library, userData], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  const waiting: { take(answer: object): void; giveUp(error: Error): void }[] = [];
  const next = () =>
    new Promise<{ value?: unknown; failure?: Failure; error?: string }>((take, giveUp) => {
      waiting.push({ take, giveUp });
    });
  createInterface({ input: child.stdout }).on('line', (line) => {
    waiting.shift()?.take(JSON.parse(line));
  });
  child.stdin.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      for (const { giveUp } of waiting.splice(0)) giveUp(new CoreGone('The core is gone'));
      resolve();
    });
  });
  const ready = next();

  const call = async (service: string, method: string, args: unknown[]) => {
    if (child.exitCode !== null || child.signalCode !== null) throw new CoreGone('It is gone');
    const answered = next();
    child.stdin.write(`${JSON.stringify({ service, method, args })}\n`);
    const { value, failure, error } = await answered;
    if (failure) {
      const { code, message, retry, detail } = failure;
      throw new FailureError(code, message, { retry, ...(detail && { detail }) });
    }
    if (error !== undefined) throw new Error(error);
    return value;
  };
  const serviceOf = (service: string) =>
    new Proxy(
      {},
      {
        get:
          (_, method: string) =>
          (...args: unknown[]) =>
            call(service, method, args),
      },
    );
  await ready;
  return {
    newsroom: new Proxy({}, { get: (_, name: string) => serviceOf(name) }) as RemoteNewsroom,
    child,
    pid: child.pid as number,
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** One whose threads for files are there and make their calls in the same order every time. */
export async function startCountable(folders: CoreOptions): Promise<Core> {
  const env = { UV_THREADPOOL_SIZE: '1', UV_USE_IO_URING: '0' };
  const core = await startCore({ ...folders, env });
  // The journal's thread starts when it is needed.
  await core.newsroom.journals.discard(randomUUID()).catch(() => undefined);
  // So does the one that saves: of an article that says what its file says nothing is written.
  const { articles, library } = core.newsroom;
  const [entry] = await library.list();
  const opened = await articles.open(entry?.file ?? '');
  await articles.save(opened.file, opened.revision, opened.article);
  return core;
}
