import type { Page } from '@playwright/test';
import { middleOf } from './dragOver.ts';
import { type Block, expect, test } from './newsroom.ts';
import { paragraph } from './sampleArticle.ts';
import { body } from './steps.ts';
import { clickInBody, openBody, savedBody } from './writingDesk.ts';

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
