import { fence } from './fence.ts';
import { markSuggestions } from './googleSuggestions.ts';
import { readKnownBlocks } from './knownBlocks.ts';
import { mendLinks } from './links.ts';
import { readMarks, removeEmptyMarks } from './marks.ts';
import { readNamedStyles } from './namedStyles.ts';
import { mendLists } from './nestedLists.ts';
import { removeNoise } from './officeNoise.ts';
import { makeParagraphs } from './paragraphs.ts';
import { type Pictures, readPictures } from './pictures.ts';
import { type RevisionChoice, resolveRevisions } from './revisions.ts';
import { sourceOf, spillsHardSpaces } from './source.ts';
import { mendSpaces } from './spaces.ts';
import { ClassStyles } from './styles.ts';
import { mendTables } from './tables.ts';
import { readWordLists } from './wordLists.ts';

/** What is known about HTML from another program besides its markup. */
export interface HtmlArrival {
  /** As it came. */
  html: string;
  /** The text of its style sheets. */
  sheets: readonly string[];
  /** What came beside it, where Word has its pictures. */
  rtf: string;
  /** Google Docs' own type. */
  googleSlice: string;
  /** What a person said about tracked changes, if they were asked. */
  revisions: RevisionChoice | undefined;
}

export interface HtmlReading extends Pictures {
  /** Tracked changes that somebody has to decide about first: then nothing else is read. */
  undecided: number;
}

/**
 * Makes of what another program put on the clipboard what the schema can read, in place, on the
 * detached document that ProseMirror parsed; no string becomes HTML here. The order matters: each
 * step takes for granted what the ones before it did.
 */
export function readHtml(root: HTMLElement, arrival: HtmlArrival): HtmlReading {
  const source = sourceOf(arrival.html);
  const sheets = new ClassStyles(arrival.sheets);
  removeNoise(root);
  if (arrival.googleSlice !== '') markSuggestions(root, arrival.googleSlice);
  const undecided = resolveRevisions(root, source, arrival.revisions);
  if (undecided > 0 && arrival.revisions === undefined) {
    return { undecided, files: [], alts: [], missing: [] };
  }
  readWordLists(root);
  mendLists(root);
  readNamedStyles(root, source, sheets);
  readKnownBlocks(root);
  const pictures = readPictures(root, arrival.rtf);
  readMarks(root, sheets);
  mendTables(root);
  mendLinks(root);
  makeParagraphs(root);
  mendSpaces(root, spillsHardSpaces(source));
  removeEmptyMarks(root);
  fence(root);
  return { undecided: 0, ...pictures };
}
