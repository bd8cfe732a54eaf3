import { stripVTControlCharacters } from 'node:util';

/**
 * @typedef {{ name: string, reason: string }} Reasoned a test and why it was skipped or failed
 * @typedef {{ passed: number, failed: Reasoned[], skipped: Reasoned[], secondTry: string[] }} Tally
 *   `secondTry`: names of those that passed only when they were run again
 */

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function addUp(tallies) {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.flatMap(({ failed }) => failed),
    skipped: tallies.flatMap(({ skipped }) => skipped),
    secondTry: tallies.flatMap(({ secondTry }) => secondTry),
  };
}

/**
 * @param {Tally} tally
 * @returns {string} the one line a run ends with
 */
export function closingLine({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed.length} failed`;
  return skipped.length > 0 ? `${line}, ${skipped.length} skipped` : line;
}

/**
 * A run that ran nothing proves nothing, so it counts as failed.
 * @param {Tally} tally
 * @returns {number} the exit code
 */
export const exitCode = ({ passed, failed }) => (failed.length > 0 || passed === 0 ? 1 : 0);

/**
 * Said again at the end: where only the end of a log is kept, it has to say what failed.
 * @param {readonly Reasoned[]} failed
 * @returns {string[]} a line each
 */
export function failedLines(failed) {
  return failed.map(
    ({ name, reason }) => `Failed: ${name}: ${firstLine(reason) || 'it does not say why'}`,
  );
}

const firstLine = (/** @type {string} */ text) =>
  stripVTControlCharacters(text).trim().split('\n', 1)[0];

/**
 * @param {readonly Reasoned[]} skipped
 * @returns {string[]} a line a reason, with the tests it holds for
 */
export function skippedLines(skipped) {
  /** @type {Map<string, string[]>} */
  const byReason = new Map();
  for (const { name, reason } of skipped) {
    const key = reason || 'no reason given';
    byReason.set(key, [...(byReason.get(key) ?? []), name]);
  }
  return [...byReason].map(([reason, names]) => {
    const shown = names.slice(0, 3).join('; ');
    const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
    return `Skipped, ${reason}: ${shown}${more}`;
  });
}

/**
 * @typedef {object} PlaywrightSuite
 * @property {string} title
 * @property {PlaywrightSuite[]} [suites]
 * @property {{ title: string, tests: PlaywrightTest[] }[]} [specs]
 *
 * @typedef {object} PlaywrightTest
 * @property {string} projectName
 * @property {string} status
 * @property {{ type: string, description?: string }[]} [annotations]
 * @property {{ error?: { message?: string } }[]} [results] one a try
 */

/**
 * @param {{ suites?: PlaywrightSuite[], errors?: { message?: string }[] }} report as Playwright's JSON reporter writes it
 * @returns {Tally}
 */
export function tallyOfPlaywright(report) {
  /** @type {Tally} */
  const tally = {
    passed: 0,
    failed: (report.errors ?? []).map(({ message = '' }) => ({
      name: 'outside of any test',
      reason: message,
    })),
    skipped: [],
    secondTry: [],
  };
  /** @param {PlaywrightSuite} suite */
  const walk = (suite) => {
    for (const spec of suite.specs ?? []) {
      for (const { projectName, status, annotations = [], results = [] } of spec.tests) {
        const name = `${projectName}: ${spec.title}`;
        if (status === 'flaky') tally.secondTry.push(name);
        if (status === 'expected' || status === 'flaky') tally.passed += 1;
        else if (status === 'skipped') {
          const why = annotations.find(({ type }) => type === 'skip' || type === 'fixme');
          tally.skipped.push({ name, reason: why?.description ?? '' });
        } else tally.failed.push({ name, reason: results.at(-1)?.error?.message ?? '' });
      }
    }
    for (const inner of suite.suites ?? []) walk(inner);
  };
  for (const suite of report.suites ?? []) walk(suite);
  return tally;
}
