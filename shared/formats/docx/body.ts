import { otherDirection, paperOf } from '../language.ts';
import { linkedRuns, plainRun, rawText } from '../story/runs.ts';
import type { List, Paragraph, Photo, Run, StoryBlock } from '../story/story.ts';
import { element, type Xml } from '../xml/xml.ts';
import { indentOf, type Numbering } from './numbering.ts';
import { drawing } from './pictures.ts';
import type { Relations } from './relations.ts';
import { runsMarkup, styledRun } from './runs.ts';
import type { StyleId } from './styles.ts';
import { tableMarkup } from './table.ts';
import {
  cellProperties,
  type ParagraphProperties,
  paragraphProperties,
  tableProperties,
  w,
} from './wordMarkup.ts';

/** What is known and gathered while the text is written. */
export interface Document {
  rightToLeft: boolean;
  /** Above related links without a title. */
  related: string;
  relations: Relations;
  numbering: Numbering;
  /** Pictures so far. */
  pictures: number;
  /** Added to the level of headings, inside a box with a title. */
  deeper: number;
  /** For text and pictures, in twentieths of a point: less of it inside a box. */
  width: number;
}

/** A paragraph in a named style. */
export function paragraph(
  style: StyleId | undefined,
  inside: readonly Xml[],
  document: Document,
  more: ParagraphProperties = {},
): Xml {
  const properties = { ...(style && { pStyle: style }), bidi: document.rightToLeft, ...more };
  return w('p', {}, paragraphProperties(properties), inside);
}

/** Runs as a paragraph, or nothing where there are none. */
export const line = (style: StyleId, runs: readonly Run[], document: Document): Xml[] =>
  runs.length > 0
    ? [
        paragraph(
          style,
          runsMarkup(runs, document.relations),
          document,
          directionOf(runs, document),
        ),
      ]
    : [];

/** A passage in another script runs its own way. */
function directionOf(runs: readonly Run[], { rightToLeft }: Document): ParagraphProperties {
  const own = otherDirection(rawText(runs), rightToLeft ? 'rtl' : 'ltr');
  return { bidi: own === undefined ? rightToLeft : own === 'rtl' };
}

export const blocksMarkup = (blocks: readonly StoryBlock[], document: Document): Xml[] =>
  blocks.flatMap((block) => blockMarkup(block, document));

/** @param more for the paragraphs, where the block lies in another one. */
function blockMarkup(block: StoryBlock, document: Document, style?: StyleId): Xml[] {
  const { relations } = document;
  switch (block.type) {
    case 'paragraph':
      return [
        paragraph(
          style,
          paragraphRuns(block, relations),
          document,
          directionOf(block.text, document),
        ),
      ];
    case 'heading':
      return line(headings[block.level + document.deeper] ?? 'Heading4', block.text, document);
    case 'list':
      return listMarkup(block, document, 0);
    case 'quote':
      return [
        ...block.blocks.flatMap((inner) => blockMarkup(inner, document, 'Quote')),
        ...line('Attribution', block.attribution, document),
      ];
    case 'pullQuote':
      return [
        ...line('PullQuote', block.text, document),
        ...line('Attribution', block.attribution, document),
      ];
    case 'photo':
      return photoMarkup(block, document);
    case 'gallery':
      return [
        // Of the size of photos beside the text: a page for each would be too much of them.
        ...block.photos.flatMap((photo) => photoMarkup({ ...photo, layout: 'left' }, document)),
        ...line('Caption', block.caption, document),
      ];
    case 'relatedLinks': {
      const title = rawText(block.title) === '' ? [plainRun(document.related)] : block.title;
      return [
        ...line('RelatedTitle', title, document),
        ...block.links.flatMap(({ text, href }) =>
          line('Related', linkedRuns(text, href), document),
        ),
      ];
    }
    case 'factbox':
      return boxMarkup(block.title, block.blocks, document);
    case 'embed': {
      const runs = runsMarkup(linkedRuns(block.title, block.href), relations);
      const provider = block.provider
        ? [styledRun(` ${block.provider}`, { rStyle: 'Provider' })]
        : [];
      return [paragraph('Embed', [...runs, ...provider], document)];
    }
    case 'table':
      return [
        tableMarkup(block, document, (blocks, header) => cellMarkup(blocks, header, document)),
        // Two tables that touch are one.
        paragraph(undefined, [], document),
      ];
    case 'divider':
      return [paragraph('Divider', [], document)];
  }
}

const headings: Readonly<Record<number, StyleId>> = { 2: 'Heading2', 3: 'Heading3' };

