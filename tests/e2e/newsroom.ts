import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type DesktopFolders, startDesktopHost } from './desktop/desktopHost.ts';

const program = fileURLToPath(new URL('../../dist/web.mjs', import.meta.url));

/** A running Stet with a library and settings of its own, and a window on it. */
export interface TestNewsroom {
  readonly host: 'web' | 'desktop';
  /** Absolute path of the library's folder. */
  readonly library: string;
  readonly page: Page;
  /** Another window on the same newsroom. */
  openWindow(): Promise<Page>;
  /** Ends the newsroom and starts it again on the same folders; the windows are new. */
  restart(): Promise<void>;
  /** Only ends it; the windows stay. */
  stop(): Promise<void>;
  /** The process that saves, to be halted and hindered; only where it is one of its own. */
  readonly pid: number | undefined;
  /** After `stop`: another run at the same address, of which the windows that stayed know nothing. */
  startAgain(): Promise<void>;
  /**
   * As a crash does: no process of it gets a word in. The windows are new, as after `restart`.
   * @param meanwhile runs before it is started again
   */
  crash(meanwhile?: () => Promise<void>): Promise<void>;
  /** Another person's Stet on the same library: a process, a browser and settings of its own. */
  openColleague(name: string): Promise<Colleague>;
  /** Another library in a Stet of its own, at another address: its page may ask this one nothing. */
  openElsewhere(): Promise<Colleague & { library: string }>;
  /** The person's own data folder. */
  readonly userData: string;
  /** What the person chooses when the desktop next asks for a folder. */
  chooseNextFolder(folder: string): Promise<void>;
  /** Names of the article files in the library's top folder, sorted. */
  articleFiles(): Promise<string[]>;
  /** The article file as it lies there, parsed. */
  readArticle(name: string): Promise<ArticleFile>;
  writeArticle(name: string, article: unknown): Promise<void>;
}

export type Colleague = Pick<Host, 'page' | 'stop' | 'kill' | 'pid'>;

export interface ArticleFile {
  [key: string]: unknown;
  content: Block;
}

export interface Block {
  type: string;
  attrs?: Record<string, unknown>;
  content?: Block[];
  text?: string;
}

export interface NewsroomOptions {
  /** Runs on the empty library folder before Stet starts. */
  prepare(library: string): Promise<void>;
  /** Set-up that is not a folder of the temporary directory: a mount, a missing folder. */
  libraryFolder: string | undefined;
}

interface Fixtures {
  newsroom: TestNewsroom;
  newsroomOptions: NewsroomOptions;
  /** Which host the spec runs on. */
  onDesktop: boolean;
}

export const test = base.extend<Fixtures>({
  newsroomOptions: [{ prepare: async () => undefined, libraryFolder: undefined }, { option: true }],
  // Comes before all others, so that no browser is there for what is skipped.
  onDesktop: [
    async ({ newsroomOptions: _ }, use, testInfo) => {
      const onDesktop = testInfo.project.name === 'desktop';
      testInfo.skip(
        onDesktop && !process.env.STET_ELECTRON && !testInfo.tags.includes(stageTag),
        `desktop: ${process.env.STET_NO_ELECTRON ?? 'Electron’s binary is not here'}`,
      );
      await use(onDesktop);
    },
    { auto: true },
  ],
  newsroom: async ({ context, browser, newsroomOptions, onDesktop }, use) => {
    const newsroom = await openNewsroom(
      newsroomOptions,
      (folders) =>
        onDesktop ? startDesktopHost(browser, folders) : startWebHost(context, folders),
      async (folders) => startWebHost(await browser.newContext(), folders),
    );
    await use(newsroom);
    await newsroom.close();
  },
});
/** Specs that also run on the built desktop on its stage where Electron's binary is absent. */
export const stageTag = '@stage';
export { expect };

interface Host {
  readonly page: Page;
  openWindow(): Promise<Page>;
  chooseNextFolder?(folder: string): Promise<void>;
  stop(): Promise<void>;
  readonly pid?: number | undefined;
  startAgain?(): Promise<void>;
  /** Ends the program, and then its windows, without a warning. */
  kill(): Promise<void>;
  /** Closes windows that outlive the program. */
  closeWindows?(): Promise<void>;
}

