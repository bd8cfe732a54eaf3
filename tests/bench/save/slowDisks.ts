import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What an fsync takes longer there, in ms: a good disk of a laptop, and an older one. */
const slower = [5, 10];

/**
 * The same on disks whose fsync takes longer: strace holds each of these calls back, of saves and of
 * plain writes alike, and lets all others through untouched.
 */
export async function slowDisks(): Promise<string[]> {
  const bench = fileURLToPath(new URL('../save.bench.ts', import.meta.url));
  return slower.flatMap((delay) => {
    const inject = `inject=fsync:delay_exit=${delay * 1_000}`;
    const strace = [
      '-f',
      '-qq',
      '--seccomp-bpf',
      '-o',
      '/dev/null',
      '-e',
      'trace=fsync',
      '-e',
      inject,
    ];
    const program = [process.execPath, bench, 'save'];
    const { status, stdout, stderr, error } = spawnSync('strace', [...strace, ...program], {
      encoding: 'utf8',
    });
    const title = `where an fsync takes ${delay} ms more:`;
    if (status === 0) return [title, ...stdout.trimEnd().split('\n')];
    return [`${title} skipped, ${error ? 'needs strace on Linux' : stderr.trim()}`];
  });
}
