import type { FuseV1Options } from '@electron/fuses';

/** The names that electron-builder.yml gives the fuses of Electron. */
export type FuseName = Uncapitalize<keyof typeof FuseV1Options>;

/**
 * What the packaged binary can still be made to do from outside. electron-builder.yml says the same
 * under `electronFuses`, and a test compares them; a fuse that a new Electron adds stops the build.
 */
export const fuses: Readonly<Record<FuseName, boolean>> = Object.freeze({
  // Off: each would run foreign code under the app's name.
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  // On: only the archive that was shipped is run.
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  enableCookieEncryption: true,
  // Off: nothing here is loaded from file:, and there is one V8 snapshot for all processes.
  grantFileProtocolExtraPrivileges: false,
  loadBrowserProcessSpecificV8Snapshot: false,
  // Electron's default: WebAssembly's bounds checks by the processor. It guards, and costs nothing.
  wasmTrapHandlers: true,
});
