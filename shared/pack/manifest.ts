import { z } from 'zod';

/**
 * What a pack (`.stetpack`) is made of; docs/pack.md has the whole of it. A pack is a ZIP file with
 * articles, their photos and their versions, and a list of all that it holds.
 */
export const packVersion = 1;
export const manifestName = 'manifest.json';
export const deskName = 'desk.json';

/**
 * What a pack may be at most. More than the 2 000 entries and 200 MB of a document that is imported:
 * it holds a whole library with its photos. Instead each member has the limits of what it is, and
 * goes to the disk or is read by itself; all of it is never in memory.
 */
export const packLimits = {
  /** Members, the list of them included. */
  members: 100_000,
  /** Bytes of everything in it, unpacked. */
  bytes: 256 * 1024 ** 3,
  /** Bytes of the list of members. */
  manifestBytes: 64 * 1024 ** 2,
  /** Bytes of an article's versions as they are kept. */
  historyBytes: 256 * 1024 ** 2,
  /** Versions of one article, and bytes of all of them unpacked. */
  versions: 20_000,
  versionBytes: 4 * 1024 ** 3,
  /** Bytes of the settings of the desk. */
  deskBytes: 512 * 1024,
  /** How many times larger a member may become; for members larger than `freeBytes`. */
  ratio: 100,
  freeBytes: 1024 ** 2,
} as const;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const memberName = z.string().min(1).max(1024);

const packedArticle = z.looseObject({
  /** Its member, `articles/<folders>/<name>.stet`. */
  name: memberName,
  /** The article's own id. */
  id: z.string().max(1024),
  headline: z.string(),
  /** Members `photos/<sha256>.<ext>` that it, or a version of it, shows. */
  photos: z.array(memberName),
  /** The member with its versions, `history/<key>.versions`; absent where there are none. */
  history: memberName.optional(),
});

const packedFile = z.looseObject({
  name: memberName,
  bytes: z.int().min(0),
  sha256,
});

export const packManifest = z.looseObject({
  format: z.literal('stet-pack'),
  version: z.int().min(1),
  /** When it was made, RFC 3339. */
  made: z.string().max(64),
  /** The program that made it. */
  by: z.string().max(200),
  /** The library's name. */
  library: z.string().max(1024),
  articles: z.array(packedArticle),
  /** Every member but this list. */
  files: z.array(packedFile),
});

export type PackManifest = z.infer<typeof packManifest>;
export type PackedArticle = z.infer<typeof packedArticle>;
export type PackedFile = z.infer<typeof packedFile>;

export function packJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(packManifest, { io: 'input', reused: 'inline' }),
    title: 'The list in a Stet pack, version 1',
    description: 'The member manifest.json of a .stetpack file: UTF-8 JSON. See pack.md.',
  };
}
