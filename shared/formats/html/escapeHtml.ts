/**
 * Text for HTML, as the HTML standard takes it (13.2.3.5): without control characters, surrogates
 * that stand alone and noncharacters. Everything else, NBSP and soft hyphens included, stays as it
 * was typed.
 */

const forbidden = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;
const forbiddenEach = /\r\n?|[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** The text without what no document may hold; a control that parted words becomes a space. */
export function clean(text: string): string {
  return forbidden.test(text)
    ? text.replace(forbiddenEach, (found) => {
        if (found === '\n' || found === '\t') return found;
        if (found.startsWith('\r')) return '\n';
        return found === '\u000b' || found === '\u000c' || found === '\u0085' ? ' ' : '';
      })
    : text;
}

const special = /[&<>"]/;
const specialEach = /[&<>"]/g;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** For text and for attribute values between double quotes. */
export function escapeHtml(text: string): string {
  const cleaned = clean(text);
  return special.test(cleaned)
    ? cleaned.replace(specialEach, (found) => entities[found] ?? '')
    : cleaned;
}

/** The reverse of `escapeHtml`. */
export const unescapeHtml = (html: string): string =>
  html.replace(
    /&(?:amp|lt|gt|quot);/g,
    (found) => Object.keys(entities).find((sign) => entities[sign] === found) ?? found,
  );

/** ` name="value"`, or nothing for an undefined value. */
export const attribute = (name: string, value: string | number | undefined): string =>
  value === undefined ? '' : ` ${name}="${escapeHtml(String(value))}"`;
