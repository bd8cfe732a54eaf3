/**
 * What exports and packs are asked for by, without any schema: the command line answers a typo
 * and `--help` with no more than this.
 */
export const formatIds = [
  'html',
  'html-fragment',
  'json',
  'text',
  'docx',
  'icml',
  'pdf',
  'markdown',
  'epub',
  'rss',
  'nitf',
  'ninjs',
  'newsml-g2',
  'ans',
  'ghost',
  'wordpress',
  'apple-news',
] as const;
/** For whom an article is put on the clipboard. */
export const copyKinds = ['html', 'markdown', 'wordpress', 'ghost'] as const;
export const endMarks = ['###', '-30-', 'ENDS', ''] as const;
export const nitfKinds = ['namespaced', 'bare'] as const;
export type NitfKind = (typeof nitfKinds)[number];
/** Articles that are exported together. */
export const mostInBatch = 10_000;
/** Pixels along the longer side of a photo. */
export const photoSides = { least: 16, most: 16_384 } as const;
/** What to do with an article of a pack that is here and says something else. */
export const packChoices = ['both', 'versions', 'skip'] as const;
