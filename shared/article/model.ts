import { z } from 'zod';
import {
  contributorRoles,
  correctionTypes,
  languagePattern,
  lengthUnits,
  photoSourcePattern,
  statuses,
} from './vocabulary.ts';

export * from './vocabulary.ts';

/**
 * The article file's fields besides its text. Every field may be absent and then stays absent, so
 * that saving adds nothing a journalist did not write. Objects are loose: a field that this release
 * does not know is kept, never dropped.
 */

/** A point in time with its offset, RFC 3339: `2026-05-04T09:30:00+01:00`. */
export const moment = z.iso.datetime({ offset: true });
/** A calendar day, e.g. `2026-05-04`. */
const day = z.iso.date();
const text = z.string();
const languageTag = z
  .string()
  .regex(languagePattern, 'There should be a language tag such as en-GB here');

const contributorSchema = z.looseObject({
  name: text,
  role: z.enum(contributorRoles).optional(),
  title: text.optional(),
  affiliation: text.optional(),
  email: text.optional(),
  url: text.optional(),
});

const assetSchema = z.looseObject({
  type: z.literal('image'),
  /** Relative to the article's folder: `media/<sha256>.<ext>`. */
  src: z
    .string()
    .regex(photoSourcePattern, 'There should be the name of a photo in the folder media here'),
  mimeType: text,
  /** Pixels. */
  width: z.int().positive(),
  height: z.int().positive(),
  alt: text.optional(),
  decorative: z.boolean().optional(),
  credit: z
    .looseObject({
      creator: text.optional(),
      organization: text.optional(),
      line: text.optional(),
    })
    .optional(),
  copyright: text.optional(),
  usage: text.optional(),
  /** Fractions of width and height from the top left, 0 to 1. */
  focalPoint: z
    .looseObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) })
    .optional(),
  /** When the picture was taken, as its file says; often without an offset. */
  captured: text.optional(),
  /** IPTC digital source type (a NewsCodes address): a camera, a scan, or a machine's making. */
  digitalSourceType: text.optional(),
});

const markJsonSchema = z.looseObject({
  type: text,
  attrs: z.record(z.string(), z.unknown()).optional(),
});

export interface NodeJson {
  type: string;
  attrs?: Record<string, unknown>;
  content?: NodeJson[];
  marks?: z.infer<typeof markJsonSchema>[];
  text?: string;
}

const nodeJsonSchema: z.ZodType<NodeJson> = z.looseObject({
  type: text,
  attrs: z.record(z.string(), z.unknown()).optional(),
  get content() {
    return z.array(nodeJsonSchema).optional();
  },
  marks: z.array(markJsonSchema).optional(),
  text: text.optional(),
});

export const articleModel = z.looseObject({
  format: z.literal('stet-article'),
  version: z.int().positive(),
  /** `urn:uuid:…`, kept through renames and copies to other folders. */
  id: text.min(1),
  language: languageTag,
  status: z.enum(statuses),
  slug: text.optional(),
  slugline: text.optional(),
  /** IPTC urgency, 1 (flash) to 9. */
  urgency: z.int().min(1).max(9).optional(),
  /** How long the desk wants it; counted as the state line counts. For the desk: in no export. */
  length: z.looseObject({ target: z.int().positive(), unit: z.enum(lengthUnits) }).optional(),
  /** Variants; the headline itself is in `content`. */
  headlines: z
    .looseObject({
      web: text.optional(),
      print: text.optional(),
      seo: text.optional(),
      social: text.optional(),
      push: text.optional(),
    })
    .optional(),
  /** The metadata blurb; the standfirst that readers see is in `content`. */
  summary: text.optional(),
  byline: z
    .looseObject({
      /** Printed instead of the names; never changes them. */
      display: text.optional(),
      contributors: z.array(contributorSchema).optional(),
      tagline: text.optional(),
    })
    .optional(),
  dateline: z
    .looseObject({
      place: text.optional(),
      region: text.optional(),
      country: text.optional(),
      date: day.optional(),
      agency: text.optional(),
    })
    .optional(),
  dates: z
    .looseObject({
      created: moment.optional(),
      modified: moment.optional(),
      published: moment.optional(),
      embargoUntil: moment.optional(),
      expires: moment.optional(),
    })
    .optional(),
  section: z.looseObject({ id: text.optional(), name: text.optional() }).optional(),
  tags: z.array(z.looseObject({ name: text, slug: text.optional() })).optional(),
  subjects: z
    .array(z.looseObject({ scheme: text.optional(), code: text, name: text.optional() }))
    .optional(),
  rights: z
    .looseObject({
      holder: text.optional(),
      notice: text.optional(),
      usageTerms: text.optional(),
    })
    .optional(),
  source: z.looseObject({ name: text.optional(), url: text.optional() }).optional(),
  /** Never exported publicly. */
  notes: z.looseObject({ editor: text.optional() }).optional(),
  corrections: z
    .array(z.looseObject({ type: z.enum(correctionTypes), text: text, date: moment.optional() }))
    .optional(),
  assets: z.record(z.string(), assetSchema).optional(),
  content: nodeJsonSchema,
  review: z.looseObject({ comments: z.array(z.unknown()).optional() }).optional(),
  extensions: z.record(z.string(), z.unknown()).optional(),
});

export type Article = z.infer<typeof articleModel>;
export type LengthTarget = NonNullable<Article['length']>;
export type Asset = z.infer<typeof assetSchema>;
export type Contributor = z.infer<typeof contributorSchema>;
