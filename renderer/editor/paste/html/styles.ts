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
  const kept: string[] = [];
  const lower = html.toLowerCase();
  const lastStyle = lower.lastIndexOf('</style');
  const lastComment = Math.max(html.lastIndexOf('-->'), html.lastIndexOf('--!>'));
  let at = 0;
  for (let start = html.indexOf('<'); start !== -1; start = html.indexOf('<', at)) {
    kept.push(html.slice(at, start));
    // Comments hold Word's own markup, and nothing of the story.
    const isComment = start + 2 <= lastComment && html.startsWith('<!--', start);
    const comment = isComment ? endOfComment(html, start) : undefined;
    if (comment !== undefined) {
      at = comment;
      continue;
    }
    const end = endOfTag(html, start);
    const tag = html.slice(start, end);
    at = end;
    const close =
      end <= lastStyle && /^<style[\s/>]/i.test(tag) ? lower.indexOf('</style', end) : -1;
    if (close === -1) kept.push(withoutStyles(tag));
    else {
      sheets.push(html.slice(end, close));
      at = endOfTag(html, close);
    }
  }
  kept.push(html.slice(at));
  return { html: kept.join(''), sheets };
}

function endOfComment(html: string, start: number): number | undefined {
  const end = /--!?>/g;
  end.lastIndex = start + 2;
  return end.exec(html) ? end.lastIndex : undefined;
}

/**
 * Behind the tag that begins there; behind its first sign where it is none, or never ends. Another
 * tag outside a value ends the search, so that nobody's markup is read twice over and over.
 */
function endOfTag(html: string, start: number): number {
  if (!/[a-z/]/i.test(html.charAt(start + 1))) return start + 1;
  const sign = /["'<>]/g;
  sign.lastIndex = start + 1;
  for (let found = sign.exec(html); found && found[0] !== '<'; found = sign.exec(html)) {
    if (found[0] === '>') return found.index + 1;
    // Only after a sign of equality is it the start of a value.
    if (!/=\s*$/.test(html.slice(Math.max(start, found.index - 8), found.index))) continue;
    const close = html.indexOf(found[0], found.index + 1);
    if (close === -1) return start + 1;
    sign.lastIndex = close + 1;
  }
  return start + 1;
}

const withoutStyles = (tag: string): string =>
  tag.replace(/([\s"'/])(style|on\w+|data-pm-slice)\s*=/gi, (_found, before: string, name) => {
    const space = /\s/.test(before) ? '' : ' ';
    return `${before}${space}data-${/^style$/i.test(name) ? 'style' : 'off'}=`;
  });

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
