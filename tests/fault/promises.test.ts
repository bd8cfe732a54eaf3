import { describe, expect, it } from 'vitest';
import { promises } from './promises/list.ts';

/** A few rounds of each promise that needs no browser; `npm run faults` runs all of them. */
const shortForms: Readonly<Record<string, number>> = {
  P1: 6,
  P2: 16,
  P4: 12,
  P5: 8,
  P6: 300,
  P8: 300,
  P11: 1_000,
  P12: 6,
};

for (const { id, says, lacks, run } of promises) {
  const rounds = shortForms[id];
  if (rounds === undefined) continue;
  const reason = await lacks?.();
  describe.skipIf(reason)(`${id}${reason ? ` (skipped: ${reason})` : ''}`, () => {
    it(says, async () => {
      const outcome = await run({ rounds, say: () => undefined });
      expect(outcome.failures).toEqual([]);
      expect(outcome.rounds).toBeGreaterThan(0);
    });
  });
}
