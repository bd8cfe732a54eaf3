import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { usualBrowsers } from '../../../electron/newsroom/printing/findBrowsers.ts';
import type { ClipboardCopy } from '../../../shared/formats/clipboard/clipboardCopy.ts';
import { run } from '../judge.ts';
import { type Editor, installApart, placeOf } from './installApart.ts';

/** `STET_CHROMIUM`, Playwright's own, or one that is installed. */
function browserHere(): string | undefined {
  const own = chromium.executablePath();
  const places = usualBrowsers(process.platform, process.env);
  return [...places, ...(existsSync(own) ? [own] : [])].find(
    (place) => run(place, ['--version']).code === 0,
  );
}

/** For `missing` of the judges that open it. */
export const missingEditor = (editor: Editor) => () =>
  browserHere() === undefined
    ? 'it needs Chrome, Chromium or Edge (Debian: chromium)'
    : installApart(editor);

export interface OpenEditor {
  page: Page;
  /** Calls what its `page.js` put into `window.editor`. */
  ask<Answer>(what: string, given?: string): Promise<Answer>;
  /** As Stet does it, and then by key into what has the focus. */
  paste(copy: ClipboardCopy): Promise<void>;
  /** What the page itself complained about since the last time. */
  complaints(): string[];
  close(): Promise<void>;
}

type Asked = Record<string, (given?: string) => unknown>;

/** In a real browser, on a page of an invented address; nothing of it reaches a network. */
export async function openEditor(editor: Editor): Promise<OpenEditor> {
  const program = browserHere();
  if (program === undefined) throw new Error('no browser');
  const script = await bundle(editor);
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: program, args });
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
  await context.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') {
      const body = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Editor</title>';
      return route.fulfill({ contentType: 'text/html', body });
    }
    return route.fulfill({ status: 404, contentType: 'text/plain', body: '' });
  });
  const page = await context.newPage();
  let thrown: string[] = [];
  page.on('pageerror', ({ message }) => thrown.push(message));
  await page.goto('https://editor.example/');
  await page.addScriptTag({ content: script, type: 'module' });
  await page.waitForFunction(() => (window as { editor?: Asked }).editor?.isThere?.());
  // A page of Stet's own: what is put on the clipboard goes through the same lines as there.
  const source = await context.newPage();
  await source.goto('https://stet.example/');
  await source.addScriptTag({ content: await bundleClipboard(), type: 'module' });
  return {
    page,
    ask: <Answer>(what: string, given?: string) =>
      page.evaluate<Answer, { what: string; given: string | undefined }>(
        ({ what, given }) =>
          (window as unknown as { editor: Asked }).editor[what]?.(given) as Answer & object,
        { what, given },
      ),
    async paste(copy) {
      await source.bringToFront();
      await source.evaluate((flavours) => {
        Reflect.deleteProperty(window, 'written');
        Object.assign(window, { flavours });
      }, copy);
      await source.getByRole('button', { name: 'Copy' }).click();
      await source.waitForFunction(() => 'written' in window);
      await page.bringToFront();
      await page.keyboard.press('Control+v');
    },
    complaints() {
      const told = thrown;
      thrown = [];
      return told;
    },
    close: () => browser.close(),
  };
}

/** What the editor holds when a paste has come and nothing changes any more. */
export async function settled<Content>(
  content: () => Promise<Content>,
  hasCome: (content: Content) => boolean,
): Promise<Content> {
  const until = Date.now() + 15_000;
  for (let last = ''; ; ) {
    const now = await content();
    const text = JSON.stringify(now);
    if ((hasCome(now) && text === last) || Date.now() > until) return now;
    last = text;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const options = {
  bundle: true,
  write: false,
  format: 'esm',
  legalComments: 'none',
  logLevel: 'error',
} as const;

/** Resolved from the editor's own packages: it has another React than Stet. */
async function bundle(editor: Editor): Promise<string> {
  const { outputFiles } = await build({
    ...options,
    stdin: {
      contents: readFileSync(path.join(import.meta.dirname, editor.folder, 'page.js'), 'utf8'),
      resolveDir: placeOf(editor),
    },
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    loader: { '.css': 'text', '.svg': 'text' },
  });
  return outputFiles[0]?.text ?? '';
}

/** A button that copies `window.flavours`. */
async function bundleClipboard(): Promise<string> {
  const file = path.resolve(import.meta.dirname, '../../../renderer/app/copying/writeClipboard.ts');
  const contents = `
    import { writeClipboard } from ${JSON.stringify(file)};
    const button = document.body.appendChild(document.createElement('button'));
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      if (await writeClipboard(window.flavours)) window.written = true;
    });`;
  const { outputFiles } = await build({
    ...options,
    stdin: { contents, resolveDir: import.meta.dirname },
  });
  return outputFiles[0]?.text ?? '';
}
