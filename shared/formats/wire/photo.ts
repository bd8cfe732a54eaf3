import { isName } from './names.ts';
import { isAgency, isPressName, isWellKnown } from './organisations.ts';

export interface PhotoReading {
  /** As it stood, without "Photo by": "Mara Quill, Nordbild". */
  credit: string;
  creator?: string;
  organization?: string;
  /** What stood before the credit in the same paragraph. */
  caption: string;
}

const photo =
  '(?:photo(?:graph)?s?|picture|pic|image|file photo|photo credit|picture credit|image credit|credit|fotos?|bild(?:er)?|fotografi|fotograf|fotografie|crédit photo|crédits? photos?|crédit|photographie|fotografía|crédito|imagen|imagem|immagine)';
const opens = new RegExp(
  `^(?:${photo}\\s*(?:by|von|par|de|di|door|av)\\s*:?\\s+|${photo}\\s*:\\s*|${photo}\\s+courtesy\\s+of\\s+)`,
  'iu',
);
/** "(AP Photo/Mara Quill)": the agency's name, then the photographer's. */
const agencyPhoto =
  /^([\p{Lu}\p{Lo}][^/()]{0,30}?)[\s-]+(?:File\s+)?(?:Photo|Foto|Pool Photo|Images?|Bild)\s*\/\s*([^()/]{2,50})$/u;

/**
 * A photo's credit as a whole line or paragraph: `Photo by NAME, AGENCY`, `NAME/AGENCY`,
 * `(AP Photo/NAME)`, or one in brackets behind a caption.
 */
export function photoIn(text: string): PhotoReading | undefined {
  if (text.endsWith(')')) {
    const start = text.lastIndexOf('(', text.length - 2);
    if (start < 0 || text.length - start > 120) return undefined;
    const credit = creditIn(text.slice(start + 1, -1).trim(), start === 0);
    const caption = text.slice(0, start).trim();
    if (!credit || caption.length > 600) return undefined;
    return { ...credit, caption };
  }
  if (text.length > 120) return undefined;
  const credit = creditIn(text, true);
  return credit && { ...credit, caption: '' };
}

type Credit = Omit<PhotoReading, 'caption'>;

/** @param alone nothing stands before it, so that a bare `NAME/AGENCY` is enough. */
function creditIn(text: string, alone: boolean): Credit | undefined {
  const intro = opens.exec(text)?.[0];
  if (intro !== undefined) return namedCredit(text.slice(intro.length).replace(/\.$/, ''));
  const agency = agencyPhoto.exec(text);
  if (agency?.[1] && agency[2]) {
    const [organization, creator] = [agency[1].trim(), agency[2].trim()];
    if (!isPerson(creator) && !isHouse(creator)) return undefined;
    return { credit: text, creator, organization };
  }
  const slash = /^(?:©\s*)?([^/]{3,60}?)\s?\/\s?([^/].{1,60})$/u.exec(text);
  if (!slash?.[1] || !slash[2]) return undefined;
  const [creator, organization] = [slash[1].trim(), slash[2].trim()];
  if (!isName(creator) || !isDesk(organization) || areCities(creator, organization)) {
    return undefined;
  }
  return alone || isHouse(organization) ? { credit: text, creator, organization } : undefined;
}

/** "Mara Quill, Nordbild", "Mara Quill/Nordbild via Pool", "Nordbild", "Mara Quill". */
function namedCredit(text: string): Credit | undefined {
  if (text === '' || text.length > 100) return undefined;
  const parts =
    /^(.{2,60}?)\s*(?:,\s+|\s?\/\s?|\s[|–—-]\s|\s+(?=via\s)|\s+\((?=[^()]+\)$))(.{2,60})$/u.exec(
      text,
    );
  if (parts?.[1] && parts[2] && isPerson(parts[1])) {
    const organization = parts[2].replace(/\)$/, '');
    return isDesk(organization.replace(/^via\s/, ''))
      ? { credit: text, creator: parts[1], organization }
      : undefined;
  }
  if (isHouse(text)) return { credit: text, organization: text };
  if (areNames(text)) return { credit: text, creator: text };
  return undefined;
}

const isHouse = (text: string): boolean => isAgency(text) || isPressName(text);
const isPerson = (text: string): boolean =>
  areNames(text) || /^\p{Lu}[\p{L}\p{M}.'’-]+$/u.test(text);

/** "Mara Quill", "Mara Quill and Ines Halloran". */
const areNames = (text: string): boolean =>
  text.split(/\s+(?:and|und|et|y|e|en|och|&)\s+/i).every((name) => isName(name));

/** "PORT ELLEN/VALCOURT": in capitals two cities look like a person and an agency. */
const areCities = (one: string, other: string): boolean =>
  one === one.toUpperCase() &&
  other === other.toUpperCase() &&
  other !== other.toLowerCase() &&
  other.length > 5 &&
  !isWellKnown(other);

/** One to five words with capitals, behind a photographer's name: "Nordbild", "AP via Pool". */
function isDesk(text: string): boolean {
  if (isHouse(text)) return true;
  const words = text.split(/[\s/]+/);
  // Two names with a slash between are a pair, such as two players.
  if (words.length === 2 && isName(text)) return false;
  return (
    words.length <= 6 &&
    words.every((word) => /^(?:[\p{Lu}\p{Lo}\d&]|via$|for$|of$|the$)/u.test(word))
  );
}
