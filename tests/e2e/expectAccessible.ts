import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Nothing that axe knows to be wrong, on the whole page as it is now. */
export const expectAccessible = (page: Page, what: string) => audit(page, what, []);

/** The same in light, and then in dark what is about colours: all else is alike there. */
export async function expectAccessibleInBothThemes(page: Page, what: string) {
  await expectAccessible(page, what);
  await page.emulateMedia({ colorScheme: 'dark' });
  await audit(page, `${what}, dark`, colourRules);
  await page.emulateMedia({ colorScheme: 'light' });
}

const colourRules = ['color-contrast', 'link-in-text-block'];

/** @param rules none: all that axe checks by default */
async function audit(page: Page, what: string, rules: readonly string[]) {
  // A page caught while it fades in has colours that nobody reads. Not waited for: what is not laid
  // out never ends, and the caret between blocks blinks for ever.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      const end = animation.effect?.getComputedTiming().endTime;
      if (end !== Number.POSITIVE_INFINITY) animation.finish();
    }
  });
  // The preview's frame may run nothing, axe included; its page has tests of its own.
  const axe = new AxeBuilder({ page }).exclude('iframe');
  const { violations } = await (rules.length > 0 ? axe.withRules([...rules]) : axe).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join('\n  ')}`);
  expect(told, what).toEqual([]);
}
