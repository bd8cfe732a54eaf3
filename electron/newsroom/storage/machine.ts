import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What the system says of itself; tests say other things. */
const system = {
  read: (file: string) => readFileSync(file, 'utf8'),
  run: (program: string, ...args: string[]) =>
    execFileSync(program, args, {
      encoding: 'utf8',
      timeout: 1_000,
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    }),
};

/** A machine, as files on shared folders say it. */
export interface Machine {
  /** By its name and its system's own name of it: two machines may have one name. */
  mark: string;
  /** By its name alone, as releases until 0.1.0 said it. */
  nameMark: string;
  /** See `bootOf`. */
  boot: string;
}

export function machineOf(name: string, id: string, boot: string): Machine {
  const nameMark = markOf(name);
  return { mark: id === '' ? nameMark : markOf(`${name}\n${id}`), nameMark, boot };
}

const markOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 6);

/**
 * Where a process ran that said so: what its number means depends on it. `before`: on this machine,
 * which was started anew since.
 */
export function whereRan(
  theirs: { mark: string; boot: string },
  { mark, nameMark, boot }: Machine,
): 'here' | 'before' | 'elsewhere' {
  const tellsRun = boot !== '' && theirs.boot !== '';
  const isSameRun = tellsRun && boot === theirs.boot;
  if (theirs.mark === mark && mark !== nameMark) return tellsRun && !isSameRun ? 'before' : 'here';
  if (theirs.mark !== nameMark) return 'elsewhere';
  // All that is known is the name.
  if (tellsRun) return isSameRun ? 'here' : 'elsewhere';
  return mark === nameMark ? 'here' : 'elsewhere';
}

/** What the system calls this machine from its installation on; '' where it does not say. */
export function machineIdOf(platform = process.platform, { read, run } = system): string {
  try {
    // Empty in many containers, and a word before the first start has ended.
    if (platform === 'linux') return /^[0-9a-f]{32}$/m.exec(read('/etc/machine-id'))?.[0] ?? '';
    if (platform === 'darwin') {
      return uuidIn(run('/usr/sbin/ioreg', '-rd1', '-c', 'IOPlatformExpertDevice'));
    }
    if (platform === 'win32') {
      const reg = path.win32.join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'reg.exe');
      const key = 'HKLM\\SOFTWARE\\Microsoft\\Cryptography';
      return uuidIn(run(reg, 'query', key, '/v', 'MachineGuid', '/reg:64'));
    }
  } catch {
    // A sandbox that hides it.
  }
  return '';
}

const uuidIn = (text: string) =>
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(text)?.[0] ?? '';

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
