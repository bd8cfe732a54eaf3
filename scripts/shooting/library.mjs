// An invented desk to be seen in the README's picture.
import { createHash } from 'node:crypto';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ type: string, attrs?: object, content?: Block[], text?: string }} Block */

/**
 * @param {string} type
 * @param {...(Block | string)} inside
 * @returns {Block}
 */
const node = (type, ...inside) => ({
  type,
  content: inside.map((one) => (typeof one === 'string' ? { type: 'text', text: one } : one)),
});
const p = (/** @type {string} */ words) => node('paragraph', words);
const h = (/** @type {string} */ words) => node('heading', words);

const words =
  'The board heard from nine captains, two nurses and the woman who runs the post boat before it put the question to the vote and went home in the rain.';

/** @type {{ name: string, headline: string, status: string, section: string, hours: number, paragraphs: number }[]} */
const others = [
  {
    name: 'lighthouse',
    headline: 'Council votes to keep the lighthouse lit',
    status: 'approved',
    section: 'Isles',
    hours: 2,
    paragraphs: 23,
  },
  {
    name: 'fish-market',
    headline: 'Storm damage at the fish market put at 2 million',
    status: 'published',
    section: 'Isles',
    hours: 20,
    paragraphs: 29,
  },
  {
    name: 'night-nurses',
    headline: 'What the night nurses want',
    status: 'review',
    section: 'Health',
    hours: 26,
    paragraphs: 52,
  },
  {
    name: 'choir',
    headline: 'School choir to sing on the mainland',
    status: 'draft',
    section: 'Culture',
    hours: 30,
    paragraphs: 11,
  },
  {
    name: 'fuel-levy',
    headline: 'Fuel levy: who pays, and who does not',
    status: 'review',
    section: 'Politics',
    hours: 50,
    paragraphs: 35,
  },
  {
    name: 'tide-mill',
    headline: 'The last miller of Skerry Sound',
    status: 'published',
    section: 'Magazine',
    hours: 98,
    paragraphs: 88,
  },
];

/** @param {Buffer} picture a JPEG of 2400 × 1500 pixels */
const ferryStory = (picture) => ({
  status: 'review',
  slug: 'night-crossing',
  section: { name: 'Isles' },
  length: { target: 320, unit: 'words' },
  byline: { contributors: [{ name: 'Mara Quill', role: 'author' }] },
  dateline: { place: 'PORT ELLAN' },
  assets: {
    harbour: {
      type: 'image',
      src: `media/${createHash('sha256').update(picture).digest('hex')}.jpg`,
      mimeType: 'image/jpeg',
      width: 2400,
      height: 1500,
      alt: 'A ferry with lit windows lies off a quay at dusk, the sun low over the hills',
    },
  },
  content: node(
    'doc',
    node('kicker', 'Ferries'),
    node('headline', 'Night crossing cut as crews run short'),
    node('standfirst', 'The harbour board asked everywhere, and found nobody to sail after dark.'),
    node(
      'body',
      p(
        'The last ferry to the outer isles will not sail this winter, the harbour board said on Monday, after it failed to find crews for the night crossing.',
      ),
      {
        ...node(
          'photo',
          node('caption', 'The Ardmore leaves Port Ellan on one of her last evening crossings'),
          node('credit', 'Tam Orr / Tidewater News'),
        ),
        attrs: { asset: 'harbour' },
      },
      p(
        '“We have asked everywhere,” said Dugald Marr, who chairs the board. “There is nobody left to ask.”',
      ),
      h('What the board decided'),
      p(
        'For the four hundred people of the outer isles the decision means a last boat at half past four, and a night on the mainland for whoever misses it.',
      ),
      node(
        'pullQuote',
        node('quoteText', 'There is nobody left to ask'),
        node('attribution', 'Dugald Marr, harbour board'),
      ),
      p(words),
      h('Who will miss the boat'),
      p(words),
      node(
        'factbox',
        node('title', 'The Ardmore'),
        p('Built in 1974, rebuilt twice; carries 260 people and 38 cars with a crew of 14.'),
      ),
      p(words),
      h('What happens next'),
      p('The board meets again in October, with TK crews.'),
      node('relatedLinks', node('title', 'More on this'), {
        ...node('relatedLink', 'How the board works'),
        attrs: { href: 'https://example.org/' },
      }),
    ),
  ),
});

/**
 * @param {string} folder
 * @param {Buffer} picture
 */
export function writeLibrary(folder, picture) {
  mkdirSync(path.join(folder, 'media'), { recursive: true });
  let count = 0;
  /**
   * @param {string} name
   * @param {number} hours since it was changed
   * @param {object} fields
   */
  const write = (name, hours, fields) => {
    const file = path.join(folder, `${name}.stet`);
    const id = `urn:uuid:00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`;
    const article = { format: 'stet-article', version: 1, id, language: 'en-GB', ...fields };
    writeFileSync(file, `${JSON.stringify(article, null, 2)}\n`);
    const then = new Date(Date.now() - hours * 3_600_000);
    utimesSync(file, then, then);
  };
  const story = ferryStory(picture);
  writeFileSync(path.join(folder, story.assets.harbour.src), picture);
  write('night-crossing', 0.1, story);
  for (const { name, headline, status, section, hours, paragraphs } of others) {
    write(name, hours, {
      status,
      section: { name: section },
      content: node(
        'doc',
        { type: 'kicker' },
        node('headline', headline),
        { type: 'standfirst' },
        node('body', ...Array.from({ length: paragraphs }, () => p(words))),
      ),
    });
  }
}
