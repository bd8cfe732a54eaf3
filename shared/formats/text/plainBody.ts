import { datelineText, lineText, plainText } from '../story/runs.ts';
import type { Photo, Story, StoryBlock } from '../story/story.ts';
import { linkLine } from './linkLine.ts';

/**
 * The body as plain text: a blank line between paragraphs, the dateline once, pull quotes left out
 * because they repeat what stands elsewhere.
 *
 * @param photoLabel before each caption: `Photo: `.
 */
export const plainBody = ({ blocks }: Story, photoLabel = ''): string =>
  linesIn(blocks, photoLabel).join('\n\n');

const linesIn = (blocks: readonly StoryBlock[], photoLabel: string) =>
  blocks.flatMap((block) => linesOf(block, photoLabel));

function linesOf(block: StoryBlock, photoLabel: string): string[] {
  const inside = (blocks: readonly StoryBlock[]) => linesIn(blocks, photoLabel);
  switch (block.type) {
    case 'paragraph': {
      const text = plainText(block.text);
      if (!block.dateline) return [text];
      return [text === '' ? block.dateline.text : datelineText(block.dateline, true) + text];
    }
    case 'heading':
      return [plainText(block.text)];
    case 'list':
      return [
        block.items
          .map((item, index) => {
            const sign = block.ordered ? `${block.start + index}. ` : '- ';
            return sign + inside(item).join('\n').replaceAll('\n', '\n  ');
          })
          .join('\n'),
      ];
    case 'quote': {
      const name = plainText(block.attribution);
      return [...inside(block.blocks), ...(name ? [`— ${name}`] : [])];
    }
    case 'photo':
      return photoLine(block, photoLabel);
    case 'gallery': {
      const caption = plainText(block.caption);
      return [
        ...block.photos.flatMap((photo) => photoLine(photo, photoLabel)),
        ...(caption ? [caption] : []),
      ];
    }
    case 'relatedLinks': {
      const links = block.links.map(({ text, href = '' }) => linkLine(plainText(text), href));
      return [plainText(block.title), links.join('\n')].filter((line) => line !== '');
    }
    case 'factbox': {
      const title = plainText(block.title);
      return [...(title ? [title] : []), ...inside(block.blocks)];
    }
    case 'embed':
      return [[plainText(block.title), block.href].filter(Boolean).join(': ')];
    case 'table': {
      const rows = block.rows.map((cells) =>
        cells.map((cell) => inside(cell.blocks).join(' ').replaceAll('\n', ' ')).join('\t'),
      );
      // Two line feeds would be a new paragraph.
      const filled = rows.filter((row) => row.trim() !== '');
      return filled.length === 0 ? [] : [filled.join('\n')];
    }
    case 'pullQuote':
    case 'divider':
      return [];
  }
}

function photoLine({ caption, credit }: Photo, label: string): string[] {
  const by = lineText(credit);
  const line = [lineText(caption), by && `(${by})`].filter(Boolean).join(' ');
  return line === '' ? [] : [label + line];
}
