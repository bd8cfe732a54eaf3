import type { Page } from '@playwright/test';
import { numbersOf } from '../numbersOf.ts';
import { acting, actingOnce } from './anyKeys.ts';
import { documentIn } from './caretWalk.ts';
import { everyBlock } from './everyBlock.ts';
import { expect, type TestNewsroom, test } from './newsroom.ts';
import { paragraph, sampleArticle } from './sampleArticle.ts';
import { expectSaved, openArticle } from './steps.ts';
import { clickInBody, short } from './writingDesk.ts';

/**
 * Whatever somebody does, in whatever order: the article stays one, the page shows what it says and
 * so does the file, keys never go nowhere, and undo leads all the way back. A seed that fails fails
 * again.
 */

const steps = 40;

for (const [name, seeds] of [
  ['a few', [1, 2]],
  ['many @thorough', Array.from({ length: 15 }, (_, index) => index + 3)],
] as const) {
  test(`steps that nobody planned: ${name}`, async ({ newsroom }) => {
    test.setTimeout(60_000 * seeds.length);
    const faults: string[] = [];
    newsroom.page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
    newsroom.page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await newsroom.page.evaluate(() => {
      addEventListener('focusout', ({ target }) => Object.assign(window, { left: target }));
    });
    for (const seed of seeds) await walk(newsroom, seed, faults);
  });
}

test('one undo takes back one thing that was done, and nothing typed before @thorough', async ({
  newsroom,
}) => {
  test.setTimeout(240_000);
  for (const seed of [1, 2, 3, 4]) await undoEach(newsroom, seed);
});

async function undoEach(newsroom: TestNewsroom, seed: number) {
  const { page } = newsroom;
  await openWalk(newsroom, seed);
  const next = numbersOf(seed);
  const keyboard = await page.context().newCDPSession(page);
  const { goSomewhere, change } = actingOnce(page, next, keyboard);
  const press = async (key: string) => {
    await page.keyboard.press(key);
    return (await documentIn(page)).toJSON();
  };
  for (let step = 0; step < steps; step++) {
    const place = await goSomewhere();
    if (next() < 0.5) await page.keyboard.type('xy');
    const before = (await documentIn(page)).toJSON();
    const said = `seed ${seed}, step ${step}: ${place} · ${await change()}`;
    await closeWhatIsOpen(page);
    await page.locator('.ProseMirror').focus();
    const after = (await documentIn(page)).toJSON();
    if (JSON.stringify(after) === JSON.stringify(before)) continue;
    expect(await press('Control+z'), `undone, ${said}`).toEqual(before);
    expect(await press('Control+Shift+z'), `done again, ${said}`).toEqual(after);
    if (next() < 0.5) await press('Control+z');
  }
}

async function openWalk(newsroom: TestNewsroom, seed: number) {
  const { page } = newsroom;
  const headline = `Walk ${seed}.`;
  const file = `walk-${seed}.stet`;
  const body = [...everyBlock, paragraph('Begin here.')];
  await newsroom.writeArticle(file, sampleArticle({ headline, body }));
  await openArticle(page, headline);
  await clickInBody(page, 'Begin here.');
  return file;
}

async function walk(newsroom: TestNewsroom, seed: number, faults: readonly string[]) {
  const { page } = newsroom;
  const file = await openWalk(newsroom, seed);
  const start = (await documentIn(page)).toJSON();

  const next = numbersOf(seed);
  const act = acting(page, next, await page.context().newCDPSession(page));
  const done: string[] = [];
  for (let step = 0; step < steps; step++) {
    done.push(await act());
    const said = `seed ${seed}: ${done.slice(-8).join(' · ')}`;
    // What opens or closes takes the focus a frame later.
    await expect.poll(() => troubleIn(page), { message: said }).toBe('');
    expect(faults, said).toEqual([]);
    if (next() < 0.5) await closeWhatIsOpen(page);
    // From there keys open other articles.
    if ((await page.locator('[data-library] :focus').count()) > 0) {
      await page.locator('.ProseMirror').focus();
    }
  }
  await closeWhatIsOpen(page);
  await page.locator('.ProseMirror').focus();

  // What was undone last is done again first: the end is what all of it led to.
  const end = await afterAll(page, 'Control+Shift+z');
  expect(await afterAll(page, 'Control+z'), `undone, seed ${seed}`).toEqual(start);
  expect(await afterAll(page, 'Control+Shift+z'), `done again, seed ${seed}`).toEqual(end);
  await page.keyboard.press('Control+s');
  await expectSaved(page);
  const { content } = await newsroom.readArticle(file);
  expect(short([content]), `saved, seed ${seed}`).toBe(short([end]));
}

/** What is wrong with the article on the screen, or ''. */
function troubleIn(page: Page): Promise<string> {
  return page.evaluate(() => {
    interface Shown {
      editor: { state: { doc: Inside }; view: { composing: boolean; nodeDOM(pos: number): Node } };
    }
    interface Inside {
      check(): void;
      descendants(visit: (node: Inside, pos: number) => void): void;
      attrs: { id?: string };
      isTextblock: boolean;
      textContent: string;
    }
    const { editor } = document.querySelector('.ProseMirror') as unknown as Shown;
    const { doc } = editor.state;
    const { left } = window as { left?: Element };
    try {
      doc.check();
    } catch (error) {
      return String(error);
    }
    const ids = new Set<string>();
    const isNowhere = document.activeElement === document.body;
    let trouble = isNowhere ? `keys go nowhere, after ${left?.outerHTML.slice(0, 120)}` : '';
    doc.descendants(({ attrs: { id }, isTextblock, textContent }, pos) => {
      if (id && ids.has(id)) trouble = `two blocks are ${id}`;
      if (id) ids.add(id);
      const shown = isTextblock ? editor.view.nodeDOM(pos).textContent : textContent;
      if (!shown?.includes(textContent)) trouble = `“${textContent}” is shown as “${shown}”`;
    });
    return trouble;
  });
}

/** Dialogs, menus and bars, one over the other. */
async function closeWhatIsOpen(page: Page) {
  const open = page.locator('dialog[open], [role=menu], [role=listbox]');
  for (let most = 6; most > 0 && (await open.count()) > 0; most--) {
    await page.keyboard.press('Escape');
  }
}

/** The document once the key changes it no more. */
async function afterAll(page: Page, key: string) {
  let before = (await documentIn(page)).toJSON();
  // A step may be about a field beside the text, or the selection alone.
  for (let still = 0; still < 3; ) {
    await page.keyboard.press(key);
    const now = (await documentIn(page)).toJSON();
    still = JSON.stringify(now) === JSON.stringify(before) ? still + 1 : 0;
    before = now;
  }
  return before;
}
