/**
 * Text as the HTML standard takes it (13.2.3.5): without control characters, surrogates
 * that stand alone and noncharacters. Everything else, NBSP and soft hyphens included, stays as it
 * was typed.
 */

/** Nearly all text is made of these, and is looked through much faster for anything else. */
const mayBeForbidden = /[^\t\n -~\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]/;
const forbidden = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;
const forbiddenEach = /\r\n?|[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** The text without what no document may hold; a control that parted words becomes a space. */
export function clean(text: string): string {
  return mayBeForbidden.test(text) && forbidden.test(text)
    ? text.replace(forbiddenEach, (found) => {
        if (found === '\n' || found === '\t') return found;
        if (found.startsWith('\r')) return '\n';
        return found === '\u000b' || found === '\u000c' || found === '\u0085' ? ' ' : '';
      })
    : text;
}
