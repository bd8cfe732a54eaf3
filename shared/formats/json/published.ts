import type {
  ContributorRole,
  CorrectionType,
  HeadlineVariant,
  Status,
} from '../../article/model.ts';

/**
 * The article as published, for programs: everything a reader may see, resolved, and nothing else.
 * Empty fields are absent. publishedSchema.ts is the same as a schema.
 */
export interface PublishedArticle {
  format: 'stet-published-article';
  version: 1;
  id: string;
  language: string;
  direction: 'ltr' | 'rtl';
  status: Status;
  slug?: string;
  slugline?: string;
  urgency?: number;
  url?: string;
  kicker?: string;
  kickerHtml?: string;
  headline?: string;
  headlineHtml?: string;
  headlines?: { [Variant in HeadlineVariant]?: string };
  standfirst?: string;
  standfirstHtml?: string;
  summary?: string;
  byline?: string;
  contributors?: PublishedContributor[];
  tagline?: string;
  dateline?: string;
  place?: { name?: string; region?: string; country?: string; date?: string; agency?: string };
  created?: string;
  modified?: string;
  published?: string;
  embargoUntil?: string;
  expires?: string;
  section?: { id?: string; name?: string };
  tags?: { name: string; slug?: string }[];
  subjects?: { scheme?: string; code: string; name?: string }[];
  rights?: { holder?: string; notice?: string; usageTerms?: string };
  source?: { name?: string; url?: string };
  wordCount: number;
  characterCount: number;
  readingMinutes: number;
  blocks: PublishedBlock[];
  html: string;
  text: string;
  photos?: PublishedPhoto[];
  corrections?: { type: CorrectionType; text: string; date?: string }[];
}

export interface PublishedContributor {
  name: string;
  role: ContributorRole;
  title?: string;
  affiliation?: string;
  url?: string;
}

export interface PublishedPhoto {
  src?: string;
  mimeType?: string;
  width?: number;
  height?: number;
  alt?: string;
  decorative?: boolean;
  layout?: string;
  caption?: string;
  captionHtml?: string;
  credit?: string;
  creditHtml?: string;
  creator?: string;
  organization?: string;
  copyright?: string;
  usageTerms?: string;
  focalPoint?: { x: number; y: number };
  crop?: { x: number; y: number; width: number; height: number };
  captured?: string;
  digitalSourceType?: string;
}

interface Attributed {
  attribution?: string;
  attributionHtml?: string;
}

export type PublishedBlock =
  | { type: 'paragraph'; text: string; html: string }
  | { type: 'heading'; level: number; text: string; html: string }
  | { type: 'list'; ordered: boolean; start?: number; items: { blocks: PublishedBlock[] }[] }
  | ({ type: 'quote'; blocks: PublishedBlock[] } & Attributed)
  | ({ type: 'pullQuote'; text: string; html: string } & Attributed)
  | { type: 'photo'; photo: number }
  | { type: 'gallery'; photos: number[]; caption?: string; captionHtml?: string }
  | {
      type: 'relatedLinks';
      title?: string;
      links: { text: string; url?: string; article?: string }[];
    }
  | { type: 'factbox'; title?: string; blocks: PublishedBlock[] }
  | { type: 'embed'; url?: string; title?: string; provider?: string }
  | { type: 'table'; rows: { cells: PublishedCell[] }[] }
  | { type: 'divider' };

export interface PublishedCell {
  header: boolean;
  columnSpan?: number;
  rowSpan?: number;
  blocks: PublishedBlock[];
}
