import type { Locator, Page } from '@playwright/test';

export async function middleOf(place: Locator, x = 0.5) {
  const box = await place.boundingBox();
  if (!box) throw new Error('not on the screen');
  return [box.x + box.width * x, box.y + box.height / 2] as const;
}

/** Holds what is dragged over the place, for the test to look at the line. */
export async function dragOver(page: Page, from: Locator, to: Locator, x: number) {
  await from.hover({ position: { x: 12, y: 12 } });
  await page.mouse.down();
  await page.mouse.move(...(await middleOf(to)), { steps: 5 });
  await page.mouse.move(...(await middleOf(to, x)), { steps: 3 });
}
