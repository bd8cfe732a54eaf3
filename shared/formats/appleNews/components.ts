import { escapeHtml } from '../html/escapeHtml.ts';
import { inlineHtml } from '../html/inline.ts';
import { linkedRuns, openingRuns, plainRun, plainText } from '../story/runs.ts';
import type { List, Photo, RelatedLinks, Run, StoryBlock } from '../story/story.ts';

/** A component by its role (Apple News Format, "Components"). */
export interface Component {
  role: string;
  [field: string]: unknown;
}

export interface Place {
  /** Above related links without a title. */
  related: string;
  /** A block as HTML, for tables. */
  asHtml(block: StoryBlock): string;
}

export const components = (blocks: readonly StoryBlock[], place: Place): Component[] =>
  blocks.flatMap((block) => componentsOf(block, place));

/** Apple's HTML knows no underline; its words stay. */
export const html = (runs: readonly Run[]): string =>
  inlineHtml(
    runs.map((run) => ({ ...run, marks: run.marks.filter((mark) => mark !== 'underline') })),
  );

const paragraphHtml = (runs: readonly Run[]) => (runs.length > 0 ? `<p>${html(runs)}</p>` : '');

/** A text component must have a text. */
export const text = (role: string, markup: string): Component[] =>
  markup === '' ? [] : [{ role, text: markup, format: 'html' }];

function componentsOf(block: StoryBlock, place: Place): Component[] {
  switch (block.type) {
    case 'paragraph':
      return text('body', paragraphHtml(openingRuns(block)));
    case 'heading':
      return text(`heading${block.level}`, html(block.text));
    case 'list':
      return text('body', listHtml(block));
    case 'quote':
      return [
        ...text('quote', block.blocks.map(blockHtml).join('')),
        ...text('author', html(block.attribution)),
      ];
    case 'pullQuote':
      return [...text('pullquote', html(block.text)), ...text('author', html(block.attribution))];
    case 'photo':
      return photoComponents(block);
    case 'gallery': {
      const items = block.photos.flatMap(galleryItem);
      return [
        ...(items.length > 0 ? [{ role: 'gallery', items }] : []),
        ...block.photos.filter(({ picture }) => !picture).flatMap(photoComponents),
        ...text('caption', html(block.caption)),
      ];
    }
    case 'relatedLinks':
      return [container(relatedComponents(block, place))];
    case 'factbox':
      return [
        container([...text('heading2', html(block.title)), ...components(block.blocks, place)]),
      ];
    case 'embed': {
      const words = linkedRuns(block.title, block.href);
      const provider = block.provider ? ` ${escapeHtml(block.provider)}` : '';
      return text('body', `<p>${html(words)}${provider}</p>`);
    }
    case 'table':
      return [{ role: 'htmltable', html: tableOnly(place.asHtml(block)) }];
    case 'divider':
      return [{ role: 'divider' }];
  }
}

const container = (inside: Component[]): Component => ({ role: 'container', components: inside });

/** Without what our pages put around it. */
const tableOnly = (markup: string) =>
  markup.slice(markup.indexOf('<table>'), markup.lastIndexOf('</table>') + '</table>'.length);

function relatedComponents({ title, links }: RelatedLinks, place: Place): Component[] {
  const heading = title.length > 0 ? title : [plainRun(place.related)];
  const items = links.map(({ text, href }) => `<li>${html(linkedRuns(text, href))}</li>`);
  return [
    ...text('heading2', html(heading)),
    ...text('body', items.length > 0 ? `<ul>${items.join('')}</ul>` : ''),
  ];
}

function listHtml({ ordered, items }: List): string {
  const tag = ordered ? 'ol' : 'ul';
  const inside = items.map((blocks) => `<li>${blocks.map(blockHtml).join('')}</li>`);
  return `<${tag}>${inside.join('')}</${tag}>`;
}

/** What may lie in a list or a quotation, as HTML; a photo there has its words only. */
function blockHtml(block: StoryBlock): string {
  if (block.type === 'list') return listHtml(block);
  if (block.type === 'paragraph') return paragraphHtml(openingRuns(block));
  if (block.type === 'photo') return paragraphHtml(block.caption) + paragraphHtml(block.credit);
  return 'text' in block ? paragraphHtml(block.text) : '';
}

function photoComponents({ picture, caption, credit, alt }: Photo): Component[] {
  if (!picture) return [...text('caption', html(caption)), ...text('photographer', html(credit))];
  return [
    {
      role: 'photo',
      URL: picture.address,
      ...(caption.length > 0 && { caption: { text: html(caption), format: 'html' } }),
      ...(alt !== '' && { accessibilityCaption: alt }),
    },
    ...text('photographer', html(credit)),
  ];
}

/** One line under each picture: its credit follows the caption. */
function galleryItem({ picture, caption, credit, alt }: Photo) {
  if (!picture) return [];
  const words = [plainText(caption), plainText(credit)].filter((part) => part !== '').join(' ');
  return [
    {
      URL: picture.address,
      ...(words !== '' && { caption: words }),
      ...(alt !== '' && { accessibilityCaption: alt }),
    },
  ];
}
