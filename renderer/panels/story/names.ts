import type {
  ContributorRole,
  CorrectionType,
  HeadlineVariant,
  Status,
} from '../../../shared/article/vocabulary.ts';

/** The vocabulary as people read it. */

export const statusNames: Record<Status, string> = {
  draft: 'Draft',
  review: 'In review',
  approved: 'Approved',
  published: 'Published',
  withheld: 'Withheld',
  canceled: 'Canceled',
};

export const roleNames: Record<ContributorRole, string> = {
  author: 'Author',
  photographer: 'Photographer',
  editor: 'Editor',
  contributor: 'Contributor',
};

export const correctionNames: Record<CorrectionType, string> = {
  correction: 'Correction',
  clarification: 'Clarification',
  update: 'Update',
};

export const variantNames: Record<HeadlineVariant, string> = {
  web: 'Web',
  print: 'Print',
  seo: 'Search',
  social: 'Social',
  push: 'Push',
};
