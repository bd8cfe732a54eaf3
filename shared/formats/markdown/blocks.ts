import type {
  Blockquote,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  TableRow,
} from 'mdast';
import { openingRuns, plainRun } from '../story/runs.ts';
import type { Photo, Run, Story, StoryBlock, Table } from '../story/story.ts';
import { gridOf, headRowsOf } from '../story/tables.ts';
import { blocksIn } from '../story/walk.ts';
import { wordsFor } from '../words.ts';
import { oneLinePhrasing, phrasing } from './inline.ts';

type Block = Blockquote['children'][number];

interface Place {
  /** Of related links without a title. */
  related: string;
  /** Added to the level of headings, for those inside a box. */
  deeper: number;
}

/** The body as a Markdown tree (mdast). */
export const bodyBlocks = ({ blocks, locale }: Story): Block[] =>
  inside(blocks, { related: wordsFor(locale).related, deeper: 0 });

const inside = (blocks: readonly StoryBlock[], place: Place): Block[] =>
  blocks.flatMap((block) => markdownOf(block, place));

function markdownOf(block: StoryBlock, place: Place): Block[] {
  switch (block.type) {
    case 'paragraph':
      return [paragraph(phrasing(openingRuns(block)))];
    case 'heading':
      return [heading(block.level + place.deeper, block.text)];
    case 'list':
      return [list(block, place)];
    case 'quote':
      return [quote([...inside(block.blocks, place), ...said(block.attribution)])];
    case 'pullQuote':
      return [quote([paragraph(phrasing(block.text)), ...said(block.attribution)])];
    case 'photo':
      return [photo(block)];
    case 'gallery': {
      const caption = phrasing(block.caption);
      return [...block.photos.map(photo), ...(caption.length > 0 ? [paragraph(caption)] : [])];
    }
    case 'relatedLinks': {
      const title = block.title.length > 0 ? block.title : [plainRun(place.related)];
      const links = block.links.map(({ text, href }) => listItem([paragraph(linked(text, href))]));
      const items: Block[] =
        links.length > 0 ? [{ type: 'list', ordered: false, spread: false, children: links }] : [];
      return [heading(2 + place.deeper, title), ...items];
    }
    case 'factbox': {
      const title = block.title.length > 0 ? [heading(2 + place.deeper, block.title)] : [];
      const deeper = place.deeper + title.length;
      return [quote([...title, ...inside(block.blocks, { ...place, deeper })])];
    }
    case 'embed': {
      const card = linked(block.title, block.href);
      const provider: PhrasingContent[] = block.provider
        ? [text(' '), { type: 'emphasis', children: [text(block.provider)] }]
        : [];
      return [paragraph([...card, ...provider])];
    }
    case 'table':
      return table(block);
    case 'divider':
      return [{ type: 'thematicBreak' }];
  }
}

export const paragraph = (children: PhrasingContent[]): Paragraph => ({
  type: 'paragraph',
  children,
});
export const text = (value: string): PhrasingContent => ({ type: 'text', value });
const quote = (children: Block[]): Blockquote => ({ type: 'blockquote', children });

export const heading = (level: number, runs: readonly Run[]): RootContent & Block => ({
  type: 'heading',
  depth: Math.min(Math.max(level, 2), 6) as 2 | 3 | 4 | 5 | 6,
  children: oneLinePhrasing(runs),
});

const said = (attribution: readonly Run[]): Paragraph[] =>
  attribution.length > 0 ? [paragraph([text('— '), ...phrasing(attribution)])] : [];

const listItem = (children: Block[]): ListItem => ({ type: 'listItem', spread: false, children });

function list(block: StoryBlock & { type: 'list' }, place: Place): List {
  const children = block.items.map((item) => listItem(inside(item, place)));
  // A list that begins with another number than 1 cannot follow a paragraph's line (CommonMark, 5.3).
  const interrupts = (inner: StoryBlock) =>
    inner.type === 'list' && inner.ordered && inner.start !== 1;
  const spread = block.items.some(
    (item) =>
      item.filter(({ type }) => type === 'paragraph').length > 1 || blocksIn(item).some(interrupts),
  );
  for (const item of children) item.spread = spread;
  return {
    type: 'list',
    ordered: block.ordered,
    ...(block.ordered && { start: Math.max(block.start, 0) }),
    spread,
    children,
  };
}

/** Words that lead somewhere; the address itself where there are no words. */
function linked(words: readonly Run[], href: string | undefined): PhrasingContent[] {
  const children = words.length > 0 ? phrasing(words) : [text(href ?? '')];
  return href === undefined ? children : [{ type: 'link', url: href, children: children as never }];
}

/** The picture, and below it in the same paragraph caption and credit. */
function photo({ picture, alt, caption, credit }: Photo): Paragraph {
  const image: PhrasingContent[] = picture
    ? [{ type: 'image', url: picture.address, alt: alt.replace(/\s+/g, ' ') }]
    : [];
  const by = phrasing(credit);
  const words: PhrasingContent[] = [
    ...phrasing(caption),
    ...(caption.length > 0 && by.length > 0 ? [text(' ')] : []),
    ...(by.length > 0 ? [{ type: 'emphasis' as const, children: by }] : []),
  ];
  const between: PhrasingContent[] =
    image.length > 0 && words.length > 0 ? [{ type: 'break' }] : [];
  return paragraph([...image, ...between, ...words]);
}

/** A table has a row of headers, and cells of one line. */
function table({ rows }: Table): Block[] {
  const grid = gridOf(rows);
  const [first] = grid;
  if (!first) return [];
  const head: TableRow[] =
    headRowsOf(rows) > 0
      ? []
      : [{ type: 'tableRow', children: first.map(() => ({ type: 'tableCell', children: [] })) }];
  const lines = grid.map(
    (line): TableRow => ({
      type: 'tableRow',
      children: line.map((cell) => ({
        type: 'tableCell',
        children: oneLinePhrasing(cell ? runsOfCell(cell.blocks) : []),
      })),
    }),
  );
  return [{ type: 'table', children: [...head, ...lines] }];
}

/** Paragraphs and list items of a cell, one behind the other. */
const runsOfCell = (blocks: readonly StoryBlock[]): Run[] =>
  blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [...block.text, plainRun(' ')];
    return block.type === 'list' ? block.items.flatMap(runsOfCell) : [];
  });
