import { expect, type Locator, type Page } from '@playwright/test';
import type { StateId } from '../../renderer/app/stateLine/states.ts';

/** What a person does again and again, by the names that they see. */

export const libraryPane = (page: Page) => page.getByRole('navigation', { name: 'Library' });
export const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });
/** A window, or one pane of it where there are two. */
type Place = Pick<Page, 'getByRole' | 'getByTestId'>;
export const paneOf = (page: Page, place: 'First' | 'Second'): Locator =>
  page.getByRole('region', { name: new RegExp(`^${place} article: `) });
export const saveState = (place: Place) => place.getByTestId('save-state');
export const headline = (place: Place) =>
  place.getByRole('textbox', { name: 'Headline', exact: true });
export const body = (place: Place) => place.getByRole('textbox', { name: 'Article body' });
export const rowOf = (page: Page, title: string): Locator =>
  libraryPane(page).getByRole('listitem').filter({ hasText: title });

export async function openArticle(page: Page, title: string): Promise<void> {
  await rowOf(page, title).getByRole('button').first().click();
  await expect(headline(page)).toHaveText(title);
}

export async function newArticle(page: Page): Promise<void> {
  await libraryPane(page).getByRole('button', { name: 'New article' }).first().click();
  await expect(headline(page)).toHaveText('');
  await expect(page.locator('.ProseMirror')).toBeFocused();
}

/** Beside the article that is open. */
export async function openBeside(page: Page, title: string): Promise<void> {
  await rowOf(page, title).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Open beside' }).click();
  await expect(headline(paneOf(page, 'Second'))).toHaveText(title);
}

/** Puts the caret behind the body's last paragraph. */
export async function goToEnd(page: Page): Promise<void> {
  await body(page).getByRole('paragraph').last().click();
  await page.keyboard.press('Control+End');
}

export async function expectSaved(place: Place): Promise<void> {
  await expect(saveState(place)).toHaveText(/^Saved \d\d:\d\d:\d\d$/);
}

/** Which state of renderer/app/stateLine/states.ts the article is in, as its line says it. */
export async function expectState(
  place: Place,
  id: StateId,
  words: string | RegExp,
): Promise<void> {
  await expect(saveState(place)).toHaveText(words);
  await expect(saveState(place)).toHaveAttribute('data-state', id);
}

/** Runs a command as whoever does not know its key. */
export async function runFromPalette(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+Shift+K');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await palette.getByRole('combobox').fill(command);
  await palette.getByRole('option', { name: command }).first().click();
}

/** From the next load of the page on. @returns how often the newsroom was asked, by a call's path */
export function countCalls(page: Page, call: string): () => number {
  let count = 0;
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      if (String(payload).includes(call)) count += 1;
    });
  });
  return () => count;
}
