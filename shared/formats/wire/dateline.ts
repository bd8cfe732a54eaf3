import { type DateReading, dayAtStart, isWeekday, monthOf } from './dates.ts';
import { endsSentence } from './endings.ts';
import { isAgency, isPressName, mayBeAgency } from './organisations.ts';
import { isCountry, isDatelineCity, isLabel, isState } from './places.ts';

export interface DatelineFields {
  place?: string;
  region?: string;
  country?: string;
  /** `2026-05-04`. */
  date?: string;
  agency?: string;
}

export interface DatelineReading {
  fields: DatelineFields;
  /** Characters of the text that it takes, up to the first word of the sentence. */
  length: number;
}

const capitalWord = "\\p{Lu}(?:[\\p{Lu}\\p{M}.'’]|-(?=\\p{Lu}))*";
const capitals = new RegExp(`^${capitalWord}(?: ${capitalWord}){0,3}`, 'u');
/** Scripts without capitals: only an agency behind it shows that it is a place. */
const caseless = /^[\p{Lo}\p{M}]{2,20}(?: [\p{Lo}\p{M}]{2,20}){0,2}(?=\s?[(（])/u;
const word = "\\p{Lu}(?:[\\p{L}\\p{M}.'’]|-(?=\\p{L}))*";
const particle =
  '(?:de|del|della|di|da|do|du|la|le|les|el|am|an der|ob der|bei|im|in|upon|on|sur|sous|aan|op|den|der|al|of)';
const titleCase = new RegExp(`^${word}(?: (?:${particle} ){0,2}${word}){0,3}`, 'u');
const region = new RegExp(
  `^, ?(${word}(?: (?:of |and |de |do |la )?${word}){0,3})(?=,|\\s|\\(|$|[-–—])`,
  'u',
);
const bracketed = /^\s?(?:(?:--|[-–—])\s?)?[(（]([^()（）]{2,40})[)）]/;
const slashed = /^\s\/([\p{L}][\p{L} .-]{1,39})\/(?=\s)/u;
const looseDash = /^\s*(?:\.\s?[-–—]{1,2}|-{2,3}|[–—―])\s*|^\s+[-_]\s+/;
/** Behind a bracket a hyphen needs no space before it. */
const dashAfterBracket = /^\s*(?:\.\s?[-–—]{1,2}|-{1,3}|[–—―_])\s*/;

/**
 * The dateline that a text starts with, in the forms `CITY`, `CITY, State`, `CITY/CITY`, with
 * `, Mon D`, with `(AGENCY)`, then `-`, `–`, `—`, `_` or `.-`; `(CITY)`; `CITY--(BUSINESS WIRE)--`.
 *
 * @param whole the text is a whole paragraph, so its end tells a headline from a sentence.
 */
export function datelineAtStart(
  text: string,
  reading: DateReading,
  whole: boolean,
): DatelineReading | undefined {
  const bounded = text.slice(0, 200);
  const found = bounded.startsWith('(')
    ? bracketFirst(bounded, reading)
    : placeFirst(bounded, reading);
  if (!found) return undefined;
  const rest = bounded.slice(found.length);
  if (isAllCapitals(rest)) return undefined;
  const proven = found.fields.agency !== undefined || found.fields.date !== undefined;
  if (rest === '') return proven && text.length === found.length ? found : undefined;
  if (proven) return found;
  if (!/^["“„«»‘'¿¡(\s]*[\p{Lu}\p{Lo}\d]/u.test(rest)) return undefined;
  // "LONDON — Storm nears coast" without a full stop is a headline.
  return whole && text.length < 100 && !endsSentence(text) ? undefined : found;
}

/** "(AFP) - ", "(ANSA) - ROMA, 4 MAG - ", "(LONDON) ". */
function bracketFirst(text: string, reading: DateReading): DatelineReading | undefined {
  const content = /^\(([^()]{2,60})\)/.exec(text)?.[1];
  if (content === undefined) return undefined;
  const after = content.length + 2;
  const dash = dashAfterBracket.exec(text.slice(after))?.[0].length ?? 0;
  if (isAgency(content) && !isDatelineCity(content)) {
    if (dash === 0) return undefined;
    const place = placeFirst(text.slice(after + dash), reading);
    if (place && !place.fields.agency) {
      return {
        fields: { ...place.fields, agency: content },
        length: after + dash + place.length,
      };
    }
    return { fields: { agency: content }, length: after + dash };
  }
  const [place = '', part] = content.split(/,\s*/, 2);
  if (!isPlace(place) || (!isDatelineCity(place) && place !== place.toUpperCase()))
    return undefined;
  const space = /^\s*/.exec(text.slice(after))?.[0].length ?? 0;
  return {
    fields: { place, ...(part ? regionFields(part, reading.language) : {}) },
    length: after + (dash || space),
  };
}

function placeFirst(text: string, reading: DateReading): DatelineReading | undefined {
  const inCapitals = placeIn(capitals, text);
  const place = inCapitals ?? placeIn(titleCase, text) ?? placeIn(caseless, text);
  if (place === undefined || !isPlace(place)) return undefined;
  const fields: DatelineFields = { place };
  let length = place.length;
  const rest = () => text.slice(length);

  // "Lyon (France), 4 mai (ACV) – "
  const inBrackets = /^\s\(([^()]{3,30})\)(?=,|\s)/.exec(rest());
  const country = inBrackets?.[1];
  if (inBrackets && country && (isState(country) || isCountry(country, reading.language))) {
    Object.assign(fields, regionFields(country, reading.language));
    length += inBrackets[0].length;
  }
  const part = region.exec(rest());
  if (part?.[1] && !startsWithDate(part[1], rest().slice(1).trimStart(), reading)) {
    Object.assign(fields, regionFields(part[1], reading.language));
    length += part[0].length;
  }
  const beforeDate = /^,?\s+(?:le\s+|den\s+)?/.exec(rest())?.[0].length ?? 0;
  const day = beforeDate > 0 ? dayAtStart(rest().slice(beforeDate), reading) : undefined;
  if (day) {
    fields.date = day.day;
    length += beforeDate + day.length;
    // "LONDON, May 4, (AP)"
    if (/^,\s?\(/.test(rest())) length += 1;
  }
  const agency = bracketed.exec(rest()) ?? slashed.exec(rest());
  const named = agency?.[1]?.trim();
  const dayInBrackets = named && !day ? dayAtStart(named, reading) : undefined;
  if (agency && dayInBrackets && dayInBrackets.length === named?.length) {
    fields.date = dayInBrackets.day;
    length += agency[0].length;
  } else if (
    agency &&
    named !== undefined &&
    // Behind a city in capitals, or a day, brackets hold nothing else.
    (isAgency(named) || ((inCapitals !== undefined || day) && mayBeAgency(named)))
  ) {
    fields.agency = named;
    length += agency[0].length;
  } else if (agency && !day) {
    return undefined;
  }
  const dash = (agency ? dashAfterBracket : looseDash).exec(rest());
  if (!dash) return undefined;
  length += dash[0].length;
  const region_ = fields.region ?? fields.country;
  if (inCapitals !== undefined) return { fields, length };
  // In title case a place looks like a person or a thing: it needs a proof.
  const proven =
    (fields.agency !== undefined && (fields.date !== undefined || isKnown(fields.agency))) ||
    fields.date !== undefined ||
    (region_ !== undefined && (isState(region_) || isCountry(region_, reading.language))) ||
    (isDatelineCity(place) && !/^[^.]*\s[–—]\s+\p{Ll}/u.test(rest()));
  return proven ? { fields, length } : undefined;
}

const isKnown = (agency: string): boolean =>
  isPressName(agency) || agency === agency.toUpperCase() || isAgency(agency);

/** One place, or two with a slash between. */
function placeIn(form: RegExp, text: string): string | undefined {
  const first = form.exec(text)?.[0];
  if (first === undefined) return undefined;
  const slash = /^\s?\/\s?/.exec(text.slice(first.length))?.[0];
  const second = slash && form.exec(text.slice(first.length + slash.length))?.[0];
  // A city's last letter may not be the first of a word in small letters: "LONDONers".
  const place = second ? first + slash + second : first;
  // The full stop of "Madrid.- " belongs to the dash, that of "N.Y. - " to the place.
  const isInitial = /(?:^|[\s.])\p{Lu}\.$/u.test(place);
  const trimmed = place.endsWith('.') && !isInitial ? place.slice(0, -1) : place;
  return /^\p{Ll}/u.test(text.slice(trimmed.length)) ? undefined : trimmed;
}

const isPlace = (name: string): boolean =>
  name.length >= 3 &&
  name.length <= 50 &&
  !/\d/.test(name) &&
  !isLabel(name) &&
  !name.split(/[\s/]+/).some((part) => isWeekday(part)) &&
  monthOf(name.split(' ')[0] ?? '') === undefined;

const startsWithDate = (name: string, text: string, reading: DateReading): boolean =>
  isWeekday(name.split(' ')[0] ?? '') || dayAtStart(text, reading) !== undefined;

const regionFields = (name: string, language: string): DatelineFields =>
  isCountry(name, language) ? { country: name } : { region: name };

/** The first words are all capitals: a headline that shouts. */
function isAllCapitals(text: string): boolean {
  const words = text
    .slice(0, 60)
    .split(/\s+/)
    .slice(0, 5)
    .filter((part) => /\p{L}{2}/u.test(part));
  return (
    words.length > 1 &&
    words.every((part) => part === part.toUpperCase() && part !== part.toLowerCase())
  );
}
