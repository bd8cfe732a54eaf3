import type { Crop } from '../../article/crop.ts';
import type {
  ContributorRole,
  CorrectionType,
  HeadlineVariant,
  Status,
} from '../../article/model.ts';
import type { TextStatistics } from '../../article/statistics.ts';
import type { DatelineRunIn } from '../dateline.ts';
import type { Direction } from '../language.ts';

/**
 * An article as formats see it: what readers may see, resolved, clean, in the order of the text, and
 * nothing else. readStory.ts makes it. Plain text has no control characters but line feed and tab;
 * an empty field is absent or '', an empty block is not there.
 */
export interface Story {
  /** `urn:uuid:…` */
  id: string;
  /** BCP 47, canonical. */
  language: string;
  /** As the article has it; for what goes by language, such as dates in words. */
  locale: string;
  direction: Direction;
  status: Status;
  slug?: string;
  slugline?: string;
  /** IPTC urgency, 1 (flash) to 9. */
  urgency?: number;
  /** Where the article has its home on the web. */
  url?: string;
  kicker: Run[];
  headline: Run[];
  standfirst: Run[];
  headlines: { [Variant in HeadlineVariant]?: string };
  summary?: string;
  byline?: Byline;
  /** Everybody with a name, in order; a contributor without a role is an author. */
  people: Person[];
  tagline?: string;
  /** For the formats that have a field for it; the others have it in `blocks`, see `Paragraph`. */
  dateline?: DatelineRunIn;
  place: { name?: string; region?: string; country?: string; date?: string; agency?: string };
  /** RFC 3339 as the journalist wrote them; `machineMoment` for programs. */
  dates: {
    created?: string;
    modified?: string;
    published?: string;
    embargoUntil?: string;
    expires?: string;
  };
  section: { id?: string; name?: string };
  tags: { name: string; slug?: string }[];
  subjects: { scheme?: string; code: string; name?: string }[];
  rights: { holder?: string; notice?: string; usageTerms?: string };
  source: { name?: string; url?: string };
  corrections: { type: CorrectionType; text: string; date?: string }[];
  blocks: StoryBlock[];
  /** Which of the blocks a preview is opened at. */
  opensAt?: number;
  /** Of the body, as the editor counts; counted when asked for, because most formats do not say it. */
  statistics(): TextStatistics;
}

export const runMarks = [
  'bold',
  'italic',
  'underline',
  'strike',
  'superscript',
  'subscript',
] as const;
export type RunMark = (typeof runMarks)[number];

/** Text with the same marks throughout; neighbours differ. nesting.ts makes elements of runs. */
export interface Run {
  /** "\n" for a line break. */
  text: string;
  break?: true;
  /** In the order of `runMarks`. */
  marks: readonly RunMark[];
  /** An address that may stand in an `href`; never around mere space. */
  href?: string;
}

export interface Person {
  name: string;
  role: ContributorRole;
  title?: string;
  affiliation?: string;
  url?: string;
}

export interface Byline {
  /** "By Ana Ruiz and Tom Field", or the override. */
  text: string;
  /** "By", with what the language puts there; '' for none. */
  by: string;
  /** The override as it was written; absent where the names are printed. */
  display?: string;
  authors: Person[];
}

export interface Paragraph {
  type: 'paragraph';
  text: Run[];
  /**
   * The dateline that opens this paragraph, once in a story; `openingRuns` puts the two together.
   * Where the body has no paragraph, one without text comes first.
   */
  dateline?: DatelineRunIn;
}

export interface Attributed {
  /** Who said it; empty where nobody is named. */
  attribution: Run[];
}

export type StoryBlock =
  | Paragraph
  /** Level 2 to 4; 1 is the headline. */
  | { type: 'heading'; level: number; text: Run[] }
  | List
  | ({ type: 'quote'; blocks: StoryBlock[] } & Attributed)
  /** Repeats words of the body: not counted, and not in plain text. */
  | ({ type: 'pullQuote'; text: Run[] } & Attributed)
  | Photo
  | Gallery
  | RelatedLinks
  | { type: 'factbox'; title: Run[]; blocks: StoryBlock[] }
  | Embed
  | Table
  | { type: 'divider' };

export interface List {
  type: 'list';
  ordered: boolean;
  /** The first number. */
  start: number;
  /** Each begins with a paragraph; lists may lie in it. */
  items: StoryBlock[][];
}

export interface Photo {
  type: 'photo';
  /** Absent where there is no picture to show: caption and credit stand alone. */
  picture?: Picture;
  layout: string;
  caption: Run[];
  /** As it is printed: what stands under the photo, else what the asset knows. */
  credit: Run[];
  /** The credit was typed under the photo. */
  creditTyped: boolean;
  /** '' also for a decorative photo, on purpose. */
  alt: string;
  decorative: boolean;
  creator?: string;
  organization?: string;
  copyright?: string;
  usageTerms?: string;
  captured?: string;
  /** IPTC NewsCodes address. */
  digitalSourceType?: string;
  /** Fractions of width and height from the top left. */
  focalPoint?: { x: number; y: number };
  /** The part to show; the file is whole. */
  crop?: Crop;
}

export interface Picture {
  /** `media/<sha256>.<ext>`: what the bytes are asked for by. */
  src: string;
  /** File name, the same in every export. */
  name: string;
  /** What goes into `src` or `href`: relative to the document, or a `data:` address. */
  address: string;
  mimeType: string;
  /** Pixels of the whole file. */
  width: number;
  height: number;
}

export interface Gallery {
  type: 'gallery';
  photos: Photo[];
  caption: Run[];
}

export interface RelatedLinks {
  type: 'relatedLinks';
  /** Empty: the format says `wordsFor(…).related` or nothing. */
  title: Run[];
  links: RelatedLink[];
}

export interface RelatedLink {
  /** Empty: the address itself is shown. */
  text: Run[];
  href?: string;
  /** `id` of the article that it leads to. */
  article?: string;
}

/** A card with a link; at least one of `title` and `href` is there. */
export interface Embed {
  type: 'embed';
  title: Run[];
  href?: string;
  provider?: string;
}

export interface Table {
  type: 'table';
  rows: Cell[][];
}

export interface Cell {
  header: boolean;
  columnSpan: number;
  rowSpan: number;
  blocks: StoryBlock[];
}
