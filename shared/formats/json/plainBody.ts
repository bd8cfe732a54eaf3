import { datelineText, plainText } from '../story/runs.ts';
import type { Photo, Story, StoryBlock } from '../story/story.ts';

/**
 * The body as plain text: a blank line between paragraphs, the dateline once, pull quotes left out
 * because they repeat what stands elsewhere.
 */
export const plainBody = ({ blocks }: Story): string => blocks.flatMap(linesOf).join('\n\n');

function linesOf(block: StoryBlock): string[] {
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
            return sign + item.flatMap(linesOf).join('\n').replaceAll('\n', '\n  ');
          })
          .join('\n'),
      ];
    case 'quote': {
      const name = plainText(block.attribution);
      return [...block.blocks.flatMap(linesOf), ...(name ? [`— ${name}`] : [])];
    }
    case 'photo':
      return photoLine(block);
    case 'gallery': {
      const caption = plainText(block.caption);
      return [...block.photos.flatMap(photoLine), ...(caption ? [caption] : [])];
    }
    case 'relatedLinks': {
      const links = block.links.map(({ text, href = '' }) => {
        const words = plainText(text) || href;
        return href && href !== words ? `- ${words} (${href})` : `- ${words}`;
      });
      return [plainText(block.title), links.join('\n')].filter((line) => line !== '');
    }
    case 'factbox': {
      const title = plainText(block.title);
      return [...(title ? [title] : []), ...block.blocks.flatMap(linesOf)];
    }
    case 'embed':
      return [[plainText(block.title), block.href].filter(Boolean).join(': ')];
    case 'table':
      return [
        block.rows
          .map((cells) =>
            cells
              .map((cell) => cell.blocks.flatMap(linesOf).join(' ').replaceAll('\n', ' '))
              .join('\t'),
          )
          .join('\n'),
      ];
    case 'pullQuote':
    case 'divider':
      return [];
  }
}

function photoLine({ caption, credit }: Photo): string[] {
  const by = plainText(credit);
  const line = [plainText(caption), by && `(${by})`].filter(Boolean).join(' ');
  return line === '' ? [] : [line];
}
