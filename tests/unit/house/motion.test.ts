import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inProject } from '../../../scripts/setUp/project.mjs';
import { textOf } from './sources.ts';

/** Each duration in a rule that moves something, but for what only waits (`0s 0.2s`). */
const durations = (css: string) =>
  [...css.matchAll(/\b(?:animation|transition)(?:-duration)?:([^;}]+)/g)].flatMap(([, rule = '']) =>
    rule
      .split(/,(?![^(]*\))/)
      .map((part) => /var\(--\w+\)|[\d.]+m?s\b|none/.exec(part)?.[0] ?? part.trim()),
  );

test('whoever wants no motion has none: it lasts as long as tokens.css says', () => {
  const [, still = ''] =
    /prefers-reduced-motion: reduce\) \{([^@]*?\})\s*\}/.exec(textOf('renderer/ui/tokens.css')) ??
    [];
  const lasting = [...still.matchAll(/(--\w+): 0ms/g)].map(([, name]) => `var(${name})`);
  expect(lasting).not.toEqual([]);
  for (const file of globSync('renderer/**/*.css', { cwd: inProject() })) {
    for (const lasts of durations(textOf(file))) {
      expect([...lasting, '0s', 'none'], file).toContain(lasts);
    }
  }
  for (const file of globSync('renderer/**/*.{ts,tsx}', { cwd: inProject() })) {
    expect(textOf(file), file).not.toMatch(/behavior: 'smooth'|\.animate\(/);
  }
});
