import { describe, expect, test } from 'vitest';
import { allParts, planOf } from '../../../scripts/testing/parts.mjs';
import {
  addUp,
  closingLine,
  exitCode,
  failedLines,
  skippedLines,
  tallyOfPlaywright,
} from '../../../scripts/testing/summary.mjs';

describe('the closing line', () => {
  const nothing = { passed: 0, failed: [], skipped: [], secondTry: [] };
  const one = [{ name: 'unit: saves', reason: 'expected 1 to be 2' }];

  test('adds every suite up', () => {
    const total = addUp([
      { ...nothing, passed: 2 },
      { ...nothing, passed: 40, failed: one, skipped: [{ name: 'a', reason: 'no display' }] },
    ]);
    expect(total).toMatchObject({ passed: 42, failed: one });
    expect(closingLine(total)).toBe('42 passed, 1 failed, 1 skipped');
    expect(closingLine({ ...nothing, passed: 7 })).toBe('7 passed, 0 failed');
  });

  test('goes with an exit code that only a run with tests and no failure makes 0', () => {
    expect(exitCode({ ...nothing, passed: 3 })).toBe(0);
    expect(exitCode({ ...nothing, passed: 3, failed: one })).toBe(1);
    expect(exitCode(nothing)).toBe(1);
    expect(exitCode({ ...nothing, skipped: [{ name: 'a', reason: '' }] })).toBe(1);
  });

  test('comes after the reasons for what was skipped, a line each', () => {
    const skipped = ['a', 'b', 'c', 'd'].map((name) => ({ name, reason: 'no display' }));
    expect(skippedLines([...skipped, { name: 'e', reason: '' }])).toEqual([
      'Skipped, no display: a; b; c and 1 more',
      'Skipped, no reason given: e',
    ]);
  });
});

test('what failed is said again before it, a line each, without a terminal’s colours', () => {
  expect(
    failedLines([
      { name: 'web: saves', reason: '\u001b[31mexpected “a”\u001b[39m\n  at save.spec.ts' },
      { name: 'types', reason: '' },
    ]),
  ).toEqual(['Failed: web: saves: expected “a”', 'Failed: types: it does not say why']);
});

describe('Playwright’s report', () => {
  const of = (status: string, annotations: { type: string; description?: string }[] = []) => ({
    title: 'writes a story',
    tests: [
      {
        projectName: 'web',
        status,
        annotations,
        results: [{ error: { message: 'it stood still' } }],
      },
    ],
  });

  test('is read at every depth', () => {
    const report = {
      suites: [
        { title: 'a', specs: [of('expected'), of('flaky')] },
        {
          title: 'b',
          suites: [
            {
              title: 'c',
              specs: [
                of('unexpected'),
                of('skipped', [{ type: 'skip', description: 'no Electron here' }]),
              ],
            },
          ],
        },
      ],
    };
    expect(tallyOfPlaywright(report)).toEqual({
      passed: 2,
      failed: [{ name: 'web: writes a story', reason: 'it stood still' }],
      skipped: [{ name: 'web: writes a story', reason: 'no Electron here' }],
      secondTry: ['web: writes a story'],
    });
  });

  test('counts what failed outside of any test', () => {
    expect(tallyOfPlaywright({ suites: [], errors: [{ message: 'no browser' }] })).toMatchObject({
      failed: [{ name: 'outside of any test', reason: 'no browser' }],
    });
  });
});

describe('the parts of npm test', () => {
  test('are all of them when none is named', () => {
    const plan = planOf([]);
    expect(plan).toMatchObject({ lint: true, types: true, filter: [] });
    expect(plan.vitest).toContain('unit');
    expect(plan.playwright).toEqual(['web', 'desktop', 'security']);
    expect(planOf(allParts)).toEqual(plan);
  });

  test('are those that are named, with the rest as a filter on files', () => {
    expect(planOf(['unit', 'article'])).toEqual({
      lint: false,
      types: false,
      vitest: ['unit'],
      playwright: [],
      filter: ['article'],
    });
    expect(planOf(['security'])).toMatchObject({ vitest: ['security'], playwright: ['security'] });
  });
});
