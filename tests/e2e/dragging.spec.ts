import type { Locator, Page } from '@playwright/test';
import { png } from '../unit/exports/pictures.ts';
import { type Block, expect, test } from './newsroom.ts';
import { paragraph, pullQuote, sampleArticle, text } from './sampleArticle.ts';
import { body, newArticle, openArticle } from './steps.ts';
import { clickInBody, openBody, pasteFile, savedBody, short, takenIn } from './writingDesk.ts';

const photo = (caption: string, asset: string) => ({
  type: 'photo',
  attrs: { asset },
  content: [{ type: 'caption', content: [text(caption)] }, { type: 'credit' }],
});
const gallery = (...photos: ReturnType<typeof photo>[]) => ({
  type: 'gallery',
  content: [...photos, { type: 'caption' }],
});

const pictureOf = (page: Page, caption: string) =>
  body(page).locator('.photo').filter({ hasText: caption }).locator('.photo-picture');

async function middleOf(place: Locator, x = 0.5) {
  const box = await place.boundingBox();
  if (!box) throw new Error('not on the screen');
  return [box.x + box.width * x, box.y + box.height / 2] as const;
}

/** Holds what is dragged over the place, for the test to look at the line. */
async function dragOver(page: Page, from: Locator, to: Locator, x: number) {
  await from.hover({ position: { x: 12, y: 12 } });
  await page.mouse.down();
  await page.mouse.move(...(await middleOf(to)), { steps: 5 });
  await page.mouse.move(...(await middleOf(to, x)), { steps: 3 });
}

test('a photo is dragged into a gallery by its picture or its grip, and out of it again', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await page.setViewportSize({ width: 1280, height: 1800 });
  await openBody(newsroom, [
    photo('Ours', 'a1'),
    paragraph('Words'),
    gallery(photo('One', 'a2'), photo('Two', 'a3')),
    paragraph('End'),
  ]);
  const start = await savedBody(newsroom);
  const assets = () =>
    body(page).evaluate((element) => {
      const { editor } = element.closest('.ProseMirror') as unknown as {
        editor: { getJSON(): unknown };
      };
      return JSON.stringify(editor.getJSON()).match(/"asset":"[^"]*"/g);
    });
  const inGallery =
    'paragraph(Words) gallery(photo(caption(One) credit()) photo(caption(Ours) credit()) photo(caption(Two) credit()) caption()) paragraph(End)';
  const two = body(page).locator('.gallery-photos > .photo').nth(1);

  await pictureOf(page, 'Ours').click({ position: { x: 12, y: 12 } });
  await dragOver(page, pictureOf(page, 'Ours'), two, 0.1);
  await expect(two).toHaveAttribute('data-drop', 'before');
  // A line between blocks would say something else, ours or ProseMirror's.
  await expect(page.locator('.drop-line:visible')).toHaveCount(0);
  await page.mouse.up();
  expect(await savedBody(newsroom)).toBe(inGallery);
  expect(await assets()).toEqual(['"asset":"a2"', '"asset":"a1"', '"asset":"a3"']);
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(start);

  // By the grip, with the caret elsewhere.
  await clickInBody(page, 'End');
  await pictureOf(page, 'Ours').hover();
  const grip = page.getByRole('button', { name: 'Drag to move, click for more' });
  await dragOver(page, grip, two, 0.1);
  await expect(two).toHaveAttribute('data-drop', 'before');
  await page.mouse.up();
  expect(await savedBody(newsroom)).toBe(inGallery);
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(start);

  await pictureOf(page, 'Two').click({ position: { x: 12, y: 12 } });
  await dragOver(page, pictureOf(page, 'Two'), body(page).getByText('End'), 0.2);
  await expect(page.locator('.drop-line:visible')).toHaveCount(1);
  await page.mouse.up();
  expect(await savedBody(newsroom)).toMatch(
    /^photo\(caption\(Ours\) credit\(\)\) paragraph\(Words\) gallery\(photo\(caption\(One\) credit\(\)\) caption\(\)\) (photo\(caption\(Two\) credit\(\)\) paragraph\(End\)|paragraph\(End\) photo\(caption\(Two\) credit\(\)\))$/,
  );
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(start);
});

const item = (words: string, ...nested: Block[]): Block => ({
  type: 'listItem',
  content: [paragraph(words), ...nested],
});
const list = (...items: Block[]): Block => ({ type: 'bulletList', content: items });

