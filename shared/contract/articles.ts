import { z } from 'zod';
import { articleMetadata, changedBlocks, wholeArticle } from './articleValues.ts';
import { failing, failure, inLibrary, reading, writing } from './failing.ts';
import { journaled } from './journal.ts';
import { trashedEntry } from './library.ts';
import { fileId, instant, revision, windowId } from './scalars.ts';

/** Articles, from their files and back. */

const access = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('edit') }),
  z.object({
    mode: z.literal('read'),
    why: z.enum(['newer-version', 'read-only-file', 'read-only-folder']),
  }),
]);

/** Why what the file said before is no version; absent once one could be kept again. */
const unkeptVersion = failure.optional();

const openedArticle = z.object({
  file: fileId,
  name: z.string(),
  revision,
  /** Time of the last change of the file. */
  modified: instant,
  access,
  /** It may lie on a network drive, where nobody tells of changes that others make. */
  network: z.boolean().optional(),
  unkeptVersion,
  article: wholeArticle,
});

/** The same of a long one, whose first screen need not wait for all of it. */
const openedInParts = openedArticle.omit({ article: true }).extend({
  /** Without a `rest` all of it; else all but what its body goes on with. */
  first: wholeArticle,
  /** See TextInParts. */
  rest: z.string().optional(),
  /** Somebody else is writing it, as far as one can see: whether it is so, `locks.take` tells. */
  taken: z.boolean(),
});

/** As somebody typed it: what a file cannot be called the newsroom says, `bad-name`, in its words. */
const typedName = z.string().max(4096);

const savedArticle = z.object({
  file: fileId,
  name: z.string(),
  revision,
  savedAt: instant,
  bytes: z.int(),
  /** `dates.modified` as it was written: take it over into the article in memory. */
  modified: z.string().optional(),
  unkeptVersion,
});

/**
 * Why a text is not written by what was changed in it: the newsroom does not know what it goes on
 * from, or its journal says something else than the window.
 */
const notFollowed = z.enum(['unknown', 'unlike']);

export const articleCalls = {
  /** A fresh article in memory; it gets a file by `saveNew`. */
  create: failing().output(z.object({ article: wholeArticle })),
  open: failing(...reading)
    .input(z.object({ file: fileId }))
    .output(openedArticle),
  /** The same to be shown in a window. */
  openInParts: failing(...reading)
    .input(
      z.object({
        file: fileId,
        window: windowId,
        /** It may be opened in a moment, and is only read until `shown` says that it is. */
        ahead: z.literal(true).optional(),
      }),
    )
    .output(openedInParts),
  /** What was read ahead last, at that revision. */
  shown: failing().input(z.object({ window: windowId, file: fileId, revision })),
  /**
   * What lies in the file, without its text: cheap enough to be asked again and again. `access` is
   * what the disk allows.
   */
  revision: failing(...reading)
    .input(z.object({ file: fileId }))
    .output(openedArticle.pick({ revision: true, access: true })),
  /** A native dialog; desktop only. */
  openDialog: failing('unsupported', 'canceled', ...reading).output(openedArticle),
  /** Articles opened last, newest first. */
  recent: failing('io').output(z.array(z.object({ file: fileId, name: z.string() }))),
  /** Writes only if the file still has the revision `base`. */
  save: failing(...writing, 'conflict', 'not-found', 'newer-version')
    .input(
      z.object({
        file: fileId,
        base: revision,
        article: wholeArticle,
        /** The journal that holds this very text, so that it need not be restored after a crash. */
        journaled: journaled.optional(),
      }),
    )
    .output(savedArticle),
  /**
   * The same for a text that its journal holds: only what was changed since the last time crosses.
   * A word where the newsroom cannot write it by that; the whole article is then to be sent.
   */
  saveJournaled: failing(...writing, 'conflict', 'not-found', 'newer-version')
    .input(
      z.object({
        file: fileId,
        base: revision,
        metadata: articleMetadata,
        text: changedBlocks,
        journaled,
      }),
    )
    .output(savedArticle.or(notFollowed)),
  /**
   * A new file: in the library, named after `name` (else slug, else headline) with a number
   * behind it where the name is taken; or where a native dialog says (desktop only). Photos that
   * the article shows are copied along.
   */
  saveNew: failing(
    ...writing,
    'newer-version',
    'bad-name',
    'unsupported',
    'canceled',
    'exists',
    'conflict',
  )
    .input(
      z.object({
        article: wholeArticle,
        /** Whose photos to copy along; absent for an article that never had a file. */
        from: fileId.optional(),
        name: typedName.optional(),
        /** It was, or may have been, asked for before without an answer: it may have its file by now. */
        again: z.literal(true).optional(),
        where: z.enum(['library', 'ask']),
        journaled: journaled.optional(),
      }),
    )
    .output(savedArticle),
  rename: failing(...writing, 'not-found', 'bad-name', 'exists')
    .input(z.object({ file: fileId, name: typedName }))
    .output(z.object({ file: fileId, name: z.string() })),
  /** A copy beside it with an id of its own. */
  duplicate: failing(...writing, 'not-found', 'newer-version')
    .input(z.object({ file: fileId }))
    .output(z.object({ file: fileId, name: z.string() })),
  trash: failing(...inLibrary, 'not-found', 'read-only', 'disk-full')
    .input(z.object({ file: fileId }))
    .output(trashedEntry.pick({ id: true })),
  reveal: failing(...inLibrary, 'not-found', 'unsupported').input(z.object({ file: fileId })),
};

export type Access = z.infer<typeof access>;
export type OpenedArticle = z.infer<typeof openedArticle>;
export type OpenedInParts = z.infer<typeof openedInParts>;
export type SavedArticle = z.infer<typeof savedArticle>;
export type NotFollowed = z.infer<typeof notFollowed>;
