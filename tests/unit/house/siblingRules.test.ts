import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inProject } from '../../../scripts/setUp/project.mjs';

/**
 * The selectors that ask for what stands before by its tag, or by nothing. Chromium files a rule by
 * the classes, ids and attributes that it names, and cannot tell whom such a one is about: with each
 * element that comes or goes it works out the style of all that its parent holds anew. In an article
 * of 1 000 words that is 300 elements with every Enter.
 */
function unfiled(css: string): string[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...plain.matchAll(/(?<=^|[{};])([^{};@]+)\{/g)]
    .flatMap(([, selectors = '']) => selectors.split(/,(?![^(]*\))/))
    .map((selector) => selector.trim())
    .filter((selector) => {
      // What an `:is()` names files nothing.
      const outer = selector.replace(/:(?:is|where|not|has)\((?:[^()]|\([^()]*\))*\)/g, ':any');
      return [...outer.matchAll(/(\S*)\s+[+~]\s/g)].some(
        ([, before = '']) => !/[.#[]/.test(before),
      );
    });
}

describe('rules about what stands before', () => {
  it.each(globSync('renderer/**/*.css', { cwd: inProject() }))('%s names it by a class', (file) => {
    expect(unfiled(readFileSync(inProject(file), 'utf8'))).toEqual([]);
  });

  it('are told apart', () => {
    const css = `
      /* .text > * + * {} */
      .text > * + *, .text li + li { margin: 0 }
      @media print { .text :is(h2, h3) + * { margin: 0 } }
      .text h2:where(.subhead, .other) ~ p { margin: 0 }
      .text .subhead + *, .text > :not(:first-child), .text [hidden] ~ .other { margin: 0 }
      .text { width: calc(1rem + 2px) }`;
    expect(unfiled(css)).toEqual([
      '.text > * + *',
      '.text li + li',
      '.text :is(h2, h3) + *',
      '.text h2:where(.subhead, .other) ~ p',
    ]);
  });
});
