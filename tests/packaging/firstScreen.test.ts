import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { inProject } from '../../scripts/setUp/project.mjs';
import { bundleSizes, firstScreenFiles } from '../bench/editor/bundle.ts';

/** What the first screen may weigh in bytes, everything that its page loads at once together. */
const most = 320 * 1024;

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;

/** What is in the scripts, heaviest first, by package or file; before it is made small. */
async function heaviest(scripts: ReadonlySet<string>): Promise<string[]> {
  // Otherwise it would be the React of developers.
  process.env.NODE_ENV = 'production';
  const { output } = (await build({
    configFile: inProject('renderer', 'vite.config.ts'),
    logLevel: 'silent',
    build: { write: false },
  })) as { output: { fileName: string; modules?: Record<string, { renderedLength: number }> }[] };
  const weights = new Map<string, number>();
  for (const { fileName, modules = {} } of output) {
    if (!scripts.has(fileName)) continue;
    for (const [id, { renderedLength }] of Object.entries(modules)) {
      const file = path.relative(inProject(), id).split(path.sep).join('/');
      const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? file;
      weights.set(name, (weights.get(name) ?? 0) + renderedLength);
    }
  }
  return [...weights]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 25)
    .map(([name, bytes]) => `${kilobytes(bytes).padStart(9)}  ${name}`);
}

test('the first screen stays light', async () => {
  const { first: total } = bundleSizes();
  // Nothing was overlooked: React and ProseMirror alone are more than that.
  expect(total).toBeGreaterThan(150 * 1024);
  if (total <= most) return;
  expect.unreachable(
    `${kilobytes(total)} gzipped, and ${kilobytes(most)} are allowed. What a person asks for later belongs into \`later\`, or is imported by whoever asks. Heaviest, before it is made small:\n${(await heaviest(firstScreenFiles())).join('\n')}\n`,
  );
});

test('its scripts tell the engine to compile them while they are fetched', () => {
  const scripts = [...firstScreenFiles()].filter((name) => name.endsWith('.js'));
  expect(scripts).not.toEqual([]);
  // Anywhere but at the very beginning it is a comment like any other.
  for (const name of scripts) {
    const begins = readFileSync(inProject('dist', 'renderer', name), 'utf8').slice(0, 29);
    expect(begins, name).toBe('//# allFunctionsCalledOnLoad\n');
  }
});
