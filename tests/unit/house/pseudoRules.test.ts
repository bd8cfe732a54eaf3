import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inProject } from '../../../scripts/setUp/project.mjs';

/**
 * The selectors of parts that every element has: what is selected, marked, or stands before and behind
 * its words. Chromium works out one more style of each element for each such part that a rule may be
 * about; with two for boxes, one for the selection and six for marks that was ten styles a paragraph,
 * with every article that was opened. What is selected or marked is inherited: a rule for the element
 * around says it for all that is in it.
 */
function aboutEveryElement(css: string): string[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...plain.matchAll(/(?<=^|[{};])([^{};@]+)\{/g)]
    .flatMap(([, selectors = '']) => selectors.split(/,(?![^(]*\))/))
    .map((selector) => selector.trim())
    .filter((selector) => /(?:^|[\s>+~*])::(?:before|after|selection|highlight)/.test(selector));
}

describe('rules about parts of elements', () => {
  it.each(globSync('renderer/**/*.css', { cwd: inProject() }))(
    '%s names whose they are',
    (file) => {
      expect(aboutEveryElement(readFileSync(inProject(file), 'utf8'))).toEqual([]);
    },
  );

  it('are told apart', () => {
    const css = `
      /* ::selection {} */
      *, *::before, .text *::after { margin: 0 }
      ::selection, .text ::highlight(find) { color: red }
      @media print { .text > ::before { margin: 0 } }
      :root::selection, .text::highlight(find), .note::before, li > :not(:first-child)::before { margin: 0 }
      .text ::placeholder { color: red }`;
    expect(aboutEveryElement(css)).toEqual([
      '*::before',
      '.text *::after',
      '::selection',
      '.text ::highlight(find)',
      '.text > ::before',
    ]);
  });
});
