import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const suites = ['unit', 'contract', 'security', 'fault', 'cli', 'packaging'] as const;

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    projects: suites.map((name) => ({
      test: {
        name,
        include: [`tests/${name}/**/*.test.{ts,tsx}`],
        testTimeout: 60_000,
        hookTimeout: 60_000,
        // Many have real files, processes and watchers, which a busy machine can starve once; what
        // needed it is named at the end. What is wrong is so twice: see fastCheck.ts.
        retry: process.env.CI ? 1 : 0,
      },
    })),
  },
});
