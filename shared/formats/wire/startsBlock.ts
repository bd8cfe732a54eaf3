import { bylineIn } from './byline.ts';
import { datelineAtStart } from './dateline.ts';
import type { DateReading } from './dates.ts';
import { deskNoteIn, isEndMark } from './deskNotes.ts';
import { dateLineIn, embargoIn } from './headLines.ts';
import { photoIn } from './photo.ts';
import { announcesLinks, relatedIn } from './relatedLink.ts';
import { taglineIn } from './tagline.ts';

/** A line that is never the second half of the line before it. */
export const startsBlock = (line: string, reading: DateReading): boolean =>
  isEndMark(line) ||
  deskNoteIn(line, true) !== undefined ||
  bylineIn(line) !== undefined ||
  relatedIn(line) !== undefined ||
  announcesLinks(line) ||
  photoIn(line)?.caption === '' ||
  (/^[([]/.test(line) && taglineIn(line.replace(/[^)\]]$/, '$&)')) !== undefined) ||
  dateLineIn(line, reading) !== undefined ||
  embargoIn(line, reading) !== undefined ||
  datelineAtStart(line, reading, false) !== undefined;
