import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, onTestFinished, vi } from 'vitest';

const made: string[] = [];

/** A fresh folder by its real path, removed after the test. */
export async function freshFolder(): Promise<string> {
  const folder = await fs.realpath(await fs.mkdtemp(path.join(tmpdir(), 'stet-test-')));
  made.push(folder);
  return folder;
}

afterEach(async () => {
  for (const folder of made.splice(0)) {
    // What goes on beside a test may still write its last file there.
    await fs.rm(folder, { recursive: true, force: true, maxRetries: 10 });
  }
});

/** Everything in a folder, hidden files too, sorted. */
export const namesIn = async (folder: string) => (await fs.readdir(folder)).sort();

export const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Waits for a state; machines that test are busy, so for long. */
export const eventually = <T>(check: () => T) => vi.waitFor(check, { timeout: 30_000 });

/** The next time that file is opened the disk does not give it. @param after so many times */
export function failsToOpenOnce(file: string, after = 0): void {
  const { open } = fs;
  let left = after;
  const spy = vi.spyOn(fs, 'open').mockImplementation(async (at, flags, mode) => {
    if (at !== file || left-- > 0) return open(at, flags, mode);
    spy.mockRestore();
    throw Object.assign(new Error('EIO'), { code: 'EIO' });
  });
  onTestFinished(() => spy.mockRestore());
}
