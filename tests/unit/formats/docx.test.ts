import { expect, test } from 'vitest';
import { article, block, bullets, cell, heading, item, paragraph, photo, row } from './build.ts';
import { make, render } from './render.ts';
import { arabic, asset } from './sampleArticles.ts';

const documentXml = (...given: Parameters<typeof article>): string => {
  const { parts } = make('docx', article(...given));
  return [...parts].find(([name]) => name.endsWith('word/document.xml'))?.[1] ?? '';
};

/** The paragraphs with their properties, by their words. */
const propertiesOf = (xml: string): Map<string, string> =>
  new Map(
    [...xml.matchAll(/<w:p>(?:<w:pPr>(.*?)<\/w:pPr>)?(.*?)<\/w:p>/gs)].map(
      ([, properties = '', inside = '']) => [inside.replace(/<[^>]*>/g, ''), properties],
    ),
  );

test('a passage that runs the other way says so', () => {
  const harbour = 'الإنارة في الميناء';
  const found = propertiesOf(
    documentXml(
      {},
      { headline: 'Lamps' },
      paragraph('By day'),
      paragraph(harbour),
      bullets(item(`${harbour}.`)),
    ),
  );
  expect(found.get('By day')).not.toContain('<w:bidi');
  expect(found.get(harbour)).toContain('<w:bidi/>');
  expect(found.get(`${harbour}.`)).toContain('<w:bidi/>');
  const english = 'According to the minutes, fourteen members voted for it.';
  const turned = propertiesOf([...make('docx', arabic()).parts.values()].join('\n'));
  expect(turned.get(english)).not.toContain('<w:bidi');
});

test.each([63, 64])('a table of %i columns says what Word cannot hold of it', (columns) => {
  const cells = Array.from({ length: columns }, (_, column) => cell(`c${column}.`));
  const table = block('table', [row(...cells), row(cell('all', false, { colspan: columns }))]);
  const made = article({}, { headline: 'Wide' }, table);
  const { warnings } = render('docx', made);
  const lost = warnings.some(({ code }) => code === 'columns-left-out');
  expect(lost).toBe(columns > 63);
  expect(documentXml({}, { headline: 'Wide' }, table).includes('c63.')).toBe(false);
});

test('a heading inside a fact box is below its title', () => {
  const box = (title: string) =>
    block('factbox', [block('title', title), heading(2, `In ${title || 'no title'}`)]);
  const found = propertiesOf(
    documentXml({}, { headline: 'Boxes' }, box('one'), box(''), heading(2, 'After')),
  );
  expect(found.get('In one')).toContain('Heading3');
  expect(found.get('In no title')).toContain('Heading2');
  expect(found.get('After')).toContain('Heading2');
});

test('a photo and a table in a fact box are no wider than its inside', () => {
  const table = () => block('table', [row(cell('one'))]);
  const xml = documentXml(
    { assets: { a: asset('a') } },
    { headline: 'Boxes' },
    photo('a'),
    table(),
    block('factbox', [block('title', 'Box'), photo('a'), table()]),
    photo('a'),
  );
  const twips = (emu: string) => Number(emu) / 635;
  const photos = [...xml.matchAll(/<wp:extent cx="(\d+)"/g)].map(([, cx = '']) => twips(cx));
  const tables = [...xml.matchAll(/<w:tblW w:w="(\d+)"/g)].map(([, width]) => Number(width));
  const margin = Number(/<w:tblCellMar>.*?w:w="(\d+)"/s.exec(xml)?.[1]);
  expect(photos).toEqual([9026, 9026 - 2 * margin, 9026]);
  expect(tables).toEqual([9026, 9026, 9026 - 2 * margin]);
});
