import { type Direction, otherDirection } from '../language.ts';
import { linkedRuns, rawText, runsOf } from '../story/runs.ts';
import type { List, Paragraph, Photo, Run, StoryBlock } from '../story/story.ts';
import { element, lines, type Xml } from '../xml/xml.ts';
import type { Hyperlinks } from './hyperlinks.ts';
import { range, runsMarkup } from './runs.ts';
import { type ParagraphStyle, plainCharacters, type Styles } from './styles.ts';
import { tableMarkup } from './table.ts';

/** What is known and gathered while the text is written. */
export interface Document {
  rightToLeft: boolean;
  /** Words of the article's language. */
  words: { related: string; photo: string };
  styles: Styles;
  links: Hyperlinks;
  /** Tables so far. */
  tables: number;
}

/** A paragraph without its end: only what follows says whether it has one. */
export interface Line {
  style: ParagraphStyle;
  /** Of this paragraph alone. */
  attributes?: Readonly<Record<string, string | number>>;
  inside: readonly Xml[];
}

/** Paragraphs one below the other; between two stands a `Br`. */
export const flow = (paragraphs: readonly Line[], { styles }: Document): Xml[] =>
  paragraphs.map(({ style, attributes, inside }, index) =>
    lines(
      'ParagraphStyleRange',
      { AppliedParagraphStyle: styles.paragraph(style), ...attributes },
      inside,
      index < paragraphs.length - 1 && paragraphEnd,
    ),
  );

const paragraphEnd = lines(
  'CharacterStyleRange',
  { AppliedCharacterStyle: plainCharacters },
  element('Br', {}),
);

/** Runs as a paragraph, or nothing where there are none. */
export const line = (style: ParagraphStyle, runs: readonly Run[], document: Document): Line[] =>
  runs.length > 0
    ? [
        {
          style,
          attributes: directionOf(runs, document),
          inside: runsMarkup(runs, document.styles, document.links),
        },
      ]
    : [];

/** The styles run as the article does; a passage in another script says that it does not. */
function directionOf(runs: readonly Run[], { rightToLeft }: Document): Record<string, string> {
  const own = otherDirection(rawText(runs), rightToLeft ? 'rtl' : 'ltr');
  return own === undefined ? {} : { ParagraphDirection: directionName(own) };
}

export const directionName = (direction: Direction): string =>
  direction === 'rtl' ? 'RightToLeftDirection' : 'LeftToRightDirection';

/** What paragraphs and subheads are called where the blocks stand. */
interface Place {
  text: ParagraphStyle;
  heading?: ParagraphStyle;
}

/** The text of the article; its first paragraph has a style of its own. */
export function bodyLines(blocks: readonly StoryBlock[], document: Document): Line[] {
  const first = blocks.findIndex(({ type }) => type === 'paragraph');
  return blocks.flatMap((block, index) =>
    blockLines(block, { text: index === first ? 'BodyFirst' : 'Body' }, document),
  );
}

export const blocksLines = (
  blocks: readonly StoryBlock[],
  place: Place,
  document: Document,
): Line[] => blocks.flatMap((block) => blockLines(block, place, document));

