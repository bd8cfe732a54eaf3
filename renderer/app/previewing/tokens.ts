/**
 * What is what in a source, for colour. Four small grammars and no library: those that are well kept
 * (highlight.js, Prism, Shiki) write HTML strings or elements by the thousand, and none of that is
 * needed where the browser paints ranges (CSS Custom Highlight API).
 */

export const tokenKinds = ['name', 'key', 'string', 'literal', 'comment', 'heading'] as const;
export type TokenKind = (typeof tokenKinds)[number];
export type Syntax = 'markup' | 'json' | 'markdown' | 'plain';

export interface Token {
  kind: TokenKind;
  from: number;
  to: number;
}

export function syntaxOf(name: string): Syntax {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (extension === 'json') return 'json';
  if (extension === 'md') return 'markdown';
  return /^(x?html|xml|opf|rels|icml)$/.test(extension) ? 'markup' : 'plain';
}

/** In the order of the text; none lies over another. */
export function tokensOf(text: string, syntax: Syntax): Token[] {
  const grammar = grammars[syntax];
  return grammar ? [...tokensBy(grammar, text, 0)] : [];
}

interface Grammar {
  /** Global; its named groups are kinds of tokens, or `inside` for what has a grammar of its own. */
  pattern: RegExp;
  inside?: Grammar;
}

// What has no end goes to the end of the text, so that its start is tried once: no text costs more than
// its length.

const attributes: Grammar = {
  pattern: /(?<key>[^\s"'<>/=]{1,64})(?=\s{0,8}=)|(?<string>"[^"]*"|'[^']*')/g,
};

const markup: Grammar = {
  pattern:
    /(?<comment><!--[\s\S]*?(?:-->|$))|(?<literal>&(?:#\w{1,8}|\w{1,32});|<!\[CDATA\[|\]\]>|<[!?][^<>]{0,400}>)|(?<name><\/?[A-Za-z][\w:.-]{0,64})(?<inside>(?:[^<>"']|"[^"<]*"|'[^'<]*'){0,4000})/g,
  inside: attributes,
};

const json: Grammar = {
  pattern:
    /(?<key>"(?:[^"\\\n]|\\.)*")(?=\s{0,8}:)|(?<string>"(?:[^"\\\n]|\\.)*"?)|(?<literal>-?\b\d[\d.eE+-]{0,40}|\b(?:true|false|null)\b)/g,
};

const markdown: Grammar = {
  pattern:
    /^(?<heading>#{1,6} [^\n]*)|^(?<comment>---|-{3,})$|^(?<key>[A-Za-z]\w*:)(?= ["[{\d])|^(?<name> {0,8}(?:[-*]|\d{1,9}\.|>) )|(?<string>\]\([^()\s]{1,2000}\))|(?<literal>\*\*|~~|`[^`\n]{1,400}`)/gm,
};

const grammars: Readonly<Record<Syntax, Grammar | undefined>> = {
  markup,
  json,
  markdown,
  plain: undefined,
};

function* tokensBy({ pattern, inside }: Grammar, text: string, start: number): Generator<Token> {
  for (const match of text.matchAll(pattern)) {
    let at = start + match.index;
    for (const [kind, found] of Object.entries(match.groups ?? {})) {
      if (!found) continue;
      if (kind === 'inside') {
        if (inside) yield* tokensBy(inside, found, at);
      } else {
        yield { kind: kind as TokenKind, from: at, to: at + found.length };
      }
      at += found.length;
    }
  }
}
