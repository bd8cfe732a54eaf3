import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { setUpBuild } from '../setUp/build.mjs';
import { run } from '../setUp/children.mjs';
import { setUpChromium } from '../setUp/chromium.mjs';
import { setUpDependencies } from '../setUp/dependencies.mjs';
import { setUpElectron } from '../setUp/electron.mjs';
import { explain } from '../setUp/failure.mjs';
import { environment, inProject, nodeToUse, root, say } from '../setUp/project.mjs';
import { hasDisplay } from '../starting/chooseHost.mjs';
import { planOf } from './parts.mjs';
import {
  addUp,
  closingLine,
  exitCode,
  failedLines,
  skippedLines,
  tallyOfPlaywright,
} from './summary.mjs';

/** @typedef {import('./summary.mjs').Tally} Tally */
/** @typedef {import('./parts.mjs').Plan} Plan */

const results = (/** @type {string[]} */ ...parts) => inProject('test-results', ...parts);

/**
 * @param {string} name
 * @param {string} program in node_modules
 * @param {readonly string[]} args
 * @returns {Promise<Tally>}
 */
async function check(name, program, args) {
  const { code, output } = await run(nodeToUse(), [inProject('node_modules', program), ...args], {
    cwd: root,
    env: environment(),
  });
  process.stdout.write(code === 0 ? `✓ ${name}\n` : `✗ ${name}\n${output}\n`);
  const failed = code === 0 ? [] : [{ name, reason: output }];
  return { passed: code === 0 ? 1 : 0, failed, skipped: [], secondTry: [] };
}

/**
 * @template Report
 * @param {string} program in node_modules
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} env
 * @param {string} report the file it writes
 * @param {(report: Report) => Tally} tallyOf
 * @param {boolean} show what it prints as it comes, or all of it at its end
 * @returns {Promise<Tally>}
 */
async function runner(program, args, env, report, tallyOf, show) {
  rmSync(report, { force: true });
  const { code, output } = await run(nodeToUse(), [inProject('node_modules', program), ...args], {
    cwd: root,
    // Many tests start a thread or a program anew: what Node compiled once it need not again.
    env: environment({ NODE_COMPILE_CACHE: inProject('.build', 'compiled'), ...env }),
    show,
  });
  process.stdout.write(output);
  /** @type {Tally} */
  let tally;
  try {
    tally = tallyOf(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    process.stdout.write(`✗ ${program} ended without a report (exit code ${code})\n`);
    const failed = [{ name: program, reason: `ended without a report (exit code ${code})` }];
    return { passed: 0, failed, skipped: [], secondTry: [] };
  }
  // It knows of something that no single test is to blame for.
  if (code !== 0 && tally.failed.length === 0) {
    tally.failed.push({ name: program, reason: `exit code ${code}` });
  }
  return tally;
}

/**
 * The desktop's end-to-end specs run where Electron is; elsewhere they are skipped with the reason.
 * @returns {Promise<{ STET_ELECTRON?: string, STET_NO_ELECTRON?: string }>}
 */
async function electronForTests() {
  if (!hasDisplay(process.platform, process.env)) {
    return { STET_NO_ELECTRON: 'there is no display for Electron' };
  }
  const found = await setUpElectron();
  return 'why' in found ? { STET_NO_ELECTRON: found.why } : { STET_ELECTRON: found.binary };
}

/**
 * Sets up what is missing, builds, and runs the parts that were asked for, or all of them.
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function test(args) {
  const plan = planOf(args);
  const runsTests = plan.vitest.length + plan.playwright.length > 0;
  await setUpDependencies();
  /** @type {Record<string, string | undefined>} */
  let browser = {};
  if (plan.playwright.length > 0) browser = { STET_CHROMIUM: await setUpChromium() };
  // One of the promises is tried in a real page; without a browser it says that it needs one.
  else if (plan.vitest.includes('fault')) {
    browser = { STET_CHROMIUM: await setUpChromium().catch((error) => void say(explain(error))) };
  }
  if (plan.playwright.includes('desktop')) browser = { ...browser, ...(await electronForTests()) };
  if (runsTests) await setUpBuild('all');
  mkdirSync(results(), { recursive: true });

  // A browser waits most of its time, so the suites without one run beside it.
  const beside = plan.playwright.length > 0;
  const tallies = await Promise.all([
    withoutBrowser(plan, browser, !beside),
    ...(beside ? [withBrowser(plan, browser)] : []),
  ]);
  const total = addUp(tallies);
  for (const line of skippedLines(total.skipped)) process.stdout.write(`${line}\n`);
  for (const name of total.secondTry) {
    process.stdout.write(`Passed only when run again: ${name}\n`);
  }
  for (const line of failedLines(total.failed)) process.stdout.write(`${line}\n`);
  if (total.passed + total.failed.length === 0)
    say('No test ran: is the name of the part or file right?');
  process.stdout.write(`${closingLine(total)}\n`);
  return exitCode(total);
}

/**
 * @param {Plan} plan
 * @param {Record<string, string | undefined>} env
 * @param {boolean} show
 * @returns {Promise<Tally>}
 */
async function withoutBrowser(plan, env, show) {
  /** @type {Tally[]} */
  const tallies = [];
  if (plan.lint) {
    tallies.push(await check('format and lint', '@biomejs/biome/bin/biome', ['check', '.']));
  }
  if (plan.types) tallies.push(await check('types', 'typescript/bin/tsc', ['-b']));
  if (plan.vitest.length > 0) {
    const report = results('vitest.json');
    const args = ['run', '--config', 'tests/vitest.config.ts', '--passWithNoTests'];
    const reporters = [
      '--reporter=default',
      `--reporter=${inProject('scripts/testing/vitestReport.mjs')}`,
    ];
    // `unit*` is `unit apart`, too.
    const projects = plan.vitest.map((project) => `--project=${project}*`);
    tallies.push(
      await runner(
        'vitest/vitest.mjs',
        [...args, ...reporters, ...projects, ...plan.filter],
        { ...env, STET_VITEST_REPORT: report },
        report,
        (/** @type {Tally} */ tally) => tally,
        show,
      ),
    );
  }
  return addUp(tallies);
}

/**
 * @param {Plan} plan
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<Tally>}
 */
function withBrowser(plan, env) {
  const report = results('playwright.json');
  const args = ['test', '--config', 'tests/playwright.config.ts', '--pass-with-no-tests'];
  const projects = plan.playwright.map((project) => `--project=${project}`);
  // What is slow and holds no first promise is for `npm run thorough`, or for who names its file.
  if (plan.filter.length === 0) args.push('--grep-invert', '@thorough');
  return runner(
    '@playwright/test/cli.js',
    [...args, '--reporter=list,json', ...projects, ...plan.filter],
    { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    report,
    tallyOfPlaywright,
    true,
  );
}
