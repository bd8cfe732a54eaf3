import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { packChoices } from './commandNames.ts';
import { failing, inLibrary } from './failing.ts';
import { otherEnds } from './jobs.ts';
import { fileId } from './scalars.ts';

/** A library, or articles of it, with photos and versions as one file. */

const leftOut = z.object({ name: z.string(), message: z.string() });

/** What became of an article of a pack. */
const broughtArticle = z.object({
  headline: z.string(),
  /** Its file's name in the library. */
  name: z.string(),
  /**
   * `new`, `copy`: a file of its own; `version`: of the article that is here; `there`: it says the
   * same as the article that is here; `skipped`: as was asked; `failed`: `message` says why.
   */
  as: z.enum(['new', 'copy', 'version', 'there', 'skipped', 'failed']),
  message: z.string().optional(),
});

/** What to do with articles of a pack that say something else here. */
const packDifferent = z.enum(packChoices);

const packEvent = z.discriminatedUnion('state', [
  z.object({
    seq: z.int(),
    state: z.literal('running'),
    doing: z.enum(['packing', 'checking', 'bringing']),
    done: z.int(),
    total: z.int(),
    current: z.string(),
  }),
  /** A pack is there. */
  z.object({
    seq: z.int(),
    state: z.literal('made'),
    name: z.string(),
    bytes: z.int(),
    articles: z.int(),
    photos: z.int(),
    leftOut: z.array(leftOut),
    /** Path on the byte handler to download it from, where it went to no file. */
    download: z.string().optional(),
    /** Where it lies, for people. */
    place: z.string().optional(),
  }),
  /** A pack can be brought in: `pack.bringIn` goes on. */
  z.object({
    seq: z.int(),
    state: z.literal('checked'),
    library: z.string(),
    made: z.string(),
    photos: z.int(),
    /** Headlines and file names. */
    fresh: z.array(broughtArticle.pick({ headline: true, name: true })),
    same: z.array(broughtArticle.pick({ headline: true, name: true })),
    different: z.array(broughtArticle.pick({ headline: true, name: true })),
  }),
  z.object({
    seq: z.int(),
    state: z.literal('brought'),
    articles: z.array(broughtArticle.extend({ file: fileId.optional() })),
    photos: z.int(),
    versions: z.int(),
    desk: z.boolean(),
    stopped: z.boolean(),
  }),
  ...otherEnds,
]);

/** A pack that was handed in. */
const handedPack = z.object({ pack: z.string() });

export const packCalls = {
  /** Without `files` the whole library. `ask`: a native dialog; desktop only. */
  make: failing(...inLibrary, 'not-found', 'unsupported', 'canceled', 'read-only', 'disk-full')
    .input(
      z.object({
        files: z.array(fileId).min(1).max(10_000).optional(),
        to: z.enum(['ask', 'download']),
      }),
    )
    .output(z.object({ job: z.string() })),
  /** Looks at all of a pack that was handed in (see bytes.ts) before anything is done with it. */
  check: failing(...inLibrary, 'not-found')
    .input(z.object({ pack: z.string().max(128) }))
    .output(z.object({ job: z.string() })),
  /** Goes on with a job that is `checked`. */
  bringIn: failing('not-found').input(
    z.object({ job: z.string().max(128), different: packDifferent }),
  ),
  watch: failing('not-found')
    .input(z.object({ job: z.string().max(128) }))
    .output(eventIterator(packEvent)),
  cancel: failing('not-found').input(z.object({ job: z.string().max(128) })),
  reveal: failing('not-found', 'unsupported', 'io').input(z.object({ job: z.string().max(128) })),
};

export type BroughtArticle = z.infer<typeof broughtArticle>;
export type PackDifferent = z.infer<typeof packDifferent>;
export type PackEvent = z.infer<typeof packEvent>;
export type HandedPack = z.infer<typeof handedPack>;
