import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {import('vitest/node').Reporter} Reporter */

/**
 * Vitest's own JSON report leaves out why a test was skipped, so this one is ours.
 * @implements {Reporter}
 */
export default class VitestReport {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {import('./summary.mjs').Tally} */
    const tally = { passed: 0, failed: [], skipped: [], secondTry: [] };
    /** @type {(name: string, errors: readonly { message?: unknown }[]) => void} */
    const fail = (name, errors) => {
      for (const { message } of errors) tally.failed.push({ name, reason: String(message ?? '') });
    };
    fail('outside of any test', /** @type {readonly { message?: unknown }[]} */ (unhandledErrors));
    for (const module of modules) {
      // A file that cannot be loaded holds no tests that could fail.
      fail(module.relativeModuleId, module.errors());
      for (const suite of module.children.allSuites()) fail(suite.fullName, suite.errors());
      for (const test of module.children.allTests()) {
        const result = test.result();
        const name = `${test.project.name}: ${test.fullName}`;
        if (test.diagnostic()?.flaky) tally.secondTry.push(name);
        if (result.state === 'passed') tally.passed += 1;
        else if (result.state === 'skipped') {
          // A whole group that cannot run here says why in its name.
          const inName = /\(skipped: ([^)]+)\)/.exec(test.fullName)?.[1];
          const reason = ('note' in result ? result.note : undefined) ?? inName ?? '';
          tally.skipped.push({ name, reason });
        } else fail(name, (result.errors ?? [{}]).slice(0, 1));
      }
    }
    const file = process.env.STET_VITEST_REPORT;
    if (!file) throw new Error('STET_VITEST_REPORT names no file.');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(tally));
  }
}
