import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { inProject } from '../../../scripts/setUp/project.mjs';

export type StandIn = 'journaling' | 'saver';

/** Stet's web host with a page that is built for a measurement; nothing of it is in any product. */
export interface BenchBuild {
  /** As `dist/web.mjs`. */
  program: string;
  remove(): Promise<void>;
}

/** Builds the page with other modules in the place of those in `renderer/app/article`. */
export async function buildWith(standIns: readonly StandIn[]): Promise<BenchBuild> {
  const root = await mkdtemp(path.join(tmpdir(), 'stet-bench-'));
  const dist = path.join(root, 'dist');
  await cp(inProject('package.json'), path.join(root, 'package.json'));
  await cp(inProject('dist'), dist, { recursive: true });
  const outDir = path.join(dist, 'renderer');
  const articles = inProject('renderer', 'app', 'article');
  process.env.NODE_ENV = 'production';
  await build({
    configFile: inProject('renderer', 'vite.config.ts'),
    logLevel: 'error',
    mode: 'production',
    build: { outDir },
    plugins: [
      {
        name: 'stand-ins',
        enforce: 'pre',
        async load(id) {
          const name = standIns.find((each) => id === path.join(articles, `${each}.ts`));
          const file = name && new URL(`./standIns/${name}.ts`, import.meta.url);
          return file && readFile(fileURLToPath(file), 'utf8');
        },
      },
    ],
  });
  await writeManifest(dist);
  return {
    program: path.join(dist, 'web.mjs'),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** What the host may serve, as scripts/building/renderer.mjs lists it. */
async function writeManifest(dist: string): Promise<void> {
  const file = path.join(dist, 'renderer-manifest.json');
  const before: { file: string; mime: string }[] = Object.values(
    JSON.parse(await readFile(file, 'utf8')),
  );
  const mimes = new Map(before.map((entry) => [path.extname(entry.file), entry.mime]));
  const manifest: Record<string, object> = {};
  for (const name of await readdir(path.join(dist, 'renderer'), { recursive: true })) {
    const mime = mimes.get(path.extname(name));
    if (!mime) continue;
    const content = await readFile(path.join(dist, 'renderer', name));
    const place = name.split(path.sep).join('/');
    const sha256 = createHash('sha256').update(content).digest('hex');
    const entry = { file: `renderer/${place}`, mime, bytes: content.length, sha256 };
    manifest[`/${place}`] = entry;
    if (place === 'index.html') manifest['/'] = entry;
  }
  await writeFile(file, JSON.stringify(manifest));
}
