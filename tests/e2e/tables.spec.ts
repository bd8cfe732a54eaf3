import { dragOver } from './dragOver.ts';
import { expectAccessible } from './expectAccessible.ts';
import { expect, test } from './newsroom.ts';
import { paragraph, sampleArticle } from './sampleArticle.ts';
import { tableOf } from './sampleBlocks.ts';
import { body, openArticle, runFromPalette } from './steps.ts';
import {
  clickInBody,
  openBody,
  paste,
  pastedElsewhere,
  savedBody,
  watchPolicy,
} from './writingDesk.ts';

/** The rows of the table on the screen: its cells parted by bars. */
const rowsOn = (page: import('@playwright/test').Page) =>
  body(page)
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent).join(' | ')),
    );

test('a table is put in, filled, changed by keyboard and toolbar, and saved', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const reports = watchPolicy(page);
  await openBody(newsroom, [paragraph('The count ended at four.'), paragraph('')]);
  await body(page).getByRole('paragraph').last().click();
  await page.keyboard.type('/table');
  await page.keyboard.press('Enter');
  for (const words of ['Ward', 'For', 'Against', 'North', '1 204', '988', 'South', '803']) {
    await page.keyboard.type(words);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('911');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Total');
  expect(await rowsOn(page)).toEqual([
    'Ward | For | Against',
    'North | 1 204 | 988',
    'South | 803 | 911',
    'Total |  | ',
  ]);

  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('!');
  expect((await rowsOn(page))[1]).toContain('!');
  await page.keyboard.press('Control+z');

  await page.keyboard.press('Alt+F10');
  const toolbar = page.getByRole('toolbar', { name: 'Table' });
  await expect(toolbar.getByRole('button', { name: 'Header row' })).toBeFocused();
  await expect(toolbar.getByRole('button', { name: 'Header row' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expectAccessible(page, 'a table and its tools');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(body(page).getByRole('rowheader', { name: 'South' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.ProseMirror')).toBeFocused();

  await clickInBody(page, '803');
  await runFromPalette(page, 'Delete column');
  await expect
    .poll(() => rowsOn(page))
    .toEqual(['Ward | Against', 'North | 988', 'South | 911', 'Total | ']);

  // Cells are selected by dragging the mouse, emptied together, and come back by one undo.
  const box = async (words: string) => {
    const found = await body(page).getByText(words, { exact: true }).boundingBox();
    return { x: (found?.x ?? 0) + 4, y: (found?.y ?? 0) + 6 };
  };
  const from = await box('North');
  const to = await box('911');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
  await expect(page.locator('.selectedCell')).toHaveCount(4);
  await page.keyboard.press('Delete');
  expect(await rowsOn(page)).toEqual(['Ward | Against', ' | ', ' | ', 'Total | ']);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await rowsOn(page))[1]).toBe('North | 988');

  // By the cell's own menu, as with a photo.
  await page.keyboard.press('Alt+Enter');
  const menu = page.getByRole('menu', { name: 'Block' });
  await menu.getByRole('menuitem', { name: 'Merge cells' }).click();
  await expect.poll(async () => (await rowsOn(page)).length).toBe(3);
  await page.keyboard.press('Alt+Enter');
  await menu.getByRole('menuitem', { name: 'Split cell' }).click();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await rowsOn(page))[1]).toBe('North | 988');

  expect(await savedBody(newsroom)).toBe(
    'paragraph(The count ended at four.) table(' +
      'tableRow(tableHeader(paragraph(Ward)) tableHeader(paragraph(Against))) ' +
      'tableRow(tableHeader(paragraph(North)) tableCell(paragraph(988))) ' +
      'tableRow(tableHeader(paragraph(South)) tableCell(paragraph(911))) ' +
      'tableRow(tableHeader(paragraph(Total)) tableCell(paragraph())))',
  );
  expect(reports).toEqual([]);
});

test('in a narrow window the tools of a table are one row, and leave the words above it free', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const cells = ['Ward', 'Against'].map((words) => ({
    type: 'tableCell',
    content: [paragraph(words)],
  }));
  const rows = { type: 'table', content: [{ type: 'tableRow', content: cells }] };
  await openBody(newsroom, [paragraph('Before the table.'), rows]);
  const tools = page.getByRole('toolbar', { name: 'Table' });
  for (const width of [420, 340]) {
    await page.setViewportSize({ width, height: 800 });
    await clickInBody(page, 'Ward');
    await expect(tools).toBeVisible();
    // It takes its place a moment later.
    await expect(async () => {
      const above = await body(page).getByText('Before the table.').boundingBox();
      const bar = await tools.boundingBox();
      expect(bar?.height).toBeLessThan(48);
      expect(bar?.y).toBeGreaterThan((above?.y ?? 0) + (above?.height ?? 0) - 8);
    }).toPass();
  }
});

test('a spreadsheet is pasted as a table, and into one from the caret’s cell on', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('First'), paragraph('')]);
  await body(page).getByRole('paragraph').last().click();
  const sheet = (...rows: string[][]) => ({
    'text/html': `<html><body><table border=0 cellpadding=0><colgroup><col width=64></colgroup>${rows
      .map(
        (row) => `<tr height=20>${row.map((cell) => `<td class=xl65>${cell}</td>`).join('')}</tr>`,
      )
      .join('')}</table></body></html>`,
    'text/plain': rows.map((row) => row.join('\t')).join('\r\n'),
  });
  await paste(page, sheet(['Year', 'Boats'], ['1911', '4']));
  await expect.poll(() => rowsOn(page)).toEqual(['Year | Boats', '1911 | 4']);
  await clickInBody(page, '1911');
  await paste(page, sheet(['1920', '6', 'new'], ['1930', '9', '']));
  await expect
    .poll(() => rowsOn(page))
    .toEqual(['Year | Boats | ', '1920 | 6 | new', '1930 | 9 | ']);
  await page.keyboard.press('Control+z');
  await expect.poll(() => rowsOn(page)).toEqual(['Year | Boats', '1911 | 4']);

  // A copy of cells keeps them, and gives other programs text with tabs.
  await clickInBody(page, 'Boats');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(page.locator('.selectedCell')).toHaveCount(4);
  const copied = await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    const event = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
    return {
      'text/html': clipboardData.getData('text/html'),
      'text/plain': clipboardData.getData('text/plain'),
    };
  });
  expect(copied['text/plain']).toBe('Year\tBoats\n1911\t4');
  await clickInBody(page, 'First');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await paste(page, copied);
  await expect(body(page).getByRole('table')).toHaveCount(2);
  // A table that is wider than the column scrolls by itself, and not the page.
  const wide = Array.from({ length: 14 }, (_, column) => `Column ${column}`);
  await paste(page, sheet(wide));
  const scrolls = await page.evaluate(() => ({
    table: [...document.querySelectorAll('.article-editor .table')].some(
      (frame) => frame.scrollWidth > frame.clientWidth,
    ),
    page: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  }));
  expect(scrolls).toEqual({ table: true, page: false });
});

