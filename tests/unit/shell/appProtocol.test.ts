import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRendererFiles } from '../../../electron/newsroom/bytes/rendererFiles.ts';
import { appProtocol, appSchemes } from '../../../electron/shell/appProtocol.ts';

/** Node refuses to make a Request with some addresses that Chromium could send. */
const asking = (url: string, method = 'GET', headers: Record<string, string> = {}) => {
  const request = new Request('app://stet/', { method, headers });
  Object.defineProperty(request, 'url', { value: url });
  return request;
};

let folder: string;
let answer: (request: Request) => Promise<Response>;
const asked: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stet-protocol-'));
  const page = '<!doctype html><title>Stet</title>';
  await writeFile(path.join(folder, 'index.html'), page);
  await writeFile(path.join(folder, 'secret.txt'), 'not in the manifest');
  const entry = {
    file: 'index.html',
    mime: 'text/html; charset=utf-8',
    bytes: page.length,
    sha256: createHash('sha256').update(page).digest('hex'),
  };
  const manifest = path.join(folder, 'renderer-manifest.json');
  await writeFile(
    manifest,
    JSON.stringify({ '/': entry, '/index.html': entry, '/assets/a.html': entry }),
  );
  answer = appProtocol({
    files: await createRendererFiles(manifest),
    bytes: async ({ method, url }) => {
      asked.push(`${method} ${url}`);
      return new Response(null, { status: 204 });
    },
  });
});

afterAll(() => rm(folder, { recursive: true }));

describe('app://stet/', () => {
  it('is registered with these privileges and no others', () => {
    expect(appSchemes).toStrictEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
      },
    ]);
  });

  it.each(['app://stet/', 'app://stet/index.html', 'app://stet/assets/a.html'])(
    'serves %s with the policy of the page',
    async (url) => {
      const response = await answer(asking(url));
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<title>Stet</title>');
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      const policy = response.headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).toContain("require-trusted-types-for 'script'");
    },
  );

  it('answers HEAD without a body', async () => {
    const response = await answer(asking('app://stet/', 'HEAD'));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it.each([
    'app://stet/secret.txt',
    'app://stet/../secret.txt',
    'app://stet/assets/../index.html',
    'app://stet/assets/..%2fsecret.txt',
    'app://stet/..%2f..%2fetc/passwd',
    'app://stet/%2e%2e/secret.txt',
    'app://stet/%252e%252e/secret.txt',
    'app://stet/assets/..%5csecret.txt',
    'app://stet/assets\\..\\secret.txt',
    'app://stet//index.html',
    'app://stet///etc/passwd',
    'app://stet//server/share/x',
    'app://stet/\\\\server\\share',
    'app://stet/C:/Windows/win.ini',
    'app://stet/C:',
    'app://stet/index.html::$DATA',
    'app://stet/index.html:stream',
    'app://stet/INDEX.HTML',
    'app://stet/Index.html',
    'app://stet/index.html.',
    'app://stet/index.html%20',
    'app://stet/index.html%00.png',
    'app://stet/index.html/',
    'app://stet/index.html?x',
    'app://stet/?',
    'app://stet/#x',
    'app://stet/./index.html',
    'app://stet/assets',
    'app://stet/assets/',
    'app://stet/~/x',
    'app://stet/CON',
    'app://stet/assets/a.html;x',
    'app://stet/__proto__',
    'app://stet/constructor',
    'app://stet/preview/..%2f..%2findex.html',
    'app://stet/media/draft/../../index.html',
    'app://stet/media//x',
    'app://stet/exports/%31/0',
  ])('finds nothing at %s', async (url) => {
    asked.length = 0;
    const response = await answer(asking(url));
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(asked).toEqual([]);
  });

  it.each([
    'app://stet.example/index.html',
    'app://STET/index.html',
    'app://stet:80/index.html',
    'app://user@stet/index.html',
    'app:///index.html',
    'app://example.org/',
    'https://stet/',
    'file:///etc/passwd',
    'null',
    '',
  ])('is not %s', async (url) => {
    expect((await answer(asking(url))).status).toBe(403);
  });

  it('answers its own page and the browser, and no frame or page that is not its own', async () => {
    const from = (initiatorOrigin: string | undefined) =>
      Object.assign(asking('app://stet/index.html'), { initiatorOrigin });
    for (const own of ['app://stet', undefined]) {
      expect((await answer(from(own))).status).toBe(200);
    }
    for (const foreign of ['null', '', 'https://example.org', 'app://stet.example', 'file://']) {
      expect((await answer(from(foreign))).status).toBe(403);
    }
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'takes no %s for a file',
    async (method) => {
      for (const name of ['', 'index.html', 'preview/abc', 'exports/1/0', 'media/a/b', 'media']) {
        expect((await answer(asking(`app://stet/${name}`, method))).status).toBe(405);
      }
    },
  );

  it.each(['app://stet/media/draft', 'app://stet/packs'])(
    'takes what goes to %s from its own page',
    async (photo) => {
      asked.length = 0;
      expect((await answer(asking(photo, 'POST'))).status).toBe(204);
      expect((await answer(asking(photo, 'POST', { origin: 'app://stet' }))).status).toBe(204);
      for (const origin of ['null', 'https://example.org', 'app://stet.example']) {
        expect((await answer(asking(photo, 'POST', { origin }))).status).toBe(403);
      }
      expect((await answer(asking(photo, 'PUT'))).status).toBe(405);
      expect(asked).toEqual([`POST ${photo}`, `POST ${photo}`]);
    },
  );

  it('hands on what is asked for by id', async () => {
    asked.length = 0;
    const urls = ['media/draft/a.png', 'preview/k3v-_9', 'exports/1/0'].map(
      (name) => `app://stet/${name}`,
    );
    for (const url of urls) expect((await answer(asking(url))).status).toBe(204);
    expect(asked).toEqual(urls.map((url) => `GET ${url}`));
  });
});
