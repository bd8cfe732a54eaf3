import { fileTypeFromBuffer } from 'file-type';
import { FailureError } from '../../shared/contract/failure.ts';
import { utf16Of } from '../../shared/formats/wire/encoding.ts';
import type { ImportCommand } from './arguments.ts';

export type InputKind = 'wire' | 'stet';

/** Bytes that tell what a file is. */
const enough = 8192;

/**
 * What an input is to be read as.
 *
 * @param name tells an article that is damaged from a text.
 * @throws FailureError `unsupported` where it is neither text nor an article.
 */
export async function kindOfInput(
  bytes: Uint8Array,
  name: string,
  as: ImportCommand['as'],
): Promise<InputKind> {
  if (as === 'stet') return 'stet';
  const head = bytes.subarray(0, enough);
  // One character for each byte.
  const start = Buffer.from(head)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '');
  // Only what cannot be text is looked up: "BMW recalls" begins as a bitmap does.
  const isBinary = head.includes(0) && utf16Of(bytes) === undefined;
  if (isBinary || /^(?:%PDF-|\{\\rtf)/.test(start)) {
    const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
    throw unsupported(
      `this is ${found ? `a file of another kind (${found.ext})` : 'not text'}. Save it as plain text first`,
    );
  }
  if (as === 'wire') return 'wire';
  if (/\.stet$/i.test(name) || isArticleStart(start)) return 'stet';
  const markup = markupOf(start) ?? (isJson(bytes, start) ? 'JSON' : undefined);
  if (markup === undefined) return 'wire';
  throw unsupported(`this is ${markup}. Save it as plain text, or read it as it is by --as wire`);
}

const isArticleStart = (start: string): boolean =>
  /^\s*\{/.test(start) && /"format"\s*:\s*"stet-article"/.test(start);

function markupOf(start: string): string | undefined {
  if (/^\s*<(?:!doctype html|html)\b/i.test(start)) return 'a web page';
  if (/^\s*<(?:\?xml|!doctype|nitf|newsItem|newsMessage)\b/i.test(start)) return 'XML';
  return undefined;
}

/** Copy may begin with a bracket, so only what is JSON to its end counts. */
function isJson(bytes: Uint8Array, start: string): boolean {
  if (!/^\s*[[{]/.test(start)) return false;
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return true;
  } catch {
    return false;
  }
}

const unsupported = (why: string) => new FailureError('unsupported', `Not imported: ${why}.`);