/** Takes an item by its grip, and looks at the line before letting go: where it begins and ends. */
async function dragItem(
  page: Page,
  words: string,
  to: { words: string; half: 'upper' | 'lower'; aside?: number },
) {
  await body(page).getByText(words, { exact: true }).hover();
  const grip = page.getByRole('button', { name: 'Drag to move, click for more' });
  const [x, y] = await middleOf(grip);
  const target = await body(page).getByText(to.words, { exact: true }).boundingBox();
  if (!target) throw new Error('not on the screen');
  const height = target.y + target.height * (to.half === 'upper' ? 0.2 : 0.8);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, height, { steps: 5 });
  await page.mouse.move(x + (to.aside ?? 0), height, { steps: 3 });
  const line = page.locator('.block-drop-line');
  await expect(line).toBeVisible();
  const box = await line.boundingBox();
  await page.mouse.up();
  await expect(line).toBeHidden();
  return box;
}

test('an item is dragged by its grip: in its list, to another level, into another list, out', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [
    list(item('One'), item('Two', list(item('Inner'), item('Innermost'))), item('Three')),
    paragraph('Between'),
    { type: 'orderedList', content: [item('First')] },
    paragraph('End'),
  ]);
  const rest = 'paragraph(Between) orderedList(listItem(paragraph(First))) paragraph(End)';
  const start = await savedBody(newsroom);
  const undo = async () => {
    await page.keyboard.press('Control+z');
    expect(await savedBody(newsroom)).toBe(start);
  };
  const inner = 'bulletList(listItem(paragraph(Inner)) listItem(paragraph(Innermost)))';
  const two = `listItem(paragraph(Two) ${inner})`;

  const flat = await dragItem(page, 'Three', { words: 'One', half: 'upper' });
  expect(await savedBody(newsroom)).toBe(
    `bulletList(listItem(paragraph(Three)) listItem(paragraph(One)) ${two}) ${rest}`,
  );
  await undo();

  // To the right a level deeper, and the line says so.
  const deep = await dragItem(page, 'Three', { words: 'One', half: 'lower', aside: 30 });
  expect(deep?.x).toBeGreaterThan((flat?.x ?? 0) + 20);
  expect(await savedBody(newsroom)).toBe(
    `bulletList(listItem(paragraph(One) bulletList(listItem(paragraph(Three)))) ${two}) ${rest}`,
  );
  await undo();

  // To the left a level further out, from where it is.
  await dragItem(page, 'Innermost', { words: 'Innermost', half: 'lower', aside: -30 });
  expect(await savedBody(newsroom)).toBe(
    `bulletList(listItem(paragraph(One)) listItem(paragraph(Two) bulletList(listItem(paragraph(Inner)))) listItem(paragraph(Innermost)) listItem(paragraph(Three))) ${rest}`,
  );
  await undo();

  // With what is in it, into the other list.
  await dragItem(page, 'Two', { words: 'First', half: 'lower' });
  expect(await savedBody(newsroom)).toBe(
    `bulletList(listItem(paragraph(One)) listItem(paragraph(Three))) paragraph(Between) orderedList(listItem(paragraph(First)) ${two}) paragraph(End)`,
  );
  await undo();

  // Out of it, as a list of its own.
  await dragItem(page, 'Inner', { words: 'End', half: 'lower' });
  expect(await savedBody(newsroom)).toBe(
    'bulletList(listItem(paragraph(One)) listItem(paragraph(Two) bulletList(listItem(paragraph(Innermost)))) listItem(paragraph(Three))) paragraph(Between) orderedList(listItem(paragraph(First))) paragraph(End) bulletList(listItem(paragraph(Inner)))',
  );
  await undo();

  // The only item takes its list along.
  await dragItem(page, 'First', { words: 'Between', half: 'upper' });
  expect(await savedBody(newsroom)).toBe(
    `bulletList(listItem(paragraph(One)) ${two} listItem(paragraph(Three))) orderedList(listItem(paragraph(First))) paragraph(Between) paragraph(End)`,
  );
  await undo();

  // The whole list by the menu of any item, and then by the grip of any item.
  await body(page).getByText('Inner', { exact: true }).hover();
  await page.getByRole('button', { name: 'Drag to move, click for more' }).click();
  const menu = page.getByRole('menu', { name: 'Block' });
  await expect(menu.getByRole('group', { name: 'Turn the list into' })).toBeVisible();
  await menu.getByRole('menuitem', { name: 'Select the list' }).click();
  await dragItem(page, 'Three', { words: 'Between', half: 'lower' });
  expect(await savedBody(newsroom)).toBe(
    `paragraph(Between) bulletList(listItem(paragraph(One)) ${two} listItem(paragraph(Three))) orderedList(listItem(paragraph(First))) paragraph(End)`,
  );
  await undo();

  // What the menu of one item does, it does to that item.
  await clickInBody(page, 'End');
  await body(page).getByText('Inner', { exact: true }).hover();
  await page.getByRole('button', { name: 'Drag to move, click for more' }).click();
  await menu.getByRole('menuitem', { name: 'Delete item' }).click();
  expect(await savedBody(newsroom)).toBe(
    `bulletList(listItem(paragraph(One)) listItem(paragraph(Two) bulletList(listItem(paragraph(Innermost)))) listItem(paragraph(Three))) ${rest}`,
  );
  await undo();
});

