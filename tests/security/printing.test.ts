import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBrowserPrinter } from '../../electron/newsroom/printing/browserPrinter.ts';
import type { Printer } from '../../electron/newsroom/printing/printer.ts';
import { type Neighbour, openNeighbour } from './support/neighbour.ts';

/** A page that is not ours at all goes through the printer: it can neither run nor load anything. */

let neighbour: Neighbour;
let printer: Printer;
let temporary: string;

beforeAll(async () => {
  neighbour = await openNeighbour();
  temporary = await mkdtemp(path.join(tmpdir(), 'stet-security-'));
  const browser = process.env.STET_CHROMIUM || '/usr/bin/chromium';
  printer = createBrowserPrinter({ browsers: async () => [browser], temporary });
});
afterAll(async () => {
  await printer.close();
  await neighbour.close();
  await rm(temporary, { recursive: true });
});

test('a hostile page is printed without a program and without a request', async () => {
  const elsewhere = neighbour.origin;
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Harmless</title>
<link rel="stylesheet" href="${elsewhere}/style"><link rel="preconnect" href="${elsewhere}">
<link rel="dns-prefetch" href="//tracker.example"><link rel="prefetch" href="${elsewhere}/prefetch">
<style>@import url("${elsewhere}/import"); @font-face { font-family: x; src: url("${elsewhere}/font"); }
p { font-family: x; background: url("${elsewhere}/background") }</style>
<script>document.title = 'Changed'; fetch('${elsewhere}/fetch'); new WebSocket('ws${elsewhere.slice(4)}/socket')</script>
<script src="${elsewhere}/script"></script>
</head><body onload="document.title = 'Loaded'">
<p>Words <img src="${elsewhere}/picture" onerror="document.title = 'Failed'"></p>
<iframe src="${elsewhere}/frame"></iframe><object data="${elsewhere}/object"></object>
<iframe src="file:///etc/passwd"></iframe><video src="${elsewhere}/video" autoplay></video>
<svg><image href="${elsewhere}/svg"/></svg><form action="${elsewhere}/form"><button autofocus>x</button></form>
</body></html>`;
  const pdf = await printer.print({ html, photos: new Map(), date: undefined });
  const text = Buffer.from(pdf).toString('latin1');
  expect(text).toMatch(/^%PDF/);
  expect(text).toContain('/Title (Harmless)');
  expect(neighbour.heard).toEqual([]);
  await printer.close();
  expect(await readdir(temporary)).toEqual([]);
});

test('a page that leads away does not get there', async () => {
  const html = `<!DOCTYPE html><title>x</title><meta http-equiv="refresh" content="0;url=${neighbour.origin}/away"><p>Words`;
  const pdf = await printer.print({ html, photos: new Map(), date: undefined });
  expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  expect(neighbour.heard).toEqual([]);
});
