// How long the command line takes to be there, from a working copy in which everything is built.
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { inProject, nodeToUse } from '../../scripts/setUp/project.mjs';

const rounds = 15;

/** @returns the middle of all rounds, in ms; the first, which warms the disk's cache, is left out */
function medianOf(command: string, args: readonly string[]): number {
  const times = Array.from({ length: rounds + 1 }, () => {
    const began = performance.now();
    const { status } = spawnSync(command, [...args], { stdio: 'ignore' });
    if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
    return performance.now() - began;
  });
  const sorted = times.slice(1).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const measured = {
  'node itself': medianOf(nodeToUse(), ['-e', '0']),
  'dist/cli.mjs --help': medianOf(nodeToUse(), [inProject('dist', 'cli.mjs'), '--help']),
  'scripts/stet.mjs --help': medianOf(nodeToUse(), [inProject('scripts', 'stet.mjs'), '--help']),
};
for (const [what, time] of Object.entries(measured)) {
  process.stdout.write(`${time.toFixed(0).padStart(5)} ms  ${what}\n`);
}
