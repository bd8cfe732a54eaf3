/** Words that name an organisation of the press, in the languages read. */
const pressWord =
  /(?:^|[\s'’./-])(?:press|presse|pressens|prensa|pers|stampa|imprensa|news|newswire|wire|wires|agency|agencies|agence|agentur|agenzia|agencia|agência|service|services|times|post|herald|tribune|tribuna|courier|courrier|correo|corriere|correio|gazette|gazeta|gaceta|gazzetta|journal|giornale|jornal|diario|diário|observer|chronicle|examiner|inquirer|sentinel|telegraph|telegraaf|telegram|echo|mail|argus|mercury|standard|bulletin|dispatch|advertiser|review|zeitung|tageblatt|anzeiger|rundschau|kurier|nachrichten|bote|bild|blick|nyheter|dagblad|dagbladet|tidning|tidningen|posten|bladet|nieuws|krant|courant|figaro|monde|libre|independent|guardian|broadcasting|radio|tv|television|media|medien|médias|images|pictures|photos?|photography|pool|getty)(?=$|[\s'’./,-])/iu;
/** The same grown together with a name: "Nordwire", "Küstenpresse". */
const pressEnding =
  /\p{L}{2}(?:press|presse|wire|news|nyheter|zeitung|blatt|bladet|posten|bild|foto|images|pix|media)$/iu;

/** Agencies whose usual form is not all capitals. */
const knownAgencies =
  /^(?:reuters|bloomberg|belga|ansa|lusa|ritzau|tanjug|anadolu|xinhua|kyodo|yonhap|tass|keystone|efe|dpa|ots|epd|kna|sid|apa|sda|ats|afp|tt|ntb|anp|stt|pap|cna|upi|ap|pa|aap)(?:[/-][\p{L}\d]{2,10})*$/iu;

/** An agency whose name leaves no doubt. */
export const isWellKnown = (text: string): boolean => knownAgencies.test(text) || isPressName(text);

/** A German or Swiss agency's code, perhaps with its desk: "dnk/kn". */
const smallCode =
  /^(?!sic|see|left|right|links|rechts|oben|unten|mit|der|die|das|ca|the)[a-z]{3,4}(?:\/[a-z]{2,4})*$/;

/** Letters in brackets behind a person's name, not behind a place. */
const parties =
  /^(?:SPD|CDU|CSU|FDP|AFD|BSW|ÖVP|FPÖ|SPÖ|NEOS|SVP|SP|PP|PSOE|LR|RN|LFI|PD|PS|FI|VVD|PVV|D66|CDA|SNP|DUP|DEM|GOP|MP|MEP|R|D|I|S|M|C|L|V|KD|MP)$/i;

/** An agency as it stands in a dateline's brackets: "AP", "dpa/lno", "BUSINESS WIRE". */
export function isAgency(text: string): boolean {
  if (text.length > 40 || /\d{3}/.test(text) || parties.test(text)) return false;
  if (knownAgencies.test(text) || smallCode.test(text)) return true;
  if (/^[\p{Lo}\p{M}]{2,12}(?: [\p{Lo}\p{M}]{2,12}){0,2}$/u.test(text)) return true;
  const words = text.split(/\s+/);
  if (words.length > 5 || !words.every((word) => /^[\p{Lu}\p{Lo}&]/u.test(word))) return false;
  if (/^\p{Lu}{2,8}(?:[/-]\p{Lu}{2,8})*$/u.test(text)) return true;
  return isPressName(text);
}

/** One to four words with capitals that are no party: an agency if all around says so. */
export const mayBeAgency = (text: string): boolean =>
  !parties.test(text) && /^\p{Lu}[\p{L}&.'’-]*(?:[ /]\p{Lu}[\p{L}&.'’-]*){0,3}$/u.test(text);

/** A name with a word in it that publications, agencies and picture desks go by. */
export const isPressName = (text: string): boolean => {
  const bounded = text.slice(0, 80);
  return /^[\p{Lu}\p{Lo}]/u.test(bounded) && (pressWord.test(bounded) || pressEnding.test(bounded));
};

/** Words that publications begin or end with. */
const nameplateEnds =
  /^(?:(?:the|der|die|das|la|le|l['’]|el|il|de|het)\s)?(?:press|agence|agenzia|agencia|agência|gazette|gazzetta|gaceta|gazeta|courrier|corriere|correo|correio|diario|diário|journal|giornale|jornal|tribune|tribuna)(?=\s)|(?:press|news|newswire|wire|agency|service|times|post|herald|tribune|courier|gazette|journal|observer|chronicle|examiner|inquirer|sentinel|telegraph|telegram|echo|mail|argus|mercury|standard|bulletin|dispatch|advertiser|review|zeitung|tageblatt|anzeiger|rundschau|kurier|nachrichten|bote|presse|nyheter|dagblad|dagbladet|tidning|tidningen|posten|bladet|nieuws|krant|courant|telegraaf|online|radio|tv)$/iu;
const smallWords =
  /^(?:of|and|the|&|for|de|del|della|di|du|des|der|die|das|la|le|les|el|von|van|het|och|und|et|y|e|da|do|zum)$/i;

/** A line that is a publication's name and nothing else: "The Harbor Courier", "Agence Corvina". */
export function isNameplate(text: string): boolean {
  if (text.length > 60 || /[.:;!?…,"“”|]$/.test(text)) return false;
  const words = text.split(/\s+/);
  const named = words.every((word) => smallWords.test(word) || /^["“(]?[\p{Lu}\d]/u.test(word));
  return words.length >= 2 && words.length <= 7 && named && nameplateEnds.test(text);
}