async function openNewsroom(
  options: NewsroomOptions,
  start: (folders: DesktopFolders) => Promise<Host>,
  startColleague: (folders: DesktopFolders) => Promise<Host>,
) {
  // Real paths: the system's temporary folder may be a link.
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'stet-e2e-')));
  const library = options.libraryFolder ?? path.join(root, 'Desk');
  if (!options.libraryFolder) await mkdir(library);
  await options.prepare(library);
  const folders = { library, userData: path.join(root, 'user') };
  let host = await start(folders);
  const colleagues: Host[] = [];

  return {
    host: host.chooseNextFolder ? 'desktop' : 'web',
    library,
    get page() {
      return host.page;
    },
    openWindow: () => host.openWindow(),
    async restart() {
      await host.closeWindows?.();
      await host.stop();
      host = await start(folders);
    },
    stop: () => host.stop(),
    get pid() {
      return host.pid;
    },
    startAgain: async () => host.startAgain?.(),
    userData: folders.userData,
    async openElsewhere() {
      const elsewhere = {
        library: path.join(root, 'Elsewhere'),
        userData: path.join(root, 'there'),
      };
      await mkdir(elsewhere.library);
      const host = await startColleague(elsewhere);
      colleagues.push(host);
      return { ...host, library: elsewhere.library };
    },
    async openColleague(name) {
      const userData = path.join(root, name);
      await mkdir(userData);
      await writeFile(path.join(userData, 'settings.json'), JSON.stringify({ authorName: name }));
      const colleague = await startColleague({ library, userData });
      colleagues.push(colleague);
      return colleague;
    },
    async crash(meanwhile) {
      await host.kill();
      await meanwhile?.();
      host = await start(folders);
    },
    async chooseNextFolder(folder) {
      await host.chooseNextFolder?.(folder);
    },
    async articleFiles() {
      const names = await readdir(library);
      return names.filter((name) => name.endsWith('.stet') && !name.startsWith('.')).sort();
    },
    async readArticle(name: string) {
      return JSON.parse(await readFile(path.join(library, name), 'utf8')) as ArticleFile;
    },
    async writeArticle(name: string, article: unknown) {
      await writeFile(path.join(library, name), `${JSON.stringify(article, null, 2)}\n`);
    },
    async close() {
      for (const one of [...colleagues, host]) {
        await one.closeWindows?.();
        await one.stop();
      }
      await rm(root, { recursive: true, force: true });
    },
  } satisfies TestNewsroom & { close(): Promise<void> };
}

/** The web host as people start it, on a port that is free. */
async function startWebHost(
  context: BrowserContext,
  { library, userData }: DesktopFolders,
): Promise<Host> {
  let { child, url } = await startProgram(library, userData, '0');
  const openWindow = async () => {
    const opened = await context.newPage();
    await opened.goto(url);
    await expect(opened.locator('.workspace')).toBeVisible();
    return opened;
  };
  return {
    page: await openWindow(),
    openWindow,
    get pid() {
      return child.pid;
    },
    stop: () => stopped(child, 'SIGTERM'),
    async startAgain() {
      ({ child, url } = await startProgram(library, userData, new URL(url).port));
    },
    async kill() {
      await stopped(child, 'SIGKILL');
      for (const window of context.pages()) await window.close({ runBeforeUnload: false });
    },
    async closeWindows() {
      for (const window of context.pages()) await window.close();
    },
  };
}

async function startProgram(library: string, userData: string, port: string) {
  const child = spawn(
    process.execPath,
    [program, '--library', library, '--port', port, '--no-open'],
    { env: { ...process.env, STET_USER_DATA: userData }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Stet is at (\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.on('exit', (code) => reject(new Error(`The web host ended with ${code}: ${said}`)));
  });
  return { child: child as ChildProcess, url };
}

function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.on('exit', () => resolve());
    child.kill(signal);
  });
}
