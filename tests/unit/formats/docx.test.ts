import { expect, test } from 'vitest';
import { article, block, bullets, heading, item, paragraph } from './build.ts';
import { make } from './render.ts';
import { arabic } from './sampleArticles.ts';

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
