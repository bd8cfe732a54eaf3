import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

/**
 * Nothing that axe knows to be wrong, as the page is now.
 * @param inside a selector; without one, the whole page
 */
export const expectAccessible = (page: Page, what: string, inside?: string) =>
  audit(page, what, inside, []);

/** The same in light, and then in dark what is about colours: all else is alike there. */
export async function expectAccessibleInBothThemes(page: Page, what: string) {
  await expectAccessible(page, what);
  await page.emulateMedia({ colorScheme: 'dark' });
  await audit(page, `${what}, dark`, undefined, colourRules);
  await page.emulateMedia({ colorScheme: 'light' });
}

const colourRules = ['color-contrast', 'link-in-text-block'];

/** @param rules none: all that axe checks by default */
async function audit(
  page: Page,
  what: string,
  inside: string | undefined,
  rules: readonly string[],
) {
  // A page caught while it fades in has colours that nobody reads. Not waited for: what is not laid
  // out never ends, and the caret between blocks blinks for ever.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      const end = animation.effect?.getComputedTiming().endTime;
      if (end !== Number.POSITIVE_INFINITY) animation.finish();
    }
  });
  // Within the page, once: axe's own runner for Playwright opens another page for every look.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(
    async ({ inside, rules }) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const { violations } = await axe.run(
        // The preview's frame may run nothing, axe included; its page has tests of its own.
        { exclude: ['iframe'], ...(inside && { include: [inside] }) },
        { resultTypes: ['violations'], ...(rules.length > 0 && { runOnly: rules }) },
      );
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join('\n  ')}`);
    },
    { inside, rules: [...rules] },
  );
  expect(violations, what).toEqual([]);
}
