import type { LaunchOptions } from 'playwright-core';

/**
 * What Playwright switches off itself. Chromium heeds the last such list alone, so ours has it again;
 * `chromium.test.ts` holds it against Playwright's.
 */
export const offInPlaywright = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
];

/**
 * Pages of the browser's own, of 400 modules, which it loads for the address bar of each window. No
 * test has one, and they took a third of what a browser test costs.
 */
const addressBar = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'PreloadTopChromeWebUI',
];

/** How every test starts a browser. Its own sandbox cannot start as root; the product never does without. */
export const chromiumOptions = (args: readonly string[] = []) =>
  ({
    executablePath: process.env.STET_CHROMIUM || undefined,
    // In a C locale Chromium names a download with accents just "download".
    env: { ...process.env, LC_ALL: 'C.UTF-8' } as Record<string, string>,
    args: [
      `--disable-features=${[...offInPlaywright, ...addressBar].join(',')}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...args,
    ],
  }) satisfies LaunchOptions;
