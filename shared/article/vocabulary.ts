/** The words that an article's fields choose from, apart from zod so that a page can read them. */

export const statuses = [
  'draft',
  'review',
  'approved',
  'published',
  'withheld',
  'canceled',
] as const;
export const contributorRoles = ['author', 'photographer', 'editor', 'contributor'] as const;
export const headlineVariants = ['web', 'print', 'seo', 'social', 'push'] as const;
export const correctionTypes = ['correction', 'clarification', 'update'] as const;
/** Lines are those of print: a paragraph's characters through the desk's characters a line. */
export const lengthUnits = ['words', 'characters', 'lines'] as const;

/** BCP 47: a language, and optional script, region and variants. */
export const languagePattern = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

/** What an asset's `src` is: a photo's file, named after its content. */
export const photoSourcePattern = /^media\/[0-9a-f]{64}\.[a-z0-9]{2,5}$/;

/** The release of the file format that this program writes. */
export const articleVersion = 1;

export type Status = (typeof statuses)[number];
export type ContributorRole = (typeof contributorRoles)[number];
export type HeadlineVariant = (typeof headlineVariants)[number];
export type LengthUnit = (typeof lengthUnits)[number];
export type CorrectionType = (typeof correctionTypes)[number];
