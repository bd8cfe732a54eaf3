/** A calendar day as text names it. */
export interface NamedDay {
  /** `2026-05-04`. */
  day: string;
  /** Characters that it takes. */
  length: number;
}

const monthNames: readonly (readonly string[])[] = [
  ['january', 'januar', 'jänner', 'janvier', 'enero', 'gennaio', 'januari', 'janeiro'],
  ['february', 'februar', 'février', 'febrero', 'febbraio', 'februari', 'fevereiro', 'fevrier'],
  ['march', 'märz', 'mars', 'marzo', 'maart', 'março', 'mrt', 'maerz'],
  ['april', 'avril', 'abril', 'aprile'],
  ['may', 'mai', 'mayo', 'maggio', 'mei', 'maj', 'maio'],
  ['june', 'juni', 'juin', 'junio', 'giugno', 'junho'],
  ['july', 'juli', 'juillet', 'julio', 'luglio', 'julho'],
  ['august', 'août', 'agosto', 'augustus', 'augusti', 'aout'],
  ['september', 'septembre', 'septiembre', 'setiembre', 'settembre', 'setembro'],
  ['october', 'oktober', 'octobre', 'octubre', 'ottobre', 'outubro'],
  ['november', 'novembre', 'noviembre', 'novembro'],
  ['december', 'dezember', 'décembre', 'diciembre', 'dicembre', 'dezembro', 'decembre'],
];

/** 1–12 for a month's name or its first three letters or more, in any of the languages read. */
export function monthOf(word: string): number | undefined {
  const name = word.toLowerCase().replace(/\.$/, '');
  if (name.length < 3) return undefined;
  const found = monthNames.flatMap((names, index) =>
    names.some((full) => full.startsWith(name)) ? [index + 1] : [],
  );
  // "jui" is June as well as July.
  return found.length === 1 ? found[0] : undefined;
}

const weekday =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|segunda(?:-feira)?|terça(?:-feira)?|quarta(?:-feira)?|quinta(?:-feira)?|sexta(?:-feira)?)';

const dayFirst =
  /^(\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?\s{1,3}(?:of\s|de\s)?(\p{L}{3,12})\.?(?:,?\s{1,3}(?:de\s|del\s)?(\d{4}))?(?![\p{L}\d])/iu;
const monthFirst =
  /^(\p{L}{3,12})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?(?:,?\s{1,3}(\d{4}))?(?![\p{L}\d])/iu;
const iso = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/;
const numbers = /^(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const weekdayBefore = new RegExp(
  `^(?:(?:le|den|el|il|am|the)\\s{1,3})?(?:${weekday}\\.?,?\\s{1,3})?(?:(?:den|le|the)\\s{1,3})?(?=[\\p{L}\\d])`,
  'iu',
);

export const isWeekday = (word: string): boolean => new RegExp(`^${weekday}$`, 'iu').test(word);

export interface DateReading {
  /** RFC 3339; its day tells the year of dates that name none. */
  now: string;
  /** BCP 47; tells what 5/4/2026 means. */
  language: string;
}

/**
 * The day that a text starts with: "May 4", "4. Mai 2026", "lundi 4 mai", "2026-05-04", "4.5.2026".
 * A weekday before it counts as part of it.
 */
export function dayAtStart(text: string, reading: DateReading): NamedDay | undefined {
  const bounded = text.slice(0, 80);
  const before = weekdayBefore.exec(bounded)?.[0].length ?? 0;
  const found = bareDay(bounded.slice(before), reading);
  return found && { day: found.day, length: before + found.length };
}

function bareDay(text: string, reading: DateReading): NamedDay | undefined {
  let match = monthFirst.exec(text);
  if (match) return named(match[3], monthOf(match[1] ?? ''), match[2], match[0].length, reading);
  match = dayFirst.exec(text);
  if (match) return named(match[3], monthOf(match[2] ?? ''), match[1], match[0].length, reading);
  match = iso.exec(text);
  if (match) return named(match[1], Number(match[2]), match[3], match[0].length, reading);
  match = numbers.exec(text);
  if (!match) return undefined;
  const year = match[4]?.length === 2 ? `20${match[4]}` : match[4];
  const [first, second] = [Number(match[1]), Number(match[3])];
  const order = match[2] === '.' ? 'day' : orderOf(first, second, reading.language);
  if (!order) return undefined;
  const [day, month] = order === 'day' ? [first, second] : [second, first];
  return named(year, month, String(day), match[0].length, reading);
}

/** Which of the numbers in 5/4/2026 is the day; undefined where English does not tell. */
function orderOf(first: number, second: number, language: string): 'day' | 'month' | undefined {
  if (first > 12) return 'day';
  if (second > 12 || /^en-US$/i.test(language)) return 'month';
  return /^en$/i.test(language) ? undefined : 'day';
}

function named(
  year: string | undefined,
  month: number | undefined,
  day: string | undefined,
  length: number,
  reading: DateReading,
): NamedDay | undefined {
  if (month === undefined) return undefined;
  const found = year
    ? isoDay(Number(year), month, Number(day))
    : nearest(month, Number(day), reading.now);
  return found === undefined ? undefined : { day: found, length };
}

/** Copy is about what has been: a day over a month ahead is last year's. */
function nearest(month: number, day: number, now: string): string | undefined {
  const today = now.slice(0, 10);
  const year = Number(today.slice(0, 4));
  const inMonth = new Date(`${today}T00:00:00Z`).getTime() + 31 * 86_400_000;
  const thisYear = isoDay(year, month, day);
  if (thisYear && new Date(`${thisYear}T00:00:00Z`).getTime() <= inMonth) return thisYear;
  // 29 February may lie some years back.
  for (let earlier = year - 1; earlier > year - 9; earlier--) {
    const found = isoDay(earlier, month, day);
    if (found) return found;
  }
  return undefined;
}

function isoDay(year: number, month: number, day: number): string | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  const valid = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
  return valid ? text : undefined;
}
