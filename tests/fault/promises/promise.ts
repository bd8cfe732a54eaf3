/**
 * One of the promises P1 to P12 about what people write, and the way in which it is broken on
 * purpose. `npm run faults` runs all of them, `npm test` a short form of all but P3.
 */
export interface Promised {
  id: `P${number}`;
  says: string;
  /** How often it is tried unless told otherwise; where the places to fail are counted, at most. */
  rounds: number;
  /** What this machine lacks for it, as in "needs strace"; undefined where it can run. */
  lacks?(): Promise<string | undefined>;
  run(options: Rounds): Promise<Outcome>;
}

export interface Rounds {
  /** How many; each promise says what a round is. */
  rounds: number;
  /** For whoever watches a long run. */
  say(line: string): void;
}

export interface Outcome {
  /** As many as there were. */
  rounds: number;
  /** A sentence each. */
  failures: readonly string[];
  /** What was the worst that still kept the promise: "2 files left until the next start". */
  worst: string;
}

/** Every one of them, or as many as are asked for, spread evenly over all. */
export function spread<T>(all: readonly T[], atMost: number): T[] {
  if (all.length <= atMost) return [...all];
  return Array.from(
    { length: atMost },
    (_, index) => all[Math.floor(((index + 0.5) * all.length) / atMost)] as T,
  );
}

/** What went wrong, for the list of failures. */
export const why = (error: unknown) => (error instanceof Error ? error.message : String(error));
