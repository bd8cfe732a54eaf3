import { clean } from '../cleanText.ts';

/** What is neither special nor forbidden, see `clean`: one look at most texts is enough. */
const plain = /^[\t\n !#-%'-;=?-~\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]*$/;
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
  if (plain.test(text)) return text;
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
