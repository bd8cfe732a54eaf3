import { expect, test } from './newsroom.ts';
import { paragraph } from './sampleArticle.ts';
import { body } from './steps.ts';
import { clickInBody, openBody } from './writingDesk.ts';

test('a block without words is said when an arrow comes to it', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('One'), { type: 'divider' }, paragraph('Two')]);
  const said = page.getByRole('status').filter({ hasText: 'Divider, selected' });
  await clickInBody(page, 'One');
  await page.keyboard.press('End');
  await expect(said).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(said).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(said).toHaveCount(0);
});

test('the hint in an empty field is none of its text', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [{ type: 'note', content: [paragraph('Ask legal.')] }]);
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const texts = nodes
    .filter(({ role, ignored }) => role?.value === 'StaticText' && !ignored)
    .map(({ name }) => name?.value);
  expect(texts).toContain('Ask legal.');
  expect(texts).not.toContain('Standfirst');
  expect(texts).not.toContain('Note for the desk, never published');
  await expect(page.getByRole('textbox', { name: 'Standfirst' })).toHaveAttribute(
    'aria-placeholder',
    'Standfirst',
  );
  await expect(body(page).getByRole('group')).toHaveAccessibleName(
    'Note for the desk, never published',
  );
});
