import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Article } from '../../../shared/article/model.ts';
import fc from '../../fastCheck.ts';
import { arbitraryArticle } from './arbitraryArticle.ts';
import { all, attribute, one, readPage, textOf } from './htmlTree.ts';
import { documentOf } from './render.ts';
import { everyBlock, samples } from './sampleArticles.ts';

const inProject = (file: string) => fileURLToPath(new URL(`../../../${file}`, import.meta.url));

/** The text of the script element, as a parser of HTML finds it. */
function jsonLd(article: Article, inline = false): string {
  const html = inline
    ? documentOf('html', article, { kind: 'inline', dataOf: () => 'data:image/png;base64,AA' })
    : documentOf('html', article);
  const script = one(readPage(html).root, 'script');
  expect(attribute(script, 'type')).toBe('application/ld+json');
  const [text] = script.childNodes;
  return text && 'value' in text ? text.value : '';
}

test('says of an article what search engines ask', () => {
  expect(JSON.parse(jsonLd(everyBlock()))).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: 'Council votes for a sea wall after a winter of floods',
    alternativeHeadline: 'Harbour wall: Wexcombe votes to build',
    description: 'The council of Wexcombe voted 14 to 9 for a sea wall after a winter of floods.',
    inLanguage: 'en-GB',
    datePublished: '2026-05-04T09:30:00+01:00',
    dateModified: '2026-05-04T11:05:30.123+01:00',
    author: [
      {
        '@type': 'Person',
        name: 'Ana Ruiz',
        jobTitle: 'Coastal correspondent',
        affiliation: { '@type': 'Organization', name: 'The Wexcombe Courier' },
        url: 'https://courier.example/people/ana-ruiz',
      },
      { '@type': 'Person', name: 'Tom Field' },
    ],
    contributor: [{ '@type': 'Person', name: 'Ines Okoro', jobTitle: 'Photographer' }],
    editor: [{ '@type': 'Person', name: 'Mara Lindt' }],
    articleSection: 'Local',
    keywords: ['Floods', 'Council'],
    dateline: 'WEXCOMBE, Dorset (CWN)',
    locationCreated: { '@type': 'Place', name: 'Wexcombe, Dorset, UK' },
    url: 'https://wire.example/2026/05/harbour-vote',
    sourceOrganization: { name: 'Coastal Wire News' },
    correction: [
      {
        '@type': 'CorrectionComment',
        text: 'An earlier version gave the wrong number of council members. There are 23, not 24.',
        datePublished: '2026-05-04T11:00:00+01:00',
      },
    ],
  });
  const { image, wordCount } = JSON.parse(jsonLd(everyBlock()));
  expect(wordCount).toBeGreaterThan(200);
  expect(image[0]).toMatchObject({
    '@type': 'ImageObject',
    contentUrl: 'harbour-vote-media/aaaaaaaaaaaaaaaa.png',
    encodingFormat: 'image/png',
    caption: 'Water over the old wall on Fore Street in January.',
    creditText: 'Ines Okoro/The Wexcombe Courier',
    creator: { '@type': 'Person', name: 'Ines Okoro' },
    copyrightNotice: '© 2026 Ines Okoro',
  });
  expect(image.map((one: { creditText: string }) => one.creditText)).toEqual([
    'Ines Okoro/The Wexcombe Courier',
    'Map: Courier graphics',
    'CWN',
    'Ines Okoro',
  ]);
});

test('a picture inside the page has no address to give', () => {
  const { image } = JSON.parse(jsonLd(everyBlock(), true));
  expect(image).toHaveLength(4);
  expect(jsonLd(everyBlock(), true)).not.toContain('data:');
});

test('no word of an article can end the script or a line of it', () => {
  fc.assert(
    fc.property(arbitraryArticle(), (article) => {
      const raw = jsonLd(article);
      expect(raw).not.toMatch(/[<>&\u2028\u2029\n]/);
      expect(JSON.parse(raw)['@type']).toBe('NewsArticle');
    }),
    { numRuns: 100 },
  );
});

test('type-checks against schema.org as schema-dts has it', async () => {
  const articles = [
    ...Object.values(samples).map((make) => make()),
    ...fc.sample(arbitraryArticle(), { numRuns: 60, seed: 11 }),
  ];
  const literals = articles.flatMap((article) => [jsonLd(article), jsonLd(article, true)]);
  await mkdir(inProject('.build'), { recursive: true });
  const folder = await mkdtemp(inProject('.build/json-ld-'));
  try {
    const check = async (name: string, values: string[]) => {
      const file = path.join(folder, name);
      const lines = values.map((value) => `all.push(${value});`);
      await writeFile(
        file,
        `import type { NewsArticle, WithContext } from 'schema-dts';\nconst all: WithContext<NewsArticle>[] = [];\n${lines.join('\n')}\n`,
      );
      const tsc = inProject('node_modules/typescript/bin/tsc');
      const options =
        '--noEmit --ignoreConfig --strict --skipLibCheck --target esnext --module esnext --moduleResolution bundler --types'.split(
          ' ',
        );
      return promisify(execFile)(process.execPath, [tsc, ...options, '', file]).then(
        () => '',
        ({ stdout }: { stdout: string }) => stdout,
      );
    };
    expect(await check('ours.ts', literals)).toBe('');
    // The judge is awake: it refuses what schema.org does not know.
    expect(
      await check('wrong.ts', [
        '{"@context":"https://schema.org","@type":"NewsArticle","headlin":"x"}',
      ]),
    ).toContain('headlin');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('Open Graph, Twitter card and canonical link', () => {
  const { root } = readPage(documentOf('html', everyBlock()));
  const meta = Object.fromEntries(
    all(root, 'meta').map((tag) => [
      attribute(tag, 'property') ?? attribute(tag, 'name'),
      attribute(tag, 'content'),
    ]),
  );
  expect(meta).toMatchObject({
    description: 'The council of Wexcombe voted 14 to 9 for a sea wall after a winter of floods.',
    'og:type': 'article',
    'og:title': 'Harbour wall: Wexcombe votes to build',
    'og:description':
      'The council of Wexcombe voted 14 to 9 for a sea wall after a winter of floods.',
    'og:url': 'https://wire.example/2026/05/harbour-vote',
    'og:locale': 'en_GB',
    'og:image': 'harbour-vote-media/aaaaaaaaaaaaaaaa.png',
    'og:image:width': '1200',
    'og:image:alt': 'Waves break over a low stone wall beside parked fishing boats',
    'article:published_time': '2026-05-04T09:30:00+01:00',
    'article:section': 'Local',
    'twitter:card': 'summary_large_image',
    'twitter:title': 'Harbour wall: Wexcombe votes to build',
  });
  const link = one(root, 'link');
  expect([attribute(link, 'rel'), attribute(link, 'href')]).toEqual([
    'canonical',
    'https://wire.example/2026/05/harbour-vote',
  ]);
  expect(textOf(one(root, 'title'))).not.toBe('');
});

test('an article without an address of its own claims none', () => {
  const { root } = readPage(
    documentOf('html', { ...everyBlock(), source: { url: 'javascript:alert(1)' } }),
  );
  expect(all(root, 'link')).toEqual([]);
});
