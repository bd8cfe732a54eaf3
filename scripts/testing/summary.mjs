/**
 * @typedef {{ name: string, reason: string }} Skipped
 * @typedef {{ passed: number, failed: number, skipped: Skipped[], secondTry?: string[] }} Tally
 *   `secondTry`: names of those that passed only when they were run again
 */

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function addUp(tallies) {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
    skipped: tallies.flatMap(({ skipped }) => skipped),
    secondTry: tallies.flatMap(({ secondTry = [] }) => secondTry),
  };
}

/**
 * @param {Tally} tally
 * @returns {string} the one line a run ends with
 */
export function closingLine({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`;
  return skipped.length > 0 ? `${line}, ${skipped.length} skipped` : line;
}

/**
 * A run that ran nothing proves nothing, so it counts as failed.
 * @param {Tally} tally
 * @returns {number} the exit code
 */
export const exitCode = ({ passed, failed }) => (failed > 0 || passed === 0 ? 1 : 0);

/**
 * @param {readonly Skipped[]} skipped
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
 * @property {{ title: string, tests: { projectName: string, status: string, annotations?: { type: string, description?: string }[] }[] }[]} [specs]
 */

/**
 * @param {{ suites?: PlaywrightSuite[], errors?: unknown[] }} report as Playwright's JSON reporter writes it
 * @returns {Tally}
 */
export function tallyOfPlaywright(report) {
  /** @type {Tally} */
  const tally = { passed: 0, failed: report.errors?.length ?? 0, skipped: [], secondTry: [] };
  /** @param {PlaywrightSuite} suite */
  const walk = (suite) => {
    for (const spec of suite.specs ?? []) {
      for (const { projectName, status, annotations = [] } of spec.tests) {
        if (status === 'flaky') tally.secondTry?.push(`${projectName}: ${spec.title}`);
        if (status === 'expected' || status === 'flaky') tally.passed += 1;
        else if (status === 'skipped') {
          const why = annotations.find(({ type }) => type === 'skip' || type === 'fixme');
          tally.skipped.push({
            name: `${projectName}: ${spec.title}`,
            reason: why?.description ?? '',
          });
        } else tally.failed += 1;
      }
    }
    for (const inner of suite.suites ?? []) walk(inner);
  };
  for (const suite of report.suites ?? []) walk(suite);
  return tally;
}
