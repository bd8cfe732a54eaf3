import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumOptions } from '../../chromium.ts';
import type { Folders } from './morning.ts';

const program = fileURLToPath(new URL('../../../dist/web.mjs', import.meta.url));

/** Why nobody can type into the real editor here; undefined where one can. */
export async function lacksBrowser(): Promise<string | undefined> {
  if (!process.env.STET_CHROMIUM) return 'needs Chromium, named by STET_CHROMIUM';
  return existsSync(program) ? undefined : 'needs what npm run build makes';
}

export interface Host {
  child: ChildProcess;
  pid: number;
  url: string;
}

/** The web host as people start it. */
export async function startHost({ library, userData }: Omit<Folders, 'root'>): Promise<Host> {
  const child = spawn(
    process.execPath,
    [program, '--library', library, '--port', '0', '--no-open'],
    { env: { ...process.env, STET_USER_DATA: userData }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Stet is at (\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.on('exit', (code) => reject(new Error(`The host ended with ${code}`)));
  });
  return { child, pid: child.pid as number, url };
}

export async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.locator('.workspace').waitFor();
  return page;
}

/** Ends a process without a word, and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await gone;
}

export const startBrowser = (): Promise<Browser> => chromium.launch(chromiumOptions());

/** The numbers of a browser's processes. @param type `renderer`: those that run pages; `browser` */
export async function processesOf(browser: Browser, type: 'renderer' | 'browser') {
  const line = await browser.newBrowserCDPSession();
  const { processInfo } = await line.send('SystemInfo.getProcessInfo');
  await line.detach();
  return processInfo.filter((each) => each.type === type).map(({ id }) => id);
}
