import type { Rendering } from '../rendering.ts';
import type { PublishedBlock, PublishedPhoto } from './published.ts';

/**
 * The body as plain text: a blank line between paragraphs, the dateline once, pull quotes left out
 * because they repeat what stands elsewhere.
 */
export function plainText(
  blocks: PublishedBlock[],
  photos: PublishedPhoto[],
  { dateline, opening }: Rendering,
): string {
  const paragraphs = blocks.flatMap((block) => linesOf(block, photos));
  if (dateline) {
    const first = opening ? blocks.findIndex((block) => block.type === 'paragraph') : -1;
    const before = blocks.slice(0, Math.max(first, 0)).flatMap((block) => linesOf(block, photos));
    if (first === -1) paragraphs.unshift(dateline.text);
    else
      paragraphs[before.length] =
        `${dateline.text}${dateline.separator}${paragraphs[before.length]}`;
  }
  return paragraphs.join('\n\n');
}

function linesOf(block: PublishedBlock, photos: PublishedPhoto[]): string[] {
  const inside = (blocks: PublishedBlock[]) => blocks.flatMap((child) => linesOf(child, photos));
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [block.text];
    case 'list':
      return [
        block.items
          .map((item, index) => {
            const sign = block.ordered ? `${(block.start ?? 1) + index}. ` : '- ';
            return sign + inside(item.blocks).join('\n').replaceAll('\n', '\n  ');
          })
          .join('\n'),
      ];
    case 'quote':
      return [...inside(block.blocks), ...(block.attribution ? [`— ${block.attribution}`] : [])];
    case 'photo':
      return photoLine(photos[block.photo]);
    case 'gallery':
      return [
        ...block.photos.flatMap((photo) => photoLine(photos[photo])),
        ...(block.caption ? [block.caption] : []),
      ];
    case 'relatedLinks':
      return [
        ...(block.title ? [block.title] : []),
        block.links
          .map(({ text, url }) => (url && url !== text ? `- ${text} (${url})` : `- ${text}`))
          .join('\n'),
      ].filter((line) => line !== '');
    case 'factbox':
      return [...(block.title ? [block.title] : []), ...inside(block.blocks)];
    case 'embed':
      return [[block.title, block.url].filter(Boolean).join(': ')];
    case 'table':
      return [
        block.rows
          .map(({ cells }) =>
            cells.map((cell) => inside(cell.blocks).join(' ').replaceAll('\n', ' ')).join('\t'),
          )
          .join('\n'),
      ];
    case 'pullQuote':
    case 'divider':
      return [];
  }
}

function photoLine(photo: PublishedPhoto | undefined): string[] {
  const line = [photo?.caption, photo?.credit && `(${photo.credit})`].filter(Boolean).join(' ');
  return line === '' ? [] : [line];
}
