import { isWeekday, monthOf } from './dates.ts';

const particles =
  /^(?:de|del|della|di|da|das|do|dos|du|la|le|los|las|van|von|vom|zu|zur|der|den|ten|ter|het|al|el|bin|bint|ibn|ben|y|e|i|af|av|d['’]|san|st\.?)$/iu;
const initials = /^(?:\p{Lu}\.-?){1,3}$/u;
const capitalised =
  /^(?:[dlDL]['’]|al-|el-|O['’])?\p{Lu}[\p{L}\p{M}]*(?:['’.-]\p{L}+)*$|^\p{Lu}\p{L}{1,3}\.$/u;
const caseless = /^[\p{Lo}\p{M}・·]+$/u;
const generation = /^(?:Jr|Sr)\.?$|^(?:II|III|IV)$/;

/** Words that begin with a capital after "By" and are no name. */
const notNames = new Set(
  'the a an this that these those our his her their its my your all any no not how why what when who where which land sea air numbers popular public special demand request design default night day dawn dusk noon midnight morning evening now then today tomorrow yesterday law order force heart chance mistake accident contrast comparison and or der die das den dem ein eine einem einer diesem dieser alle heute morgen gestern anfang wegen hand le la les un une des ce cette ici hier demain el los las un una ahora favor fin il lo i gli uno oggi ieri het een deze dit vandaag morgen gisteren ett en det den denna idag igår o os as um uma hoje ontem exemplo ejemplo exemple esempio beispiel'.split(
    ' ',
  ),
);

/**
 * Whether a text can be a person's name: two to six words with capitals ("Mara de la Cruz",
 * "J.R. Holm", "ANNE-MARIE O'DAY"), or one to three words of a script without capitals.
 */
export function isName(text: string): boolean {
  if (text.length > 60 || text.length < 2) return false;
  const words = text.split(/\s+/);
  if (words.length <= 3 && words.every((word) => caseless.test(word))) return true;
  if (words.length < 2 || words.length > 6) return false;
  let names = 0;
  for (const [index, word] of words.entries()) {
    const plain = word.toLowerCase().replace(/[.,]$/, '');
    if (initials.test(word) || generation.test(word)) continue;
    if (particles.test(word) && (index > 0 || words.length > 2)) continue;
    if (notNames.has(plain) || isWeekday(plain)) return false;
    if (
      index > 0 &&
      plain.length > 3 &&
      word !== word.toUpperCase() &&
      monthOf(plain) &&
      words.length > 2
    )
      return false;
    if (!capitalised.test(word)) return false;
    names += 1;
  }
  return names >= 1;
}
