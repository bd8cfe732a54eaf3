import { expect, test } from './newsroom.ts';
import { paragraph, text } from './sampleArticle.ts';
import { body, headline } from './steps.ts';
import { openBody, savedContent, short } from './writingDesk.ts';

const caption = (words: string) => ({ type: 'caption', content: [text(words)] });
const photo = {
  type: 'photo',
  attrs: { asset: '' },
  content: [caption('The quay'), { type: 'credit', content: [text('Tam Orr')] }],
};
test('a selection by mouse over head and body empties fields and never joins them', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('Words here'), photo, paragraph('End')], 'Vote put off');
  const from = await headline(page).boundingBox();
  const to = await body(page).getByText('Words here').boundingBox();
  if (!from || !to) throw new Error('not on the screen');
  const before = short((await savedContent(newsroom)).content);
  for (const act of ['Backspace', 'x'] as const) {
    await page.mouse.click(from.x + 1, from.y + from.height / 2);
    await page.keyboard.press('Control+ArrowRight');
    await page.keyboard.down('Shift');
    await page.mouse.click(to.x + 1, to.y + to.height / 2);
    await page.keyboard.up('Shift');
    await page.keyboard.press(act);
    expect(short((await savedContent(newsroom)).content)).toBe(
      `kicker() headline(Vote${act === 'x' ? 'x' : ''}) standfirst() ` +
        'body(paragraph(Words here) photo(caption(The quay) credit(Tam Orr)) paragraph(End))',
    );
    await page.keyboard.press('Control+z');
    expect(short((await savedContent(newsroom)).content)).toBe(before);
  }
});
