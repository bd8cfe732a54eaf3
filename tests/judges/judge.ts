import { spawnSync } from 'node:child_process';

/** A validator that nobody here wrote and that needs more than Node. */
export interface Judge {
  name: string;
  /** Why it cannot judge here; undefined if it can. */
  missing(): string | undefined;
  /**
   * @param folder empty, and removed afterwards.
   * @returns what it has against the exports, and what it looked at: "60 pages".
   */
  judge(folder: string): Verdict | Promise<Verdict>;
}

export interface Verdict {
  complaints: string[];
  looked: string;
}

/** For `missing`: a program of the system, by its Debian package. */
export const missingProgram =
  (program: string, debian: string, ...ask: string[]) =>
  () =>
    spawnSync(program, ask.length > 0 ? ask : ['--version']).error
      ? `it needs ${program} (Debian: ${debian}), and there is none on this machine`
      : undefined;

/** Runs a program to its end. @returns its exit code and what it said. */
export function run(program: string, args: string[], input?: string | Uint8Array) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    ...(input !== undefined && { input }),
  });
  return { code: status ?? 1, out: stdout ?? '', said: `${stderr ?? ''}${error?.message ?? ''}` };
}
