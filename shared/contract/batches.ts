import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { wholeArticle } from './articleValues.ts';
import { mostInBatch } from './commandNames.ts';
import { exportOptions, exportWarning, formatId } from './exports.ts';
import { failing, inLibrary } from './failing.ts';
import { otherEnds } from './jobs.ts';
import { fileId } from './scalars.ts';

/** Several articles of the library, exported one after the other. */

/** One of several articles that are exported together. */
const batchSource = z.object({
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

const batchEvent = z.discriminatedUnion('state', [
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

export const batchCalls = {
  /** `not-found`: the folder has to be chosen again. What is wrong with an article stops no other. */
  start: failing(...inLibrary, 'not-found', 'read-only', 'disk-full', 'damaged')
    .input(
      z.object({
        articles: z.array(batchSource).min(1).max(mostInBatch),
        formats: z.array(formatId).min(1).max(64),
        options: exportOptions.omit({ allowEmbargoed: true }),
        /** A folder by its id (`exports.chooseFolder`), or null: to be downloaded as one file. */
        folder: z.string().max(128).nullable(),
      }),
    )
    .output(z.object({ job: z.string() })),
  watch: failing('not-found')
    .input(z.object({ job: z.string().max(128) }))
    .output(eventIterator(batchEvent)),
  /** Articles that are whole stay; the one that is being written is taken away. */
  cancel: failing('not-found').input(z.object({ job: z.string().max(128) })),
  reveal: failing('not-found', 'unsupported', 'io').input(z.object({ job: z.string().max(128) })),
};

export type BatchSource = z.infer<typeof batchSource>;
export type BatchedArticle = z.infer<typeof batchedArticle>;
export type BatchEvent = z.infer<typeof batchEvent>;