function paragraphRuns({ text, dateline }: Paragraph, relations: Relations): Xml[] {
  const runs = runsMarkup(text, relations);
  if (!dateline) return runs;
  const dash = text.length > 0 ? dateline.separator : dateline.separator.trimEnd();
  return [styledRun(dateline.text, { rStyle: 'Dateline' }), styledRun(dash), ...runs];
}

function listMarkup({ ordered, start, items }: List, document: Document, depth: number): Xml[] {
  const { id, level } = document.numbering.add(ordered, depth, start);
  return items.flatMap((blocks) =>
    blocks.flatMap((block, index) => {
      if (block.type === 'list') return listMarkup(block, document, depth + 1);
      if (block.type !== 'paragraph') return blockMarkup(block, document);
      const inside = paragraphRuns(block, document.relations);
      // What follows in the same item has no bullet of its own.
      const place: ParagraphProperties =
        index === 0
          ? { numPr: [w('ilvl', { val: level }), w('numId', { val: id })] }
          : { ind: { start: indentOf(level) } };
      const direction = directionOf(block.text, document);
      return paragraph('ListParagraph', inside, document, { ...place, ...direction });
    }),
  );
}

function photoMarkup(photo: Photo, document: Document): Xml[] {
  const { picture } = photo;
  const relation = picture && document.relations.picture({ ...photo, picture });
  const shown: Xml[] = [];
  if (picture && relation) {
    document.pictures++;
    const inside = w('r', {}, drawing(photo, picture, relation, document));
    shown.push(paragraph('Photo', [inside], document));
  }
  return [
    ...shown,
    ...line('Caption', photo.caption, document),
    ...line('Credit', photo.credit, document),
  ];
}

const boxMargin = 170;

/** A table of one cell: the only box in Word that everything goes into and that breaks over pages. */
function boxMarkup(
  title: readonly Run[],
  blocks: readonly StoryBlock[],
  document: Document,
): Xml[] {
  const { width } = document;
  const side = { val: 'single', sz: 4, space: 0, color: 'DADCE0' };
  const over = title.length > 0 ? 1 : 0;
  document.deeper += over;
  document.width -= 2 * boxMargin;
  const inside = [...line('BoxTitle', title, document), ...blocksMarkup(blocks, document)];
  document.deeper -= over;
  document.width = width;
  const last = blocks.at(-1)?.type;
  const margin = { w: boxMargin, type: 'dxa' };
  return [
    w(
      'tbl',
      {},
      tableProperties({
        bidiVisual: document.rightToLeft,
        tblW: { w: width, type: 'dxa' },
        tblBorders: ['top', 'left', 'bottom', 'right'].map((name) => w(name, side)),
        tblCellMar: ['top', 'left', 'bottom', 'right'].map((name) => w(name, margin)),
      }),
      w('tblGrid', {}, w('gridCol', { w: width })),
      w(
        'tr',
        {},
        w(
          'tc',
          {},
          cellProperties({
            tcW: { w: width, type: 'dxa' },
            shd: { val: 'clear', color: 'auto', fill: 'F8F9FA' },
          }),
          inside,
          // A cell ends with a paragraph (17.4.66).
          (last === undefined && title.length === 0) || last === 'factbox'
            ? paragraph(undefined, [], document)
            : undefined,
        ),
      ),
    ),
    paragraph(undefined, [], document),
  ];
}

function cellMarkup(blocks: readonly StoryBlock[], header: boolean, document: Document): Xml[] {
  const inside = blocks.flatMap((block) =>
    block.type === 'paragraph'
      ? blockMarkup(block, document, header ? 'TableHead' : 'TableText')
      : blockMarkup(block, document),
  );
  return blocks.at(-1)?.type === 'paragraph' || blocks.at(-1)?.type === 'list'
    ? inside
    : [...inside, paragraph('TableText', [], document)];
}

/** A4, or Letter where that is what printers hold; an inch around the text. */
export const section = (language: string, rightToLeft: boolean): Xml => {
  const letter = paperOf(language) === 'letter';
  return w(
    'sectPr',
    {},
    element('w:pgSz', letter ? { 'w:w': 12_240, 'w:h': 15_840 } : { 'w:w': 11_906, 'w:h': 16_838 }),
    w('pgMar', {
      top: 1440,
      right: 1440,
      bottom: 1440,
      left: 1440,
      header: 708,
      footer: 708,
      gutter: 0,
    }),
    rightToLeft && w('bidi'),
  );
};
