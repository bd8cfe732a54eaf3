import { z } from 'zod';
import {
  contributorRoles,
  correctionTypes,
  headlineVariants,
  statuses,
} from '../../article/model.ts';
import type { PublishedArticle, PublishedBlock } from './published.ts';

/**
 * published.ts as a schema: strict, so that nothing can slip into an export unseen. Kept as JSON
 * Schema in `docs/published-article.schema.json`.
 */

const plain = z.string().describe('Plain text');
const html = z.string().describe('HTML with strong, em, u, s, sup, sub, a[href] and br only');
const moment = z.iso.datetime({ offset: true, local: false }).describe('RFC 3339 with an offset');
const address = z.string().describe('https, http, mailto or relative address');
const photoIndex = z.int().min(0).describe('Position in `photos`, from 0');

const textBlock = { text: plain, html };
const attributed = { attribution: plain.optional(), attributionHtml: html.optional() };

const block: z.ZodType<PublishedBlock> = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('paragraph'), ...textBlock }),
    z.strictObject({ type: z.literal('heading'), level: z.int().min(2).max(4), ...textBlock }),
    z.strictObject({
      type: z.literal('list'),
      ordered: z.boolean(),
      start: z.int().optional().describe('First number, if it is not 1'),
      get items() {
        return z.array(z.strictObject({ blocks: z.array(block) }));
      },
    }),
    z.strictObject({
      type: z.literal('quote'),
      get blocks() {
        return z.array(block);
      },
      ...attributed,
    }),
    z
      .strictObject({ type: z.literal('pullQuote'), ...textBlock, ...attributed })
      .describe('Repeats words of the body: neither in `text` nor in `wordCount`'),
    z.strictObject({ type: z.literal('photo'), photo: photoIndex }),
    z.strictObject({
      type: z.literal('gallery'),
      photos: z.array(photoIndex),
      caption: plain.optional(),
      captionHtml: html.optional(),
    }),
    z.strictObject({
      type: z.literal('relatedLinks'),
      title: plain.optional(),
      links: z.array(
        z.strictObject({
          text: plain,
          url: address.optional(),
          article: z.string().optional().describe('`id` of the article that it leads to'),
        }),
      ),
    }),
    z.strictObject({
      type: z.literal('factbox'),
      title: plain.optional(),
      get blocks() {
        return z.array(block);
      },
    }),
    z
      .strictObject({
        type: z.literal('embed'),
        url: address.optional(),
        title: plain.optional(),
        provider: plain.optional(),
      })
      .describe('A card with a link; nothing is loaded from there'),
    z.strictObject({
      type: z.literal('table'),
      rows: z.array(
        z.strictObject({
          cells: z.array(
            z.strictObject({
              header: z.boolean(),
              columnSpan: z.int().min(1).optional(),
              rowSpan: z.int().min(1).optional(),
              get blocks() {
                return z.array(block);
              },
            }),
          ),
        }),
      ),
    }),
    z.strictObject({ type: z.literal('divider') }),
  ])
  .meta({ id: 'block' });

const photo = z.strictObject({
  src: z
    .string()
    .optional()
    .describe('Relative to the JSON file, or a data: address; absent if the picture is missing'),
  mimeType: z.string().optional(),
  width: z.int().positive().optional().describe('Pixels of the whole file'),
  height: z.int().positive().optional().describe('Pixels of the whole file'),
  alt: plain.optional(),
  decorative: z.boolean().optional().describe('true: shown without alt text on purpose'),
  layout: z.string().optional().describe('inline, wide, left or right'),
  caption: plain.optional(),
  captionHtml: html.optional(),
  credit: plain.optional().describe('As it is to be printed'),
  creditHtml: html.optional(),
  creator: plain.optional(),
  organization: plain.optional(),
  copyright: plain.optional(),
  usageTerms: plain.optional(),
  focalPoint: z
    .strictObject({ x: z.number(), y: z.number() })
    .optional()
    .describe('Fractions of width and height from the top left'),
  crop: z
    .strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
    .optional()
    .describe(
      'The part to show, in fractions of width and height from the top left; the file is whole',
    ),
  captured: z.string().optional(),
  digitalSourceType: z
    .string()
    .optional()
    .describe('IPTC NewsCodes address: a camera, a scan, or a machine’s making'),
});

