import type { Article } from '../../../shared/article/model.ts';
import { parseText } from '../../../shared/article/parse.ts';
import { sameValue } from '../../../shared/article/sameValue.ts';
import { betweenBlocks } from '../../../shared/article/serialise.ts';
import { joined } from '../../../shared/article/textInParts.ts';

/** More than any window shows, and so many that the page draws it as it draws a long one. */
export const firstBlocks = 120;
/** A rest of fewer blocks is not worth drawing twice for. */
export const leastRest = 60;

/** As an article's file is laid out; no text in JSON holds the end of a line. */
const bodyBegins = '\n        "type": "body",\n        "content": [\n          {';
const bodyEnds = '\n        ]';
const nextBlock = `${betweenBlocks}{`;

export interface FileParts {
  /** The file as it would be if its body ended early. */
  first: string;
  /** JSON of the list of all other blocks. */
  rest: string;
}

/**
 * Parts the file of a long article without reading it.
 *
 * @param text where the file may be laid out in another way, `comesInParts` tells whether it worked
 */
export function partsOf(text: string): FileParts | undefined {
  const start = text.indexOf(bodyBegins);
  if (start < 0) return undefined;
  const end = text.indexOf(bodyEnds, start + bodyBegins.length);
  let cut = 0;
  let block = start + bodyBegins.length - 1;
  for (let count = 1; count < firstBlocks + leastRest; count++) {
    block = text.indexOf(nextBlock, block + 1);
    if (block < 0 || block > end) return undefined;
    if (count === firstBlocks) cut = block;
  }
  return {
    first: text.slice(0, cut) + text.slice(end),
    rest: `[${text.slice(cut + 1, end)}]`,
  };
}

/**
 * Whether the parts of this file, each read by itself and the rest just as it stands, are the article.
 * Takes about as long as to read it.
 */
export function comesInParts(text: string, article: Article): boolean {
  const parts = partsOf(text);
  if (!parts) return false;
  try {
    const { article: begun } = parseText(parts.first, true);
    const content = joined({ first: begun.content, rest: parts.rest });
    return sameValue({ ...begun, content }, article);
  } catch {
    return false;
  }
}
