// The command line in a process of its own, which says what memory is in use as it goes on.
import type { CommandIo } from '../../../electron/cli/io.ts';
import { runCli } from '../../../electron/cli/runCli.ts';

export interface MemorySample {
  /** Articles so far. */
  done: number;
  /** Bytes. */
  heap: number;
  rss: number;
}

const [desk = '', out = '', jobs = ''] = process.argv.slice(2);
const every = 200;
const samples: MemorySample[] = [];
const inputs = new Set<string>();

const io: CommandIo = {
  cwd: process.cwd(),
  stdin: () => (async function* () {})(),
  async out(line) {
    inputs.add((JSON.parse(line) as { input: string }).input);
    if (inputs.size !== (samples.length + 1) * every) return;
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    samples.push({ done: inputs.size, heap: heapUsed, rss });
  },
  err: async () => undefined,
  terminal: () => undefined,
  signal: new AbortController().signal,
  release: () => undefined,
};
const args = ['--to', 'html,json,docx,text', '--out', out, '--jobs', jobs, '--json'];
const code = await runCli(['export', desk, ...args], io);
process.stdout.write(JSON.stringify(samples), () => process.exit(code));
