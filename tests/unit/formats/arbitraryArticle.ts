import type { Article, Asset, NodeJson } from '../../../shared/article/model.ts';
import {
  contributorRoles,
  correctionTypes,
  headlineVariants,
  statuses,
} from '../../../shared/article/model.ts';
import { photoLayouts } from '../../../shared/article/schema.ts';
import fc from '../../fastCheck.ts';
import { block, hashOf, type Mark } from './build.ts';

/**
 * Articles of every kind that the schema allows: each block, nested as deep as it can be, every mark
 * in any mixture, and words in many scripts with the characters that programs stumble over. All of
 * them pass `checkContent`; a test says so.
 */

const lettersOf = [
  'abcdefghij',
  'ÄÖÜßéñçøåž',
  'абвгдежзий',
  'αβγδεζηθικ',
  'ابتثجحخدذر',
  'אבגדהוזחטי',
  '港湾防潮堤議会深夜',
  'कखगघङचछजझञ',
] as const;

/** `&<>"'` and friends, NBSP, soft hyphen, joined emoji, a Greek letter outside the BMP. */
const awkward = [
  '&',
  '<',
  '>',
  '"',
  "'",
  '&amp;',
  ']]>',
  '\u00a0',
  '\u00ad',
  '👩\u200d🚀',
  '𝛼',
  '\u2028',
  '\u200f',
  '<b>',
  '-->',
];

export const word: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...lettersOf), fc.array(fc.nat(9), { minLength: 1, maxLength: 8 }))
  .map(([letters, picks]) => {
    const all = [...letters];
    return picks.map((pick) => all[pick % all.length]).join('');
  });

export const words: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 8, arbitrary: word }, { weight: 1, arbitrary: fc.constantFrom(...awkward) }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(' '));

export const address: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.webUrl({
      withQueryParameters: true,
      withFragments: true,
      validSchemes: ['https'],
    }),
  },
  fc.constantFrom(
    'mailto:desk@courier.example',
    '/relative/page?a=1&b=2',
    'http://plain.example/',
    'javascript:alert(1)',
    'https://e.example/a b"c<d>',
    '',
  ),
);

const plainMarks = ['bold', 'italic', 'underline', 'strike'] as const;

const marks = (allowed: readonly string[]): fc.Arbitrary<Mark[]> =>
  fc
    .tuple(
      fc.subarray(plainMarks.filter((mark) => allowed.includes(mark))),
      allowed.includes('superscript')
        ? fc.constantFrom(undefined, undefined, 'superscript', 'subscript')
        : fc.constant(undefined),
      allowed.includes('link')
        ? fc.option(address, { freq: 5, nil: undefined })
        : fc.constant(undefined),
      // Every text may hold words for the desk.
      fc.option(fc.constant('inlineNote'), { freq: 9, nil: undefined }),
    )
    .map(([plain, raised, href, note]) => [
      ...(href === undefined ? [] : [{ type: 'link', attrs: { href } }]),
      ...plain.map((type) => ({ type })),
      ...(raised === undefined ? [] : [{ type: raised }]),
      ...(note === undefined ? [] : [{ type: note }]),
    ]);

const all = ['bold', 'italic', 'underline', 'strike', 'superscript', 'link'];

/** Text nodes, and hard breaks where `breaks`; neighbours may have the same marks. */
function inline(
  allowed: readonly string[],
  { min = 0, breaks = false }: { min?: number; breaks?: boolean } = {},
): fc.Arbitrary<NodeJson[]> {
  const run = fc.tuple(words, marks(allowed), fc.boolean()).map(
    ([text, found, spaced]): NodeJson => ({
      type: 'text',
      text: spaced ? `${text} ` : text,
      ...(found.length > 0 && { marks: found }),
    }),
  );
  const node = breaks
    ? fc.oneof(
        { weight: 8, arbitrary: run },
        { weight: 1, arbitrary: fc.constant<NodeJson>({ type: 'hardBreak' }) },
      )
    : run;
  return fc.array(node, { minLength: min, maxLength: 5 });
}

const node = (type: string, content: fc.Arbitrary<NodeJson[]>, attrs?: fc.Arbitrary<object>) =>
  fc
    .tuple(content, attrs ?? fc.constant(undefined))
    .map(([inside, given]) => block(type, inside, given as Record<string, unknown> | undefined));

const ids = fc.uuid().map((id) => ({ id }));
const withId = (more: fc.Arbitrary<object>) =>
  fc.tuple(ids, more).map(([id, other]) => ({ ...id, ...other }));

