import { bylineIn } from './byline.ts';
import { deskNoteIn, isEndMark } from './deskNotes.ts';
import { photoIn } from './photo.ts';
import { announcesLinks, relatedIn } from './relatedLink.ts';
import { taglineIn } from './tagline.ts';

/** A line that is something of its own and so neither headline, standfirst, caption nor subhead. */
export const isSpecialLine = (text: string): boolean =>
  isEndMark(text) ||
  deskNoteIn(text, false) !== undefined ||
  taglineIn(text) !== undefined ||
  relatedIn(text) !== undefined ||
  announcesLinks(text) ||
  photoIn(text) !== undefined ||
  bylineIn(text) !== undefined;
