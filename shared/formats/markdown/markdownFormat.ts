import type { Paragraph, Parents, RootContent, Text } from 'mdast';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { defaultHandlers, type Options, toMarkdown } from 'mdast-util-to-markdown';
import type { Findings, Loss } from '../findings.ts';
import type { Format, RenderOptions } from '../format.ts';
import { dayText, machineMoment } from '../moment.ts';
import { readStory } from '../story/readStory.ts';
import { lineText, oneLine, plainRun } from '../story/runs.ts';
import type { Cell, Story } from '../story/story.ts';
import { photosIn, runsIn, someBlock } from '../story/walk.ts';
import { wordsFor } from '../words.ts';
import { bodyBlocks, heading, paragraph, text } from './blocks.ts';
import { frontMatter } from './frontMatter.ts';
import { oneLinePhrasing, phrasing } from './inline.ts';
import { isOnlyWords } from './onlyWords.ts';

const extension = 'md';

const losses = {
  head: {
    code: 'head-in-front-matter',
    message:
      'Markdown has no kicker and standfirst: they stand in the front matter, for a theme to show.',
  },
  dateline: { code: 'dateline-in-text', message: 'Markdown has no dateline: it opens the text.' },
  headline: {
    code: 'headline-formatting-left-out',
    message:
      'The title in the front matter is plain words: formatting of the headline is left out.',
  },
  tags: {
    code: 'formatting-as-html',
    message:
      'Markdown has no underline, superscript and subscript: they are HTML tags, which some programs leave out.',
  },
  pullQuotes: {
    code: 'pull-quotes-as-quotes',
    message: 'Markdown has no pull quotes: they become quotes.',
  },
  factboxes: {
    code: 'factboxes-as-quotes',
    message: 'Markdown has no fact boxes: they become quotes with a subhead.',
  },
  galleries: {
    code: 'galleries-as-photos',
    message: 'Markdown has no galleries: the photos follow each other, their common caption last.',
  },
  layout: {
    code: 'photo-layout-left-out',
    message: 'Markdown shows photos whole and as wide as the text: crop and layout are left out.',
  },
  photoRights: {
    code: 'photo-rights-left-out',
    message:
      'Markdown has no place for the copyright and usage terms of a photo: they are left out.',
  },
  tables: {
    code: 'tables-simplified',
    message:
      'Markdown has tables of plain lines: joined cells and paragraphs in cells are taken apart.',
  },
} as const satisfies Record<string, Loss>;

/**
 * CommonMark with GitHub's tables and strikethrough, and front matter as Hugo reads it; Jekyll and
 * Eleventy read it too.
 */
export const markdownFormat: Format & { id: 'markdown' } = {
  id: 'markdown',
  name: 'Markdown',
  group: 'web',
  readers: 'Static sites (Hugo, Jekyll, Eleventy) and repositories, with front matter',
  extension,
  mediaType: 'text/markdown',
  public: true,
  photos: 'linked',
  losses: Object.values(losses),
  render(article, options) {
    const { story, findings, photos } = readStory(article, options, { dateline: 'text' });
    noteLosses(story, findings);
    const bytes = new TextEncoder().encode(markdown(story, options));
    const file = { name: `${options.baseName}.${extension}`, bytes };
    return { files: [file, ...photos.files()], warnings: findings.list() };
  },
  articleIdOf(document) {
    const head = /^---\n(.*?)\n---\n/s.exec(new TextDecoder().decode(document))?.[1] ?? '';
    const id = /^id: (".*")$/m.exec(head)?.[1];
    if (id === undefined) return undefined;
    try {
      return JSON.parse(id) as string;
    } catch {
      // Somebody else's YAML.
      return undefined;
    }
  },
};

const style: Options = {
  handlers: {
    paragraph(node: Paragraph, parent: Parents | undefined, state, info) {
      const [only, ...others] = node.children;
      return only?.type === 'text' && others.length === 0 && isOnlyWords(only.value, info)
        ? only.value
        : defaultHandlers.paragraph(node, parent, state, info);
    },
    text: ({ value }: Text, _parent, state, info) =>
      isOnlyWords(value, info) ? value : state.safe(value, info),
  },
  bullet: '-',
  rule: '-',
  listItemIndent: 'one',
  extensions: [gfmStrikethroughToMarkdown(), gfmTableToMarkdown({ tablePipeAlign: false })],
  unsafe: [
    // Hugo's shortcodes and Jekyll's Liquid are read before the Markdown.
    { character: '{', before: '\\{', inConstruct: 'phrasing' },
    { character: '%', before: '\\{', inConstruct: 'phrasing' },
    // A definition, in the dialects that have them.
    { character: ':', atBreak: true, after: '[ \\t]' },
  ],
};

function markdown(story: Story, options: RenderOptions): string {
  const rest = asText([...bodyBlocks(story), ...footer(story)]);
  return `${frontMatter(fieldsOf(story, options))}${rest && `\n${rest}`}`;
}

/**
 * All of it as one text, as a person pastes it into a field, an issue or a note: there front matter
 * would stand as a line and a list of names.
 */
