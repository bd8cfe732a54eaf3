import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Suites whose files each have a process of their own. */
const suites = ['contract', 'security', 'fault', 'cli', 'packaging'];

/** What their tests are about (shared/ and renderer/) has no threads, files or processes. */
const aboutText = 'tests/unit/{app,article,contract,copydesk,editor,formats,ui,wire}';

/**
 * Whoever changes what a whole process has, or begins the newsroom, must be alone in one: its helpers
 * tidy up by hooks, which hold for the first file alone that loads them.
 */
const changesProcess =
  /\bvi\.(mock|doMock|hoisted|stub|resetModules|useFakeTimers|setSystemTime)|jsdom|\bprocess\.(env\.\w+ =|chdir)|\/(electron|newsroom)\//;

/**
 * To begin a process and load the editor in it costs more than most tests, so these files share one.
 * `leavesNothing.ts` fails a file that leaves something to the next.
 */
const together = globSync(`${aboutText}/**/*.test.{ts,tsx}`, { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !changesProcess.test(readFileSync(`${root}/${file}`, 'utf8')));

const files = (suite: string) => `tests/${suite}/**/*.test.{ts,tsx}`;

const projects = [
  {
    name: 'unit',
    include: together,
    isolate: false,
    setupFiles: ['tests/unit/leavesNothing.ts'],
  },
  { name: 'unit apart', include: [files('unit')], exclude: together },
  ...suites.map((name) => ({ name, include: [files(name)] })),
];

export default defineConfig({
  root,
  test: {
    // Many tests wait, for a disk or a process: with one at a time CI's two processors do so too.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: projects.map((project) => ({
      test: {
        ...project,
        testTimeout: 60_000,
        hookTimeout: 60_000,
        // Many have real files, processes and watchers, which a busy machine can starve once; what
        // needed it is named at the end. What is wrong is so twice: see fastCheck.ts.
        retry: process.env.CI ? 1 : 0,
      },
    })),
  },
});
