import { z } from 'zod';
import { packChoices } from './commandNames.ts';
import { otherEnds } from './jobs.ts';
import { fileId } from './values.ts';

/** Packs, as they cross the process boundary. */

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
export const packDifferent = z.enum(packChoices);

export const packEvent = z.discriminatedUnion('state', [
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

export type BroughtArticle = z.infer<typeof broughtArticle>;
export type PackDifferent = z.infer<typeof packDifferent>;
export type PackEvent = z.infer<typeof packEvent>;
export type HandedPack = z.infer<typeof handedPack>;