const paragraph = node('paragraph', inline(all, { breaks: true }), ids);
const heading = node(
  'heading',
  inline(all),
  withId(fc.record({ level: fc.constantFrom(2, 3, 4) })),
);
const attribution = node('attribution', inline(['italic', 'link']));
const caption = node('caption', inline(all, { breaks: true }));
const credit = node('credit', inline(['link']));
const title = node('title', inline(['italic']));

const lists: fc.Arbitrary<NodeJson> = fc.letrec<{ list: NodeJson; item: NodeJson }>((tie) => ({
  list: fc.oneof(
    node('bulletList', fc.array(tie('item'), { minLength: 1, maxLength: 3 }), ids),
    node(
      'orderedList',
      fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
      fc.record({ start: fc.integer({ min: 0, max: 99 }) }),
    ),
  ),
  item: fc
    .tuple(
      paragraph,
      fc.array(fc.oneof({ maxDepth: 3, depthSize: 'small' }, paragraph, tie('list')), {
        maxLength: 2,
      }),
    )
    .map(([first, rest]) => block('listItem', [first, ...rest])),
})).list;

const assetIds = ['harbour', 'hall', 'map', 'missing'] as const;

/** A part of the picture, or all of it. */
const crop = fc.option(
  fc
    .tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 }))
    .map(([x, y]) => ({ x: x / 100, y: y / 100, width: (99 - x) / 100, height: (95 - y) / 100 })),
  { freq: 2, nil: null },
);

const photo = fc
  .tuple(
    caption,
    credit,
    fc.constantFrom(...assetIds, ''),
    fc.constantFrom(...photoLayouts),
    fc.uuid(),
    crop,
  )
  .map(([under, by, asset, layout, id, part]) =>
    block('photo', [under, by], { id, asset, layout, crop: part }),
  );

const cell = (type: 'tableCell' | 'tableHeader') =>
  node(type, fc.array(paragraph, { minLength: 1, maxLength: 2 }));
/** Every row has as many cells, as the editor makes tables. */
const table = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.boolean()).chain(([columns, head]) => {
  const row = (type: 'tableCell' | 'tableHeader') =>
    node('tableRow', fc.array(cell(type), { minLength: columns, maxLength: columns }));
  return fc
    .tuple(
      row(head ? 'tableHeader' : 'tableCell'),
      fc.array(row('tableCell'), { minLength: 1, maxLength: 2 }),
    )
    .map(([first, rest]) => block('table', [first, ...rest]));
});

