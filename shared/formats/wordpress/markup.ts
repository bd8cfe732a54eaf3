import { escapeHtml } from '../html/escapeHtml.ts';
import { inlineHtml } from '../html/inline.ts';
import type { Run } from '../story/story.ts';

/**
 * Block markup to the letter as WordPress itself saves it: its editor compares, and calls invalid
 * what differs (`@wordpress/blocks`, `serializer.ts` and `validation`).
 */

/** `<!-- wp:name {…} -->` around the HTML of a block. */
export function block(
  name: string,
  attributes: Readonly<Record<string, unknown>>,
  html: string,
): string {
  const given = Object.keys(attributes).length > 0 ? `${serialised(attributes)} ` : '';
  return `<!-- wp:${name} ${given}-->\n${html}\n<!-- /wp:${name} -->`;
}

/** Nothing in the attributes can end the comment. */
const serialised = (attributes: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(attributes)
    .replaceAll('--', '\\u002d\\u002d')
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\\"', '\\u0022');

export const joined = (blocks: readonly string[]): string =>
  blocks.filter((one) => one !== '').join('\n\n');

/** Text as a browser serialises it, which is what WordPress keeps. */
export const escapeText = (text: string): string =>
  escapeHtml(text).replaceAll('&quot;', '"').replaceAll('\u00a0', '&nbsp;');

export const richText = (runs: readonly Run[]): string => inlineHtml(runs, escapeText);
