import type { Element } from '@xmldom/xmldom';
import { expect, test } from 'vitest';
import type { Article } from '../../../shared/article/model.ts';
import { icmlFormat } from '../../../shared/formats/icml/icmlFormat.ts';
import { article, block, bullets, cell, item, numbers, paragraph, row, text } from './build.ts';
import { make } from './render.ts';
import { arabic, everyField, german, minimal } from './sampleArticles.ts';
import { elementsOf, readXml } from './xmlTree.ts';

const rootOf = (one: Article) => readXml(make('icml', one).text);

/** Style and words of each paragraph. */
const paragraphsOf = (one: Article) =>
  elementsOf(rootOf(one), 'ParagraphStyleRange')
    .filter((range) => range.hasAttribute('AppliedParagraphStyle'))
    .map((range) => [
      range.getAttribute('AppliedParagraphStyle')?.replace('ParagraphStyle/', ''),
      elementsOf(range, 'Content')
        .filter(({ parentNode }) => !isInNote(parentNode as Element))
        .map(({ textContent }) => textContent)
        .join(''),
    ]);

const isInNote = (element: Element): boolean =>
  element.localName === 'Note' ||
  (element.parentNode !== null && isInNote(element.parentNode as Element));

test('the styles are the ones that the print desk knows', () => {
  const styles = paragraphsOf(everyField()).map(([style]) => style);
  expect(styles.slice(0, 6)).toEqual([
    'Kicker',
    'Headline',
    'Standfirst',
    'Byline',
    'BodyFirst',
    'Caption',
  ]);
  for (const style of ['Credit', 'Subhead', 'Subhead2', 'PullQuote', 'Attribution', 'BlockQuote']) {
    expect(styles).toContain(style);
  }
  for (const style of ['FactboxTitle', 'Factbox', 'RelatedTitle', 'RelatedLink', 'TableHead']) {
    expect(styles).toContain(style);
  }
  expect(styles.slice(-4)).toEqual(['Tagline', 'CorrectionsTitle', 'Correction', 'Rights']);
});

test('a layout gets only the styles that the story uses', () => {
  const names = elementsOf(rootOf(minimal()), 'ParagraphStyle').map((one) =>
    one.getAttribute('Name'),
  );
  expect(names).toEqual(['$ID/NormalParagraphStyle', 'Headline']);
});

test('the dateline runs into the first paragraph, in a style of its own', () => {
  const ranges = elementsOf(rootOf(german()), 'CharacterStyleRange');
  const dateline = ranges.find(
    (range) => range.getAttribute('AppliedCharacterStyle') === 'CharacterStyle/Dateline',
  );
  expect(dateline?.textContent?.trim()).toBe('Altbrück (kna)');
  expect(paragraphsOf(german())[3]?.[1]).toMatch(/^Altbrück \(kna\) – Am Montag/);
});

test('a paragraph ends with Br, the last one does not, and a line break is no end', () => {
  const made = make(
    'icml',
    article({}, {}, paragraph('one', { type: 'hardBreak' }, 'two'), paragraph('three')),
  );
  expect(made.text.match(/<Br\/>/g)).toHaveLength(1);
  // As it stands there: xmldom would make a line feed of it.
  expect(made.text).toContain('<Content>one</Content>');
  expect(made.text).toContain('<Content>\u2028</Content>');
});

test('bold and italic together are one style, and a link keeps its marks', () => {
  const href = { type: 'link', attrs: { href: 'https://courier.example/a?b=1&c' } };
  const root = rootOf(
    article({}, {}, paragraph(text('both', 'bold', 'italic'), ' ', text('there', 'italic', href))),
  );
  const styles = elementsOf(root, 'CharacterStyle').map((one) => [
    one.getAttribute('Name'),
    one.getAttribute('FontStyle'),
  ]);
  expect(styles).toContainEqual(['BoldItalic', 'Bold Italic']);
  expect(styles).toContainEqual(['LinkItalic', 'Italic']);
  const [source] = elementsOf(root, 'HyperlinkTextSource');
  const [link] = elementsOf(root, 'Hyperlink');
  const [address] = elementsOf(root, 'HyperlinkURLDestination');
  expect(link?.getAttribute('Source')).toBe(source?.getAttribute('Self'));
  expect(elementsOf(link as Element, 'Destination')[0]?.textContent).toBe(
    address?.getAttribute('Self'),
  );
  expect(address?.getAttribute('DestinationURL')).toBe('https://courier.example/a?b=1&c');
});

