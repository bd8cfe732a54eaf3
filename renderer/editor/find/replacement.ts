import type { Match } from './matchesIn.ts';
import type { FindQuery } from './query.ts';

/**
 * What stands in a match's place afterwards. With a regular expression `$1` … `$99` and `$<name>` are
 * its groups, `$&` the whole match, `$$` a dollar; `\n` is a line break, `\t` a tab, `\\` a backslash.
 *
 * @param found the matched text
 */
export function replacementFor(
  template: string,
  match: Match,
  found: string,
  regularExpression: boolean,
): string {
  if (!regularExpression) return template;
  return template.replace(
    /\$(?:(\$)|(&)|<([^>]*)>|(\d{1,2}))|\\([nt\\])/g,
    (sign, dollar, whole, name, digits, escaped) => {
      if (dollar) return '$';
      if (whole) return found;
      if (escaped) return escapes[escaped as keyof typeof escapes];
      if (name !== undefined) return match.named ? (match.named[name] ?? '') : sign;
      return group(match.groups ?? [], digits) ?? sign;
    },
  );
}

const escapes = { n: '\n', t: '\t', '\\': '\\' };

/** `$12` is group 12 where there is one, else group 1 and a 2; no group at all: as it was typed. */
function group(groups: readonly (string | undefined)[], digits: string): string | undefined {
  const number = Number(digits);
  if (number >= 1 && number <= groups.length) return groups[number - 1] ?? '';
  const first = Number(digits[0]);
  if (digits.length === 2 && first >= 1 && first <= groups.length) {
    return `${groups[first - 1] ?? ''}${digits[1]}`;
  }
  return undefined;
}

/**
 * `HARBOUR` → `HARBOR`, `Harbour` → `Harbor`, by "harbor". As it was typed stays what has capitals of its
 * own, what is there for the capitals alone, and what takes the place of just what was asked for: "AI"
 * by "artificial intelligence".
 */
export function inCaseOf(
  found: string,
  text: string,
  { text: asked, matchCase }: FindQuery,
): string {
  const small = text.toLowerCase();
  const isSaid = matchCase || found === asked || text !== small || small === asked.toLowerCase();
  return isSaid ? text : capitalsOf(found, text);
}

function capitalsOf(found: string, text: string): string {
  const letters = found.match(/\p{L}/gu) ?? [];
  const [first] = letters;
  if (first === undefined || first === first.toLowerCase()) return text;
  if (letters.length > 1 && found === found.toUpperCase()) return text.toUpperCase();
  return text.replace(/\p{L}/u, (letter) => letter.toUpperCase());
}
