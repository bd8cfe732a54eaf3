import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Suites of real processes and browsers, which a busy machine can starve once. */
const ofProcesses: readonly string[] = ['security', 'fault', 'cli', 'contract'];
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
        retry: process.env.CI && ofProcesses.includes(name) ? 1 : 0,
      },
    })),
  },
});
