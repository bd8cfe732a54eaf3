import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { FuseState, FuseV1Options } from '@electron/fuses';
import { type FuseName, fuses } from '../../electron/shell/policy/fuses.ts';

/** What marks the fuse wire in Electron's programs; @electron/fuses looks for it, unexported. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** electron-builder cannot set this one; it stays as Electron made it. */
const untouched = FuseV1Options.WasmTrapHandlers;

/** @returns every fuse there is, in the order of the wire, with what we want it to be */
export function wantedFuses(): [fuse: FuseV1Options, wanted: boolean][] {
  return Object.values(FuseV1Options)
    .filter((fuse) => typeof fuse === 'number')
    .map((fuse) => {
      const name = FuseV1Options[fuse] as keyof typeof FuseV1Options;
      return [fuse, fuses[`${name.charAt(0).toLowerCase()}${name.slice(1)}` as FuseName]];
    });
}

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

  const wire = wantedFuses().map(([fuse, wanted]) => {
    const opposite = wanted ? FuseState.DISABLE : FuseState.ENABLE;
    return fuse === untouched ? FuseState.ENABLE : opposite;
  });
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
