import type { Article } from '../../article/model.ts';

/** What a proposal is about; one of each unless said otherwise. */
const wireFields = [
  /** A line before the headline that is a date → `dates.created`. */
  'date',
  /** The publication's name → `source.name`. */
  'source',
  /** "Embargoed until …" → `dates.embargoUntil`, and a note with the words as they came. */
  'embargo',
  /** "BC-EU--Harbor Vote" → `slugline`. */
  'slugline',
  /** "Topic |" before the headline → the kicker. */
  'kicker',
  'headline',
  /** The headline once more; any number. */
  'repeatedHeadline',
  /** A line between headline and byline → the standfirst. */
  'standfirst',
  /** → `byline.contributors`; any number. */
  'byline',
  /** → `dateline`, and out of the first paragraph. */
  'dateline',
  /** A short line between paragraphs → a heading; any number. */
  'subhead',
  /** A photo's credit, with its caption → a photo block without a picture yet; any number. */
  'photo',
  /** → an entry of a related-links block; any number. */
  'relatedLink',
  /** "(Reporting by …; Editing by …)" → `byline.tagline`. */
  'tagline',
  /** "Copyright 2026 …" → `rights.notice`. */
  'rights',
  /** "Eds:", "ADDS", "1st Ld-Writethru", "MORE" → a note block; any number. */
  'note',
  /** "-30-", "###", "ENDS"; what stands after it → a note block. */
  'endMark',
  /** Lines that only a fixed width had broken, joined again. */
  'joinedLines',
] as const;
export type WireField = (typeof wireFields)[number];

/** Something that was made out in the text, and what was made of it. Each can be turned off alone. */
export interface WireFinding {
  /** Depends on the text only: the same whichever other findings are turned off. */
  id: string;
  field: WireField;
  /** For people: "Headline". */
  label: string;
  /** For people: what was made of it, such as "Mara Quill, Staff Writer". */
  value: string;
  /** The source text as it came. */
  text: string;
  /** Lines of the source, from 1, both ends included. */
  lines: { from: number; to: number };
  /** Of a photo: who took it, and for whom. */
  credit?: { creator?: string; organization?: string };
  /** false: turned off by `without`; its text stands in the body as it came. */
  accepted: boolean;
}

export interface WireOptions {
  /** Of the new article, `urn:uuid:…`. */
  id: string;
  /** RFC 3339 with an offset: `dates.created`, and the year of dates that name none. */
  now: string;
  /** BCP 47; wins over what the text looks like. */
  language?: string | undefined;
  /** BCP 47; taken when the text does not tell its language, or tells only "en" of "en-GB". */
  usualLanguage?: string | undefined;
  /** Ids of findings to turn off. */
  without?: ReadonlySet<string> | undefined;
}

export interface WireReading {
  article: Article;
  /** In the order of the text, those turned off included. */
  findings: WireFinding[];
}
