import fs from 'node:fs/promises';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { HostPorts } from '../hostPorts.ts';

/**
 * Shows a file that was written for somebody in the system's file manager.
 *
 * @param file undefined: it went out as a download
 * @param missing said where it is no longer there
 * @throws FailureError `unsupported` or `not-found`
 */
export async function revealWritten(
  host: HostPorts,
  file: string | undefined,
  missing: string,
): Promise<void> {
  if (!host.reveal || file === undefined) {
    throw new FailureError('unsupported', 'The browser keeps downloads in its own folder.');
  }
  await fs.access(file).catch(() => {
    throw new FailureError('not-found', missing);
  });
  await host.reveal(file);
}
