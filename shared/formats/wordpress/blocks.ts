import { attribute, escapeHtml } from '../html/escapeHtml.ts';
import { type Direction, otherDirection } from '../language.ts';
import { dayText } from '../moment.ts';
import { isBlank, openingRuns, plainRun, rawText } from '../story/runs.ts';
import type {
  Cell,
  Embed,
  Gallery,
  List,
  Photo,
  Run,
  Story,
  StoryBlock,
  Table,
} from '../story/story.ts';
import { headRowsOf } from '../story/tables.ts';
import { wordsFor } from '../words.ts';
import { block, escapeText, joined, richText } from './markup.ts';

interface Place {
  direction: Direction;
  /** Of related links without a title. */
  related: string;
  /** Added to the level of headings, for those inside a box. */
  deeper: number;
}

/** The content of a post: the kicker, the body, and what stands below it. */
export const content = (story: Story): string =>
  joined([
    paragraph(story.kicker, story.direction, 'kicker'),
    bodyContent(story),
    ...closing(story),
  ]);

/**
 * All of it where no field takes a part: the headline first, because a post's empty title takes the
 * first block of a paste if that is a heading or a paragraph (Gutenberg, `post-title`).
 */
export const wholeContent = (story: Story): string =>
  joined([
    story.headline.length > 0 ? headingOf(1, story.headline) : '',
    paragraph(story.kicker, story.direction, 'kicker'),
    paragraph(story.standfirst, story.direction, 'standfirst'),
    bodyContent(story),
    ...closing(story),
  ]);

export const bodyContent = ({ blocks, direction, locale }: Story): string =>
  all(blocks, { direction, related: wordsFor(locale).related, deeper: 0 });

function closing({ tagline, corrections, rights, direction, locale }: Story): string[] {
  const words = wordsFor(locale);
  const line = (text: string | undefined, name: string) =>
    text ? paragraph([plainRun(text)], direction, name) : '';
  return [
    line(tagline, 'tagline'),
    ...corrections.map(({ type, text, date }) => {
      const day = date === undefined ? '' : `, ${dayText(date, locale)}`;
      return paragraph(
        [{ text: words[type], marks: ['bold'] }, plainRun(`${day}: ${text}`)],
        direction,
        'correction',
      );
    }),
    line(rights.notice, 'rights'),
  ];
}

const all = (blocks: readonly StoryBlock[], place: Place) =>
  joined(blocks.map((one) => wordpress(one, place)));

function wordpress(one: StoryBlock, place: Place): string {
  switch (one.type) {
    case 'paragraph':
      return paragraph(openingRuns(one), place.direction);
    case 'heading':
      return heading(one.level + place.deeper, one.text);
    case 'list':
      return list(one);
    case 'quote': {
      const said = all(one.blocks, place);
      return block(
        'quote',
        {},
        `<blockquote class="wp-block-quote">${said}${cite(one.attribution)}</blockquote>`,
      );
    }
    case 'pullQuote':
      return block(
        'pullquote',
        {},
        `<figure class="wp-block-pullquote"><blockquote><p>${richText(one.text)}</p>${cite(one.attribution)}</blockquote></figure>`,
      );
    case 'photo':
      return photo(one);
    case 'gallery':
      return gallery(one, place.direction);
    case 'relatedLinks': {
      const title = one.title.length > 0 ? one.title : [plainRun(place.related)];
      const items = one.links.map(({ text, href }) => listItem(linked(text, href)));
      const links = items.length > 0 ? listOf('ul', '', {}, items) : '';
      return group('related', joined([heading(2 + place.deeper, title), links]));
    }
    case 'factbox': {
      const titled = one.title.length > 0 ? 1 : 0;
      const title = titled ? heading(2 + place.deeper, one.title) : '';
      const inside = all(one.blocks, { ...place, deeper: place.deeper + titled });
      return group('factbox', joined([title, inside]));
    }
    case 'embed':
      return embed(one);
    case 'table':
      return table(one);
    case 'divider':
      return block('separator', {}, '<hr class="wp-block-separator has-alpha-channel-opacity"/>');
  }
}

/** Of all its blocks of text this one alone can run another way than the page. */
function paragraph(runs: readonly Run[], around: Direction, className?: string): string {
  if (isBlank(runs)) return '';
  const direction = otherDirection(rawText(runs), around);
  const attributes = { ...(direction && { direction }), ...(className && { className }) };
  const look = `${attribute('class', className)}${attribute('dir', direction)}`;
  return block('paragraph', attributes, `<p${look}>${richText(runs)}</p>`);
}

const heading = (wanted: number, runs: readonly Run[]): string =>
  headingOf(Math.min(Math.max(wanted, 2), 6), runs);

const headingOf = (level: number, runs: readonly Run[]): string =>
  block(
    'heading',
    level === 2 ? {} : { level },
    `<h${level} class="wp-block-heading">${richText(runs)}</h${level}>`,
  );

const cite = (attribution: readonly Run[]): string =>
  attribution.length > 0 ? `<cite>${richText(attribution)}</cite>` : '';

