import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { environment, inProject, nodeToUse } from '../../../scripts/setUp/project.mjs';
import { png, sourceOf } from '../../unit/exports/pictures.ts';
import { type BenchArticle, benchArticle, type Pictures } from './article.ts';
import { plainJson } from './plainJson.ts';

/** The articles of a run, and the addresses at which each editor opens them. */
export interface Hosts {
  articles: BenchArticle[];
  /** Of the pages of the plain editors. */
  plain: string;
  /** Of Stet's web host, with its token. */
  stet: string;
  /** Writes the article's file as it was before anybody typed in it, and has Stet begin with none open. */
  restore(article: BenchArticle): Promise<void>;
  stop(): Promise<void>;
}

/** Other articles in the library, as on a desk: what stands of them on the page costs with every key. */
const others = 300;

const plainEditors = ['raw', 'prosemirror', 'tiptap'];

/** @param program Stet's web host */
export async function startHosts(
  wanted: readonly { words: number; blocks: number }[],
  program = inProject('dist', 'web.mjs'),
): Promise<Hosts> {
  const root = await mkdtemp(path.join(tmpdir(), 'stet-bench-'));
  const library = path.join(root, 'Desk');
  await mkdir(path.join(library, 'media'), { recursive: true });
  const shots = [0, 1, 2, 3, 4].map((seed) => {
    const bytes = png(1200, 800, seed);
    return { src: sourceOf(bytes), width: 1200, height: 800, bytes };
  });
  for (const { src, bytes } of shots) await writeFile(path.join(library, src), bytes);
  const pictures: Pictures = shots.map(({ src, width, height }) => ({ src, width, height }));
  const articles = wanted.map(({ words, blocks }) => benchArticle(words, blocks, pictures));
  const restore = async ({ name, file }: BenchArticle) => {
    await writeFile(path.join(library, `${name}.stet`), JSON.stringify(file, null, 2));
    await rm(path.join(root, 'user', 'settings.json'), { force: true });
  };
  for (let index = 0; index < others; index++) {
    const { file } = benchArticle(20, 0, []);
    const other = JSON.stringify({ ...file, id: `urn:uuid:${randomUUID()}` });
    await writeFile(path.join(library, `other-${index}.stet`), other);
  }
  for (const article of articles) await restore(article);
  const pages = await startPages(articles, pictures, library);
  const stet = await startStet(program, library, path.join(root, 'user'));
  return {
    articles,
    plain: pages.url,
    stet: stet.url,
    restore,
    async stop() {
      pages.stop();
      await stet.stop();
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function startPages(articles: BenchArticle[], pictures: Pictures, library: string) {
  const folder = inProject('tests', 'bench', 'editor', 'pages');
  const { outputFiles } = await build({
    entryPoints: [
      path.join(folder, 'raw.ts'),
      path.join(folder, 'prosemirror.ts'),
      path.join(folder, 'tiptap.tsx'),
      path.join(folder, 'page.css'),
    ],
    outdir: '/pages',
    bundle: true,
    minify: true,
    write: false,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const files = new Map<string, { type: string; body: string | Uint8Array }>();
  for (const { path: place, contents } of outputFiles) {
    const type = place.endsWith('.css') ? 'text/css' : 'text/javascript';
    files.set(`/${path.basename(place)}`, { type, body: contents });
  }
  for (const editor of plainEditors) {
    const body = `<!doctype html><title>${editor}</title><link rel="stylesheet" href="/page.css"><body><script type="module" src="/${editor}.js"></script>`;
    files.set(`/${editor}`, { type: 'text/html; charset=utf-8', body });
  }
  for (const article of articles) {
    files.set(`/articles/${article.name}.html`, { type: 'text/html', body: article.html });
    files.set(`/articles/${article.name}.json`, {
      type: 'application/json',
      body: JSON.stringify(plainJson(article, pictures)),
    });
  }
  for (const { src } of pictures) {
    files.set(`/${src}`, { type: 'image/png', body: await readFile(path.join(library, src)) });
  }
  const server = createServer((request, response) => {
    const found = files.get(new URL(request.url ?? '/', 'http://bench').pathname);
    response.writeHead(found ? 200 : 404, { 'content-type': found?.type ?? 'text/plain' });
    response.end(found?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function startStet(program: string, library: string, userData: string) {
  const child = spawn(nodeToUse(), [program, '--library', library, '--port', '0', '--no-open'], {
    env: environment({ STET_USER_DATA: userData }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Stet is at (\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => reject(new Error(`The web host ended with ${code}: ${said}`)));
  });
  return { url, stop: () => stopped(child) };
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.on('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
