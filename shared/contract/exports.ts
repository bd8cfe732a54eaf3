import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { wholeArticle } from './articleValues.ts';
import { type endMarks, formatIds } from './commandNames.ts';
import { failing } from './failing.ts';
import { otherEnds } from './jobs.ts';
import { exportFields } from './presets/exportPreset.ts';
import { fileId } from './scalars.ts';

/** Exports of an article. */

export { formatIds };
export const formatId = z.enum(formatIds);
/** By who reads them. */
const formatGroups = ['web', 'wire', 'print', 'documents'] as const;

const exportFormat = z.object({
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
const foundTemplate = z.object({
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

const exportEvent = z.discriminatedUnion('state', [
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

/** The article of an export: as it stands in the window that asks. */
export const exportSource = z.object({
  /** Where its photos lie; absent while the article has no file. */
  file: fileId.optional(),
  article: wholeArticle,
});

export const exportCalls = {
  formats: failing().output(z.array(exportFormat)),
  /** What the formats cannot hold and what is missing, before anything is written. */
  check: failing('damaged')
    .input(exportSource.extend({ formats: z.array(formatId).max(64) }))
    .output(z.array(exportWarning)),
  /** A native dialog; desktop only. The folder stays named by an opaque id. */
  chooseFolder: failing('unsupported', 'canceled').output(
    z.object({ folder: z.string(), place: z.string() }),
  ),
  /** The folder chosen last, if it is still there. */
  lastFolder: failing().output(z.object({ folder: z.string(), place: z.string() }).nullable()),
  /** What was chosen last in this library; null where nothing was. */
  choices: failing('io').output(exportChoices.nullable()),
  rememberChoices: failing('io', 'disk-full').input(exportChoices),
  start: failing('damaged', 'embargoed', 'not-found', 'read-only', 'busy', 'io')
    .input(
      exportSource.extend({
        formats: z.array(formatId).min(1).max(64),
        options: exportOptions,
        /** A folder by its id, or null: to be downloaded. */
        folder: z.string().max(128).nullable(),
      }),
    )
    .output(z.object({ job: z.string() })),
  watch: failing('not-found')
    .input(z.object({ job: z.string().max(128) }))
    .output(eventIterator(exportEvent)),
  cancel: failing('not-found').input(z.object({ job: z.string().max(128) })),
  reveal: failing('not-found', 'unsupported', 'io').input(z.object({ job: z.string().max(128) })),
  /** Has the files of an export that is done lie where they can be dragged from; desktop only. */
  stageDrag: failing('not-found', 'unsupported', 'io', 'disk-full', 'read-only').input(
    z.object({ job: z.string().max(128) }),
  ),
  /** The newsroom's own web pages, in `.stet/templates` of the library. */
  templates: failing().output(z.array(foundTemplate)),
};

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
