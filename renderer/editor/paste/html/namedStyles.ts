import { isBlankText, isElement, rename } from './elements.ts';
import type { Source } from './source.ts';
import { type ClassStyles, declarationsOf, styleOf } from './styles.ts';

type Role = 'title' | 'subtitle' | 'kicker' | 'quote' | 'pullQuote' | 'caption' | 'credit' | number;

/** Names of paragraph styles, as Word writes them into classes and Word on the web into data. */
const named: readonly [RegExp, Role][] = [
  [/^(mso)?(title|headline)$/, 'title'],
  [/^(mso)?(subtitle|standfirst|dek)$/, 'subtitle'],
  [/^(kicker|eyebrow)$/, 'kicker'],
  [/^(mso)?(intense)?quote$|^(mso)?blocktext$/, 'quote'],
  [/^pullquote$/, 'pullQuote'],
  [/^(mso)?caption$|^cutline$/, 'caption'],
  [/^(photo)?credit$/, 'credit'],
];

/** Paragraphs that are something by their style become what they are. */
export function readNamedStyles(root: HTMLElement, source: Source, sheets: ClassStyles): void {
  if (source === 'pages') readPagesHeadings(root, sheets);
  for (const paragraph of [...root.querySelectorAll<HTMLElement>('p')]) {
    const role = roleOf(paragraph, source);
    if (role !== undefined) become(paragraph, role);
  }
  for (const quote of [...root.querySelectorAll('blockquote + blockquote[data-joins]')]) {
    quote.previousElementSibling?.append(...quote.childNodes);
    quote.remove();
  }
  raiseHeadings(root);
}

function roleOf(paragraph: HTMLElement, source: Source): Role | undefined {
  if (paragraph.getAttribute('role') === 'heading') {
    return Number(paragraph.getAttribute('aria-level')) || 2;
  }
  const styled = paragraph.querySelector('[data-ccp-parastyle]');
  const names = [
    ...(paragraph.getAttribute('class') ?? '').split(/\s+/).map((name) => name.replace(/^x_/, '')),
    styled?.getAttribute('data-ccp-parastyle') ?? '',
  ].map((name) => name.toLowerCase().replace(/[\s_-]/g, ''));
  for (const name of names) {
    const heading = /^(?:mso)?heading([1-6])$/.exec(name)?.[1];
    if (heading) return Number(heading);
    const found = named.find(([pattern]) => pattern.test(name));
    if (found) return found[1];
  }
  return source === 'google-docs' ? googleRole(paragraph) : undefined;
}

/** Google Docs has no names for its title and subtitle, only their sizes. */
function googleRole(paragraph: HTMLElement): Role | undefined {
  const spans = [...paragraph.querySelectorAll('span')].filter(
    (span) => !isBlankText(span.textContent),
  );
  if (spans.length === 0) return undefined;
  const all = (size: string) => spans.every((span) => styleOf(span).get('font-size') === size);
  if (all('26pt')) return 'title';
  const gray = spans.every((span) => styleOf(span).get('color') === '#666666');
  return all('15pt') && gray ? 'subtitle' : undefined;
}

function become(paragraph: HTMLElement, role: Role) {
  if (typeof role === 'number') {
    rename(paragraph, `h${Math.min(6, Math.max(1, role))}`);
    return;
  }
  const { ownerDocument: document } = paragraph;
  if (role === 'quote') {
    const quote = document.createElement('blockquote');
    quote.setAttribute('data-joins', '');
    paragraph.before(quote);
    quote.append(paragraph);
  } else if (role === 'pullQuote') {
    const quote = document.createElement('div');
    quote.setAttribute('data-block', 'pull-quote');
    paragraph.before(quote);
    paragraph.setAttribute('data-part', 'quote');
    quote.append(paragraph);
  } else {
    const parts = { title: 'headline', subtitle: 'standfirst' } as Record<string, string>;
    paragraph.setAttribute('data-part', parts[role] ?? role);
  }
}

/** Pages writes only sizes: a short line in a larger type than the text is a heading. */
function readPagesHeadings(root: HTMLElement, sheets: ClassStyles) {
  const lengths = new Map<number, number>();
  const lines = [...root.querySelectorAll<HTMLElement>('p')].map((line) => ({
    line,
    size: sizeOf(line, sheets),
    length: line.textContent?.length ?? 0,
  }));
  for (const { size, length } of lines) lengths.set(size, (lengths.get(size) ?? 0) + length);
  const [usual = 0] = [...lengths].sort((a, b) => b[1] - a[1])[0] ?? [];
  const larger = [...lengths.keys()].filter((size) => size >= usual * 1.2).sort((a, b) => b - a);
  if (usual === 0) return;
  for (const { line, size, length } of lines) {
    const level = larger.indexOf(size);
    if (level !== -1 && length > 0 && length < 160) rename(line, `h${Math.min(4, level + 2)}`);
  }
}

function sizeOf(line: HTMLElement, sheets: ClassStyles): number {
  for (const style of [...sheets.of(line), declarationsOf(line.dataset.style ?? '')]) {
    const size = /([\d.]+)px/.exec(`${style.get('font-size') ?? ''} ${style.get('font') ?? ''}`);
    if (size) return Number(size[1]);
  }
  return 0;
}

/**
 * The headline is a field of its own: a first-level heading at the very top is it, and where there
 * are several they are the subheads, with the rest one level below.
 */
function raiseHeadings(root: HTMLElement) {
  const firsts = [...root.querySelectorAll('h1')];
  const [first, ...others] = firsts;
  if (!first) return;
  const hasMore = root.textContent?.trim() !== first.textContent?.trim();
  const isTop = others.length === 0 && hasMore && isFirst(first, root);
  if (isTop && !root.querySelector('[data-part="headline"]')) {
    rename(first, 'p').setAttribute('data-part', 'headline');
    return;
  }
  for (const level of [3, 2, 1]) {
    for (const heading of [...root.querySelectorAll(`h${level}`)]) rename(heading, `h${level + 1}`);
  }
}

/** Whether nothing that says something comes before it. */
function isFirst(element: Element, root: Element): boolean {
  for (let node: Element | null = element; node && node !== root; node = node.parentElement) {
    for (let before = node.previousSibling; before; before = before.previousSibling) {
      if (!isBlankText(before.textContent)) return false;
      if (isElement(before) && (before.matches('img') || before.querySelector('img'))) return false;
    }
  }
  return true;
}
