import { execFile, execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sweepFolder } from '../../electron/newsroom/storage/sweep.ts';
import { freshFolder, namesIn } from '../unit/newsroom/folders.ts';

/** The same faults as elsewhere, injected into the real system calls of a real process. */
function straceReason(): string | undefined {
  if (process.platform !== 'linux') return 'needs Linux';
  try {
    execFileSync('strace', ['-qq', '-o', '/dev/null', '-e', 'trace=none', 'true']);
    return undefined;
  } catch {
    return 'needs strace, and leave to trace processes';
  }
}

const reason = straceReason();
const child = fileURLToPath(new URL('saveOnceChild.ts', import.meta.url));

/** @param fault strace's `inject`. @returns what the process printed, and what lies there after. */
async function saveWith(fault: string) {
  const folder = await freshFolder();
  const file = path.join(folder, 'harbor.stet');
  await fs.writeFile(file, 'old');
  const strace = ['-f', '-qq', '-o', '/dev/null', '-e', `inject=${fault}`];
  const said = await new Promise<string>((resolve) => {
    execFile(
      'strace',
      [...strace, process.execPath, child, file, 'new'],
      { env: { ...process.env, UV_THREADPOOL_SIZE: '1', UV_USE_IO_URING: '0' } },
      (_error, stdout) => resolve(stdout),
    );
  });
  const text = await fs.readFile(file, 'utf8');
  await sweepFolder(folder, () => true);
  return { said, text, names: await namesIn(folder) };
}

describe.skipIf(reason)(`system calls${reason ? ` (skipped: ${reason})` : ''}`, () => {
  it('without a fault save', async () => {
    expect(await saveWith('fsync:delay_enter=1')).toEqual({
      said: 'saved',
      text: 'new',
      names: ['harbor.stet'],
    });
  });

  it.each([
    ['fsync:error=EIO:when=1', 'io'],
    ['fsync:error=ENOSPC:when=1', 'disk-full'],
    ['pwrite64:error=ENOSPC', 'disk-full'],
    ['pwrite64:error=EIO', 'io'],
    ['pwrite64:retval=0', 'disk-full'],
    ['rename:error=EACCES', 'read-only'],
  ])('%s is never reported as success', async (fault, code) => {
    expect(await saveWith(fault)).toEqual({ said: code, text: 'old', names: ['harbor.stet'] });
  });

  it('rename:error=EBUSY three times is waited for', async () => {
    expect(await saveWith('rename:error=EBUSY:when=1..3')).toEqual({
      said: 'saved',
      text: 'new',
      names: ['harbor.stet'],
    });
  });

  it('fsync of the folder that fails is told, though the new version lies there', async () => {
    expect(await saveWith('fsync:error=EIO:when=2')).toMatchObject({ said: 'io', text: 'new' });
  });

  it.each([
    ['pwrite64:signal=KILL:when=1', 'old'],
    ['fsync:signal=KILL:when=1', 'old'],
    ['rename:signal=KILL:when=1', 'new'],
    ['fsync:signal=KILL:when=2', 'new'],
  ])('%s leaves the %s version, whole', async (fault, text) => {
    const left = await saveWith(fault);
    expect(left.said).toBe('');
    // The signal comes while the call is under way: before or after its effect.
    expect(text === 'new' ? ['old', 'new'] : [text]).toContain(left.text);
    expect(left.names.filter((name) => !name.endsWith('.turn'))).toEqual(['harbor.stet']);
  });
});
