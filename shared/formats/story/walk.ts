import type { Photo, Run, Story, StoryBlock } from './story.ts';

/** Looking through a whole story, in the order of the text. */

/** A block and all that lie in it. */
export function blocksIn(
  blocks: readonly StoryBlock[],
  found: StoryBlock[] = [],
): readonly StoryBlock[] {
  for (const block of blocks) {
    found.push(block);
    if (block.type === 'list') for (const item of block.items) blocksIn(item, found);
    else if (block.type === 'quote' || block.type === 'factbox') blocksIn(block.blocks, found);
    else if (block.type === 'table') {
      for (const row of block.rows) for (const cell of row) blocksIn(cell.blocks, found);
    }
  }
  return found;
}

export const someBlock = <Type extends StoryBlock['type']>(
  { blocks }: Story,
  type: Type,
  test: (block: Extract<StoryBlock, { type: Type }>) => boolean = () => true,
): boolean =>
  blocksIn(blocks).some(
    (block) => block.type === type && test(block as Extract<StoryBlock, { type: Type }>),
  );

export const photosIn = (blocks: readonly StoryBlock[]): Photo[] =>
  blocksIn(blocks).flatMap((block) =>
    block.type === 'photo' ? block : block.type === 'gallery' ? block.photos : [],
  );

/** The runs of every text: of the head, of the body, of what belongs to photos and boxes. */
export function runsIn({ kicker, headline, standfirst, blocks }: Story): Run[] {
  const found = [...kicker, ...headline, ...standfirst];
  for (const block of blocksIn(blocks)) {
    if ('text' in block) found.push(...block.text);
    if ('title' in block) found.push(...block.title);
    if ('attribution' in block) found.push(...block.attribution);
    if (block.type === 'relatedLinks') for (const link of block.links) found.push(...link.text);
    if (block.type === 'gallery') found.push(...block.caption);
  }
  for (const { caption, credit } of photosIn(blocks)) found.push(...caption, ...credit);
  return found;
}
