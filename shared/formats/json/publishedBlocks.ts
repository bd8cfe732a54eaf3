import { inlineHtml } from '../html/inline.ts';
import { plainText } from '../story/runs.ts';
import type { Cell, Embed, RelatedLinks, Run, StoryBlock } from '../story/story.ts';
import type { PublishedBlock, PublishedCell, PublishedPhoto } from './published.ts';
import { publishedPhoto } from './publishedPhoto.ts';

/** The blocks of the body as plain objects; photos go to `photos`, blocks point to them. */
export const publishedBlocks = (
  blocks: readonly StoryBlock[],
  photos: PublishedPhoto[],
): PublishedBlock[] => blocks.flatMap((block) => publishedBlock(block, photos) ?? []);

function publishedBlock(block: StoryBlock, photos: PublishedPhoto[]): PublishedBlock | undefined {
  const inside = (blocks: readonly StoryBlock[]) => publishedBlocks(blocks, photos);
  switch (block.type) {
    case 'paragraph':
      // The dateline is a field here.
      return block.text.length > 0 ? { type: 'paragraph', ...textAndHtml(block.text) } : undefined;
    case 'heading':
      return { type: 'heading', level: block.level, ...textAndHtml(block.text) };
    case 'list':
      return {
        type: 'list',
        ordered: block.ordered,
        ...(block.ordered && block.start !== 1 && { start: block.start }),
        items: block.items.map((item) => ({ blocks: inside(item) })),
      };
    case 'quote':
      return {
        type: 'quote',
        blocks: inside(block.blocks),
        ...named('attribution', block.attribution),
      };
    case 'pullQuote':
      return {
        type: 'pullQuote',
        ...textAndHtml(block.text),
        ...named('attribution', block.attribution),
      };
    case 'photo':
      return { type: 'photo', photo: photos.push(publishedPhoto(block)) - 1 };
    case 'gallery':
      return {
        type: 'gallery',
        photos: block.photos.map((photo) => photos.push(publishedPhoto(photo)) - 1),
        ...named('caption', block.caption),
      };
    case 'relatedLinks':
      return relatedLinks(block);
    case 'factbox':
      return { type: 'factbox', ...title(block.title), blocks: inside(block.blocks) };
    case 'embed':
      return embed(block);
    case 'table':
      return {
        type: 'table',
        rows: block.rows.map((cells) => ({
          cells: cells.map((cell) => tableCell(cell, inside(cell.blocks))),
        })),
      };
    case 'divider':
      return { type: 'divider' };
  }
}

function tableCell({ header, columnSpan, rowSpan }: Cell, blocks: PublishedBlock[]): PublishedCell {
  return {
    header,
    ...(columnSpan > 1 && { columnSpan }),
    ...(rowSpan > 1 && { rowSpan }),
    blocks,
  };
}

function relatedLinks({ title: over, links }: RelatedLinks): PublishedBlock {
  return {
    type: 'relatedLinks',
    ...title(over),
    links: links.map(({ text, href, article }) => ({
      text: plainText(text) || (href ?? ''),
      ...(href !== undefined && { url: href }),
      ...(article !== undefined && { article }),
    })),
  };
}

function embed({ title: over, href, provider }: Embed): PublishedBlock {
  return {
    type: 'embed',
    ...(href !== undefined && { url: href }),
    ...title(over),
    ...(provider !== undefined && { provider }),
  };
}

const title = (runs: Run[]) => runs.length > 0 && { title: plainText(runs) };

/** `{name: text, nameHtml: html}`, or nothing where there are no words. */
export function named<Name extends string>(
  name: Name,
  runs: Run[],
): { [Key in Name | `${Name}Html`]?: string } {
  if (runs.length === 0) return {};
  const { text, html } = textAndHtml(runs);
  return { [name]: text, [`${name}Html`]: html } as { [Key in Name | `${Name}Html`]?: string };
}

const textAndHtml = (runs: Run[]) => ({ text: plainText(runs), html: inlineHtml(runs) });
