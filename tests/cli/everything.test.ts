import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { formatIds } from '../../shared/contract/exports.ts';
import { formatOf } from '../../shared/formats/registry.ts';
import { freshFolder, project, stet, withBuiltCommand } from './support/stet.ts';

withBuiltCommand();

/** Printing takes a browser, see pdf.test.ts. */
const ids = formatIds.filter((id) => id !== 'pdf');

it('exports the article that uses everything to every format', async () => {
  const cwd = freshFolder();
  const file = path.join(project, 'tests', 'fixtures', 'everything', 'sea-wall-vote.stet');
  const { code, lines, stderr } = await stet(
    ['export', file, '--to', ids.join(), '--out', 'out', '--json'],
    { cwd },
  );
  expect({ code, errors: lines.filter(({ error }) => error) }).toEqual({ code: 0, errors: [] });
  const files = new Set(lines.map(({ output = '' }) => path.relative('out', output)));
  for (const id of ids) {
    expect(files).toContain(path.normalize(`sea-wall-vote.${formatOf(id).extension}`));
  }
  const written = readdirSync(path.join(cwd, 'out'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
  expect(written.length).toBe(files.size);
  for (const one of written) expect(readFileSync(one).length).toBeGreaterThan(100);
  // What is true of every format is said once.
  expect(stderr.match(/A comment was left out/g)).toHaveLength(1);
});
