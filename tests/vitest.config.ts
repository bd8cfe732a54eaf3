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
      },
    })),
  },
});
