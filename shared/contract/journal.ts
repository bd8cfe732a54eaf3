import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import type { NodeJson } from '../article/model.ts';
import { wholeArticle } from './articleValues.ts';
import { failing, inLibrary, reading } from './failing.ts';
import { fileId, instant, revision, windowId } from './scalars.ts';

const journalId = z.uuid();

/** How far a journal is ahead: grows with every batch of steps that was kept. */
const sequence = z.int().min(0);

export const journaled = z.object({ journal: journalId, sequence });

/** Where a run of the editor's steps stands in its undo history. */
const undoPart = z.object({
  /** How many steps there are in the run. */
  steps: z.int().min(1),
  /**
   * `event` begins what one undo takes back, `more` goes on with it, `undo` and `redo` are just that,
   * `follows` was added to one of these two, and `aside` is in no history.
   */
  as: z.enum(['event', 'more', 'undo', 'redo', 'follows', 'aside']),
  /** Before an event, undo or redo, as ProseMirror's JSON: where the caret is led back to. */
  selection: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** The same with the steps themselves, ProseMirror's as JSON. */
const undoableRun = undoPart.omit({ steps: true }).extend({ steps: z.array(z.unknown()) });

/** What was done to an article from one opening of it to the next, so that undo can go back over it. */
const undoSession = z.object({
  /** The document that it began with. */
  content: z.custom<NodeJson>(),
  runs: z.array(undoableRun),
});

/** A text that no file holds yet, kept from a window that is gone, or went on without its drive. */
const keptText = z.object({
  journal: journalId,
  headline: z.string(),
  words: z.int(),
  /** When the last of it was kept. */
  changed: instant,
  /** Absent where the article never had a file. */
  file: fileId.optional(),
  name: z.string().optional(),
});

const restoredText = z.object({
  journaled,
  article: wholeArticle,
  changed: instant,
  file: fileId.optional(),
  /** The revision of the file that the text goes on from. */
  base: revision.optional(),
  name: z.string().optional(),
});

/** What is typed, kept safe before and besides any save. */
export const journalCalls = {
  /**
   * Open as long as the window is: its journals are in use that long, and then up for restoring.
   * `freed`: a window is gone, went on without saving, or is back with a journal of its own: `kept`
   * says something else.
   */
  hold: failing()
    .input(z.object({ window: windowId }))
    .output(eventIterator(z.object({ seq: z.int(), kind: z.enum(['holding', 'freed']) }))),
  /**
   * Adds steps to a journal, or begins one. `not-found` and `damaged` (a step does not fit) ask for
   * a new beginning with the whole article; so does `conflict` (the file is no longer at `base`).
   */
  append: failing(...reading, 'disk-full', 'read-only', 'conflict')
    .input(
      z.object({
        window: windowId,
        /** With `begin`: the journal that the new one takes the place of. */
        journal: journalId.optional(),
        begin: z
          .object({
            file: fileId.optional(),
            base: revision.optional(),
            /** Absent: as it lies in the file at that revision. */
            article: wholeArticle.optional(),
            /** Names the journal: whoever did not hear that it has begun can ask again. */
            as: journalId.optional(),
            /**
             * The text of a window that is gone, as it was then (milliseconds since 1970): nobody goes
             * on with it, and it can be restored. A journal that it takes the place of stays where
             * that knows more.
             */
            gone: z.int().optional(),
          })
          .optional(),
        /** The `sequence` that these steps go on from: what came twice is taken once. */
        after: z.int().min(0).optional(),
        /** ProseMirror steps as JSON. */
        steps: z.array(z.unknown()).max(10_000),
        /** Their places in the undo history, in the same order. */
        undo: z.array(undoPart).max(10_000).optional(),
      }),
    )
    .output(journaled),
  /** Newest first. */
  kept: failing('io').output(z.array(keptText)),
  /** The text goes on in this window, with the journal it has. */
  restore: failing('not-found', 'damaged', 'too-large', 'busy', 'io', 'disk-full', 'read-only')
    .input(z.object({ window: windowId, journal: journalId }))
    .output(restoredText),
  /**
   * What undo can go back over in a text that was just opened: earlier sessions, oldest first, each
   * going on where the one before it ended. None where the file says anything else than they did.
   */
  undoable: failing(...inLibrary, 'not-found')
    .input(
      z.object({
        window: windowId,
        of: z.union([
          z.object({ file: fileId, revision }),
          /** A text that this window has restored. */
          z.object({ journal: journalId }),
        ]),
      }),
    )
    .output(z.array(undoSession)),
  /** The window goes on to another text, and this one is in no file yet: it is up for restoring. */
  leave: failing().input(z.object({ window: windowId, journal: journalId })),
  /** A person lets this text go; its journal stays for a fortnight all the same. */
  discard: failing('not-found', 'io', 'busy', 'disk-full', 'read-only').input(
    z.object({ journal: journalId }),
  ),
};

export type KeptText = z.infer<typeof keptText>;
export type RestoredText = z.infer<typeof restoredText>;
export type UndoPart = z.infer<typeof undoPart>;
export type UndoSession = z.infer<typeof undoSession>;
export type Journaled = z.infer<typeof journaled>;