test('an item in a table has a grip of its own, and the table keeps its grip', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const cell = (...content: Block[]) => ({ type: 'tableCell', content });
  const row = (...content: Block[]) => ({ type: 'tableRow', content });
  await openBody(newsroom, [
    {
      type: 'table',
      content: [
        row(cell(paragraph('Ward')), cell(list(item('North'), item('South')))),
        row(cell(paragraph('Total')), cell(list(item('Both')))),
      ],
    },
    paragraph('End'),
  ]);
  const start = await savedBody(newsroom);
  await dragItem(page, 'South', { words: 'North', half: 'upper' });
  expect(await savedBody(newsroom)).toContain(
    'bulletList(listItem(paragraph(South)) listItem(paragraph(North)))',
  );
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(start);

  // The last one of a cell leaves a line to write in.
  await dragItem(page, 'Both', { words: 'North', half: 'lower' });
  expect(await savedBody(newsroom)).toBe(
    'table(tableRow(tableCell(paragraph(Ward)) tableCell(bulletList(listItem(paragraph(North)) listItem(paragraph(Both)) listItem(paragraph(South))))) tableRow(tableCell(paragraph(Total)) tableCell(paragraph()))) paragraph(End)',
  );
  await page.keyboard.press('Control+z');
  expect(await savedBody(newsroom)).toBe(start);

  await clickInBody(page, 'End');
  await body(page).getByText('South').hover();
  await page.getByRole('button', { name: 'Drag to move, click for more' }).click();
  await page
    .getByRole('menu', { name: 'Block' })
    .getByRole('menuitem', { name: 'Delete item' })
    .click();
  expect(await savedBody(newsroom)).not.toContain('South');
  await page.keyboard.press('Control+z');
  await dragItem(page, 'Ward', { words: 'End', half: 'lower' });
  expect(await savedBody(newsroom)).toMatch(/^paragraph\(End\) table\(/);
});

/** What a drag that begins there carries into another window. */
const dragged = (place: Locator) =>
  place.evaluate((element) => {
    const dataTransfer = new DataTransfer();
    const { left, top } = element.getBoundingClientRect();
    const at = { clientX: left + 3, clientY: top + 3 };
    const init = { dataTransfer, bubbles: true, cancelable: true, ...at };
    element.dispatchEvent(new DragEvent('dragstart', init));
    const data = dataTransfer.types.map((type) => [type, dataTransfer.getData(type)] as const);
    element.dispatchEvent(new DragEvent('dragend', init));
    return data;
  });

/** Over and dropped as from another window; between the two the page itself looks for the lines. */
const dropFromElsewhere = (place: Locator, data: (readonly [string, string])[], y: number) =>
  place.evaluate(
    (element, [types, share]) => {
      const dataTransfer = new DataTransfer();
      for (const [type, value] of types) dataTransfer.setData(type, value);
      const { left, top, height } = element.getBoundingClientRect();
      const init = {
        ...{ dataTransfer, bubbles: true, cancelable: true },
        ...{ clientX: left + 4, clientY: top + height * share },
      };
      element.dispatchEvent(new DragEvent('dragenter', init));
      const over = new DragEvent('dragover', init);
      element.dispatchEvent(over);
      const lines = [...document.querySelectorAll<HTMLElement>('.drop-line')]
        .filter((line) => line.checkVisibility())
        .map(({ className }) => className);
      element.dispatchEvent(new DragEvent('drop', init));
      return { lines, isTaken: over.defaultPrevented };
    },
    [data, y] as const,
  );

