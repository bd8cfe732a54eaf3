import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBrowserPrinter } from '../../../electron/newsroom/printing/browserPrinter.ts';
import type { Printer } from '../../../electron/newsroom/printing/printer.ts';
import type { PrintedPage } from '../../../shared/formats/format.ts';
import { type Behaviour, fakeBrowser } from './fakeBrowser.ts';

const page: PrintedPage = {
  html: '<!DOCTYPE html><title>Harbour “vote”</title><img src="photos/a.png">',
  photos: new Map([['photos/a.png', { mimeType: 'image/png', bytes: Uint8Array.of(1, 2, 3) }]]),
  date: '2026-05-04T09:30:00+01:00',
};

const lives = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

// A program is a file with a first line that says what runs it.
describe.runIf(process.platform !== 'win32')('printing with an installed browser', () => {
  let folder: string;
  let temporary: string;
  let printer: Printer | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'stet-printing-'));
    temporary = await mkdtemp(path.join(folder, 'tmp-'));
  });
  afterEach(async () => {
    await printer?.close();
    await rm(folder, { recursive: true });
  });

  async function withBrowsers(
    behaviours: Behaviour[],
    options: { asks?: string[]; limit?: number; startLimit?: number } = {},
  ) {
    const { asks, ...limits } = options;
    const all = await Promise.all(behaviours.map((one) => fakeBrowser(folder, one, asks)));
    const made = createBrowserPrinter({
      browsers: async () => all.map(({ program }) => program),
      temporary,
      ...limits,
    });
    printer = made;
    return { print: made.print, browsers: all };
  }

  const text = (pdf: Uint8Array) => new TextDecoder().decode(pdf);
  const profiles = () => readdir(temporary);

  test('gives the page and its photos, nothing else, and the article’s date', async () => {
    const asks = ['http://page.invalid/photos/a.png', 'http://page.invalid/photos/b.png'];
    const { print, browsers } = await withBrowsers(['prints'], {
      asks: [...asks, 'https://tracker.example/pixel.gif', 'file:///etc/passwd'],
    });
    expect(text(await print(page))).toBe(
      "%PDF-1.4\n/CreationDate (D:20260504083000+00'00')\n/ModDate (D:20260504083000+00'00')\n",
    );
    const told = (await browsers[0]?.told()) ?? [];
    const given = told.filter(({ method }) => method === 'Fetch.fulfillRequest');
    expect(
      given.map(({ params }) => Buffer.from(String(params?.body), 'base64').toString()),
    ).toEqual([page.html, '\u0001\u0002\u0003']);
    expect(told.filter(({ method }) => method === 'Fetch.failRequest')).toHaveLength(3);
    const methods = told.flatMap(({ method }) => method ?? []);
    const at = (method: string) => methods.indexOf(method);
    expect(at('Fetch.enable')).toBeLessThan(at('Page.navigate'));
    expect(at('Emulation.setScriptExecutionDisabled')).toBeLessThan(at('Page.navigate'));
    const printed = told.find(({ method }) => method === 'Page.printToPDF');
    expect(printed?.params).toMatchObject({
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      preferCSSPageSize: true,
    });
  });

  test('starts it without windows, without a network and with a profile of its own', async () => {
    const { print, browsers } = await withBrowsers(['prints']);
    await print(page);
    const [{ args = [] } = {}] = (await browsers[0]?.told()) ?? [];
    expect(args).toContain('--headless');
    expect(args).toContain('--remote-debugging-pipe');
    expect(args).toContain('--host-resolver-rules=MAP * ~NOTFOUND');
    expect(args.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
    const [profile] = await profiles();
    expect(args).toContain(`--user-data-dir=${path.join(temporary, profile ?? '')}`);
  });

  test('one browser prints one page after the other, and several at once', async () => {
    const { print, browsers } = await withBrowsers(['prints']);
    await Promise.all([print(page), print(page)]);
    await print(page);
    expect(await browsers[0]?.starts()).toHaveLength(1);
    await printer?.close();
    expect(await profiles()).toEqual([]);
    expect((await browsers[0]?.starts())?.some(lives)).toBe(false);
    // And once more after all that.
    await print(page);
    expect(await browsers[0]?.starts()).toHaveLength(2);
  });

  test('takes away the profile of a Stet that was killed, and of no other', async () => {
    const { print } = await withBrowsers(['prints']);
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    await mkdir(path.join(temporary, `stet-print-${gone}-aB3xYz`, 'Default'), { recursive: true });
    const others = [`stet-print-${process.ppid}-aB3xYz`, 'stet-print-notes', `stet-${gone}`];
    for (const name of others) await mkdir(path.join(temporary, name));
    await print(page);
    await printer?.close();
    expect((await profiles()).sort()).toEqual(others.sort());
  });

  test('is ended when nothing has been printed for a while', async () => {
    const fake = await fakeBrowser(folder, 'prints');
    printer = createBrowserPrinter({ browsers: async () => [fake.program], temporary, idle: 10 });
    await printer.print(page);
    await vi.waitFor(async () => expect(await profiles()).toEqual([]), 30_000);
    expect((await fake.starts()).some(lives)).toBe(false);
  });

  test('where there is none, says what to install', async () => {
    const { print } = await withBrowsers([]);
    await expect(print(page)).rejects.toMatchObject({
      failure: {
        code: 'unsupported',
        message: expect.stringMatching(/^To make a PDF, Stet needs Chrome, Chromium or Edge/),
      },
    });
  });

  test('one that does not start is passed over, one that is mute too', async () => {
    const { print, browsers } = await withBrowsers(['ends at once', 'says nothing', 'prints'], {
      startLimit: 4000,
    });
    expect(text(await print(page))).toMatch(/^%PDF/);
    expect((await browsers[1]?.starts())?.some(lives)).toBe(false);
    expect(await profiles()).toHaveLength(1);
  });

  test('where none starts, says so', async () => {
    const { print } = await withBrowsers(['ends at once']);
    await expect(print(page)).rejects.toThrow(/does not start/);
    expect(await profiles()).toEqual([]);
  });

  test('ends a browser that takes too long, and its profile goes', async () => {
    const { print, browsers } = await withBrowsers(['never prints'], { limit: 500 });
    await expect(print(page)).rejects.toMatchObject({ failure: { code: 'io', retry: true } });
    expect((await browsers[0]?.starts())?.some(lives)).toBe(false);
    expect(await profiles()).toEqual([]);
  });

  test('a person who cancels does not wait, and nothing keeps running', async () => {
    const { print, browsers } = await withBrowsers(['never prints']);
    const controller = new AbortController();
    const printed = print(page, controller.signal);
    const asked = async () => (await browsers[0]?.told())?.map(({ method }) => method);
    await vi.waitFor(async () => expect(await asked()).toContain('Page.printToPDF'), 30_000);
    controller.abort();
    await expect(printed).rejects.toMatchObject({ failure: { code: 'canceled' } });
    expect((await browsers[0]?.starts())?.some(lives)).toBe(false);
    expect(await profiles()).toEqual([]);
    await expect(print(page, controller.signal)).rejects.toMatchObject({
      failure: { code: 'canceled' },
    });
  });

  test('nor while the browser is still starting', async () => {
    const { print, browsers } = await withBrowsers(['says nothing', 'prints']);
    const controller = new AbortController();
    const printed = print(page, controller.signal);
    await vi.waitFor(async () => expect(await browsers[0]?.starts()).toHaveLength(1), 30_000);
    controller.abort();
    await expect(printed).rejects.toMatchObject({ failure: { code: 'canceled' } });
    expect((await browsers[0]?.starts())?.some(lives)).toBe(false);
    expect(await browsers[1]?.starts()).toEqual([]);
    expect(await profiles()).toEqual([]);
  });

  test('a browser that dies fails the page, and the next one gets a new one', async () => {
    const { print, browsers } = await withBrowsers(['dies printing']);
    await expect(print(page)).rejects.toMatchObject({ failure: { code: 'io', retry: true } });
    await expect(print(page)).rejects.toThrow(/ended unexpectedly/);
    expect(await browsers[0]?.starts()).toHaveLength(2);
    expect(await profiles()).toEqual([]);
  });
});