export function wholeMarkdown(story: Story): string {
  const { kicker, headline, standfirst, byline } = story;
  const line = (runs: Story['kicker']): RootContent[] =>
    runs.length > 0 ? [paragraph(phrasing(runs))] : [];
  const title: RootContent[] =
    headline.length > 0 ? [{ type: 'heading', depth: 1, children: oneLinePhrasing(headline) }] : [];
  return asText([
    ...line(kicker),
    ...title,
    ...line(standfirst),
    ...(byline ? [paragraph([text(oneLine(byline.text))])] : []),
    ...bodyBlocks(story),
    ...footer(story),
  ]);
}

export const bodyMarkdown = (story: Story): string => asText(bodyBlocks(story));

const asText = (children: RootContent[]) => toMarkdown({ type: 'root', children }, style);

function fieldsOf(story: Story, { baseName }: RenderOptions): Record<string, unknown> {
  const { dates, headlines, byline, people, section, rights, place } = story;
  const moment = (at: string | undefined) => at && machineMoment(at);
  const title = lineText(story.headline);
  const inline = (runs: Story['standfirst']) => toMarkdown(paragraph(phrasing(runs)), style).trim();
  return {
    title: title || headlines.web || headlines.print || baseName,
    linkTitle: headlines.web,
    kicker: inline(story.kicker),
    standfirst: inline(story.standfirst),
    description: story.summary ?? lineText(story.standfirst),
    date: moment(dates.published) ?? place.date ?? moment(dates.created),
    lastmod: moment(dates.modified),
    publishDate: moment(dates.embargoUntil),
    expiryDate: moment(dates.expires),
    draft: story.status !== 'published' && story.status !== 'approved',
    // What else a slug may hold would lead out of the folder.
    slug: /^[\p{L}\p{M}\p{N}_-]+$/u.test(story.slug ?? '') ? story.slug : undefined,
    authors: people.filter(({ role }) => role === 'author').map(({ name }) => name),
    byline: byline?.display,
    credits: people
      .filter(({ role }) => role !== 'author')
      .map(({ name, role }) => ({ name, role })),
    categories: section.name ? [section.name] : [],
    tags: story.tags.map(({ name }) => name),
    subjects: story.subjects.map(({ scheme, code, name }) => ({ scheme, code, name })),
    images: photosIn(story.blocks).flatMap(({ picture }) =>
      picture && !picture.address.startsWith('data:') ? [picture.address] : [],
    ),
    canonical: story.url,
    source: story.source.name,
    copyright: rights.holder,
    usage: rights.usageTerms,
    language: story.language,
    id: story.id,
  };
}

/** What a theme has no place for, and readers must see. */
function footer({ tagline, corrections, rights, locale }: Story): RootContent[] {
  const words = wordsFor(locale);
  const blocks: RootContent[] = [
    ...(tagline ? [paragraph([{ type: 'emphasis', children: [text(tagline)] }])] : []),
    ...(corrections.length > 0 ? [heading(2, [plainRun(words.corrections)])] : []),
    ...corrections.map(({ type, text: said, date }) => {
      const day = date === undefined ? '' : `, ${dayText(date, locale)}`;
      return paragraph([
        { type: 'strong', children: [text(words[type])] },
        text(`${day}: ${said.replace(/\s+/g, ' ')}`),
      ]);
    }),
    ...(rights.notice ? [paragraph([text(rights.notice.replace(/\s+/g, ' '))])] : []),
  ];
  return blocks.length > 0 ? [{ type: 'thematicBreak' }, ...blocks] : [];
}

function noteLosses(story: Story, findings: Findings): void {
  const { kicker, standfirst, headline } = story;
  if (kicker.length + standfirst.length > 0) findings.lose(losses.head);
  if (headline.some(({ marks }) => marks.length > 0)) findings.lose(losses.headline);
  noteTextLosses(story, findings);
}

/** Of the text alone, without the front matter. */
export function noteTextLosses(story: Story, findings: Findings): void {
  if (story.dateline) findings.lose(losses.dateline);
  const html = ['underline', 'superscript', 'subscript'];
  if (runsIn(story).some(({ marks }) => marks.some((mark) => html.includes(mark)))) {
    findings.lose(losses.tags);
  }
  if (someBlock(story, 'pullQuote')) findings.lose(losses.pullQuotes);
  if (someBlock(story, 'factbox')) findings.lose(losses.factboxes);
  if (someBlock(story, 'gallery')) findings.lose(losses.galleries);
  const photos = photosIn(story.blocks);
  if (photos.some(({ crop, layout }) => crop || layout !== 'inline')) findings.lose(losses.layout);
  if (photos.some(({ copyright, usageTerms }) => copyright || usageTerms)) {
    findings.lose(losses.photoRights);
  }
  const isPlain = ({ blocks, columnSpan, rowSpan }: Cell) =>
    columnSpan === 1 && rowSpan === 1 && blocks.length < 2;
  if (someBlock(story, 'table', ({ rows }) => !rows.flat().every(isPlain))) {
    findings.lose(losses.tables);
  }
}
