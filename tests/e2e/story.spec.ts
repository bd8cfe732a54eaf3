import { expect, test } from './newsroom.ts';
import { bodyTexts, paragraph, sampleArticle, text } from './sampleArticle.ts';
import { body, expectSaved, goToEnd, headline, inspector, openArticle } from './steps.ts';

test.beforeEach(async ({ newsroom }) => {
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await openArticle(newsroom.page, 'Vote delayed');
});

const saved = async (newsroom: Parameters<Parameters<typeof test>[2]>[0]['newsroom']) => {
  await expectSaved(newsroom.page);
  return newsroom.readArticle('vote.stet');
};

test('every field of the story reaches the file, and none is there that nobody filled', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const story = inspector(page);
  await story.getByLabel('Status').selectOption('In review');
  await story.getByLabel('Section', { exact: true }).fill('Harbour');
  await story.getByLabel('Urgency').selectOption('4 Urgent');
  await story.getByRole('button', { name: 'Use slug from headline: vote-delayed' }).click();
  await expect(story.getByLabel('Slug', { exact: true })).toHaveValue('vote-delayed');
  await story.getByLabel('Slugline').fill('PORT-VOTE');
  await story.getByLabel('Language').fill('de-CH');

  await story.getByRole('button', { name: 'Add contributor' }).click();
  await page.keyboard.type('Mara Quill');
  await story.getByLabel('Title').fill('Harbour correspondent');
  // With the click: on a busy machine the next frame comes after the first letters.
  const isInCard = await story
    .getByRole('button', { name: 'Add contributor' })
    .evaluate((button: HTMLElement) => {
      button.click();
      return document.activeElement?.closest('li:last-child:not(:first-child)') !== null;
    });
  expect(isInCard).toBe(true);
  await page.keyboard.type('Ines Vardal');
  await story.getByLabel('Role').last().selectOption('Photographer');
  await story.getByRole('button', { name: 'Move Ines Vardal up' }).click();

  await story.getByLabel('Place').fill('PORT ELLERY');
  await story.getByLabel('Agency').fill('Coast Wire');
  await story.getByLabel('Dateline date').fill('2026-05-04');
  await story.getByLabel('Summary', { exact: true }).fill('The vote is put off.');
  await story.getByLabel('Tags', { exact: true }).fill('Ferries');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Council,');
  await expect(story.getByRole('button', { name: 'Remove tag Council' })).toBeVisible();

  await story.getByText('Headline variants').click();
  await story.getByLabel('Push headline').fill('Pier vote put off');
  await story.getByText('Publication').click();
  await story.getByLabel('Embargoed until', { exact: true }).fill('2026-05-04T09:30');
  await story.getByLabel('Time zone of embargoed until').selectOption('+02:00');
  await story.getByText('Notes for the desk').click();
  await story.getByLabel('Editor’s notes').fill('Legal has read it.');
  await story.getByText('Rights and source').click();
  await story.getByLabel('Rights holder').fill('Coast Wire');

  await expect.poll(async () => (await saved(newsroom)).rights).toEqual({ holder: 'Coast Wire' });
  const {
    content: _,
    dates,
    id,
    format,
    version,
    ...fields
  } = await newsroom.readArticle('vote.stet');
  expect(fields).toEqual({
    language: 'de-CH',
    status: 'review',
    slug: 'vote-delayed',
    slugline: 'PORT-VOTE',
    urgency: 4,
    headlines: { push: 'Pier vote put off' },
    summary: 'The vote is put off.',
    byline: {
      contributors: [
        { name: 'Ines Vardal', role: 'photographer' },
        { name: 'Mara Quill', role: 'author', title: 'Harbour correspondent' },
      ],
    },
    dateline: { place: 'PORT ELLERY', date: '2026-05-04', agency: 'Coast Wire' },
    section: { name: 'Harbour' },
    tags: [
      { name: 'Ferries', slug: 'ferries' },
      { name: 'Council', slug: 'council' },
    ],
    rights: { holder: 'Coast Wire' },
    notes: { editor: 'Legal has read it.' },
  });
  expect((dates as { embargoUntil: string }).embargoUntil).toBe('2026-05-04T09:30:00+02:00');
});

test('what is to be said of a photo reaches the file and is undone like text @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const src = `media/${'0'.repeat(64)}.jpg`;
  await newsroom.writeArticle(
    'pier.stet',
    sampleArticle({
      headline: 'The pier',
      body: [
        { type: 'paragraph' },
        {
          type: 'photo',
          attrs: { asset: 'pier' },
          content: [{ type: 'caption', content: [text('The pier at night')] }, { type: 'credit' }],
        },
      ],
      fields: {
        assets: { pier: { type: 'image', src, mimeType: 'image/jpeg', width: 3, height: 2 } },
      },
    }),
  );
  await openArticle(page, 'The pier');
  await page.getByRole('tab', { name: 'Photos' }).click();
  const photos = page.getByRole('list', { name: 'Photos of this article' });
  await expect(photos.getByText('No alt text')).toBeVisible();
  await photos.getByText('The pier at night').click();
  await photos.getByLabel('Alt text').fill('A wooden pier under lamps');
  await photos.getByLabel('Photographer').fill('Tom Ashdown');
  await expect
    .poll(async () => (await newsroom.readArticle('pier.stet')).assets)
    .toMatchObject({
      pier: { alt: 'A wooden pier under lamps', credit: { creator: 'Tom Ashdown' } },
    });
  await expect(photos.getByText('No alt text')).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(photos.getByLabel('Photographer')).toHaveValue('');
  await expect(photos.getByLabel('Alt text')).toHaveValue('A wooden pier under lamps');
});

