import type { NodeJson } from '../../article/model.ts';
import { childOf, textOf } from '../../article/text.ts';
import { clean } from '../cleanText.ts';
import { missingAddress, unknownType } from '../html/blocks.ts';
import { checkedHref, inlineHtml } from '../html/inline.ts';
import { hasText, type Rendering } from '../rendering.ts';
import type { PublishedBlock, PublishedCell, PublishedPhoto } from './published.ts';
import { publishedPhoto } from './publishedPhoto.ts';

/** The blocks of the body as plain objects; photos go to `photos`, blocks point to them. */
export function publishedBlocks(
  nodes: readonly NodeJson[] | undefined,
  rendering: Rendering,
  photos: PublishedPhoto[],
): PublishedBlock[] {
  return (nodes ?? []).flatMap((node) => publishedBlock(node, rendering, photos) ?? []);
}

function publishedBlock(
  node: NodeJson,
  rendering: Rendering,
  photos: PublishedPhoto[],
): PublishedBlock | undefined {
  const inside = (nodes: readonly NodeJson[] | undefined) =>
    publishedBlocks(nodes, rendering, photos);
  const { findings } = rendering;
  switch (node.type) {
    case 'paragraph':
      return hasText(node) ? { type: 'paragraph', ...textAndHtml(node, rendering) } : undefined;
    case 'heading': {
      const level = Number(node.attrs?.level ?? 2);
      return hasText(node)
        ? { type: 'heading', level, ...textAndHtml(node, rendering) }
        : undefined;
    }
    case 'bulletList':
    case 'orderedList': {
      const items = (node.content ?? [])
        .map((item) => ({ blocks: inside(item.content) }))
        .filter(({ blocks }) => blocks.length > 0);
      const start = Number(node.attrs?.start ?? 1);
      const ordered = node.type === 'orderedList';
      if (items.length === 0) return undefined;
      return {
        type: 'list',
        ordered,
        ...(ordered && Number.isInteger(start) && start !== 1 && { start }),
        items,
      };
    }
    case 'blockquote': {
      const blocks = inside(node.content?.filter((child) => child.type !== 'attribution'));
      const attributed = attribution(node, rendering);
      if (blocks.length === 0 && !attributed.attribution) return undefined;
      return { type: 'quote', blocks, ...attributed };
    }
    case 'pullQuote': {
      const text = childOf(node, 'quoteText');
      if (!text || !hasText(text)) return undefined;
      return {
        type: 'pullQuote',
        ...textAndHtml(text, rendering),
        ...attribution(node, rendering),
      };
    }
    case 'photo': {
      const photo = publishedPhoto(node, rendering);
      return photo && { type: 'photo', photo: photos.push(photo) - 1 };
    }
    case 'gallery': {
      const shown: number[] = [];
      for (const child of node.content ?? []) {
        const photo = child.type === 'photo' ? publishedPhoto(child, rendering, true) : undefined;
        if (photo) shown.push(photos.push(photo) - 1);
      }
      const caption = named('caption', childOf(node, 'caption'), rendering);
      return shown.length === 0 && !caption.caption
        ? undefined
        : { type: 'gallery', photos: shown, ...caption };
    }
    case 'relatedLinks':
      return relatedLinks(node, rendering);
    case 'factbox': {
      const title = childOf(node, 'title');
      const blocks = inside(node.content?.filter((child) => child !== title));
      if (blocks.length === 0 && !hasText(title)) return undefined;
      return { type: 'factbox', ...(hasText(title) && { title: plain(title) }), blocks };
    }
    case 'embed':
      return embed(node, rendering);
    case 'table': {
      const rows = (node.content ?? []).map((row) => ({
        cells: (row.content ?? []).map((cell) => tableCell(cell, inside(cell.content))),
      }));
      return { type: 'table', rows };
    }
    case 'divider':
      return { type: 'divider' };
    case 'note':
      if (hasText(node)) findings.add('notes-left-out');
      return undefined;
    default:
      findings.add('unknown-block', unknownType(node));
      return undefined;
  }
}

function tableCell(cell: NodeJson, blocks: PublishedBlock[]): PublishedCell {
  const { colspan = 1, rowspan = 1 } = cell.attrs ?? {};
  return {
    header: cell.type === 'tableHeader',
    ...(Number(colspan) > 1 && { columnSpan: Number(colspan) }),
    ...(Number(rowspan) > 1 && { rowSpan: Number(rowspan) }),
    blocks,
  };
}

function relatedLinks(node: NodeJson, { findings }: Rendering): PublishedBlock | undefined {
  const title = childOf(node, 'title');
  const links: { text: string; url?: string; article?: string }[] = [];
  for (const entry of node.content ?? []) {
    if (entry.type !== 'relatedLink') continue;
    const address = String(entry.attrs?.href ?? '').trim();
    const text = plain(entry);
    if (address === '' && text !== '') findings.add(missingAddress(entry), text);
    const url = address === '' ? undefined : checkedHref(address, text || address, findings);
    const article = clean(String(entry.attrs?.article ?? '')).trim();
    if (text !== '' || url !== undefined)
      links.push({
        text: text || (url ?? ''),
        ...(url && { url }),
        ...(article !== '' && { article }),
      });
  }
  if (links.length === 0 && !hasText(title)) return undefined;
  return { type: 'relatedLinks', ...(hasText(title) && { title: plain(title) }), links };
}

function embed(node: NodeJson, { findings }: Rendering): PublishedBlock | undefined {
  const address = String(node.attrs?.url ?? '').trim();
  const title = plain(childOf(node, 'title'));
  const provider = clean(String(node.attrs?.provider ?? '')).trim();
  const url = address === '' ? undefined : checkedHref(address, title || address, findings);
  if (address === '' && title !== '') findings.add('embed-without-address', title);
  if (title === '' && url === undefined) return undefined;
  return {
    type: 'embed',
    ...(url && { url }),
    ...(title && { title }),
    ...(provider && { provider }),
  };
}

function attribution(node: NodeJson, rendering: Rendering) {
  return named('attribution', childOf(node, 'attribution'), rendering);
}

/** `{name: text, nameHtml: html}`, or nothing for an empty node. */
export function named<Name extends string>(
  name: Name,
  node: NodeJson | undefined,
  rendering: Rendering,
): { [Key in Name | `${Name}Html`]?: string } {
  if (!node || !hasText(node)) return {};
  const { text, html } = textAndHtml(node, rendering);
  return { [name]: text, [`${name}Html`]: html } as { [Key in Name | `${Name}Html`]?: string };
}

const textAndHtml = (node: NodeJson, { findings }: Rendering) => ({
  text: plain(node),
  html: inlineHtml(node.content, findings),
});

export const plain = (node: NodeJson | undefined): string => clean(textOf(node)).trim();