test('cells that are dropped on cells fill them, as pasted ones do', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('First'), tableOf(['Year', 'Boats'], ['1911', '4'])]);
  const drop = (words: string) =>
    body(page)
      .getByText(words, { exact: true })
      .evaluate((place) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.setData(
          'text/html',
          '<table><tr><td>1920</td><td>6</td></tr><tr><td>1930</td><td>9</td></tr></table>',
        );
        const { left, top, height } = place.getBoundingClientRect();
        const at = { clientX: left + 2, clientY: top + height / 2 };
        const init = { dataTransfer, bubbles: true, cancelable: true, ...at };
        place.dispatchEvent(new DragEvent('dragover', init));
        place.dispatchEvent(new DragEvent('drop', init));
      });
  await drop('1911');
  await expect.poll(() => rowsOn(page)).toEqual(['Year | Boats', '1920 | 6', '1930 | 9']);
  await expect(body(page).getByRole('table')).toHaveCount(1);
  const told = page.getByText('“1911” and “4” were replaced.');
  await expect(told).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect.poll(() => rowsOn(page)).toEqual(['Year | Boats', '1911 | 4']);
  // Its button would take back something else by now.
  await expect(told).toBeHidden();
  // Elsewhere they are a table.
  await drop('First');
  await expect(body(page).getByRole('table')).toHaveCount(2);
});