test('what is wrong is told in its place and keeps nothing else from being saved', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const story = inspector(page);
  await story.getByLabel('Language').fill('not a language');
  await expect(story.getByText('Not a language tag.')).toBeVisible();
  await story.getByLabel('Slug', { exact: true }).fill('Not A Slug');
  await expect(story.getByText('such as “not-a-slug”')).toBeVisible();
  await story.getByLabel('Section', { exact: true }).fill('City');
  await expect.poll(async () => (await saved(newsroom)).section).toEqual({ name: 'City' });
  const { language, slug } = await newsroom.readArticle('vote.stet');
  expect({ language, slug }).toEqual({ language: 'en-GB', slug: 'Not A Slug' });
});

test('one undo goes back over text and fields in the order of what was done', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const story = inspector(page);
  const section = story.getByLabel('Section', { exact: true });
  await goToEnd(page);
  // Each at once: letters with a long pause between them are steps of their own.
  await page.keyboard.insertText(' One.');
  await section.fill('Harbour');
  await story.getByLabel('Status').selectOption('Approved');
  await goToEnd(page);
  await page.keyboard.insertText(' Two.');
  await expect(body(page)).toHaveText('The council met late. One. Two.');

  await page.keyboard.press('Control+z');
  await expect(body(page)).toHaveText('The council met late. One.');
  await expect(story.getByLabel('Status')).toHaveValue('approved');
  await page.keyboard.press('Control+z');
  await expect(story.getByLabel('Status')).toHaveValue('draft');
  await expect(section).toHaveValue('Harbour');
  await page.keyboard.press('Control+z');
  await expect(section).toHaveValue('');
  await expect(body(page)).toHaveText('The council met late. One.');
  // From inside a field it is the same history.
  await section.click();
  await page.keyboard.press('Control+z');
  await expect(body(page)).toHaveText('The council met late.');

  for (let step = 0; step < 4; step++) await page.keyboard.press('Control+Shift+z');
  await expect(body(page)).toHaveText('The council met late. One. Two.');
  await expect(section).toHaveValue('Harbour');
  await expect(story.getByLabel('Status')).toHaveValue('approved');
  const article = await saved(newsroom);
  expect(bodyTexts(article)).toEqual(['The council met late. One. Two.']);
  expect(article.section).toEqual({ name: 'Harbour' });
});

test('a contributor comes with the first letter of the name, and goes with one undo @thorough', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const story = inspector(page);
  const add = story.getByRole('button', { name: 'Add contributor' });
  const name = story.getByLabel('Name', { exact: true });
  await add.click();
  await expect(name).toBeFocused();
  await add.click();
  await expect(name).toBeFocused();
  await expect(name).toHaveCount(1);
  // Nobody was named yet: there is nothing to save.
  await expectSaved(page);

  await page.keyboard.type('Mara ');
  await expect(story.getByLabel('Role')).toHaveValue('author');
  await page.keyboard.type('Quill');
  expect((await saved(newsroom)).byline).toEqual({
    contributors: [{ name: 'Mara Quill', role: 'author' }],
  });
  await page.keyboard.press('Control+z');
  await expect(name).toHaveCount(0);
  // The field that had the keyboard is gone; it stays in the panel.
  await expect(story.getByRole('tab', { name: 'Story' })).toBeFocused();
  expect((await saved(newsroom)).byline).toBeUndefined();
  await page.keyboard.press('Control+Shift+z');
  await expect(name).toHaveValue('Mara Quill');

  await add.click();
  await expect(name).toHaveCount(2);
  await story.getByRole('button', { name: 'Remove contributor 2' }).click();
  await expect(name).toHaveCount(1);
  await story.getByRole('button', { name: 'Remove Mara Quill' }).click();
  await expect(name).toHaveCount(0);
  expect((await saved(newsroom)).byline).toBeUndefined();
});

test('an article in Arabic runs from the right, whatever its first word is', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', {
    ...sampleArticle({
      headline: 'FIFA',
      body: [
        paragraph('صوت المجلس.'),
        { type: 'photo', content: [{ type: 'caption' }, { type: 'credit' }] },
      ],
    }),
    language: 'ar',
  });
  await openArticle(page, 'FIFA');
  await expect(body(page)).toHaveCSS('direction', 'rtl');
  // Letters that join are neither drawn apart nor together.
  await expect(headline(page)).toHaveCSS('letter-spacing', /^(normal|0px)$/);
  // The words of ours among them do not: “…Choose a photo” nobody writes.
  const places = await body(page)
    .getByRole('button', { name: 'Choose a photo…' })
    .evaluate((button) => {
      const text = button.firstChild as Text;
      return [0, text.length - 1].map((at) => {
        const range = new Range();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().left;
      });
    });
  expect(places[1]).toBeGreaterThan(places[0] ?? Infinity);
});
