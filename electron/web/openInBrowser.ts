import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openCall, type ProgramCall, startProgram } from './nativeProgram.ts';

/**
 * Opens the person's browser on an address with a token in it. Every user of the machine can read
 * the arguments of every program, so the browser is not given the address but a file that only its
 * owner can read and that leads there.
 *
 * @param folder the person's own; the file lies there until `forget` is called.
 * @throws Error when no browser can be started.
 */
export async function openInBrowser(
  address: string,
  folder: string,
  start: (call: ProgramCall) => Promise<void> = startProgram,
): Promise<{ forget(): Promise<void> }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `open-${randomBytes(8).toString('hex')}.html`);
  await writeFile(file, leadTo(address), { mode: 0o600, flag: 'wx' });
  const forget = () => rm(file, { force: true });
  try {
    await start(openCall(process.platform, file));
  } catch (error) {
    await forget();
    throw error;
  }
  return { forget };
}

/** @param address of our own making: base64url and a few signs, nothing that HTML could misread. */
function leadTo(address: string): string {
  if (!/^http:\/\/127\.0\.0\.1:[0-9]+\/[A-Za-z0-9_/#=&;-]*$/.test(address)) {
    throw new Error('That is not an address of Stet');
  }
  const escaped = address.replaceAll('&', '&amp;');
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0;url=${escaped}"><title>Stet</title>
<p><a href="${escaped}">Open Stet</a></p>
`;
}
