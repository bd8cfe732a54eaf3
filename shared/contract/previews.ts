import { z } from 'zod';
import { copyKinds } from './commandNames.ts';
import { exportOptions, exportSource, exportWarning, formatId } from './exports.ts';
import { failing } from './failing.ts';

/** What is seen of an export before it is written, and what goes to the clipboard instead of into files. */

export const copyKind = z.enum(copyKinds);

/** A file of what a format writes, or of what is packed in it. */
const previewPart = z.object({
  name: z.string(),
  bytes: z.int().optional(),
  /** As text. */
  readable: z.boolean(),
});

const formatPreview = z.object({
  /**
   * A page to be shown in a frame, or source to be fetched (`ClipboardCopy` with `text`); see
   * bytes.ts. Each once.
   */
  path: z.string(),
  shows: z.enum(['page', 'source']),
  /** Readers see a page of it, so that both can be asked for. */
  hasPage: z.boolean(),
  /** Which of the parts the source is; '' for a page. */
  part: z.string(),
  /** The document first; none for a page. */
  parts: z.array(previewPart),
  warnings: z.array(exportWarning),
});

export const preparedCopy = z.object({
  /** Where the flavours are fetched, once; see bytes.ts. */
  path: z.string(),
  /** What stays behind, in a few words each: "2 photos", "the byline". */
  leftBehind: z.array(z.string()),
  /** What is not as it was, a sentence each. */
  warnings: z.array(exportWarning.omit({ format: true })),
});

/** Part of the calls about exports. */
export const previewCalls = {
  /** An article, or blocks of it, made ready for the clipboard. */
  copy: failing('damaged', 'embargoed', 'canceled')
    .input(
      exportSource.extend({
        kind: copyKind,
        /** Blocks of the body, by their places; absent: all of the article. */
        blocks: z.object({ from: z.int().min(0), to: z.int().min(0) }).optional(),
        /** Yes, although the copy is embargoed, withheld or canceled. */
        allowEmbargoed: z.boolean().default(false),
      }),
    )
    .output(preparedCopy),
  /** An export as it would be now: as readers see it where that is a page, else its source. */
  preview: failing('damaged', 'canceled', 'too-large', 'not-found')
    .input(
      exportSource.extend({
        format: formatId.default('html'),
        as: z.enum(['page', 'source']).default('page'),
        /** Block of the body that a web page is opened at: it is marked as `#opens-at`. */
        opensAt: z.int().min(0).optional(),
        /** One of the `parts`, as source. */
        part: z.string().max(1024).optional(),
        options: exportOptions.optional(),
      }),
    )
    .output(formatPreview),
};

export type CopyKind = z.infer<typeof copyKind>;
export type PreparedCopy = z.infer<typeof preparedCopy>;
export type PreviewPart = z.infer<typeof previewPart>;
export type FormatPreview = z.infer<typeof formatPreview>;
