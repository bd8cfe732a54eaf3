/**
 * Under the page's policy the browser ignores styles of pasted HTML, and reports each one. So they
 * travel as `data-style`, and what style sheets say about classes is read here, without the browser.
 */

export type Declarations = ReadonlyMap<string, string>;

/**
 * The HTML without style sheets, inline styles and handlers, and the sheets' text.
 *
 * A `data-pm-slice` that comes from outside is taken away as well: it would tell the parser how to
 * put foreign blocks together.
 */
export function hideStyles(html: string): { html: string; sheets: string[] } {
  const sheets: string[] = [];
  let kept = '';
  let at = 0;
  const lower = html.toLowerCase();
  for (;;) {
    const start = lower.indexOf('<style', at);
    const end = start === -1 ? -1 : lower.indexOf('</style', start);
    // One that never ends is left to the parser: it may stand in somebody's attribute.
    if (end === -1) break;
    kept += html.slice(at, start);
    const inside = html.indexOf('>', start) + 1;
    if (inside > 0 && inside <= end) sheets.push(html.slice(inside, end));
    const close = html.indexOf('>', end);
    at = close === -1 ? html.length : close + 1;
  }
  kept += html.slice(at);
  const hidden = kept.replace(/<[a-z][^>]*>/gi, (tag) =>
    tag.replace(/([\s"'/])(style|on\w+|data-pm-slice)\s*=/gi, (_found, before: string, name) => {
      const space = /\s/.test(before) ? '' : ' ';
      return `${before}${space}data-${/^style$/i.test(name) ? 'style' : 'off'}=`;
    }),
  );
  return { html: hidden, sheets };
}

const known = new Map<string, Declarations>();

/** `Font-Weight: 700; color:red` → its properties, in lower case. */
export function declarationsOf(style: string): Declarations {
  const parsed = known.get(style);
  if (parsed) return parsed;
  const found = new Map<string, string>();
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon === -1) continue;
    const value = declaration.slice(colon + 1).trim();
    found.set(declaration.slice(0, colon).trim().toLowerCase(), value.toLowerCase());
  }
  // Programs write the same few styles thousands of times.
  if (known.size > 2000) known.clear();
  known.set(style, found);
  return found;
}

export const styleOf = (element: Element): Declarations =>
  declarationsOf(element.getAttribute('data-style') ?? '');

/** The style's text without spaces, for the questions that are about Word's own properties. */
export const bareStyle = (element: Element): string =>
  (element.getAttribute('data-style') ?? '').replace(/\s+/g, '').toLowerCase();

/** What style sheets say about single classes: `span.s1`, `.xl65`. */
export class ClassStyles {
  private readonly rules = new Map<string, { tag: string; style: Declarations }[]>();

  constructor(sheets: readonly string[]) {
    for (const sheet of sheets) this.read(sheet.replace(/\/\*[^*]*\*+([^/*][^*]*\*+)*\//g, ''));
  }

  get isEmpty(): boolean {
    return this.rules.size === 0;
  }

  of(element: Element): Declarations[] {
    const names = element.getAttribute('class');
    if (!names || this.isEmpty) return [];
    return names
      .split(/\s+/)
      .flatMap((name) =>
        (this.rules.get(name) ?? [])
          .filter(({ tag }) => tag === '' || tag === element.localName)
          .map(({ style }) => style),
      );
  }

  private read(sheet: string) {
    for (const part of sheet.split('}')) {
      const brace = part.lastIndexOf('{');
      if (brace === -1) continue;
      const style = declarationsOf(part.slice(brace + 1));
      for (const selector of part.slice(0, brace).split(',')) {
        const [, tag = '', name] =
          /^\s*(?:<!--\s*)?([a-z0-9]*)\.([\w-]+)\s*$/i.exec(selector) ?? [];
        if (!name) continue;
        const rule = { tag: tag.toLowerCase(), style };
        this.rules.set(name, [...(this.rules.get(name) ?? []), rule]);
      }
    }
  }
}