test('blocks and words are dragged into another window, and stay where they were', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const quote = pullQuote('We wait');
  await openBody(newsroom, [paragraph('First words'), quote, paragraph('Last')]);
  const before = await savedBody(newsroom);
  const box = { type: 'factbox', content: [{ type: 'title' }, paragraph('Boxed')] };
  await newsroom.writeArticle(
    'window.stet',
    sampleArticle({ headline: 'Other', body: [paragraph('One'), box, paragraph('Two')] }),
  );
  const window = await newsroom.openWindow();
  await openArticle(window, 'Other');
  const theirs = async () => {
    await window.keyboard.press('Control+s');
    await expect(window.getByTestId('save-state')).toHaveText(/^Saved/);
    return short((await newsroom.readArticle('window.stet')).content.content?.[3]?.content);
  };

  await body(page).getByText('We wait').hover();
  const block = await dragged(page.getByRole('button', { name: 'Drag to move, click for more' }));
  const line = window.locator('.block-drop-line');
  const over = await dropFromElsewhere(body(window).getByText('Two'), block, 0.2);
  // The line of blocks, and no caret in the words.
  expect(over).toEqual({ lines: ['drop-line block-drop-line'], isTaken: true });
  await expect(line).toBeHidden();
  const quoted = 'pullQuote(quoteText(We wait) attribution())';
  await expect(body(window)).toContainText('We wait');
  expect(await theirs()).toBe(
    `paragraph(One) factbox(title() paragraph(Boxed)) ${quoted} paragraph(Two)`,
  );
  await window.keyboard.press('Control+z');
  // In a box there is no place for it; it goes beside the box.
  await dropFromElsewhere(body(window).getByText('Boxed'), block, 0.9);
  await expect(body(window)).toContainText('We wait');
  expect(await theirs()).toMatch(
    /^paragraph\(One\) (pullQuote\(.*\) factbox\(.*\)|factbox\(.*\) pullQuote\(.*\)) paragraph\(Two\)$/,
  );
  await window.keyboard.press('Control+z');

  // Words go where the pointer is, into the line.
  await clickInBody(page, 'First words');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  const words = await dragged(body(page).getByText('First words'));
  const inLine = await dropFromElsewhere(body(window).getByText('Two'), words, 0.5);
  expect(inLine.lines).not.toContain('drop-line block-drop-line');
  await expect(body(window)).toContainText('First');
  expect(await theirs()).toBe(
    'paragraph(One) factbox(title() paragraph(Boxed)) paragraph(FirstTwo)',
  );
  await window.keyboard.press('Control+z');
  expect(await theirs()).toBe('paragraph(One) factbox(title() paragraph(Boxed)) paragraph(Two)');
  await page.bringToFront();
  expect(await savedBody(newsroom)).toBe(before);
});

test('a photo is dragged into the window of another library, its file too', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('Words'), paragraph('')]);
  await clickInBody(page, 'Words');
  await page.keyboard.press('Control+End');
  await pasteFile(page, { name: 'quay.png', type: 'image/png', bytes: [...png(320, 200, 2)] });
  await body(page).locator(takenIn).click();
  const elsewhere = await newsroom.openElsewhere();
  const there = elsewhere.page;
  await newArticle(there);
  await body(there).getByRole('paragraph').click();
  await there.keyboard.type('Theirs');

  await page.bringToFront();
  await body(page).locator(takenIn).hover();
  const grip = page.getByRole('button', { name: 'Drag to move, click for more' });
  // Its bytes are read once it is selected, or taken hold of.
  let photo: Awaited<ReturnType<typeof dragged>> = [];
  await expect
    .poll(async () => {
      photo = await dragged(grip);
      return photo.map(([type]) => type);
    })
    .toContain('application/x-stet-photos+json');
  await there.bringToFront();
  await dropFromElsewhere(body(there).getByText('Theirs'), photo, 0.9);
  await expect(body(there).locator(takenIn)).toBeVisible();
  await expect(there.getByText(/did not come along/)).toHaveCount(0);
});

test('keys go on in the text after a drag that was given up', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('One'), paragraph('Two')]);
  await clickInBody(page, 'Two');
  const grip = page.getByRole('button', { name: 'Drag to move, click for more' });
  await body(page).getByText('One').hover();
  await dragOver(page, grip, page.getByTestId('save-state'), 0.5);
  await page.mouse.up();
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  expect(await savedBody(newsroom)).toBe('paragraph(One) paragraph(Two!)');
});
