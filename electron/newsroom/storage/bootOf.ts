import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What the system says of itself; tests say other things. */
const system = {
  read: (file: string) => readFileSync(file, 'utf8'),
  run: (program: string, ...args: string[]) =>
    execFileSync(program, args, {
      encoding: 'utf8',
      timeout: 1_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
};

/**
 * Ten digits for this run of the machine, from when it was switched on until it is switched off: what
 * a process's number means is over then. '' where the system names none (Windows): whoever has the
 * number of a process that ended is taken for it then, for as long as a lock lives without a word.
 */
export function bootOf(platform = process.platform, { read, run } = system): string {
  try {
    if (platform === 'linux') return digits(read('/proc/sys/kernel/random/boot_id'));
    if (platform === 'darwin') return digits(run('/usr/sbin/sysctl', '-n', 'kern.bootsessionuuid'));
  } catch {
    // A sandbox that hides it.
  }
  return '';
}

function digits(name: string): string {
  if (name.trim() === '') return '';
  const hash = createHash('sha256').update(name.trim()).digest();
  return String(hash.readUInt32BE()).padStart(10, '0');
}
