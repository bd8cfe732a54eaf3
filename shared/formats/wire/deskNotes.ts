const editors =
  /^[([]?\s*(?:eds?|editors|attention(?: editors)?|attn(?: eds?| editors)?|note to editors|notes to editors|advisory|redaktionen|achtung redaktionen|hinweis an die redaktionen|note aux rédactions|attention rédactions|nota a los editores|atención editores|nota ai redattori|nota per le redazioni|let op redacties?|till redaktionen|nota aos editores)\s*[:：]/iu;
/** Agencies write these in capitals, sentences do not. */
const versions =
  /^[([]?(?:ADDS|UPDATES|UPDATING|CORRECTS|CORRECTING|RECASTS|RELEADS|SUBS|INSERTS|AMENDS|CLARIFIES|TOPS|TRIMS|RESENDS|REPEATS|RECROPS|REFILES|REFILING|ACTUALISE|PRÉCISE|AJOUTE|AMPLÍA|ACTUALIZA|CORRIGE|AGGIORNA|AKTUALISIERT|NEU)(?=[\s:,]|$)/u;
/** Agencies that put it in brackets write it as a sentence: "(Adds quotes, updates prices)". */
const versionInBrackets =
  /^\((?:adds|updates|corrects|recasts|releads|refiles|repeats|removes|clarifies|fixes|writes through|new throughout|changes|actualise|précise|ajoute|amplía|actualiza|corrige|aggiorna|aktualisiert|neu)\b[^()]*\)$/iu;
const release =
  /^(?:for (?:immediate )?release|(?:press|media|news) release|pressemitteilung|communiqué de presse|nota de prensa|comunicado de prensa|comunicato stampa|persbericht|pressmeddelande|comunicado à imprensa)\b[^.]{0,40}$/iu;
const contact =
  /^(?:(?:media |press )?contacts?|phone|telephone|tel|mobile|fax|e-?mail|kontakt|ansprechpartner(?:in)?|contacto|contatto)\b\.?\s*:|^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/iu;
const writethru =
  /\b(?:Ld|Lead|Add|Sub)?[- ]?Writethru\b|^\d{1,2}(?:st|nd|rd|th) (?:Ld|Lead|Add|Sub|NewsAlert)\b/iu;
/** "AP-WF-05-04-26 1423GMT", "dnk ab xyzz n1 cd 041432 Mai 26". */
const transmission =
  /^[A-Z]{2,6}-[A-Z]{2}-\d{2}-\d{2}-\d{2} \d{4}[A-Z]{3}$|^[a-z]{2,4}(?: [a-z]{1,4}\d?){1,6} \d{6} \p{L}{3} \d{2}$/u;
const continues =
  /^[-–—([*/]*\s*(?:more|more to come|more to follow|more follows|follows|suite|à suivre|suivra|mehr|mehr in kürze|folgt|folgt mehr|wird fortgesetzt|sigue|habrá ampliación|segue|meer volgt|mer följer|forts(?:ättning)?\.? följer|segue mais|mais em instantes)\s*[-–—)\]*/.]*$/iu;

export type DeskNote = 'editors' | 'version' | 'release' | 'transmission' | 'continues';

/** A paragraph for the desk, not for readers. `inHead`: it stands before the first paragraph. */
export function deskNoteIn(text: string, inHead: boolean): DeskNote | undefined {
  const start = text.slice(0, 160);
  if (editors.test(start)) return 'editors';
  if (text.length <= 80 && transmission.test(text)) return 'transmission';
  // A reporter's address, for the desks that take the copy.
  if (text.length <= 300 && /^\(\([^()]*\)\)$/.test(text)) return 'transmission';
  // "More" alone could be a subhead; agencies shout it, or frame it.
  if (text.length <= 40 && continues.test(text) && isMarked(text)) return 'continues';
  if (!inHead) return undefined;
  if (text.length <= 200 && (writethru.test(text) || versionInBrackets.test(text)))
    return 'version';
  if (text.length <= 120 && (release.test(text) || contact.test(text))) return 'release';
  return text.length <= 300 && versions.test(start) && !shouts(text) ? 'version' : undefined;
}

const isMarked = (text: string): boolean =>
  /^[-–—([*/]/.test(text) || text === text.toUpperCase() || /\s/.test(text);

/** "UPDATES ON THE STORM": a headline in capitals. */
const shouts = (text: string): boolean => text.includes(' ') && text === text.toUpperCase();

const ends =
  /^(?:[-–—]\s*(?:3\s?0|0)\s*[-–—]|(?:#\s?){3,}|[-–—([*/]*\s*(?:ENDS?|E N D S|FIN|FINE|ENDE|EINDE|SLUT|FIM)\s*[-–—)\]*/.]*|[-–—([*/]+\s*(?:ends?|fin|fine|ende|einde|slut|fim)\s*[-–—)\]*/]+)$/iu;
const shouted = /^\p{Lu}[\p{Lu} ]*$/u;
const notForPublication =
  /^(?:not for publication|die folgenden informationen sind nicht zur veröffentlichung bestimmt|#+\s*dpa-notizblock|ne pas publier|no publicar)\b/iu;

/** "-30-", "###", "ENDS": the copy ends here. */
export function isEndMark(text: string): boolean {
  if (text.length > 120) return false;
  if (notForPublication.test(text)) return true;
  if (!ends.test(text)) return false;
  const letters = text.replace(/[^\p{L}\s]/gu, '').trim();
  return letters === '' || letters !== text.replace(/\.$/, '') || shouted.test(letters);
}
