import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Nothing that axe knows to be wrong, on the whole page as it is now. */
export async function expectAccessible(page: Page, what: string) {
  // A page caught while it fades in has colours that nobody reads.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished)),
  );
  // The preview's frame may run nothing, axe included; its page has tests of its own.
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join('\n  ')}`);
  expect(told, what).toEqual([]);
}
