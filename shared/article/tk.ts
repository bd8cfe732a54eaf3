import type { Article, Asset, NodeJson } from './model.ts';
import { textOf } from './text.ts';
import { usedAssets } from './usedAssets.ts';

/**
 * "TK" is what journalists write where something is still to come. As a word in capitals and alone:
 * TK, TKTK, "TK TK" (one place), and the whole of [TK name of the mayor]. Shops and makers whose name
 * starts so are no gap in the copy.
 */
const toCome =
  /\[TK(?![\p{L}\p{N}_])[^[\]]*\]|(?<![\p{L}\p{N}_])(?:TK)+(?:[ \u00a0-](?:TK)+)*(?![\p{L}\p{N}_])(?! (?:Maxx|Elevator)(?![\p{L}\p{N}]))/gu;

export interface TextRange {
  from: number;
  to: number;
}

/** Where something is still to come in one run of text, in UTF-16 units. */
export function tksIn(text: string): TextRange[] {
  if (!text.includes('TK')) return [];
  return Array.from(text.matchAll(toCome), ({ index, 0: whole }) => ({
    from: index,
    to: index + whole.length,
  }));
}

/** The text around every TK that readers could get to see: of the copy and of the fields. */
export function tkPlaces(article: Article): string[] {
  const texts: string[] = [];
  publishedTexts(article.content, texts);
  return [...texts, ...fieldTexts(article)].flatMap((text) => tksIn(text).map(() => text));
}

/** Blocks that no reader sees. */
export const isInternal = (type: string): boolean => type === 'note' || type === 'unknown';

/** Those of the copy that may have one: there are many texts, and next to none has. */
function publishedTexts(node: NodeJson, found: string[]): void {
  const children = node.content;
  if (!children || isInternal(node.type)) return;
  if (children.some(({ type }) => type === 'text')) {
    const text = textOf(node);
    if (text.includes('TK')) found.push(text);
  } else for (const child of children) publishedTexts(child, found);
}

function fieldTexts(article: Article): string[] {
  const { byline, dateline, headlines, rights } = article;
  const fields: (string | undefined)[] = [
    article.summary,
    headlines?.web,
    headlines?.print,
    headlines?.seo,
    headlines?.social,
    headlines?.push,
    byline?.display,
    byline?.tagline,
    ...(byline?.contributors ?? []).flatMap(({ name, title }) => [name, title]),
    dateline?.place,
    rights?.holder,
    rights?.notice,
    rights?.usageTerms,
    article.source?.name,
    ...(article.corrections ?? []).map(({ text }) => text),
    ...shownAssets(article).flatMap(({ alt, credit, copyright }) => [
      alt,
      credit?.creator,
      credit?.organization,
      credit?.line,
      copyright,
    ]),
  ];
  return fields.filter((field) => field !== undefined);
}

function shownAssets({ content, assets = {} }: Article): Asset[] {
  if (Object.keys(assets).length === 0) return [];
  const shown = usedAssets(content);
  return Object.entries(assets).flatMap(([id, asset]) => (shown.has(id) ? [asset] : []));
}
