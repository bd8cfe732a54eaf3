import { describe, expect, it } from 'vitest';
import { promises } from './promises/list.ts';

/** A few rounds of each promise but the one that takes many; `npm run faults` runs all of them. */
const shortForms: Readonly<Record<string, number>> = {
  P1: 5,
  P2: 8,
  P4: 10,
  P5: 5,
  P6: 150,
  P7: 5,
  P8: 300,
  P9: 1,
  P10: 2,
  P11: 1_000,
  P12: 3,
};

for (const { id, says, lacks, run } of promises) {
  const rounds = shortForms[id];
  if (rounds === undefined) continue;
  const reason = await lacks?.();
  describe.skipIf(reason)(`${id}${reason ? ` (skipped: ${reason})` : ''}`, () => {
    it(says, { timeout: 180_000 }, async () => {
      const outcome = await run({ rounds, say: () => undefined });
      expect(outcome.failures).toEqual([]);
      expect(outcome.rounds).toBeGreaterThan(0);
    });
  });
}
