import { safeHref } from '../../../../shared/article/links.ts';
import { attribute, escapeHtml } from '../../../../shared/formats/html/escapeHtml.ts';

/** What `docx-preview` makes elements of (its `HElement`). */
export type Described = string | PageElement | DescribedElement;

interface DescribedElement {
  tagName: string;
  className?: string;
  style?: Readonly<Record<string, unknown>> | string;
  children?: readonly Described[];
  [property: string]: unknown;
}

type Inside = PageElement | string;

/** As much of an element as `docx-preview` touches before it hands its page over. */
export class PageElement {
  readonly tagName: string;
  readonly style: Record<string, unknown> = {};
  readonly #styleText: string;
  readonly #classes: string[];
  readonly children: Inside[];
  id?: unknown;
  src?: unknown;
  href?: unknown;
  lang?: unknown;
  colSpan?: unknown;
  rowSpan?: unknown;

  private constructor({ tagName, className, style, children = [], ...rest }: DescribedElement) {
    this.tagName = tagName.toLowerCase();
    this.#classes = className ? [className] : [];
    this.#styleText = typeof style === 'string' ? style : '';
    if (typeof style === 'object') Object.assign(this.style, style);
    this.children = children.map((child) => PageElement.of(child));
    for (const name of ['id', 'href', 'lang', 'colSpan', 'rowSpan'] as const) {
      this[name] = rest[name];
    }
  }

  static of(described: Described): Inside {
    if (typeof described === 'string' || described instanceof PageElement) return described;
    return new PageElement(described);
  }

  readonly classList = { add: (name: string) => this.#classes.push(name) };

  appendChild(child: Inside): void {
    this.children.push(child);
  }

  setAttribute(name: string, value: unknown): void {
    if (name === 'href') this.href = value;
  }

  get markup(): string {
    const { tagName } = this;
    if (tagName === '#fragment') return this.#inside();
    if (tagName === 'style') return `<style>${this.children.map(styleRules).join('')}</style>`;
    if (!shown.has(tagName)) return '';
    const start = `<${tagName}${this.#attributes()}>`;
    return empty.has(tagName) ? start : `${start}${this.#inside()}</${tagName}>`;
  }

  #inside = (): string => this.children.map(pageText).join('');

  #attributes(): string {
    const { id, src, href, lang, colSpan, rowSpan } = this;
    const text = (value: unknown) =>
      value === undefined || value === '' ? undefined : String(value);
    const address = typeof href === 'string' ? safeHref(href) : undefined;
    return (
      attribute('class', text(this.#classes.join(' '))) +
      attribute('style', text(this.#styleText + declarations(inPlace(this.style)))) +
      attribute('id', text(id)) +
      attribute('lang', text(lang)) +
      attribute('href', address) +
      attribute('colspan', text(colSpan)) +
      attribute('rowspan', text(rowSpan)) +
      (this.tagName === 'img'
        ? `${attribute('src', picture.test(String(src)) ? String(src) : undefined)} alt=""`
        : '')
    );
  }
}

export const pageText = (inside: Inside): string =>
  typeof inside === 'string' ? escapeHtml(inside) : inside.markup;

/** Nothing in the rules may end the element around them. */
const styleRules = (rules: Inside): string =>
  typeof rules === 'string' ? rules.replaceAll('<', '\\3c ') : '';

/**
 * A picture of which a part is shown is made larger around its middle, which moves a part that is not
 * in the middle: the point that must stay is where the part's edges divide what is cut off.
 */
function inPlace(style: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const edges = /^rect\(([\d.]+)% ([\d.]+)% ([\d.]+)% ([\d.]+)%\)$/.exec(
    String(style['clip-path']),
  );
  if (!edges) return style;
  const [top = 0, right = 0, bottom = 0, left = 0] = edges.slice(1).map(Number);
  const point = (before: number, after: number) =>
    `${before + after > 0 ? (100 * before) / (before + after) : 50}%`;
  return {
    ...style,
    'transform-origin': `${point(left, 100 - right)} ${point(top, 100 - bottom)}`,
  };
}

const declarations = (style: Readonly<Record<string, unknown>>): string =>
  Object.entries(style)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(
      ([name, value]) =>
        `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${value};`,
    )
    .join(' ');

const picture = /^data:image\/(png|jpeg|gif|webp);base64,/;
const empty: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img']);
/** The elements of a text. */
const shown: ReadonlySet<string> = new Set(
  'a article aside b br col colgroup div em footer h1 h2 h3 h4 h5 h6 header hr i img li ol p s section span strong sub sup table tbody td tfoot th thead tr u ul'.split(
    ' ',
  ),
);
