import { withoutDeskNotes } from '../article/inlineNotes.ts';
import type { Article, NodeJson } from '../article/model.ts';
import { type DocumentParts, partsOf, textOf } from '../article/text.ts';
import { tkPlaces } from '../article/tk.ts';
import { beginsWithDateline, type DatelineRunIn, datelineRunIn } from './dateline.ts';
import { Findings } from './findings.ts';
import type { RenderOptions } from './format.ts';
import { directionOf } from './language.ts';
import { PhotoAddresses } from './photos.ts';
import { type PageWords, wordsFor } from './words.ts';

/** What is known and gathered while one article is rendered. */
export interface Rendering {
  article: Article;
  parts: DocumentParts;
  words: PageWords;
  direction: 'ltr' | 'rtl';
  findings: Findings;
  photos: PhotoAddresses;
  /** Names of boxes that are taken. */
  landmarks: Set<string>;
  /** To be put at the start of `opening`, or alone where there is no paragraph. */
  dateline: DatelineRunIn | undefined;
  /** The first paragraph with text at the top of the body. */
  opening: NodeJson | undefined;
}

/** Inline notes go here, before any format sees the text: none can print what it never had. */
export function beginRendering(whole: Article, options: RenderOptions): Rendering {
  const findings = new Findings();
  const { content, notes } = withoutDeskNotes(whole.content);
  const article = notes === 0 ? whole : { ...whole, content };
  for (let note = 0; note < notes; note++) findings.add('notes-left-out');
  const parts = partsOf(content);
  const opening = parts.body.find((block) => block.type === 'paragraph' && hasText(block));
  let dateline = datelineRunIn(article);
  if (dateline && opening && beginsWithDateline(textOf(opening), dateline)) {
    findings.add('typed-dateline');
    dateline = undefined;
  }
  return {
    article,
    parts,
    words: wordsFor(article.language),
    direction: directionOf(article.language),
    findings,
    photos: new PhotoAddresses(options.baseName, options.photos),
    landmarks: new Set(),
    dateline,
    opening,
  };
}

export const hasText = (node: NodeJson | undefined): boolean => textOf(node).trim() !== '';

/** What every format misses in the same way. */
export function noteWhatIsMissing({ article, parts, findings }: Rendering): void {
  if (!hasText(parts.headline)) findings.add('missing-headline');
  const named = article.byline?.contributors?.some((person) => person.name.trim() !== '');
  if (!named && !article.byline?.display?.trim()) findings.add('missing-byline');
  if (!parts.body.some((block) => block.type !== 'note' && hasText(block))) {
    findings.add('missing-text');
  }
  if (!article.dates?.published && !article.dateline?.date) findings.add('missing-date');
  for (const place of tkPlaces(article)) findings.add('tk', place);
  for (const _ of article.review?.comments ?? []) findings.add('comments-left-out');
}
