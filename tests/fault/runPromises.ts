import { parseArgs } from 'node:util';
import { promises } from './promises/list.ts';
import { type Promised, why } from './promises/promise.ts';

/**
 * Breaks the promises about what people write, and prints one line each. Wants the page built, and
 * `STET_CHROMIUM` to name a browser.
 *
 *     npm run faults -- [P1 P2 …] [--rounds N] [--quiet]
 *
 * Exits with 1 if a promise did not hold, with 2 for wrong usage.
 */
const usage = `npm run faults -- [PROMISE…] [--rounds N] [--quiet]

${promises.map(({ id, says, rounds }) => `${id.padEnd(4)} ${says} (${rounds} rounds)`).join('\n')}
`;

function readArguments(): { asked: readonly Promised[]; rounds?: number; quiet: boolean } {
  const { values, positionals } = parseArgs({
    options: { rounds: { type: 'string' }, quiet: { type: 'boolean' } },
    allowPositionals: true,
  });
  const names = positionals.map((name) => name.toUpperCase());
  const unknown = names.filter((name) => !promises.some(({ id }) => id === name));
  if (unknown.length > 0) throw new Error(`There is no promise ${unknown.join(', ')}.`);
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0)) {
    throw new Error('--rounds takes a number from 1 up.');
  }
  const asked = promises.filter(({ id }) => names.length === 0 || names.includes(id));
  return { asked, quiet: values.quiet ?? false, ...(rounds !== undefined && { rounds }) };
}

const print = (line: string) => process.stdout.write(`${line}\n`);
const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;

type Verdict = 'held' | 'broken' | 'skipped';

async function verdictOn(promised: Promised, rounds: number, quiet: boolean): Promise<Verdict> {
  const line = `${promised.id} ${promised.says}`;
  const lacking = await promised.lacks?.();
  if (lacking !== undefined) {
    print(`${line}: skipped: ${lacking}`);
    return 'skipped';
  }
  const began = performance.now();
  try {
    const say = (each: string) => void (quiet || process.stderr.write(`  ${each}\n`));
    const outcome = await promised.run({ rounds, say });
    const took = Math.round((performance.now() - began) / 1000);
    const { failures, worst } = outcome;
    print(
      `${line}: ${count(outcome.rounds, 'round')}, ${count(failures.length, 'failure')}, worst ${worst} (${took} s)`,
    );
    for (const failure of failures) print(`   ✗ ${failure}`);
    return failures.length > 0 ? 'broken' : 'held';
  } catch (error) {
    print(`${line}: could not be tried: ${why(error)}`);
    return 'broken';
  }
}

// What a newsroom waits for may be done by a thread that keeps no process alive; hosts live anyway.
setInterval(() => undefined, 60_000);

try {
  const { asked, rounds, quiet } = readArguments();
  const verdicts: Verdict[] = [];
  for (const promised of asked) {
    verdicts.push(await verdictOn(promised, rounds ?? promised.rounds, quiet));
  }
  const those = (verdict: Verdict) => verdicts.filter((each) => each === verdict).length;
  print(
    `${count(those('held'), 'promise')} held, ${those('broken')} broken, ${those('skipped')} skipped`,
  );
  process.exitCode = those('broken') > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`${why(error)}\n\n${usage}`);
  process.exitCode = 2;
}
// Watchers and browsers that have not noticed yet must not hold the terminal.
process.exit();
