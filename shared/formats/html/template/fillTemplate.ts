import { escapeHtml } from '../escapeHtml.ts';
import { type Escape, type PageTemplate, type Part, TemplateError } from './pageTemplate.ts';
import { type Page, pageLists, pageSlots, type Slot } from './slots.ts';

/** UTF-16 units; with photos inside, a page may be large, but a loop over loops is a bomb. */
const largestPage = 256 * 1024 * 1024;

/**
 * @param rename gives our markup and styles the desk's class names.
 * @throws TemplateError where the page would be larger than anything opens.
 */
export function fillTemplate(
  { parts }: PageTemplate,
  page: Page,
  rename: { markup(html: string): string; css(css: string): string },
): string {
  const made = new Map<string, string>();
  const pieces: string[] = [];
  let size = 0;
  const put = (text: string) => {
    size += text.length;
    if (size > largestPage) {
      const message = 'The page that this template makes is too large.';
      throw new TemplateError([{ line: 1, message }]);
    }
    pieces.push(text);
  };
  const renamed = (kind: Slot<never>['kind'], value: string) =>
    kind === 'markup' ? rename.markup(value) : kind === 'css' ? rename.css(value) : value;

  const ofPage = (name: string): string => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const { kind, value } = pageSlots[name as keyof typeof pageSlots];
    const text = renamed(kind, value(page));
    made.set(name, text);
    return text;
  };
  const fill = (inside: readonly Part[], item?: Item): void => {
    const textOf = (name: string): string => {
      const own = item && Object.hasOwn(item.slots, name) ? item.slots[name] : undefined;
      return own ? renamed(own.kind, own.value(item?.of)) : ofPage(name);
    };
    for (const part of inside) {
      if (typeof part === 'string') put(part);
      else if ('slot' in part) put(escaped(textOf(part.slot), part.as));
      else if ('each' in part) {
        const { items, slots } = listOf(part.each);
        for (const of of items(page)) fill(part.parts, { of, slots });
      } else {
        const isThere = Object.hasOwn(pageLists, part.only)
          ? listOf(part.only).items(page).length > 0
          : textOf(part.only).trim() !== '';
        if (isThere === (part.if === 'something')) fill(part.parts, item);
      }
    }
  };
  fill(parts);
  return pieces.join('');
}

interface Item {
  of: unknown;
  slots: Readonly<Record<string, Slot<unknown>>>;
}

const listOf = (name: string) => pageLists[name as keyof typeof pageLists];

function escaped(value: string, as: Escape): string {
  switch (as) {
    case 'as-is':
      return value;
    case 'text':
      // The desk's quotes may be of either kind.
      return escapeHtml(value).replaceAll("'", '&#39;');
    case 'component':
      // An apostrophe is none of what it encodes, and would end a value in single quotes.
      return encodeURIComponent(value.toWellFormed()).replaceAll("'", '%27');
  }
}