test('cells of a table that runs from right to left are selected the way the keys point', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const cell = (words: string) => ({ type: 'tableCell', content: [paragraph(words)] });
  const title = 'إغلاق الميناء';
  await newsroom.writeArticle(
    'story.stet',
    sampleArticle({
      headline: title,
      body: [
        { type: 'table', content: [{ type: 'tableRow', content: ['أ', 'ب', 'ج'].map(cell) }] },
      ],
      fields: { language: 'ar' },
    }),
  );
  await openArticle(page, title);
  const chosen = body(page).locator('.selectedCell');
  await clickInBody(page, 'ب');
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(chosen).toHaveText(['ب', 'ج']);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(chosen).toHaveText(['أ', 'ب']);
  // An arrow alone goes on from the cell that was reached last.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('1');
  await expect(body(page).getByRole('cell')).toHaveText(['1أ', 'ب', 'ج']);
});

test('a table that scrolls under a pointer that is held still is selected as far as it is seen', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const table = (name: string, rows: number, columns: number) => ({
    type: 'table',
    content: Array.from({ length: rows }, (_, row) => ({
      type: 'tableRow',
      content: Array.from({ length: columns }, (_, column) => ({
        type: 'tableCell',
        content: [paragraph(`${name} ${row}.${column}`)],
      })),
    })),
  });
  await openBody(newsroom, [table('Wide', 3, 14), paragraph('Between'), table('Long', 40, 2)]);
  const chosen = body(page).locator('.selectedCell');
  const cell = (words: string) => body(page).getByRole('cell', { name: words, exact: true });
  const pressIn = async (words: string) => {
    await clickInBody(page, words);
    await cell(words).hover();
    await page.mouse.down();
  };
  const inspector = await page.getByRole('complementary', { name: 'Inspector' }).boundingBox();
  const beside = (inspector?.x ?? 0) + 40;

  await pressIn('Wide 1.0');
  const wide = await cell('Wide 1.0').boundingBox();
  await page.mouse.move(beside, (wide?.y ?? 0) + 10, { steps: 8 });
  await expect(chosen).toHaveCount(14);
  await page.mouse.up();
  await expect(chosen.last()).toHaveText('Wide 1.13');

  await pressIn('Long 0.0');
  // Scrolled before the pointer is seen to move: it begins where it was pressed all the same.
  await page.mouse.wheel(0, 80);
  await page.mouse.move(400, page.viewportSize()?.height ?? 0, { steps: 8 });
  await expect(cell('Long 39.0')).toBeInViewport();
  await expect(chosen).toHaveCount(40);
  await page.mouse.up();
  await page.keyboard.press('Delete');
  await expect(chosen.first()).toHaveText('');
  await page.keyboard.press('Control+z');
  await expect(cell('Long 39.0')).toBeVisible();
});

test('keys go on in the text where Tab has stopped at a table that scrolls', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const cells = Array.from({ length: 14 }, (_, column) => ({
    type: 'tableCell',
    content: [paragraph(`Pier ${column}`)],
  }));
  const table = { type: 'table', content: [{ type: 'tableRow', content: cells }] };
  await openBody(newsroom, [paragraph('Before'), table]);
  await clickInBody(page, 'Before');
  await page.keyboard.press('End');
  await page.keyboard.press('Tab');
  await expect(body(page).locator('.table')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await page.keyboard.type('y');
  await expect(body(page).getByRole('paragraph').first()).toHaveText('Beforye');
});

