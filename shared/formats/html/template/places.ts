import { type Token, Tokenizer, TokenizerMode } from 'parse5';

/** Where in the HTML of a template something stands: what may be put there, and how, depends on it. */
export type Place =
  | { in: 'text'; path: string }
  /** Words alone, no markup: `title`, `textarea`. */
  | { in: 'plain'; element: string; path: string }
  /** What is no text at all: `script`, `style`… @property type of a script, in small letters. */
  | { in: 'raw'; element: string; type: string; path: string }
  /** @property commands whether its element tells the browser what to do: `meta` with `http-equiv`. */
  | {
      in: 'attribute';
      commands: boolean;
      element: string;
      name: string;
      path: string;
      quote: string;
      before: string;
    }
  | { in: 'tag' }
  | { in: 'comment' };

/** Elements whose content is not read as elements (HTML 13.2.6.4.4, .4.7), by how it is read. */
const rawModes: Readonly<Record<string, Tokenizer['state']>> = {
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
};

const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** Elements in elements; no page has more, and each costs its path. */
const deepest = 256;

interface Stretch {
  from: number;
  to: number;
  /** Where a position in it is. */
  at(offset: number): Place;
}

/**
 * Read by parse5's tokeniser, which is a browser's. Its tree would not do: it moves and drops what
 * stands in an odd place.
 *
 * @param html with blanks where slots stand, so that they change nothing.
 * @returns the place of any position.
 */
export function placesIn(html: string): (offset: number) => Place {
  const tags: Stretch[] = [];
  /** What holds from a position on. */
  const states: { from: number; place: Place }[] = [{ from: 0, place: { in: 'text', path: '' } }];
  const open: string[] = [];

  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token) {
        const { tagName, location, selfClosing } = token;
        if (!location) return;
        const path = open.join('/');
        const place = (offset: number): Place => attributeAt(html, token, offset, path);
        tags.push({ from: location.startOffset, to: location.endOffset, at: place });
        // HTML's own elements are not closed by a slash (13.2.6.4.7); those of SVG and MathML are.
        const closed = selfClosing && open.some((name) => name === 'svg' || name === 'math');
        const holds = !empty.has(tagName) && !closed;
        if (holds && open.length < deepest) open.push(tagName);
        const mode = rawModes[tagName];
        if (mode !== undefined && !closed) tokenizer.state = mode;
        const content = closed ? undefined : contentOf(token, open.join('/'));
        states.push({
          from: location.endOffset,
          place: content ?? { in: 'text', path: open.join('/') },
        });
      },
      onEndTag({ tagName, location }) {
        if (!location) return;
        tags.push({
          from: location.startOffset,
          to: location.endOffset,
          at: () => ({ in: 'tag' }),
        });
        const known = open.lastIndexOf(tagName);
        if (known >= 0) open.length = known;
        states.push({ from: location.endOffset, place: { in: 'text', path: open.join('/') } });
      },
      onComment: ({ location }) => aside(location),
      onDoctype: ({ location }) => aside(location),
      onCharacter() {},
      onWhitespaceCharacter() {},
      onNullCharacter() {},
      onEof() {},
    },
  );
  const aside = (location: Token.Location | null) => {
    if (!location) return;
    tags.push({
      from: location.startOffset,
      to: location.endOffset,
      at: () => ({ in: 'comment' }),
    });
  };
  tokenizer.write(html, true);
  return (offset) => {
    const tag = tags[lastAtOrBefore(tags, ({ from }) => from, offset)];
    if (tag && offset < tag.to) return tag.at(offset);
    const state = states[lastAtOrBefore(states, ({ from }) => from, offset)];
    return state?.place ?? { in: 'text', path: '' };
  };
}

/** @param sorted by what `positionOf` says. @returns the index of the last one there; -1 for none. */
export function lastAtOrBefore<Item>(
  sorted: readonly Item[],
  positionOf: (item: Item) => number,
  offset: number,
): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (positionOf(sorted[middle] as Item) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function contentOf({ tagName, attrs }: Token.TagToken, path: string): Place {
  if (rawModes[tagName] === undefined) return { in: 'text', path };
  if (rawModes[tagName] === TokenizerMode.RCDATA) return { in: 'plain', element: tagName, path };
  const type =
    attrs
      .find(({ name }) => name === 'type')
      ?.value.trim()
      .toLowerCase() ?? '';
  return { in: 'raw', element: tagName, type, path };
}

function attributeAt(html: string, token: Token.TagToken, offset: number, path: string): Place {
  for (const [name, location] of Object.entries(token.location?.attrs ?? {})) {
    if (offset < location.startOffset || offset >= location.endOffset) continue;
    const source = html.slice(location.startOffset, location.endOffset);
    const [whole = '', quote = ''] = /^[^=]*=\s*(["']?)/.exec(source) ?? [];
    const begin = location.startOffset + whole.length;
    if (whole === '' || offset < begin) return { in: 'tag' };
    const before = html.slice(begin, offset);
    const commands = token.attrs.some((other) => other.name === 'http-equiv');
    return { in: 'attribute', commands, element: token.tagName, name, path, quote, before };
  }
  return { in: 'tag' };
}
