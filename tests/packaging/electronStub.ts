import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { FuseState, FuseV1Options } from '@electron/fuses';

/** What marks the fuse wire in Electron's programs; @electron/fuses looks for it, unexported. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/**
 * A folder laid out as an unpacked Electron for Linux, as far as packaging looks at it: a program
 * that carries a fuse wire, and a default app. The wire begins with every fuse the wrong way round
 * for us, so that a fuse which stays as it was is noticed.
 * @param folder is made
 * @param version of Electron
 */
export async function writeElectronStub(folder: string, version: string): Promise<void> {
  const app = path.join(folder, 'default_app');
  mkdirSync(app, { recursive: true });
  mkdirSync(path.join(folder, 'resources'));
  writeFileSync(path.join(app, 'main.js'), '');
  writeFileSync(path.join(app, 'package.json'), '{"main":"main.js"}');
  await createPackage(app, path.join(folder, 'resources', 'default_app.asar'));

  const fuses = Object.values(FuseV1Options).filter((fuse) => typeof fuse === 'number');
  const wire = fuses.map((fuse) => (shipsEnabled.has(fuse) ? FuseState.DISABLE : FuseState.ENABLE));
  const program = Buffer.concat([
    Buffer.from('program '),
    Buffer.from(sentinel),
    Buffer.from([1, wire.length, ...wire]),
    Buffer.from(' end'),
  ]);
  writeFileSync(path.join(folder, 'electron'), program, { mode: 0o755 });
  writeFileSync(path.join(folder, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox']) {
    writeFileSync(path.join(folder, name), name);
  }
}

/** The fuses that we want on; SECURITY.md's table, and Electron's default for the last. */
export const shipsEnabled: ReadonlySet<FuseV1Options> = new Set([
  FuseV1Options.EnableCookieEncryption,
  FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  FuseV1Options.OnlyLoadAppFromAsar,
]);