test('a pointer that leaves a cell at once selects it, and drags nothing', async ({ newsroom }) => {
  const { page } = newsroom;
  const cells = ['Year', 'Boats'].map((words) => ({
    type: 'tableCell',
    content: [paragraph(words)],
  }));
  const table = { type: 'table', content: [{ type: 'tableRow', content: cells }] };
  await openBody(newsroom, [paragraph('Before'), table, paragraph('After')]);
  const before = await savedBody(newsroom);
  await clickInBody(page, 'Boats');
  await body(page)
    .getByText('Boats')
    .hover({ position: { x: 6, y: 12 } });
  await page.mouse.down();
  const above = await body(page).getByText('Before').boundingBox();
  const { x = 0 } = (await body(page).getByText('Boats').boundingBox()) ?? {};
  await page.mouse.move(x + 6, (above?.y ?? 0) + 10);
  await page.mouse.move(x + 9, (above?.y ?? 0) + 12, { steps: 3 });
  await page.mouse.up();
  const chosen = body(page).locator('.selectedCell');
  await expect(chosen.last()).toHaveText('Boats');
  expect(await savedBody(newsroom)).toBe(before);
  // Three clicks select a cell, also one that is.
  await body(page)
    .getByText('Boats')
    .click({ clickCount: 3, position: { x: 6, y: 12 } });
  await expect(chosen).toHaveText(['Boats']);

  // What is selected in one it drags, and no more than that.
  await clickInBody(page, 'Year');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await body(page)
    .getByText('Year')
    .hover({ position: { x: 8, y: 12 } });
  await page.mouse.down();
  const after = await body(page).getByText('After').boundingBox();
  const y = (after?.y ?? 0) + (after?.height ?? 0) / 2;
  await page.mouse.move((after?.x ?? 0) + 2, y);
  await page.mouse.move((after?.x ?? 0) + 1, y, { steps: 3 });
  await page.mouse.up();
  expect(await savedBody(newsroom)).toBe(
    before.replace('Year', 'ar').replace('(After)', '(YeAfter)'),
  );
});

test('selected cells are dragged into other cells and into the text, and a click writes in one', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const words = tableOf(['Year', 'Boats', 'Crew'], ['1911', '4', '30'], ['1920', '6', '44']);
  await openBody(newsroom, [words, paragraph('Between them'), paragraph('End')]);
  const start = await rowsOn(page);
  const place = (found: string) => body(page).getByText(found, { exact: true });
  const chosen = body(page).locator('.selectedCell');
  const select = async () => {
    await place('End').click();
    await place('Year').hover();
    await page.mouse.down();
    await place('4').hover();
    await page.mouse.up();
    await expect(chosen).toHaveCount(4);
  };

  await select();
  await dragOver(page, chosen.last(), place('44'), 0.5);
  const frame = await page.locator('.cell-drop').boundingBox();
  const first = await body(page).getByRole('cell').nth(4).boundingBox();
  expect(Math.abs((frame?.x ?? 0) - (first?.x ?? 0))).toBeLessThan(3);
  await expect(page.locator('.drop-line:visible')).toHaveCount(0);
  await page.mouse.up();
  await expect(page.locator('.cell-drop')).toBeHidden();
  expect(await rowsOn(page)).toEqual([' |  | Crew', ' | Year | Boats', '1920 | 1911 | 4']);
  await expect(page.getByText('“30”, “6”, and “44” were replaced.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await rowsOn(page)).toEqual(start);
  await expect(page.locator('.ProseMirror')).toBeFocused();

  await select();
  await dragOver(page, chosen.first(), place('End'), 0.3);
  await expect(page.locator('.drop-line:visible')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(page.locator('.drop-line:visible')).toHaveCount(0);
  await expect(chosen).toHaveCount(4);
  await page.keyboard.down('Control');
  await dragOver(page, chosen.first(), place('Between them'), 0.3);
  await page.mouse.up();
  await page.keyboard.up('Control');
  expect((await rowsOn(page)).sort()).toEqual([...start, 'Year | Boats', '1911 | 4'].sort());
  await page.keyboard.press('Control+z');

  // One alone is its words, and a click is a click; that for a menu is about what is selected.
  await select();
  await place('Boats').click({ button: 'right' });
  await page.keyboard.press('Control+c');
  expect((await pastedElsewhere(page)).text.trim()).toBe('Year\tBoats\n1911\t4');
  await expect(chosen).toHaveCount(4);
  await place('Boats').click();
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(chosen).toHaveCount(2);
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(chosen).toHaveText(['Boats!']);
  await dragOver(page, chosen.first(), place('End'), 1);
  await page.mouse.up();
  expect(await savedBody(newsroom)).toMatch(
    /tableCell\(paragraph\(\)\) .*paragraph\(End.*Boats!.*\)$/,
  );
});
