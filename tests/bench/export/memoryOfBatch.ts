import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inProject, nodeToUse } from '../../../scripts/setUp/project.mjs';
import type { MemorySample } from './batch.ts';
import { deskArticle } from './deskArticle.ts';
import { photoFiles, pictures } from './pictures.ts';

const articles = 1000;
const words = 800;

/**
 * Memory while the command line exports a thousand articles with their photos, in its own thread and
 * with two at a time. After garbage is collected at 200, 400…: a batch that keeps nothing of what
 * it has done stays where it was.
 */
export function memoryOfBatch(): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'stet-bench-'));
  try {
    const desk = path.join(folder, 'desk');
    mkdirSync(path.join(desk, 'media'), { recursive: true });
    for (const { bytes, picture } of photoFiles) writeFileSync(path.join(desk, picture.src), bytes);
    for (let index = 0; index < articles; index++) {
      const name = `${String(index).padStart(4, '0')}.stet`;
      writeFileSync(path.join(desk, name), JSON.stringify(deskArticle(index, words, pictures)));
    }
    return ['1', '2'].flatMap((jobs) => linesOf(jobs, batch(desk, path.join(folder, jobs), jobs)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function batch(desk: string, out: string, jobs: string): MemorySample[] {
  const { stdout, stderr, status } = spawnSync(
    nodeToUse(),
    ['--expose-gc', inProject('tests', 'bench', 'export', 'batch.ts'), desk, out, jobs],
    { encoding: 'utf8', env: { ...process.env, STET_USER_DATA: path.join(out, '..', 'user') } },
  );
  if (status !== 0) throw new Error(`The batch ended with ${status}: ${stderr.slice(-500)}`);
  return JSON.parse(stdout) as MemorySample[];
}

function linesOf(jobs: string, samples: readonly MemorySample[]): string[] {
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1).padStart(7)} MB`;
  return [
    `Batch of ${articles} articles to html, json, docx and text, --jobs ${jobs}: heap of the main thread, RSS of all`,
    ...samples.map(({ done, heap, rss }) => `${String(done).padStart(6)} ${mb(heap)} ${mb(rss)}`),
  ];
}
