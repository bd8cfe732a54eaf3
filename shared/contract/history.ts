import { z } from 'zod';
import { wholeArticle } from './articleValues.ts';
import { failing, reading } from './failing.ts';
import { fileId, instant, revision } from './scalars.ts';

/** Why a version of an article was kept. */
export const versionReasons = [
  'opened',
  'saved',
  'external-change',
  'before-restore',
  'conflict-loser',
  'milestone',
] as const;

const versionId = z.string().regex(/^[0-9a-z-]{8,64}$/);

/** What an article's file said once. */
export const articleVersion = z.object({
  version: versionId,
  at: instant,
  reason: z.enum(versionReasons),
  words: z.int(),
  /** The file's name at the time. */
  name: z.string(),
  /** It is what the file says now. */
  current: z.boolean(),
  author: z.string().optional(),
  /** What a person called it: filed, subbed, legal read, proofread… */
  label: z.string().optional(),
});

export const versionLabel = z.string().trim().max(120);

/** What an article's file said before. */
export const historyCalls = {
  /** Newest first. */
  list: failing(...reading)
    .input(z.object({ file: fileId }))
    .output(z.array(articleVersion)),
  read: failing(...reading)
    .input(z.object({ file: fileId, version: articleVersion.shape.version }))
    .output(z.object({ article: wholeArticle })),
  /** The text that a window goes on from, whatever lies in the file by now. */
  base: failing(...reading)
    .input(z.object({ file: fileId, revision }))
    .output(z.object({ article: wholeArticle })),
  /**
   * Keeps what the file says now: before another version takes its place, under a name, or because
   * another version was preferred.
   */
  keep: failing(...reading, 'disk-full', 'read-only')
    .input(
      z.object({
        file: fileId,
        reason: z.enum(['before-restore', 'conflict-loser', 'milestone']),
        label: versionLabel.optional(),
        /** Another text of the same article, to be kept instead. */
        article: wholeArticle.optional(),
      }),
    )
    .output(articleVersion.pick({ version: true })),
  /** '' takes the name away. */
  name: failing(...reading, 'disk-full', 'read-only').input(
    z.object({ file: fileId, version: articleVersion.shape.version, label: versionLabel }),
  ),
};

export type ArticleVersion = z.infer<typeof articleVersion>;
export type VersionReason = (typeof versionReasons)[number];
