import { exactNumber, ownNumberField } from './exactNumbers.ts';
import type { Article, NodeJson } from './model.ts';
import { unwrapUnknown } from './unknownContent.ts';

/** The fixed order of keys, by the path of the object (`[]` for "of each", `*` for "of any key"). */
const keyOrder: Record<string, readonly string[]> = {
  '': [
    'format',
    'version',
    'id',
    'language',
    'status',
    'slug',
    'slugline',
    'urgency',
    'length',
    'headlines',
    'summary',
    'byline',
    'dateline',
    'dates',
    'section',
    'tags',
    'subjects',
    'rights',
    'source',
    'notes',
    'corrections',
    'assets',
    'content',
    'review',
    'extensions',
  ],
  length: ['target', 'unit'],
  headlines: ['web', 'print', 'seo', 'social', 'push'],
  byline: ['display', 'contributors', 'tagline'],
  'byline.contributors[]': ['name', 'role', 'title', 'affiliation', 'email', 'url'],
  dateline: ['place', 'region', 'country', 'date', 'agency'],
  dates: ['created', 'modified', 'published', 'embargoUntil', 'expires'],
  section: ['id', 'name'],
  'tags[]': ['name', 'slug'],
  'subjects[]': ['scheme', 'code', 'name'],
  rights: ['holder', 'notice', 'usageTerms'],
  source: ['name', 'url'],
  'corrections[]': ['type', 'text', 'date'],
  'assets.*': [
    'type',
    'src',
    'mimeType',
    'width',
    'height',
    'alt',
    'decorative',
    'credit',
    'copyright',
    'usage',
    'focalPoint',
    'captured',
    'digitalSourceType',
  ],
  'assets.*.credit': ['creator', 'organization', 'line'],
  'assets.*.focalPoint': ['x', 'y'],
};

const encoder = new TextEncoder();

/**
 * The bytes of an article file: UTF-8, two spaces, keys in a fixed order, a newline at the end. The
 * same article gives the same bytes, and a file that this function wrote comes back as it was.
 */
export function serialise(article: Article): Uint8Array<ArrayBuffer> {
  const file = { ...article, content: unwrapUnknown(article.content) };
  return encoder.encode(`${print(inOrder(file, ''), '')}\n`);
}

/**
 * The same without the blocks of the body: what stands before and behind them. With what
 * `serialiseBlock` says of each between, parted by `betweenBlocks`, it is the file of `serialise`.
 */
export function serialiseAround(article: Article): [before: string, behind: string] {
  const content = unwrapUnknown(article.content);
  const body = content.content?.at(-1);
  if (!body) throw new RangeError('An article has a body');
  const hollow = { ...body, content: [hole as unknown as NodeJson] };
  const around = { ...content, content: [...(content.content ?? []).slice(0, -1), hollow] };
  const file = `${print(inOrder({ ...article, content: around }, ''), '')}\n`;
  const at = file.indexOf(holeMark);
  return [file.slice(0, at), file.slice(at + holeMark.length)];
}

/** A block of the body as it stands in the file. */
export const serialiseBlock = (block: NodeJson): Uint8Array<ArrayBuffer> =>
  encoder.encode(print(unwrapUnknown(block), blockIndent));

const blockIndent = ' '.repeat(10);
export const betweenBlocks = `,\n${blockIndent}`;

/** No JSON holds this character: in a text it would be escaped. */
const holeMark = '\0';
const hole = {};

function inOrder(value: unknown, path: string): unknown {
  if (Array.isArray(value)) return value.map((item) => inOrder(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return value;
  if (path === 'content' || path === 'extensions' || path === 'review') return value;
  if (exactNumber(value) !== undefined || ownNumberField(value)) return value;
  // A field of a newer file can have any name, `constructor` too.
  const order = Object.hasOwn(keyOrder, path) ? keyOrder[path] : undefined;
  const inMap = path === 'assets';
  const keys = order ? sortKeys(Object.keys(value), order) : Object.keys(value);
  return new Ordered(
    keys
      .map((key): [string, unknown] => {
        const child = path === '' ? key : `${path}.${inMap ? '*' : key}`;
        return [key, inOrder((value as Record<string, unknown>)[key], child)];
      })
      .filter(([, item]) => item !== undefined),
  );
}

/** Entries in the order to print; a plain object would move keys that look like integers. */
class Ordered {
  readonly entries: [string, unknown][];
  constructor(entries: [string, unknown][]) {
    this.entries = entries;
  }
}

/** Known keys as in `order`; each unknown key stays behind the known key it followed. */
function sortKeys(keys: string[], order: readonly string[]): string[] {
  const groups = new Map<string, string[]>();
  let anchor = '';
  for (const key of keys) {
    if (order.includes(key)) anchor = key;
    else groups.set(anchor, [...(groups.get(anchor) ?? []), key]);
  }
  const present = new Set(keys);
  return [
    ...(groups.get('') ?? []),
    ...order.flatMap((key) => [...(present.has(key) ? [key] : []), ...(groups.get(key) ?? [])]),
  ];
}

/** JSON.stringify(value, null, 2), and `{"$number": …}` as the number it stands for. */
function print(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (value === hole) return holeMark;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((item) => inner + print(item, inner)).join(',\n')}\n${indent}]`;
  }
  const exact = value instanceof Ordered ? undefined : exactNumber(value);
  if (exact !== undefined) return exact;
  const own = value instanceof Ordered ? undefined : ownNumberField(value);
  if (own) return print(new Ordered([[own.key, own.value]]), indent);
  const entries = value instanceof Ordered ? value.entries : Object.entries(value);
  const lines = entries
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => `${inner}${JSON.stringify(key)}: ${print(item, inner)}`);
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${indent}}`;
}
