import type { Node } from '@tiptap/pm/model';
import { type ParseError as JsonFault, parse as parseJson } from 'jsonc-parser';
import { ArticleError } from './articleError.ts';
import { parseExactly } from './exactNumbers.ts';
import { fieldFaults } from './fieldFaults.ts';
import { guardBytes } from './guard.ts';
import { limits } from './limits.ts';
import { migrate } from './migrations.ts';
import { type Article, articleVersion, type NodeJson } from './model.ts';
import { misplacedIn } from './placement.ts';
import { articleSchema } from './schema.ts';
import { wrapUnknown } from './unknownContent.ts';

export interface ParsedArticle {
  article: Article;
  /** The text of `article`, as a document. */
  doc: Node;
  /** Written by a newer release of Stet: show it, never save over it. */
  newer: boolean;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The only way from untrusted bytes to an article: guard → JSON → schema → migration → `check()`.
 *
 * @param sound these very bytes have come this way before, and nothing was wrong with them: to check
 *   a long article again takes longer than to read it
 * @throws ArticleError with the code and the place of the first fault.
 */
export function parse(bytes: Uint8Array, sound = false): ParsedArticle {
  if (!sound) guardBytes(bytes);
  return parseText(textIn(bytes), sound);
}

/** The same from the file's text; of what is not `sound` the bytes were guarded. */
export const parseText = (text: string, sound: boolean): ParsedArticle =>
  parseValue(toJson(text), sound);

/** `parse` from the parsed JSON on; for values that were guarded already. */
function parseValue(value: unknown, sound: boolean): ParsedArticle {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ArticleError('not-an-article', 'The file is not a Stet article');
  }
  const { format, version } = value as { format?: unknown; version?: unknown };
  if (format !== 'stet-article') {
    throw new ArticleError('not-an-article', 'The file is not a Stet article', 'format');
  }
  const newer = typeof version === 'number' && version > articleVersion;
  const migrated = newer ? value : migrate(value as Record<string, unknown>);
  const [fault] = sound ? [] : fieldFaults(migrated);
  if (fault) {
    if (newer) throw newerError(version as number, fault.place);
    throw new ArticleError('not-an-article', fault.message, fault.place);
  }
  // The value as it was, not zod's copy: a copy would forget in which order unknown fields stood.
  const file = migrated as Article;
  const article: Article = { ...file, content: wrapUnknown(file.content) };
  let doc: Node;
  try {
    doc = sound ? articleSchema.nodeFromJSON(article.content) : checkContent(article.content);
  } catch (error) {
    if (newer && error instanceof ArticleError) throw newerError(version as number, error.place);
    throw error;
  }
  return { article, doc, newer };
}

const newerError = (version: number, place?: string) =>
  new ArticleError(
    'newer-version',
    `The file was written by a newer Stet (format ${version}) and cannot be shown here`,
    place,
  );

/** @throws ArticleError not-json */
export function textIn(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new ArticleError('not-json', 'The file is not text in UTF-8');
  }
}

function toJson(text: string): unknown {
  try {
    return parseExactly(text);
  } catch {
    throw new ArticleError(
      'not-json',
      text.trim() === '' ? 'The file is empty' : 'The file is not JSON',
      placeOfSyntaxError(text),
    );
  }
}

/** V8 tells the position of some syntax errors only, so another parser is asked. */
function placeOfSyntaxError(text: string): string {
  const errors: JsonFault[] = [];
  parseJson(text, errors, { disallowComments: true, allowTrailingComma: false });
  const before = text.slice(0, errors[0]?.offset ?? text.length);
  const lines = before.split('\n');
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

/**
 * A document that obeys the schema, every block in its place.
 *
 * @throws ArticleError `misplaced-block` or `too-large` with the path of the block, such as
 * `content.body[3].photo`.
 */
export function checkContent(content: NodeJson): Node {
  checkAttributes(content, 'content');
  let doc: Node;
  try {
    doc = articleSchema.nodeFromJSON(content);
    if (doc.type !== articleSchema.topNodeType) {
      throw new RangeError(`a document cannot be a ${doc.type.name}`);
    }
  } catch (error) {
    throw new ArticleError(
      'misplaced-block',
      `The text holds something that has no place there: ${messageOf(error)}`,
      placeOfBadJson(content, 'content'),
    );
  }
  try {
    doc.check();
  } catch {
    throw firstFault(doc, 'content');
  }
  return doc;
}

/**
 * One block of the body from its JSON in a file, as `parse` reads it there.
 *
 * @throws ArticleError, SyntaxError or RangeError
 */
export function parseBlock(bytes: Uint8Array): Node {
  const file = { type: 'body', content: [parseExactly(decoder.decode(bytes)) as NodeJson] };
  const json = wrapUnknown(file).content?.[0];
  if (!json) throw new RangeError('Not a block');
  checkAttributes(json, 'content');
  const block = articleSchema.nodeFromJSON(json);
  block.check();
  return block;
}

function checkAttributes(node: NodeJson, place: string): void {
  const { extra, ...attrs } = node.attrs ?? {};
  const unknown = (extra as { attrs?: object } | null | undefined)?.attrs ?? {};
  if (Object.keys(attrs).length + Object.keys(unknown).length > limits.attributes) {
    throw new ArticleError('too-large', `A block has over ${limits.attributes} attributes`, place);
  }
  node.content?.forEach((child, index) => {
    checkAttributes(child, `${place}[${index}].${child.type}`);
  });
}

/** The innermost block that cannot be made at all, because an attribute is wrong. */
function placeOfBadJson(node: NodeJson, place: string): string {
  for (const [index, child] of (node.content ?? []).entries()) {
    try {
      articleSchema.nodeFromJSON(child);
    } catch {
      return placeOfBadJson(child, `${place}[${index}].${child.type}`);
    }
  }
  return place;
}

/** Node.check() only says that the document is wrong; this finds the innermost block that is. */
function firstFault(node: Node, place: string): ArticleError {
  for (let index = 0; index < node.childCount; index++) {
    const child = node.child(index);
    try {
      child.check();
    } catch {
      return firstFault(child, `${place}[${index}].${child.type.name}`);
    }
  }
  const misplaced = misplacedIn(node);
  if (misplaced) return new ArticleError('misplaced-block', misplaced, place);
  try {
    node.check();
  } catch (error) {
    return new ArticleError('misplaced-block', messageOf(error), place);
  }
  return new ArticleError('misplaced-block', `This ${node.type.name} is not valid`, place);
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
