import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inProject } from '../../../scripts/setUp/project.mjs';

/**
 * The elements that are asked what is in them, where the text may be in them. Chromium looks at such a
 * one anew with every line that comes or goes in the text: with Enter, undo and Backspace.
 */
function aroundTheText(css: string): string[] {
  const seen = css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    // One block of rules, each with its braces. It holds for no screen.
    .replace(/@media print \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  return [...seen.matchAll(/([^\s,{}]+):has\(/g)]
    .map(([, subject = '']) => subject)
    .filter((subject) => !/^\.(?:dialog|find-field)\b/.test(subject));
}

describe('rules about what is in an element', () => {
  it.each(globSync('renderer/**/*.css', { cwd: inProject() }))(
    '%s has none for the text',
    (file) => {
      expect(aroundTheText(readFileSync(inProject(file), 'utf8'))).toEqual([]);
    },
  );

  it('are told apart', () => {
    const css = `
      /* body:has(.a) {} */
      @media print { body:has(.a) { margin: 0 } .b { margin: 0 } }
      .dialog:has(.a), .frame:has(> .b) .c { margin: 0 }
      body:has(.a) { margin: 0 }`;
    expect(aroundTheText(css)).toEqual(['.frame', 'body']);
  });
});
