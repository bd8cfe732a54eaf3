import { z } from 'zod';
import { wholeArticle } from './articleValues.ts';
import { type endMarks, formatIds } from './commandNames.ts';
import { otherEnds } from './jobs.ts';
import { exportFields } from './presets/exportPreset.ts';
import { fileId } from './values.ts';

/** Exports of an article and of several, as they cross the process boundary. */

export { formatIds };
export const formatId = z.enum(formatIds);
/** By who reads them. */
const formatGroups = ['web', 'wire', 'print', 'documents'] as const;

export const exportFormat = z.object({
  id: formatId,
  name: z.string(),
  /** Who reads it, in a few words. */
  readers: z.string(),
  group: z.enum(formatGroups),
  /** With a `/`: a folder, and its main document. */
  extension: z.string(),
  mediaType: z.string(),
  /** See shared/formats/format.ts. */
  photos: z.enum(['linked', 'beside', 'embedded', 'none']),
  /** What it cannot hold and what happens to it. */
  losses: z.array(z.object({ code: z.string(), message: z.string() })),
});

export const exportWarning = z.object({
  format: formatId,
  /** Stable, for programs: `missing-credit`, `embargoed`… */
  code: z.string(),
  message: z.string(),
  /** The format cannot hold something, whatever the copy is like. */
  loss: z.literal(true).optional(),
});

export const exportOptions = z.object({
  ...exportFields,
  /** Yes, export although the copy is embargoed, withheld or canceled. */
  allowEmbargoed: z.boolean().default(false),
});

/** What a person chose in the export dialog. */
export const exportChoices = z.object({
  formats: z.array(formatId).max(64),
  options: exportOptions.omit({ allowEmbargoed: true }),
  /** The name of the preset that it began with. */
  preset: z.string().max(200).optional(),
  /** It is not what the preset says. */
  changed: z.literal(true).optional(),
});

/** A newsroom's own web page, in the library. */
export const foundTemplate = z.object({
  /** What `template` of the options names. */
  name: z.string(),
  /** Why it cannot be used, each with its line; empty where it can. */
  problems: z.array(z.string()),
});

const exportedFile = z.object({
  format: formatId,
  /** Relative to the chosen folder, with `/`. */
  name: z.string(),
  bytes: z.int(),
  /** An earlier export of the same article was there, and this took its place. */
  replaced: z.boolean().optional(),
  /** Path on the byte handler to download it from; only for exports that go to no folder. */
  download: z.string().optional(),
});

export const exportEvent = z.discriminatedUnion('state', [
  z.object({
    seq: z.int(),
    state: z.literal('running'),
    done: z.int(),
    total: z.int(),
    /** What is being written. */
    current: z.string(),
  }),
  z.object({
    seq: z.int(),
    state: z.literal('done'),
    files: z.array(exportedFile),
    warnings: z.array(exportWarning),
  }),
  ...otherEnds,
]);

/** One of several articles that are exported together. */
export const batchSource = z.object({
  file: fileId,
  /** Its text in the window that asks, where that is not on the disk yet. */
  article: wholeArticle.optional(),
  /** Yes, this one too, although it is embargoed, withheld or canceled. */
  allowEmbargoed: z.boolean().optional(),
});

const batchedArticle = z.object({
  file: fileId,
  /** The headline, else the file's name. */
  title: z.string(),
  /** Relative to the chosen folder, with `/`: the documents, then the photos. */
  files: z.array(z.string()),
  /** Places in the event's `warnings`. */
  warnings: z.array(z.int()),
  /** Why there are no files. */
  failure: z.object({ code: z.string(), message: z.string() }).optional(),
  /** What a person should know of an article that was exported: who else is writing it. */
  note: z.string().optional(),
});

export const batchEvent = z.discriminatedUnion('state', [
  z.object({
    seq: z.int(),
    state: z.literal('running'),
    /** Which one of them, from 1; 0 before the first, `of` + 1 while they are put into one file. */
    article: z.int(),
    of: z.int(),
    /** Its file's name. */
    name: z.string(),
    /** What is being written. */
    current: z.string(),
  }),
  z.object({
    seq: z.int(),
    state: z.literal('done'),
    /** Those that were begun, in the order that was asked for. */
    articles: z.array(batchedArticle),
    /** Each once. */
    warnings: z.array(exportWarning),
    /** It was canceled after so many: what is listed is whole. */
    stopped: z.boolean(),
    of: z.int(),
    /** All of it in one file; only where it goes to no folder. */
    zip: z.object({ name: z.string(), bytes: z.int(), download: z.string() }).optional(),
  }),
  ...otherEnds,
]);

export type FormatId = z.infer<typeof formatId>;
export type EndMark = (typeof endMarks)[number];
export type FormatGroup = (typeof formatGroups)[number];
export type ExportFormat = z.infer<typeof exportFormat>;
export type ExportWarning = z.infer<typeof exportWarning>;
export type ExportOptions = z.infer<typeof exportOptions>;
export type ExportChoices = z.infer<typeof exportChoices>;
export type FoundTemplate = z.infer<typeof foundTemplate>;
export type ExportedFile = z.infer<typeof exportedFile>;
export type ExportEvent = z.infer<typeof exportEvent>;
export type BatchSource = z.infer<typeof batchSource>;
export type BatchedArticle = z.infer<typeof batchedArticle>;
export type BatchEvent = z.infer<typeof batchEvent>;