const publishedArticleSchema: z.ZodType<PublishedArticle> = z.strictObject({
  format: z.literal('stet-published-article'),
  version: z.literal(1),
  id: z.string().describe('Stays the same through every update of the article'),
  language: z.string().describe('BCP 47'),
  direction: z.enum(['ltr', 'rtl']),
  status: z.enum(statuses),
  slug: plain.optional(),
  slugline: plain.optional(),
  urgency: z.int().min(1).max(9).optional().describe('IPTC urgency, 1 (flash) to 9'),
  url: z.string().optional().describe('The address where the article has its home'),
  kicker: plain.optional(),
  kickerHtml: html.optional(),
  headline: plain.optional(),
  headlineHtml: html.optional(),
  headlines: z.partialRecord(z.enum(headlineVariants), plain).optional(),
  standfirst: plain.optional().describe('What readers see under the headline'),
  standfirstHtml: html.optional(),
  summary: plain.optional().describe('For search results and cards'),
  byline: plain.optional().describe('As it is to be printed, with its first word'),
  contributors: z
    .array(
      z.strictObject({
        name: plain,
        role: z.enum(contributorRoles),
        title: plain.optional(),
        affiliation: plain.optional(),
        url: z.string().optional(),
      }),
    )
    .optional(),
  tagline: plain.optional(),
  dateline: plain
    .optional()
    .describe('As it opens `html` and `text`, without its dash; not in `blocks`'),
  place: z
    .strictObject({
      name: plain.optional(),
      region: plain.optional(),
      country: plain.optional(),
      date: z.string().optional().describe('A day, e.g. 2026-05-04'),
      agency: plain.optional(),
    })
    .optional()
    .describe('The parts of the dateline'),
  created: moment.optional(),
  modified: moment.optional(),
  published: moment.optional(),
  embargoUntil: moment.optional(),
  expires: moment.optional(),
  section: z.strictObject({ id: plain.optional(), name: plain.optional() }).optional(),
  tags: z.array(z.strictObject({ name: plain, slug: plain.optional() })).optional(),
  subjects: z
    .array(
      z.strictObject({
        scheme: plain.optional().describe('medtop: IPTC Media Topics'),
        code: plain,
        name: plain.optional(),
      }),
    )
    .optional(),
  rights: z
    .strictObject({
      holder: plain.optional(),
      notice: plain.optional(),
      usageTerms: plain.optional(),
    })
    .optional(),
  source: z.strictObject({ name: plain.optional(), url: z.string().optional() }).optional(),
  wordCount: z.int().min(0).describe('Words of the body without pull quotes'),
  characterCount: z.int().min(0).describe('Code points of the same text'),
  readingMinutes: z.int().min(0),
  corrections: z
    .array(z.strictObject({ type: z.enum(correctionTypes), text: plain, date: moment.optional() }))
    .optional(),
  photos: z.array(photo).optional().describe('In the order of the text'),
  blocks: z.array(block).describe('The body, block by block'),
  html: z.string().describe('The body as HTML, dateline included'),
  text: z.string().describe('The body as plain text, dateline included, without pull quotes'),
});

/** The JSON Schema (2020-12) of an exported article, for programs that read one. */
export function publishedJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(publishedArticleSchema, { reused: 'inline' });
  return {
    $schema,
    title: 'Published article, version 1',
    description:
      'An article as Stet exports it for programs: everything a reader may see, nothing else. Empty fields are absent.',
    ...schema,
  };
}
