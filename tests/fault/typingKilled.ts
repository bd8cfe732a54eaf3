import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';

/**
 * Promise P3, "at most two seconds of typing lost in any crash", broken on purpose: numbered words
 * are typed into the real editor with real keys, then the core, the page or both are killed at a
 * random moment, and what the next start shows is held against what was typed and when.
 *
 *     npm run faults -- [ROUNDS]
 *
 * Prints a line a round, and at the end the longest missing tail. Exits with 1 if one was longer
 * than two seconds.
 */

const promised = 2_000;
const program = fileURLToPath(new URL('../../dist/web.mjs', import.meta.url));
const victims = ['core', 'page', 'both'] as const;
type Victim = (typeof victims)[number];

interface Host {
  child: ChildProcess;
  url: string;
}

async function startHost(library: string, userData: string): Promise<Host> {
  const child = spawn(
    process.execPath,
    [program, '--library', library, '--port', '0', '--no-open'],
    { env: { ...process.env, STET_USER_DATA: userData }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Stet is at (\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.on('exit', (code) => reject(new Error(`The host ended with ${code}`)));
  });
  return { child, url };
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.locator('.workspace').waitFor();
  return page;
}

/** Ends a process without a word, and waits until it is gone. */
async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** The renderer dies where it stands, as in a crash: no event of the page runs. */
async function crash(page: Page): Promise<void> {
  const line = await page.context().newCDPSession(page);
  await Promise.race([
    line.send('Page.crash').catch(() => undefined),
    new Promise((resolve) => page.once('crash', resolve)),
  ]);
  await page.close().catch(() => undefined);
}

/** @returns how long before the crash the first word that is missing was typed, in ms; 0: none is. */
async function round(browser: Browser, victim: Victim, withFile: boolean): Promise<number> {
  const root = await mkdtemp(path.join(tmpdir(), 'stet-typing-'));
  const library = path.join(root, 'Desk');
  const userData = path.join(root, 'user');
  await mkdir(library);
  let host = await startHost(library, userData);
  try {
    let page = await openPage(browser, host.url);
    await page.getByRole('button', { name: 'New article' }).first().click();
    await page.getByRole('textbox', { name: 'Headline', exact: true }).click();
    await page.keyboard.type('Numbers');
    if (withFile) await page.keyboard.press('Control+s');
    await page.getByRole('textbox', { name: 'Article body' }).click();

    const typedAt: number[] = [];
    const until = Date.now() + 1_500 + Math.random() * 4_000;
    while (Date.now() < until) {
      await page.keyboard.type(`w${typedAt.length} `);
      typedAt.push(Date.now());
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 120));
    }
    const crashedAt = Date.now();
    await Promise.all([
      victim === 'page' ? undefined : kill(host.child),
      victim === 'core' ? undefined : crash(page),
    ]);
    if (victim !== 'page') {
      await page.close({ runBeforeUnload: false }).catch(() => undefined);
      host = await startHost(library, userData);
    }
    page = await openPage(browser, host.url);
    // What was saved just before lies in the library; what was not is shown by itself.
    const body = page.getByRole('textbox', { name: 'Article body' });
    const shown = await body.waitFor({ timeout: 4_000 }).then(
      () => true,
      () => false,
    );
    if (!shown) await page.getByRole('listitem').filter({ hasText: 'Numbers' }).first().click();
    await body.waitFor();
    const found = await body.innerText();
    const missing = typedAt.findIndex((_, index) => !new RegExp(`\\bw${index}\\b`).test(found));
    await page.close({ runBeforeUnload: false });
    return missing === -1 ? 0 : crashedAt - (typedAt[missing] as number);
  } finally {
    await kill(host.child).catch(() => undefined);
    await rm(root, { recursive: true, force: true });
  }
}

const rounds = Number(process.argv[2] ?? 200);
const browser = await chromium.launch({
  executablePath: process.env.STET_CHROMIUM || undefined,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
let longest = 0;
let broken = 0;
for (let count = 0; count < rounds; count++) {
  const victim = victims[count % victims.length] as Victim;
  const withFile = count % 2 === 0;
  const tail = await round(browser, victim, withFile);
  longest = Math.max(longest, tail);
  if (tail > promised) broken++;
  const about = withFile ? 'an article with a file' : 'an article without a file';
  process.stdout.write(`${count + 1}. ${victim} killed, ${about}: ${tail} ms missing\n`);
}
await browser.close();
process.stdout.write(
  `P3, at most ${promised} ms of typing lost: ${rounds} rounds, ${broken} broken, longest missing tail ${longest} ms\n`,
);
process.exitCode = broken > 0 ? 1 : 0;