/** An item is one text and the lists in it; its paragraphs become lines of that text. */
function list({ ordered, start, items }: List): string {
  const inside = items.map((item) => {
    const lines = item.flatMap((one) => (one.type === 'paragraph' ? richText(one.text) : []));
    const lists = item.flatMap((one) => (one.type === 'list' ? list(one) : []));
    return listItem(`${lines.join('<br>')}${joined(lists)}`);
  });
  if (!ordered) return listOf('ul', '', {}, inside);
  const number = start === 1 ? {} : { start };
  return listOf('ol', attribute('start', number.start), { ordered: true, ...number }, inside);
}

const listItem = (html: string): string => block('list-item', {}, `<li>${html}</li>`);

const listOf = (tag: string, start: string, attributes: object, items: string[]): string =>
  block(
    'list',
    { ...attributes },
    `<${tag}${start} class="wp-block-list">${joined(items)}</${tag}>`,
  );

/** Words that lead somewhere; the address itself where there are no words. */
function linked(text: readonly Run[], href: string | undefined): string {
  const words = text.length > 0 ? richText(text) : escapeText(href ?? '');
  return href === undefined ? words : `<a href="${escapeHtml(href)}">${words}</a>`;
}

/** Its own class, because WordPress has no fact box. */
const group = (className: string, inside: string): string =>
  block(
    'group',
    { tagName: 'aside', className, layout: { type: 'constrained' } },
    `<aside class="wp-block-group ${className}">${inside}</aside>`,
  );

const alignments = new Set(['wide', 'left', 'right']);

/**
 * Without its picture a photo is its words. A picture without an address is an image block that waits
 * for its file, with its words and alt text.
 */
function photo({ picture, alt, layout, caption, credit }: Photo, inGallery = false): string {
  const words = captionHtml(caption, credit);
  if (!picture) return words && block('paragraph', {}, `<p>${words}</p>`);
  const align = alignments.has(layout) && !inGallery ? layout : undefined;
  const name = align === undefined ? 'wp-block-image' : `wp-block-image align${align}`;
  const image = `<img${attribute('src', picture.address || undefined)} alt="${escapeHtml(alt)}"/>`;
  const under = words && `<figcaption class="wp-element-caption">${words}</figcaption>`;
  return block(
    'image',
    align === undefined ? {} : { align },
    `<figure class="${name}">${image}${under}</figure>`,
  );
}

/** WordPress has no field for a credit: it stands behind the caption. */
const captionHtml = (caption: readonly Run[], credit: readonly Run[]): string =>
  [caption.length > 0 && richText(caption), credit.length > 0 && `<em>${richText(credit)}</em>`]
    .filter((part) => part !== false)
    .join(' ');

/** A gallery shows pictures only; the words of a photo without one stand below it. */
function gallery({ photos, caption }: Gallery, direction: Direction): string {
  const shown = photos.filter(({ picture }) => picture).map((one) => photo(one, true));
  const others = photos.filter(({ picture }) => !picture).map((one) => photo(one));
  if (shown.length === 0) return joined([...others, paragraph(caption, direction)]);
  const under =
    caption.length > 0
      ? `<figcaption class="blocks-gallery-caption wp-element-caption">${richText(caption)}</figcaption>`
      : '';
  const html = `<figure class="wp-block-gallery has-nested-images columns-default is-cropped">${joined(shown)}${under}</figure>`;
  return joined([block('gallery', { linkTo: 'none' }, html), ...others]);
}

/** WordPress shows what it knows how to (oEmbed), and a link to anything else. */
function embed({ title, href, provider }: Embed): string {
  const by = provider === undefined ? '' : `<span class="provider">${escapeText(provider)}</span>`;
  if (href === undefined || !/^https?:/i.test(href)) {
    const words = [linked(title, href), by].filter((part) => part !== '').join(' ');
    return block('paragraph', {}, `<p>${words}</p>`);
  }
  const words = [title.length > 0 && richText(title), by].filter(Boolean).join(' ');
  const under = words && `<figcaption class="wp-element-caption">${words}</figcaption>`;
  return block(
    'embed',
    { url: href },
    `<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${escapeText(href)}\n</div>${under}</figure>`,
  );
}

function table({ rows }: Table): string {
  const head = headRowsOf(rows);
  const part = (tag: string, some: Cell[][]) =>
    some.length === 0
      ? ''
      : `<${tag}>${some.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('')}</${tag}>`;
  const html = part('thead', rows.slice(0, head)) + part('tbody', rows.slice(head));
  return block(
    'table',
    {},
    `<figure class="wp-block-table"><table class="has-fixed-layout">${html}</table></figure>`,
  );
}

/** A cell is one text; its paragraphs and list items become lines of it. */
function cellHtml({ header, columnSpan, rowSpan, blocks }: Cell): string {
  const lines = (inside: readonly StoryBlock[]): string[] =>
    inside.flatMap((one) => {
      if (one.type === 'paragraph') return [richText(one.text)];
      return one.type === 'list' ? one.items.flatMap(lines) : [];
    });
  const tag = header ? 'th' : 'td';
  const spans =
    attribute('colspan', columnSpan > 1 ? columnSpan : undefined) +
    attribute('rowspan', rowSpan > 1 ? rowSpan : undefined);
  return `<${tag}${spans}>${lines(blocks).join('<br>')}</${tag}>`;
}
