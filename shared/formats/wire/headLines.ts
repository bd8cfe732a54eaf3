import { type DateReading, dayAtStart } from './dates.ts';
import { offsetOf, timeAtStart } from './times.ts';

export interface MomentReading {
  /** RFC 3339; undefined where the words do not say exactly when. */
  moment: string | undefined;
  /** Only the day was named. */
  dayOnly: boolean;
}

const announces =
  /^(?:published|updated|last updated|posted|released?|date|issued|veröffentlicht|aktualisiert|stand|datum|publié|mis à jour|publicado|actualizado|fecha|pubblicato|aggiornato|data|gepubliceerd|bijgewerkt|publicerad|uppdaterad|atualizado)(?!\p{L})(?:\s+(?:on|at|am|le|el|il|op|den|em))?\s*:?\s*/iu;
const between = /^[\s,;|•·@–—-]*(?:(?:at|um|à|a las|alle|om|kl|às|ore)\.?\s+)?/iu;

/** A line that is a date, perhaps with a time, and nothing else. */
export function dateLineIn(line: string, reading: DateReading): MomentReading | undefined {
  if (line.length > 80) return undefined;
  const text = line.replace(announces, '');
  const found = momentAtStart(text, reading);
  if (!found) return undefined;
  return /^[\s.|)]*$/.test(text.slice(found.length)) ? found : undefined;
}

/** A day and a time, in either order. */
function momentAtStart(
  text: string,
  reading: DateReading,
): (MomentReading & { length: number }) | undefined {
  const early = /^\d{1,2}[:.]?\d{2}|^\d{1,2}\s?[ap]\.?m/i.test(text)
    ? timeAtStart(text)
    : undefined;
  const gap = early ? (/^[\s,]*(?:on\s+)?/i.exec(text.slice(early.length))?.[0].length ?? 0) : 0;
  const start = early ? early.length + gap : 0;
  let day = dayAtStart(text.slice(start), reading);
  let time = day ? early : undefined;
  let length = day ? start + day.length : 0;
  if (!day) {
    day = dayAtStart(text, reading);
    length = day?.length ?? 0;
  }
  if (!day) return undefined;
  if (!time) {
    const space = between.exec(text.slice(length))?.[0].length ?? 0;
    time = space > 0 ? timeAtStart(text.slice(length + space)) : undefined;
    if (time) length += space + time.length;
  }
  if (time?.unknownZone) return { moment: undefined, dayOnly: false, length };
  const offset = time?.offset ?? offsetOf(reading.now);
  return {
    moment: `${day.day}T${time?.time ?? '00:00:00'}${offset}`,
    dayOnly: time === undefined,
    length,
  };
}

const embargo =
  /^[*([\s]*(?:(?:strictly\s+)?embargo(?:ed)?\b|not for (?:publication|release|use|broadcast)[^.]{0,40}?\b(?:before|until)\b|sperrfrist\b|sous embargo\b|bajo embargo\b|embargada?\b|onder embargo\b|embargo[a-zà-ü]*\b)/iu;
const until =
  /^[^\d]{0,60}?(?:\b(?:until|till|to|before|for|bis|jusqu['’]au|jusqu['’]à|hasta(?: el| las)?|fino al|tot|till|até)(?!\p{L})|:)\s*(?:the\s+|le\s+|el\s+|am\s+)?/iu;

/** "EMBARGOED until 00:01 GMT Monday, May 4, 2026"; only an exact moment is taken as one. */
export function embargoIn(text: string, reading: DateReading): MomentReading | undefined {
  if (text.length > 240 || !embargo.test(text)) return undefined;
  // A sentence about an embargo is news.
  if (
    /^embargo/i.test(text) &&
    !/^embargo(?:ed|\s*[:–—-]|\s+(?:until|till|bis|hasta|fino|tot|até))/i.test(text) &&
    text !== text.toUpperCase()
  )
    return undefined;
  const words = text.replace(embargo, '');
  const intro = until.exec(words)?.[0] ?? /^[^\p{L}\d]*/u.exec(words)?.[0] ?? '';
  const found = momentAtStart(words.slice(intro.length), reading);
  if (!found || found.dayOnly) return { moment: undefined, dayOnly: true };
  return { moment: found.moment, dayOnly: false };
}

/** "BC-EU--Harbor Vote", "AM-Harbor-Vote": the name under which an agency keeps a story. */
export function sluglineIn(line: string): { slugline: string; length: number } | undefined {
  const match = /^[AB][CM]-(?:[A-Z]{2,6}-)?(?:-|[A-Z]{2,6}--)?[\p{L}\d][\p{L}\d .'’-]{1,50}/u.exec(
    line,
  );
  if (!match || line.length > 100) return undefined;
  const slugline = match[0].trim();
  return /^(?:,|$)/.test(line.slice(slugline.length))
    ? { slugline, length: slugline.length }
    : undefined;
}
