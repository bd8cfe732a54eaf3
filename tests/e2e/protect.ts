import { execFileSync } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';

const isRoot = process.getuid?.() === 0;

/** Makes a file or folder unwritable for whoever runs this: root ignores permissions. */
export async function protect(place: string, on: boolean) {
  if (isRoot) execFileSync('chattr', [on ? '+i' : '-i', place]);
  else await chmod(place, on ? 0o555 : 0o755);
}

export function canProtect(): boolean {
  if (!isRoot) return true;
  try {
    execFileSync('chattr', ['-i', tmpdir()], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export const unprotectable = 'needs a file system that knows chattr +i (or a user other than root)';
