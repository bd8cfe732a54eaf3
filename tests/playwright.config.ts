import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { chromiumOptions } from './chromium.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  testDir: here('.'),
  testMatch: '**/*.spec.ts',
  outputDir: here('../test-results'),
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // A machine that others use can starve a browser once; what needed it is named at the end.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  // For the same reason; what is there is not waited for.
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: chromiumOptions(),
    // To record every test costs a fifth of its time; by hand: --trace retain-on-failure.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
  },
  // `npm test` names Electron's program in STET_ELECTRON, or in STET_NO_ELECTRON why there is none;
  // the specs skip themselves on `desktop` with that reason.
  projects: [
    // What only the desktop has lies in e2e/desktop.
    { name: 'web', testDir: here('./e2e'), testIgnore: '**/e2e/desktop/**' },
    { name: 'desktop', testDir: here('./e2e') },
    { name: 'security', testDir: here('./security') },
  ],
});
