import { openingRuns } from '../story/runs.ts';
import type { Cell, Photo, Run, StoryBlock, Table } from '../story/story.ts';
import { headRowsOf } from '../story/tables.ts';
import { element, type Inside, lines, type Xml } from '../xml/xml.ts';
import { nitfRuns } from './runs.ts';

interface Place {
  /** Above related links without a title. */
  related: string;
  /** A block holds no other one (NITF 3.6, `block`): what would be one is written out in it. */
  inBlock: boolean;
}

/** The content of `body.content`; its first paragraph is the lede. */
export function nitfBody(blocks: readonly StoryBlock[], related: string): Xml[] {
  const lede = blocks.findIndex(({ type }) => type === 'paragraph');
  return blocks.flatMap((block, index) =>
    blockMarkup(block, { related, inBlock: false }, index === lede),
  );
}

const blocksMarkup = (blocks: readonly StoryBlock[], place: Place): Xml[] =>
  blocks.flatMap((block) => blockMarkup(block, place));

function blockMarkup(block: StoryBlock, place: Place, lede = false): Xml[] {
  switch (block.type) {
    case 'paragraph':
      return [element('p', { lede: lede ? 'true' : undefined }, nitfRuns(openingRuns(block)))];
    case 'heading':
      // There is one level of subheads; the others are kept as a class.
      return [
        element(
          'hl2',
          { class: block.level > 2 ? `level${block.level}` : undefined },
          nitfRuns(block.text),
        ),
      ];
    case 'list':
      return [
        lines(
          block.ordered ? 'ol' : 'ul',
          { seqnum: block.ordered && block.start !== 1 ? block.start : undefined },
          block.items.map((item) => element('li', {}, inside(item, place))),
        ),
      ];
    case 'quote':
      return [
        quote(
          undefined,
          blocksMarkup(block.blocks, { ...place, inBlock: true }),
          block.attribution,
        ),
      ];
    case 'pullQuote':
      return [quote('pullquote', [paragraph(block.text)], block.attribution)];
    case 'photo':
      return photoMarkup(block);
    case 'gallery':
      return group('gallery', place, [
        ...block.photos.flatMap(photoMarkup),
        ...(block.caption.length > 0 ? [paragraph(block.caption, 'caption')] : []),
      ]);
    case 'relatedLinks':
      return group('related', place, [
        element('hl2', {}, block.title.length > 0 ? nitfRuns(block.title) : place.related),
        ...block.links.map(({ text, href }) => element('p', {}, linked(text, href))),
      ]);
    case 'factbox':
      return group('factbox', place, [
        ...(block.title.length > 0 ? [element('hl2', {}, nitfRuns(block.title))] : []),
        ...blocksMarkup(block.blocks, { ...place, inBlock: true }),
      ]);
    case 'embed':
      return [
        element(
          'p',
          { class: 'embed' },
          linked(block.title, block.href),
          block.provider && ` ${block.provider}`,
        ),
      ];
    case 'table':
      return [tableMarkup(block, place)];
    case 'divider':
      return [element('hr', {})];
  }
}

const paragraph = (runs: readonly Run[], className?: string) =>
  element('p', { class: className }, nitfRuns(runs));

const group = (name: string, { inBlock }: Place, inside: Xml[]): Xml[] =>
  inBlock ? inside : [lines('block', { class: name }, inside)];

const quote = (className: string | undefined, said: Xml[], attribution: readonly Run[]): Xml =>
  lines(
    'bq',
    { class: className },
    lines('block', {}, said),
    attribution.length > 0 && element('credit', {}, nitfRuns(attribution)),
  );

/** The words lead there; the address itself where there are none. */
function linked(text: readonly Run[], href: string | undefined): Inside {
  const words = text.length > 0 ? nitfRuns(text) : href;
  return href === undefined ? words : element('a', { href }, words);
}

/** Of an item or a cell: a paragraph alone needs no element of its own. */
function inside(blocks: readonly StoryBlock[], place: Place): Inside[] {
  const [first, ...rest] = blocks;
  if (first?.type !== 'paragraph' || rest.some(({ type }) => type === 'paragraph')) {
    return blocksMarkup(blocks, { ...place, inBlock: true });
  }
  return [...nitfRuns(openingRuns(first)), ...blocksMarkup(rest, { ...place, inBlock: true })];
}

function photoMarkup(photo: Photo): Xml[] {
  const { picture, caption, credit } = photo;
  if (!picture) {
    // `media` must refer to something.
    return [
      ...(caption.length > 0 ? [paragraph(caption, 'caption')] : []),
      ...(credit.length > 0 ? [paragraph(credit, 'credit')] : []),
    ];
  }
  return [
    lines(
      'media',
      { 'media-type': 'image' },
      element('media-reference', {
        source: picture.address,
        name: picture.name,
        'mime-type': picture.mimeType,
        copyright: photo.copyright,
        'alternate-text': photo.alt,
        height: picture.height,
        width: picture.width,
        units: 'pixels',
      }),
      caption.length > 0 && element('media-caption', {}, nitfRuns(caption)),
      credit.length > 0 && element('media-producer', {}, nitfRuns(credit)),
    ),
  ];
}

function tableMarkup({ rows }: Table, place: Place): Xml {
  const headRows = headRowsOf(rows);
  const row = (cells: readonly Cell[]) =>
    lines(
      'tr',
      {},
      cells.map(({ header, columnSpan, rowSpan, blocks }) =>
        element(
          header ? 'th' : 'td',
          {
            rowspan: rowSpan > 1 ? rowSpan : undefined,
            colspan: columnSpan > 1 ? columnSpan : undefined,
          },
          inside(blocks, place),
        ),
      ),
    );
  // A row must have a cell: one that only cells from above reach into has an empty one.
  const filled = (part: readonly Cell[][]) =>
    part.map((cells) => (cells.length > 0 ? row(cells) : lines('tr', {}, element('td', {}))));
  const body = filled(rows.slice(headRows));
  return lines(
    'table',
    {},
    headRows > 0 && lines('thead', {}, filled(rows.slice(0, headRows))),
    lines('tbody', {}, body.length > 0 ? body : lines('tr', {}, element('td', {}))),
  );
}