const blocksByType = {
  paragraph,
  heading,
  bulletList: lists,
  blockquote: fc
    .tuple(fc.array(fc.oneof(paragraph, lists), { minLength: 1, maxLength: 2 }), attribution)
    .map(([said, by]) => block('blockquote', [...said, by])),
  pullQuote: fc
    .tuple(node('quoteText', inline(['bold', 'italic'])), attribution)
    .map((parts) => block('pullQuote', parts)),
  photo,
  gallery: fc
    .tuple(fc.array(photo, { minLength: 1, maxLength: 3 }), caption)
    .map(([photos, under]) => block('gallery', [...photos, under])),
  relatedLinks: fc
    .tuple(
      title,
      fc.array(
        node(
          'relatedLink',
          inline(['italic']),
          fc.record({ href: address, article: fc.oneof(fc.constant(''), fc.uuid()) }),
        ),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([over, links]) => block('relatedLinks', [over, ...links])),
  factbox: fc
    .tuple(
      title,
      fc.array(fc.oneof(paragraph, heading, lists, photo), { minLength: 1, maxLength: 3 }),
    )
    .map(([over, rest]) => block('factbox', [over, ...rest])),
  embed: node(
    'embed',
    title.map((one) => [one]),
    fc.record({ url: address, provider: words }),
  ),
  table,
  divider: fc.constant<NodeJson>({ type: 'divider' }),
  note: node('note', fc.array(paragraph, { minLength: 1, maxLength: 2 }), ids),
  unknown: fc.tuple(word, words).map(
    ([type, secret]): NodeJson => ({
      type: 'unknown',
      attrs: {
        raw: { type: `x-${type}`, attrs: { secret }, content: [{ type: 'text', text: secret }] },
      },
    }),
  ),
} satisfies Record<string, fc.Arbitrary<NodeJson>>;

const arbitraryBlock: fc.Arbitrary<NodeJson> = fc.oneof(
  { weight: 5, arbitrary: paragraph },
  ...Object.values(blocksByType),
);

const arbitraryContent: fc.Arbitrary<NodeJson> = fc
  .tuple(
    node('kicker', inline(['italic'])),
    node('headline', inline(['italic', 'superscript'])),
    node('standfirst', inline(all)),
    fc.array(arbitraryBlock, { minLength: 1, maxLength: 8 }),
  )
  .map(([kicker, headline, standfirst, body]) =>
    block('doc', [kicker, headline, standfirst, block('body', body)]),
  );

const moment = fc
  .tuple(
    fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
    fc.constantFrom('Z', '+01:00', '-03:30', '+05:45', '+14:00'),
    fc.constantFrom('', '.5', '.123', '.123456'),
  )
  .map(([date, zone, fraction]) => `${date.toISOString().slice(0, 19)}${fraction}${zone}`);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const asset = (digit: string): fc.Arbitrary<Asset> =>
  fc.record({
    type: fc.constant('image' as const),
    src: fc
      .constantFrom('jpg', 'png', 'webp')
      .map((extension) => `media/${hashOf(digit)}.${extension}`),
    mimeType: fc.constant('image/jpeg'),
    width: fc.integer({ min: 1, max: 9000 }),
    height: fc.integer({ min: 1, max: 9000 }),
    alt: maybe(words),
    decorative: maybe(fc.boolean()),
    credit: maybe(
      fc.record({ creator: maybe(words), organization: maybe(words), line: maybe(words) }),
    ),
    copyright: maybe(words),
    usage: maybe(words),
    focalPoint: maybe(
      fc.record({ x: fc.constantFrom(0, 0.25, 1), y: fc.constantFrom(0, 0.3333, 1) }),
    ),
  });

const fields = fc.record({
  language: fc.constantFrom(
    'en',
    'en-GB',
    'de',
    'fr-FR',
    'ar',
    'he-IL',
    'fa',
    'ja',
    'zh-Hant',
    'sv',
    'en-x',
  ),
  status: fc.constantFrom(...statuses),
  slug: maybe(words),
  slugline: maybe(words),
  urgency: maybe(fc.integer({ min: 1, max: 9 })),
  headlines: maybe(
    fc.dictionary(fc.constantFrom(...headlineVariants), words, { noNullPrototype: true }),
  ),
  summary: maybe(words),
  byline: maybe(
    fc.record({
      display: maybe(words),
      contributors: fc.array(
        fc.record({
          name: words,
          role: maybe(fc.constantFrom(...contributorRoles)),
          title: maybe(words),
          affiliation: maybe(words),
          url: maybe(address),
        }),
        { maxLength: 3 },
      ),
      tagline: maybe(words),
    }),
  ),
  dateline: maybe(
    fc.record({
      place: maybe(word),
      region: maybe(word),
      country: maybe(word),
      agency: maybe(word),
    }),
  ),
  dates: maybe(
    fc.record({ created: maybe(moment), modified: maybe(moment), published: maybe(moment) }),
  ),
  section: maybe(fc.record({ name: maybe(words) })),
  tags: maybe(fc.array(fc.record({ name: words }), { maxLength: 3 })),
  subjects: maybe(
    fc.array(fc.record({ scheme: maybe(word), code: word, name: maybe(words) }), { maxLength: 2 }),
  ),
  rights: maybe(
    fc.record({ holder: maybe(words), notice: maybe(words), usageTerms: maybe(words) }),
  ),
  source: maybe(fc.record({ name: maybe(words), url: maybe(address) })),
  corrections: maybe(
    fc.array(
      fc.record({ type: fc.constantFrom(...correctionTypes), text: words, date: maybe(moment) }),
      { maxLength: 2 },
    ),
  ),
});

/** @param content another arbitrary document, for tests that need special ones. */
export const arbitraryArticle = (
  content: fc.Arbitrary<NodeJson> = arbitraryContent,
): fc.Arbitrary<Article> =>
  fc.tuple(fc.uuid(), fields, content, asset('a'), asset('b'), asset('c')).map(
    ([id, some, doc, harbour, hall, map]) =>
      withoutUndefined({
        format: 'stet-article',
        version: 1,
        id: `urn:uuid:${id}`,
        ...some,
        assets: { harbour, hall, map },
        content: doc,
      }) as Article,
  );

/** A file has no undefined. */
function withoutUndefined<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
