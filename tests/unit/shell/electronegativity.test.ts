import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import reviewed from './electronegativity.reviewed.json' with { type: 'json' };
import { scan } from './electronegativity.ts';

const electron = fileURLToPath(new URL('../../../electron/', import.meta.url));
const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string };

let folder: string;

/** The desktop's sources, with the web preferences put where the scanner looks for them. */
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stet-scan-'));
  for (const name of ['main.ts', 'preload.ts', 'shell']) {
    await cp(path.join(electron, name), path.join(folder, name), { recursive: true });
  }
  const policy = await readFile(path.join(electron, 'shell/policy/webPreferences.ts'), 'utf8');
  const literals = /Object\.freeze\(\{([^}]*)\}/.exec(policy)?.[1];
  if (literals === undefined) throw new Error('The web preferences are no literals any more.');
  for (const file of ['shell/openWindow.ts', 'shell/nativePrinter.ts']) {
    await change(file, '...webPreferences,', literals);
  }
});
afterEach(() => rm(folder, { recursive: true }));

async function change(file: string, from: string, to: string) {
  const place = path.join(folder, file);
  const source = await readFile(place, 'utf8');
  if (!source.includes(from)) throw new Error(`${file} does not hold ${from}`);
  await writeFile(place, source.replace(from, to));
}

type Change = [file: string, from: string, to: string];
const window = (from: string, to: string): Change[] => [['shell/openWindow.ts', from, to]];

const sorted = (findings: { id: string; file: string; sample: string }[]) =>
  findings.map(({ id, file, sample }) => `${id} ${file}: ${sample}`).sort();

describe('Electronegativity', () => {
  it('finds in the desktop only what was reviewed', async () => {
    expect(sorted(await scan(folder, version))).toEqual(sorted(reviewed));
    for (const { why } of reviewed) expect(why.length).toBeGreaterThan(20);
  });

  // A scanner that finds nothing could as well be broken.
  it.each<[string, Change[]]>([
    ['SANDBOX_JS_CHECK', window('sandbox: true', 'sandbox: false')],
    ['CONTEXT_ISOLATION_JS_CHECK', window('contextIsolation: true', 'contextIsolation: false')],
    [
      'NODE_INTEGRATION_JS_CHECK',
      [
        ...window('sandbox: true,', ''),
        ...window('nodeIntegration: false', 'nodeIntegration: true'),
      ],
    ],
    ['WEB_SECURITY_JS_CHECK', window('webSecurity: true', 'webSecurity: false')],
    [
      'INSECURE_CONTENT_JS_CHECK',
      window('allowRunningInsecureContent: false', 'allowRunningInsecureContent: true'),
    ],
    [
      'EXPERIMENTAL_FEATURES_JS_CHECK',
      window('experimentalFeatures: false', 'experimentalFeatures: true'),
    ],
    [
      'LIMIT_NAVIGATION_GLOBAL_CHECK',
      [
        ['shell/policy/navigation.ts', "contents.on('will-navigate', check);", ''],
        ['shell/policy/navigation.ts', 'contents.setWindowOpenHandler(', '('],
      ],
    ],
    [
      'PERMISSION_REQUEST_HANDLER_GLOBAL_CHECK',
      [['shell/guardSession.ts', 'session.setPermissionRequestHandler(requestPermission);', '']],
    ],
    [
      'DANGEROUS_FUNCTIONS_JS_CHECK',
      window('native.loadURL(appPage)', 'contents.insertCSS(title)'),
    ],
  ])('would find %s', async (id, changes) => {
    for (const one of changes) await change(...one);
    const found = await scan(folder, version);
    expect(found.map((finding) => finding.id)).toContain(id);
    expect(reviewed.map((finding) => finding.id)).not.toContain(id);
  });
});
