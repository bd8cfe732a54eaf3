import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandIo } from '../../electron/cli/io.ts';
import { runCli } from '../../electron/cli/runCli.ts';
import { parse } from '../../shared/article/parse.ts';
import { wire } from './support/samples.ts';
import {
  bundle,
  ended,
  freshFolder,
  linesOf,
  start,
  surroundings,
  withBuiltCommand,
} from './support/stet.ts';

withBuiltCommand();

const many = (cwd: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const name = `wire-${String(index).padStart(3, '0')}.txt`;
    writeFileSync(path.join(cwd, name), wire(`Rain number ${index}`));
    return name;
  });

describe('the streams of a batch', () => {
  it('does all of the work when nobody reads on', async () => {
    const cwd = freshFolder();
    const inputs = many(cwd, 60);
    const script = '"$1" "$2" import wire-*.txt --out desk --json 2>err.txt | head -n 1';
    const child = spawn('sh', ['-c', script, 'sh', process.execPath, bundle], {
      cwd,
      env: surroundings(path.join(cwd, '.user')),
    });
    const { stdout } = await ended(child);
    expect(linesOf(stdout)).toHaveLength(1);
    const made = () => readdirSync(path.join(cwd, 'desk')).filter((name) => name.endsWith('.stet'));
    expect(made().length).toBe(inputs.length);
    expect(readFileSync(path.join(cwd, 'err.txt'), 'utf8')).not.toContain('EPIPE');
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends it between two files, with no half file', async (signal, code) => {
    const cwd = freshFolder();
    const [first = '', last = ''] = many(cwd, 2);
    // The second input never ends, so the batch is surely under way.
    const child = start(['import', first, '-', last, '--out', 'desk', '--json'], {
      cwd,
      program: bundle,
    });
    const end = ended(child);
    child.stdout?.once('data', () => child.kill(signal));
    const { code: exit, lines, stderr } = await end;
    expect(exit).toBe(code);
    expect(lines.map(({ input }) => input)).toEqual([first]);
    expect(stderr).toContain('Stopped: 1 of 3');
    expect(readdirSync(path.join(cwd, 'desk'))).toEqual(['rain-number-0.stet']);
    parse(readFileSync(path.join(cwd, 'desk', 'rain-number-0.stet')));
  });

  it('keeps stdout for JSON and stderr for people', async () => {
    const cwd = freshFolder();
    const inputs = many(cwd, 3);
    const silent = await ended(start(['import', ...inputs, '--out', 'a'], { cwd }));
    expect(silent.stdout).toBe('');
    expect(silent.stderr.split('\n').filter((line) => line.includes('→'))).toHaveLength(3);
    const json = await ended(start(['import', ...inputs, '--out', 'b', '--json'], { cwd }));
    expect(json.lines).toHaveLength(3);
    expect(json.stderr).not.toContain('\r');
  });
});

describe('progress', () => {
  const run = async (terminal: number | undefined, inputs: string[], cwd: string) => {
    const err: string[] = [];
    const io: CommandIo = {
      cwd,
      stdin: () => (async function* () {})(),
      out: async () => undefined,
      err: async (text) => {
        err.push(text);
      },
      terminal: () => terminal,
      signal: new AbortController().signal,
      release: () => undefined,
    };
    expect(await runCli(['import', ...inputs, '--out', 'desk'], io)).toBe(0);
    return err;
  };

  it('is shown on a terminal, on one line that is cleared, and never wider than it', async () => {
    const cwd = freshFolder();
    const inputs = many(cwd, 3);
    const err = await run(16, inputs, cwd);
    expect(err.filter((text) => text.startsWith('\r') && text.includes(' of 3'))).toEqual([
      '\r1 of 3  wire-0…',
      '\r2 of 3  wire-0…',
      '\r3 of 3  wire-0…',
    ]);
    expect(err.filter((text) => text === '\r\u001b[K')).toHaveLength(3);
    expect(err.at(-2)).toContain('→');
    expect(err.at(-1)).toMatch(/^3 of 3 went well, 0 failed, 0 warnings, in \d+(\.\d)? s\.\n$/);
  });

  it('is not shown elsewhere, nor for one input', async () => {
    const cwd = freshFolder();
    expect((await run(undefined, many(cwd, 3), cwd)).join('')).not.toContain('\r');
    const one = freshFolder();
    expect((await run(80, many(one, 1), one)).join('')).not.toContain('\r');
  });

  it('does not let a name steer the terminal', async () => {
    const cwd = freshFolder();
    writeFileSync(path.join(cwd, 'a\u001b[2Jb.txt'), wire('Rain'));
    writeFileSync(path.join(cwd, 'c.txt'), wire('Rain'));
    const err = await run(80, ['a\u001b[2Jb.txt', 'c.txt'], cwd);
    expect(err.join('').replaceAll('\r\u001b[K', '')).not.toContain('\u001b');
  });
});
