import type { NodeJson } from '../../article/model.ts';
import { childOf, textOf } from '../../article/text.ts';
import { clean } from '../cleanText.ts';
import { checkedHref } from './addresses.ts';
import { readPhoto } from './photo.ts';
import type { Reading } from './readStory.ts';
import { isBlank, plainText, readRuns } from './runs.ts';
import type { Cell, Embed, RelatedLink, RelatedLinks, Run, StoryBlock } from './story.ts';

export function readBlocks(nodes: readonly NodeJson[] | undefined, reading: Reading): StoryBlock[] {
  const blocks: StoryBlock[] = [];
  for (const node of nodes ?? []) {
    const block = readBlock(node, reading);
    if (block) blocks.push(block);
  }
  return blocks;
}

/** undefined for a block without anything to show, and for what is never published. */
function readBlock(node: NodeJson, reading: Reading): StoryBlock | undefined {
  const { findings } = reading;
  const runs = (child: NodeJson | undefined) => wordsOf(child, reading);
  switch (node.type) {
    case 'paragraph': {
      const text = runs(node);
      return text.length > 0 ? { type: 'paragraph', text } : undefined;
    }
    case 'heading': {
      const text = runs(node);
      const level = Number(node.attrs?.level ?? 2);
      return text.length > 0 ? { type: 'heading', level, text } : undefined;
    }
    case 'bulletList':
    case 'orderedList': {
      const items = (node.content ?? [])
        .map((item) => readBlocks(item.content, reading))
        .filter((blocks) => blocks.length > 0);
      const start = Number(node.attrs?.start ?? 1);
      if (items.length === 0) return undefined;
      const ordered = node.type === 'orderedList';
      return { type: 'list', ordered, start: Number.isInteger(start) ? start : 1, items };
    }
    case 'blockquote': {
      const attribution = runs(childOf(node, 'attribution'));
      const said = node.content?.filter((child) => child.type !== 'attribution');
      const blocks = readBlocks(said, reading);
      return blocks.length + attribution.length > 0
        ? { type: 'quote', blocks, attribution }
        : undefined;
    }
    case 'pullQuote': {
      const text = runs(childOf(node, 'quoteText'));
      if (text.length === 0) return undefined;
      return { type: 'pullQuote', text, attribution: runs(childOf(node, 'attribution')) };
    }
    case 'photo':
      return readPhoto(node, reading);
    case 'gallery': {
      const photos = (node.content ?? []).flatMap((child) =>
        child.type === 'photo' ? readPhoto(child, reading) : [],
      );
      return { type: 'gallery', photos, caption: runs(childOf(node, 'caption')) };
    }
    case 'relatedLinks':
      return relatedLinks(node, reading);
    case 'factbox': {
      const title = childOf(node, 'title');
      const blocks = readBlocks(
        node.content?.filter((child) => child !== title),
        reading,
      );
      const over = runs(title);
      return blocks.length + over.length > 0 ? { type: 'factbox', title: over, blocks } : undefined;
    }
    case 'embed':
      return embed(node, reading);
    case 'table': {
      const rows = (node.content ?? []).filter((row) => row.type === 'tableRow');
      return {
        type: 'table',
        rows: rows.map((row) => (row.content ?? []).map((cell) => tableCell(cell, reading))),
      };
    }
    case 'divider':
      return { type: 'divider' };
    case 'note':
      if (textOf(node).trim() !== '') findings.add('notes-left-out');
      return undefined;
    default:
      findings.add('unknown-block', unknownType(node));
      return undefined;
  }
}

/** The runs of a text block; none where it has no words. */
export function wordsOf(node: NodeJson | undefined, { findings }: Reading): Run[] {
  const runs = readRuns(node?.content, findings);
  return isBlank(runs) ? [] : runs;
}

/** The name of a block's type is no content, and the only thing that may be said about it. */
function unknownType(block: NodeJson): string {
  const raw = block.attrs?.raw as { type?: unknown } | null | undefined;
  return block.type === 'unknown' && typeof raw?.type === 'string' ? raw.type : block.type;
}

function tableCell(cell: NodeJson, reading: Reading): Cell {
  return {
    header: cell.type === 'tableHeader',
    columnSpan: spanOf(cell, 'colspan'),
    rowSpan: spanOf(cell, 'rowspan'),
    blocks: readBlocks(cell.content, reading),
  };
}

function spanOf(cell: NodeJson, name: 'colspan' | 'rowspan'): number {
  const value = cell.attrs?.[name];
  return typeof value === 'number' && Number.isInteger(value) && value > 1 ? value : 1;
}

function relatedLinks(node: NodeJson, reading: Reading): RelatedLinks | undefined {
  const title = wordsOf(childOf(node, 'title'), reading);
  const links = (node.content ?? []).flatMap((entry) =>
    entry.type === 'relatedLink' ? (relatedLink(entry, reading) ?? []) : [],
  );
  return links.length + title.length > 0 ? { type: 'relatedLinks', title, links } : undefined;
}

function relatedLink(entry: NodeJson, reading: Reading): RelatedLink | undefined {
  const { findings } = reading;
  const address = String(entry.attrs?.href ?? '').trim();
  const text = wordsOf(entry, reading);
  const words = plainText(text);
  if (address === '' && words !== '') findings.add(missingAddress(entry), words);
  const href = address === '' ? undefined : checkedHref(address, words || address, findings);
  const article = clean(String(entry.attrs?.article ?? '')).trim();
  if (words === '' && href === undefined) return undefined;
  return { text, ...(href !== undefined && { href }), ...(article !== '' && { article }) };
}

/** An article that has no home on the web yet is another thing than a link that was forgotten. */
const missingAddress = ({ attrs }: NodeJson) =>
  attrs?.article ? 'article-without-address' : 'missing-link-address';

function embed(node: NodeJson, reading: Reading): Embed | undefined {
  const { findings } = reading;
  const address = String(node.attrs?.url ?? '').trim();
  const title = wordsOf(childOf(node, 'title'), reading);
  const words = plainText(title);
  const provider = clean(String(node.attrs?.provider ?? '')).trim();
  const href = address === '' ? undefined : checkedHref(address, words || address, findings);
  if (address === '' && words !== '') findings.add('embed-without-address', words);
  if (words === '' && href === undefined) return undefined;
  return {
    type: 'embed',
    title,
    ...(href !== undefined && { href }),
    ...(provider !== '' && { provider }),
  };
}
