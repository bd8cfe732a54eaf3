import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createByteHandler } from '../../electron/newsroom/bytes/handleBytes.ts';
import {
  createRendererFiles,
  rendererPolicy,
} from '../../electron/newsroom/bytes/rendererFiles.ts';
import type { Newsroom } from '../../electron/newsroom/newsroom.ts';
import { request, sendRaw } from './support/rawHttp.ts';
import { openTestHost, type TestHost } from './support/testHost.ts';
import { buildTestPage } from './support/testPage.ts';

/** Ways out of a folder that have worked somewhere. `$` stands for a file that is there. */
const ways = [
  '/../$',
  '/..%2f$',
  '/..%5c$',
  '/%2e%2e/$',
  '/%2e%2e%2f$',
  '/%252e%252e/$',
  '/%252e%252e%252f$',
  '/.%2e/$',
  '/..\\$',
  '/..;/$',
  '/....//$',
  '/..%c0%af$',
  '/..%00/$',
  '/$%00.png',
  '//$',
  '///$',
  '//127.0.0.1/c$/$',
  '/\\\\127.0.0.1\\c$\\$',
  '/C:/$',
  '/C:%5c$',
  '/c:$',
  '/file:///$',
  '/$::$DATA',
  '/$.',
  '/$%20',
  '/$/',
  '/$/.',
  '/$?x',
  '/$?',
  '/$;x',
  '/%2e/$',
  '/./$',
  '/x/../$',
  '/CON',
  '/NUL.html',
];

/** Files that a wrong path would reach: ours by another name, and others'. */
const targets = ['page.js', 'renderer/page.js', 'renderer-manifest.json', 'etc/passwd'];

const attempts = targets.flatMap((file) => ways.map((way) => way.replaceAll('$', file)));

let host: TestHost;
beforeAll(async () => {
  host = await openTestHost();
});
afterAll(() => host.close());

const ask = (target: string, extra: Record<string, string> = {}) =>
  sendRaw(
    host.port,
    request('GET', target, {
      Host: host.host,
      'Sec-Fetch-Site': 'same-origin',
      Authorization: `Bearer ${host.token}`,
      ...extra,
    }),
  );

describe('the renderer’s files', () => {
  test('the listed ones are there, byte for byte', async () => {
    expect((await ask('/page.js')).status).toBe(200);
    expect((await ask('/index.html')).body).toBe((await ask('/')).body);
  });

  test.each([
    ...attempts,
    '/Page.js',
    '/PAGE.JS',
    '/INDEX.HTML',
    '/index.htm',
    '/renderer/page.js',
  ])('%s is no file', async (target) => {
    const { status, body } = await ask(target);
    expect([400, 404]).toContain(status);
    expect(body).toBe(status === 400 ? 'That is no path.' : '');
  });

  test('the same holds behind a URL parser, as in app://', async () => {
    const { folder, manifest } = await pageFolder();
    const files = await createRendererFiles(manifest);
    const html = await readFile(path.join(folder, 'renderer', 'index.html'), 'utf8');
    expect(await (await files(new Request('http://stet/'))).text()).toBe(html);
    for (const target of attempts.filter((way) => !way.startsWith('//'))) {
      const url = new URL(`http://stet${target}`);
      const response = await files(new Request(url));
      // A URL parser tidies dots before we see them; what is left must be a listed path exactly.
      const tidy = url.pathname === '/page.js' && url.search === '';
      expect(response.status, target).toBe(tidy ? 200 : 404);
    }
  });

  test('a file that is not the one that was built is not served', async () => {
    const { folder, manifest } = await pageFolder();
    await writeFile(path.join(folder, 'renderer', 'page.js'), 'alert(1)');
    await expect(createRendererFiles(manifest)).rejects.toThrow(/not the file that was built/);
  });

  test('the policy is the one that was agreed', () => {
    expect(rendererPolicy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "frame-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types ProseMirrorClipboard stet-worker',
    ]);
  });
});

describe('bytes', () => {
  const photo = `${'0'.repeat(64)}.png`;

  test.each([
    ...ways.map((way) => `/media/draft${way.replaceAll('$', photo)}`),
    ...ways.map((way) => `/media${way.replaceAll('$', 'draft')}/${photo}`),
    ...ways.map((way) => `/exports/job${way.replaceAll('$', '0')}`),
    ...ways.map((way) => `/preview${way.replaceAll('$', 'A'.repeat(43))}`),
    `/media/draft/${'0'.repeat(64)}.PNG`,
    `/media/draft/${'A'.repeat(64)}.png`,
    '/media/draft/x.png',
    `/media/draft/${'0'.repeat(64)}.stet`,
    '/media/',
    '/media',
    '/exports/job/-1',
    '/exports/job/1e3',
    '/exports/job/00',
    '/exports/job/99999',
    '/preview/',
    '/Media/draft',
  ])('%s is nothing', async (target) => {
    const { status, body } = await ask(target);
    expect([400, 404]).toContain(status);
    expect(body).not.toContain('{');
  });

  test('no service is asked for a path of another shape', async () => {
    const asked: unknown[] = [];
    const note = (...parts: unknown[]) => {
      asked.push(parts);
      return Promise.resolve(undefined);
    };
    const handle = createByteHandler({
      media: { read: note, add: note, pathOf: note },
      exports: { previewPage: note, preparedCopy: note, download: note },
      // A job's id is looked up in a table, whatever it spells.
      packs: { hand: note, download: async () => undefined },
    } as unknown as Newsroom);
    for (const way of ways) {
      for (const base of [
        '/media/draft',
        '/media',
        '/exports/job',
        '/preview',
        '/copies',
        '/packs',
        '/packs/job',
      ]) {
        const target = `${base}${way.replaceAll('$', photo)}`;
        const url = new URL(`app://stet${target}`);
        const response = await handle(new Request(`http://stet${url.pathname}${url.search}`));
        expect([404, 405], target).toContain(response.status);
      }
    }
    // A parser makes `/media/draft/./x` what it means; nothing else came through.
    for (const [file, name] of asked as string[][]) {
      expect([file, name]).toEqual(['draft', photo]);
    }
  });
});

async function pageFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'stet-page-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return { folder, manifest: await buildTestPage(folder) };
}
