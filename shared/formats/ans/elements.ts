import { escapeHtml } from '../html/escapeHtml.ts';
import { inlineHtml } from '../html/inline.ts';
import { lineText, openingRuns, plainText } from '../story/runs.ts';
import type {
  Cell,
  Embed,
  List,
  Photo,
  RelatedLinks,
  Run,
  StoryBlock,
  Table,
} from '../story/story.ts';
import { headRowsOf } from '../story/tables.ts';
import { image, version } from './image.ts';

/** A story element, `story_elements/<type>.json`; the text in one is HTML. */
export interface AnsElement {
  type?: string;
  [field: string]: unknown;
}

/** A block as HTML, for what has no element of its own. */
type AsHtml = (block: StoryBlock) => string;

export const ansElements = (blocks: readonly StoryBlock[], asHtml: AsHtml): AnsElement[] =>
  blocks.flatMap((block) => elementsOf(block, asHtml));

const text = (content: string): AnsElement => ({ type: 'text', content });
const words = (runs: readonly Run[]): AnsElement[] =>
  runs.length > 0 ? [text(inlineHtml(runs))] : [];
const header = (level: number, runs: readonly Run[]): AnsElement[] =>
  runs.length > 0 ? [{ type: 'header', level, content: inlineHtml(runs) }] : [];

function elementsOf(block: StoryBlock, asHtml: AsHtml): AnsElement[] {
  switch (block.type) {
    case 'paragraph':
      return words(openingRuns(block));
    case 'heading':
      return header(block.level, block.text);
    case 'list':
      return [listElement(block)];
    case 'quote':
      return [quote('blockquote', ansElements(block.blocks, asHtml), block.attribution)];
    case 'pullQuote':
      return [quote('pullquote', words(block.text), block.attribution)];
    case 'photo':
      return photoElements(block);
    case 'gallery':
      return [
        {
          type: 'gallery',
          version,
          content_elements: block.photos.flatMap((photo) => image(photo) ?? []),
          ...(block.caption.length > 0 && {
            description: { basic: inlineHtml(block.caption) },
          }),
        },
        ...block.photos.filter(({ picture }) => !picture).flatMap(photoElements),
      ];
    case 'relatedLinks':
      return relatedLinks(block);
    case 'factbox':
      return [
        {
          type: 'element_group',
          subtype: 'factbox',
          content_elements: [...header(2, block.title), ...ansElements(block.blocks, asHtml)],
        },
      ];
    case 'embed':
      return [embed(block)];
    case 'table':
      return [table(block, asHtml)];
    case 'divider':
      return [{ type: 'divider' }];
  }
}

const quote = (subtype: string, content: AnsElement[], attribution: Run[]): AnsElement => ({
  type: 'quote',
  subtype,
  content_elements: content,
  ...(attribution.length > 0 && { citation: text(inlineHtml(attribution)) }),
});

/** Caption and credit stand alone where there is no picture. */
function photoElements(photo: Photo): AnsElement[] {
  const shown = image(photo);
  return shown ? [shown] : [...words(photo.caption), ...words(photo.credit)];
}

/** An item is text or a list, so what lies in one item follows on: paragraphs as lines. */
function listElement({ ordered, start, items }: List): AnsElement {
  return {
    type: 'list',
    list_type: ordered ? 'ordered' : 'unordered',
    items: items.flatMap((blocks) => {
      const lines = blocks.flatMap((block) =>
        block.type === 'paragraph' ? inlineHtml(openingRuns(block)) : [],
      );
      const lists = blocks.flatMap((block) => (block.type === 'list' ? listElement(block) : []));
      return [...(lines.length > 0 ? [text(lines.join('<br>'))] : []), ...lists];
    }),
    ...(ordered && start !== 1 && { additional_properties: { start } }),
  };
}

function relatedLinks({ title, links }: RelatedLinks): AnsElement[] {
  const items = links.flatMap(({ text, href }) =>
    href === undefined
      ? []
      : { type: 'interstitial_link', url: href, content: lineText(text) || href },
  );
  const list: AnsElement[] =
    items.length > 0
      ? [{ type: 'link_list', ...(title.length > 0 && { title: lineText(title) }), items }]
      : header(2, title);
  return [...list, ...links.flatMap(({ text, href }) => (href === undefined ? words(text) : []))];
}

/** `custom_embed` takes no longer address. */
const longestEmbed = 512;

function embed({ title, href, provider }: Embed): AnsElement {
  const said = [plainText(title), provider].filter(Boolean).join(' ');
  if (href === undefined) return text(escapeHtml(said));
  if (href.length > longestEmbed) {
    return { type: 'interstitial_link', url: href, content: said || href };
  }
  return {
    type: 'custom_embed',
    ...(provider !== undefined && { subtype: provider }),
    embed: {
      id: (provider ?? href).slice(0, 128).toWellFormed(),
      url: href,
      config: { title: plainText(title) || href, ...(provider !== undefined && { provider }) },
    },
  };
}

/** A table is rows of texts; one whose cells hold or span more is HTML. */
function table(block: Table, asHtml: AsHtml): AnsElement {
  const { rows } = block;
  const width = rows[0]?.length;
  const headRows = headRowsOf(rows);
  const simple = headRows <= 1 && rows.every((row) => row.length === width && row.every(isSimple));
  if (!simple) return { type: 'raw_html', content: asHtml(block) };
  const cells = (row: readonly Cell[]) =>
    row.map(({ blocks }) => ({ type: 'text', content: cellHtml(blocks) }));
  return {
    type: 'table',
    ...(headRows === 1 && { header: cells(rows[0] ?? []) }),
    rows: rows.slice(headRows).map(cells),
  };
}

const isSimple = ({ columnSpan, rowSpan, blocks }: Cell) =>
  columnSpan === 1 && rowSpan === 1 && blocks.every(({ type }) => type === 'paragraph');

const cellHtml = (blocks: readonly StoryBlock[]) =>
  blocks
    .flatMap((block) => (block.type === 'paragraph' ? inlineHtml(openingRuns(block)) : []))
    .join('<br>');