function blockLines(block: StoryBlock, place: Place, document: Document): Line[] {
  switch (block.type) {
    case 'paragraph':
      return [
        {
          style: place.text,
          attributes: directionOf(block.text, document),
          inside: paragraphRuns(block, document),
        },
      ];
    case 'heading':
      return line(place.heading ?? headings[block.level] ?? 'Subhead3', block.text, document);
    case 'list':
      return listLines(block, document, 1);
    case 'quote':
      return [
        ...blocksLines(block.blocks, { text: 'BlockQuote' }, document),
        ...line('Attribution', block.attribution, document),
      ];
    case 'pullQuote':
      return [
        ...line('PullQuote', block.text, document),
        ...line('Attribution', block.attribution, document),
      ];
    case 'photo':
      return photoLines(block, document);
    case 'gallery':
      return [
        ...block.photos.flatMap((photo) => photoLines(photo, document)),
        ...line('Caption', block.caption, document),
      ];
    case 'relatedLinks': {
      const hasTitle = rawText(block.title) !== '';
      const title = hasTitle ? block.title : runsOf(document.words.related);
      return [
        ...line('RelatedTitle', title, document),
        ...block.links.flatMap(({ text, href }) =>
          line('RelatedLink', linkedRuns(text, href), document),
        ),
      ];
    }
    case 'factbox':
      return [
        ...line('FactboxTitle', block.title, document),
        ...blocksLines(block.blocks, { text: 'Factbox', heading: 'FactboxSubhead' }, document),
      ];
    case 'embed': {
      const runs = runsMarkup(linkedRuns(block.title, block.href), document.styles, document.links);
      const provider = block.provider
        ? [range(document.styles.character('Provider'), ` ${block.provider}`)]
        : [];
      return [{ style: 'Embed', inside: [...runs, ...provider] }];
    }
    case 'table': {
      document.tables++;
      const table = tableMarkup(block, document, `table-${document.tables}`);
      const inside = lines(
        'CharacterStyleRange',
        { AppliedCharacterStyle: plainCharacters },
        table,
      );
      return [{ style: 'Table', inside: [inside] }];
    }
    case 'divider':
      return [{ style: 'Divider', inside: [] }];
  }
}

const headings: Readonly<Record<number, ParagraphStyle>> = { 2: 'Subhead', 3: 'Subhead2' };

function paragraphRuns({ text, dateline }: Paragraph, { styles, links }: Document): Xml[] {
  const runs = runsMarkup(text, styles, links);
  if (!dateline) return runs;
  const dash = text.length > 0 ? dateline.separator : dateline.separator.trimEnd();
  return [
    range(styles.character('Dateline'), dateline.text),
    range(plainCharacters, dash),
    ...runs,
  ];
}

const levels = 3;
const bullets = ['BulletList', 'BulletList2', 'BulletList3'] as const;
const numbers = ['NumberList', 'NumberList2', 'NumberList3'] as const;
const further = ['ListText', 'ListText2', 'ListText3'] as const;

/** Deeper levels look like the last one. */
function listLines({ ordered, start, items }: List, document: Document, depth: number): Line[] {
  const level = Math.min(depth, levels) - 1;
  const style = (ordered ? numbers : bullets)[level] ?? 'ListText';
  const text = further[level] ?? 'ListText';
  return items.flatMap((blocks, item) =>
    blocks.flatMap((block, index): Line[] => {
      if (block.type === 'list') return listLines(block, document, depth + 1);
      // What follows in the same item has no bullet of its own.
      if (block.type !== 'paragraph' || index > 0) return blockLines(block, { text }, document);
      const begins = ordered && item === 0;
      return [
        {
          style,
          attributes: {
            ...(begins && { NumberingContinue: 'false', NumberingStartAt: start }),
            ...directionOf(block.text, document),
          },
          inside: paragraphRuns(block, document),
        },
      ];
    }),
  );
}

/**
 * Caption and credit. The desk places the picture in a frame of its own: one inside the text would
 * push the words behind it out of a narrow column. A note, which does not print, names the file.
 */
function photoLines({ picture, alt, caption, credit }: Photo, document: Document): Line[] {
  const words = [...line('Caption', caption, document), ...line('Credit', credit, document)];
  if (!picture) return words;
  const note = photoNote(picture.address, alt, document);
  const [first, ...rest] = words;
  if (!first) return [{ style: 'Caption', inside: [note] }];
  return [{ ...first, inside: [note, ...first.inside] }, ...rest];
}

function photoNote(file: string, alt: string, document: Document): Xml {
  const says = [`${document.words.photo}: ${file}`, ...(alt ? [alt] : [])];
  return lines(
    'CharacterStyleRange',
    { AppliedCharacterStyle: plainCharacters },
    lines(
      'Note',
      { Collapsed: 'false', UserName: 'Stet' },
      lines(
        'ParagraphStyleRange',
        {},
        lines(
          'CharacterStyleRange',
          {},
          says.flatMap((text, index) => [
            ...(index > 0 ? [element('Br', {})] : []),
            element('Content', {}, text),
          ]),
        ),
      ),
    ),
  );
}
