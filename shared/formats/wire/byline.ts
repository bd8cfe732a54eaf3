import type { Contributor, ContributorRole } from '../../article/model.ts';
import { isName } from './names.ts';
import { isAgency, isPressName } from './organisations.ts';
import { isRole } from './roles.ts';

export interface BylineReading {
  contributors: Contributor[];
  /** Set when the words say more than names, jobs and houses: "Mara Quill in Port Ellen". */
  display?: string;
}

/** "By" in en, de, fr, es and pt, it, nl, sv. */
const by = /^(?:by|von|par|por|di|door|av|text|texte|texto|testo|tekst)(?:\s*:\s*|\s+)/iu;
const photosBy =
  /^(?:photos?|photographs?|pictures|fotos?|bilder?|foto['’]s)\s*(?:by|von|par|de|di|door|av|:)\s*:?\s*/iu;
const and = /\s+(?:and|und|et|y|e|en|och|och|with|mit|avec|con|med)\s+|\s*&\s*/iu;

/**
 * A whole line that names who wrote the copy: `By NAME`, `By NAME, Staff Writer`,
 * `Von NAME und NAME, Agentur`, `By NAME; photos by NAME`.
 */
export function bylineIn(line: string): BylineReading | undefined {
  if (line.length > 160) return undefined;
  const intro = by.exec(line);
  if (!intro) return undefined;
  const words = line.slice(intro[0].length);
  const isDutch = /^door/i.test(line);
  const [authors = '', ...others] = words.split(/\s*;\s*|\s*[|•·]\s*(?=photo|foto|bild)/iu);
  const reading = people(authors, 'author', isDutch);
  if (!reading) return undefined;
  for (const other of others) {
    const photos = photosBy.exec(other);
    const found = people(
      photos ? other.slice(photos[0].length) : other,
      photos ? 'photographer' : 'contributor',
      isDutch,
    );
    if (!found) return undefined;
    reading.contributors.push(...found.contributors);
    if (found.display) reading.display = words;
  }
  if (reading.display) reading.display = words;
  return reading;
}

/** A line under a byline that is somebody's job or house: "Staff Writer", "Associated Press". */
export const isBylineSecondLine = (line: string): boolean =>
  line.length <= 70 && !/[.!?:]$/.test(line) && (isRole(line) || isHouse(line));

/** Adds a second line to those it is about: a job is everybody's, and so is a house. */
export function withSecondLine(reading: BylineReading, line: string): BylineReading {
  const what = isRole(line) ? 'title' : 'affiliation';
  return {
    ...reading,
    contributors: reading.contributors.map((person) => ({
      ...person,
      [what]: person[what] ?? line,
    })),
  };
}

/** "in Port Ellen" behind a name. */
const placeBehind = /^(.*\S)\s+(?:in|aus|à|en|a|da|dalla|i|em|from|på)\s+(\p{Lu}[^,;]*)$/u;
/** In Dutch "en" is "and". */
const dutchPlace = /^(.*\S)\s+(?:in|uit)\s+(\p{Lu}[^,;]*)$/u;

function people(text: string, role: ContributorRole, isDutch: boolean): BylineReading | undefined {
  let rest = text.trim();
  let affiliation: string | undefined;
  const house = /^(.*?)\s*(?:\(([^()]{2,40})\)|\s[|/–—-]\s*(\S.{1,50})|\/(\S.{1,40}))$/u.exec(rest);
  const named = house?.[2] ?? house?.[3] ?? house?.[4];
  let title: string | undefined;
  if (house && named !== undefined && (isHouse(named) || isRole(named))) {
    rest = house[1] ?? '';
    if (isRole(named)) title = named;
    else affiliation = named;
  }
  const place = (isDutch ? dutchPlace : placeBehind).exec(rest);
  let display: string | undefined;
  if (place?.[1] && placeFollowsName(place[1])) {
    rest = place[1];
    display = text;
  }
  const contributors: Contributor[] = [];
  for (const part of rest.split(/\s*,\s+/).flatMap((piece) => splitNames(piece))) {
    const person = withoutPlace(part);
    if (isRole(part)) give(contributors, 'title', part);
    else if (isHouse(part) && contributors.length > 0) give(contributors, 'affiliation', part);
    else if (isName(person) && !isShoutingChange(contributors[0]?.name, person)) {
      contributors.push({ name: person, role });
      if (person !== part) display = text;
    } else if (contributors.length > 0 && /^\p{Lu}/u.test(part) && part.length <= 40) {
      display = text;
    } else return undefined;
  }
  if (contributors.length === 0) return undefined;
  if (title !== undefined) give(contributors, 'title', title);
  if (affiliation !== undefined) give(contributors, 'affiliation', affiliation);
  return display === undefined ? { contributors } : { contributors, display };
}

/** "Ann Roe and Tom Poe" → two; "Staff Writer and Editor" stays one. */
function splitNames(text: string): string[] {
  const parts = text.split(and).filter((part) => part !== '');
  return parts.every((part) => isName(withoutPlace(part)))
    ? parts
    : [text.replace(/^(?:and|und|et|y|e|en|och)\s+/i, '')];
}

const withoutPlace = (text: string): string => {
  const match = /^(.*\S)\s+(?:in|à|i|em|aus)\s+\p{Lu}/u.exec(text);
  return match?.[1] && isName(match[1]) ? match[1] : text;
};

const placeFollowsName = (text: string): boolean =>
  text
    .split(/\s*,\s+/)
    .flatMap((piece) => piece.split(and))
    .every((part) => isName(withoutPlace(part)));

/** What is said behind several names is said of each that has none of its own. */
function give(people: Contributor[], what: 'title' | 'affiliation', words: string): void {
  for (const person of people) person[what] ??= words;
}

/** "MARA QUILL, Port Ellen": what follows a name in capitals in another style is no name. */
const isShoutingChange = (first: string | undefined, name: string): boolean =>
  first !== undefined &&
  (first === first.toUpperCase()) !== (name === name.toUpperCase()) &&
  first !== first.toLowerCase();

const isHouse = (text: string): boolean => isPressName(text) || isAgency(text);