test('a numbered list begins with its number, a second paragraph has none', () => {
  const made = article(
    {},
    {},
    numbers(
      4,
      item(paragraph('four'), paragraph('and more'), bullets(item('inner'))),
      item('five'),
    ),
  );
  expect(paragraphsOf(made).map(([style]) => style)).toEqual([
    'NumberList',
    'ListText',
    'BulletList2',
    'NumberList',
  ]);
  const starts = elementsOf(rootOf(made), 'ParagraphStyleRange').map((range) => [
    range.getAttribute('NumberingStartAt'),
    range.getAttribute('NumberingContinue'),
  ]);
  expect(starts).toEqual([
    ['4', 'false'],
    [null, null],
    [null, null],
    [null, null],
  ]);
});

test('a table keeps its joined cells', () => {
  const root = rootOf(
    article(
      {},
      {},
      block('table', [
        row(cell('a', true), cell('b', true)),
        row(cell('tall', false, { rowspan: 2 }), cell('1')),
        row(cell('2')),
      ]),
    ),
  );
  const cells = elementsOf(root, 'Cell').map((one) =>
    ['Name', 'RowSpan', 'ColumnSpan'].map((name) => one.getAttribute(name)),
  );
  expect(cells).toEqual([
    ['0:0', '1', '1'],
    ['1:0', '1', '1'],
    ['0:1', '2', '1'],
    ['1:1', '1', '1'],
    ['1:2', '1', '1'],
  ]);
  const [table] = elementsOf(root, 'Table');
  expect(table?.getAttribute('HeaderRowCount')).toBe('1');
  expect(table?.getAttribute('BodyRowCount')).toBe('2');
});

test('a note that does not print names the file of a photo and says its alt text', () => {
  const { files } = make('icml', everyField());
  const [note] = elementsOf(rootOf(everyField()), 'Note');
  const photo = files.find((file) => 'photo' in file);
  expect(elementsOf(note as Element, 'Content').map(({ textContent }) => textContent)).toEqual([
    `Photo: ${photo?.name}`,
    'Waves break over a low stone wall beside parked fishing boats',
  ]);
});

test('right to left', () => {
  const root = rootOf(arabic());
  const [preference] = elementsOf(root, 'StoryPreference');
  expect(preference?.getAttribute('StoryDirection')).toBe('RightToLeftDirection');
  for (const style of elementsOf(root, 'ParagraphStyle')) {
    expect(style.getAttribute('ParagraphDirection')).toBe('RightToLeftDirection');
    expect(style.hasAttribute('AppliedLanguage')).toBe(false);
  }
});

test('a passage in another script runs its own way', () => {
  const ranges = elementsOf(rootOf(arabic()), 'ParagraphStyleRange').filter((range) =>
    range.textContent?.includes('According to the minutes'),
  );
  expect(ranges.map((range) => range.getAttribute('ParagraphDirection'))).toEqual([
    'LeftToRightDirection',
  ]);
});

test('InDesign hyphenates in the language of the article', () => {
  const languageOf = (language: string) =>
    elementsOf(rootOf(article({ language }, { headline: 'x' })), 'ParagraphStyle')[0]?.getAttribute(
      'AppliedLanguage',
    );
  expect(languageOf('en-GB')).toBe('$ID/English: UK');
  expect(languageOf('en')).toBe('$ID/English: USA');
  expect(languageOf('de-AT')).toBe('$ID/de_DE_2006');
  expect(languageOf('ja')).toBe(null);
});

test('the fields that are not in the text are XMP, with the article’s id', () => {
  const one = everyField();
  const [contents] = elementsOf(rootOf(one), 'Contents');
  const packet = readXml((contents?.textContent ?? '').replace(/<\?xpacket[^>]*\?>\s*/g, ''));
  const says = (name: string) =>
    elementsOf(packet, name).flatMap((found) => (found.textContent ?? '').trim());
  expect(says('identifier')).toEqual([one.id]);
  expect(says('creator')).toEqual(['Ana RuizTom Field']);
  expect(says('contributor')).toEqual(['Ines OkoroMara Lindt']);
  expect(says('section')).toEqual(['Local']);
  expect(says('City')).toEqual(['Wexcombe']);
  expect(says('embargoDate')).toEqual(['2026-05-04T09:30:00+01:00']);
  expect(says('SubjectCode')).toEqual(['medtop:20000008']);
  expect(make('icml', one).text).not.toContain('ana.ruiz@');
  expect(icmlFormat.articleIdOf?.(make('icml', one).bytes)).toBe(one.id);
});
