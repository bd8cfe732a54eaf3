/**
 * The parts of `npm test`. A part may have tests for Vitest (*.test.ts), for Playwright (*.spec.ts)
 * or both; `lint` and `types` are one check each.
 */
const checks = /** @type {const} */ (['lint', 'types']);
const vitestParts = ['unit', 'contract', 'security', 'fault', 'cli', 'packaging'];
/** Playwright's projects by part. */
const playwrightParts = new Map([
  ['e2e', ['web', 'desktop']],
  ['security', ['security']],
]);

export const allParts = [...checks, ...vitestParts, 'e2e'];

/**
 * @typedef {object} Plan
 * @property {boolean} lint
 * @property {boolean} types
 * @property {string[]} vitest projects
 * @property {string[]} playwright projects
 * @property {string[]} filter further arguments, which both runners take as file filters
 */

/**
 * @param {readonly string[]} args what came after `npm test --`
 * @returns {Plan}
 */
export function planOf(args) {
  const named = args.filter((arg) => allParts.includes(arg));
  const parts = named.length > 0 ? named : allParts;
  return {
    lint: parts.includes('lint'),
    types: parts.includes('types'),
    vitest: vitestParts.filter((part) => parts.includes(part)),
    playwright: [...playwrightParts].flatMap(([part, projects]) =>
      parts.includes(part) ? projects : [],
    ),
    filter: args.filter((arg) => !allParts.includes(arg)),
  };
}
