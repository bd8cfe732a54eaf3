import type { Status } from '../../article/model.ts';
import { isHeld } from '../embargo.ts';
import type { Findings, Loss } from '../findings.ts';
import type { Format } from '../format.ts';
import { compact } from '../json/compact.ts';
import { jsonDocument } from '../json/jsonDocument.ts';
import { machineMoment } from '../moment.ts';
import { readStory } from '../story/readStory.ts';
import { isFormatted, lineText } from '../story/runs.ts';
import type { Story } from '../story/story.ts';
import { photosIn, someBlock } from '../story/walk.ts';
import { content } from './blocks.ts';

/** A folder: the content as it is pasted, the fields beside it, and the photos. */
const folder = 'wordpress';
const extension = `${folder}/post.html`;

const losses = {
  dateline: { code: 'dateline-in-text', message: 'WordPress has no dateline: it opens the text.' },
  kicker: {
    code: 'kicker-in-text',
    message: 'WordPress has no kicker: it is the first paragraph, with a class of its own.',
  },
  head: {
    code: 'head-in-post-json',
    message: 'Title and excerpt are fields of a WordPress post: they stand in post.json.',
  },
  formatting: {
    code: 'headline-formatting-left-out',
    message: 'Title and excerpt are plain words in WordPress: their formatting is left out.',
  },
  summary: {
    code: 'summary-left-out',
    message: 'WordPress has one excerpt, which is the standfirst: the summary is left out.',
  },
  byline: {
    code: 'byline-in-post-json',
    message:
      'Authors are users of WordPress: the byline stands in post.json, for you to choose them.',
  },
  credits: {
    code: 'credits-in-captions',
    message: 'WordPress has no photo credit: it stands behind the caption.',
  },
  photos: {
    code: 'photos-whole',
    message: 'WordPress shows photos whole: crops, copyright and usage terms are left out.',
  },
  lists: {
    code: 'paragraphs-as-lines',
    message:
      'Cells and list items are one paragraph in WordPress: further ones become lines of it.',
  },
  embeds: {
    code: 'embeds-loaded',
    message: 'WordPress loads an embed from its provider: readers’ browsers will ask there.',
  },
} as const satisfies Record<string, Loss>;

/** Block markup for the editor's *Code editor* or the REST API, and the post's fields as JSON. */
export const wordpressFormat: Format & { id: 'wordpress' } = {
  id: 'wordpress',
  name: 'WordPress',
  group: 'web',
  readers: 'WordPress: blocks to paste into its code editor, the post’s fields, the photos',
  extension,
  mediaType: 'text/html',
  public: true,
  photos: 'beside',
  losses: Object.values(losses),
  render(article, options) {
    const place = `${options.baseName}.${folder}`;
    const { story, findings, photos } = readStory(article, options, {
      dateline: 'text',
      photoFolder: `${place}/photos`,
      photoAddress: (name) => `photos/${name}`,
    });
    noteLosses(story, findings);
    const html = new TextEncoder().encode(`${content(story)}\n`);
    const fields = jsonDocument(postFields(story, options.now));
    return {
      files: [
        { name: `${place}/post.html`, bytes: html },
        { name: `${place}/post.json`, bytes: fields },
        ...photos.files(),
      ],
      warnings: findings.list(),
    };
  },
};

const statuses: Readonly<Record<Status, string>> = {
  draft: 'draft',
  review: 'pending',
  approved: 'pending',
  published: 'publish',
  // WordPress knows neither; nothing of them may be seen.
  withheld: 'draft',
  canceled: 'draft',
};

/** The post without its content, named as the REST API names it (`/wp/v2/posts`). */
function postFields(story: Story, now: number | undefined) {
  const { dates, section, tags, byline, people, headlines } = story;
  const held = isHeld(dates.embargoUntil, now);
  const published = held ? dates.embargoUntil : (dates.published ?? dates.embargoUntil);
  return compact({
    title: lineText(story.headline),
    excerpt: lineText(story.standfirst) || story.summary,
    slug: story.slug,
    status: held && story.status === 'published' ? 'future' : statuses[story.status],
    date: published === undefined ? undefined : machineMoment(published),
    categories: section.name ? [section.name] : [],
    tags: tags.map(({ name }) => name),
    byline: byline?.text,
    people,
    seo_title: headlines.seo,
    language: story.language,
    id: story.id,
  });
}

function noteLosses(story: Story, findings: Findings): void {
  const { headline, standfirst, summary, byline } = story;
  if (headline.length + standfirst.length > 0) findings.lose(losses.head);
  if (isFormatted([...headline, ...standfirst])) {
    findings.lose(losses.formatting);
  }
  if (standfirst.length > 0 && summary) findings.lose(losses.summary);
  if (byline) findings.lose(losses.byline);
  noteContentLosses(story, findings);
}

/** Of the content alone, without the post's fields. */
export function noteContentLosses(story: Story, findings: Findings): void {
  if (story.dateline) findings.lose(losses.dateline);
  if (story.kicker.length > 0) findings.lose(losses.kicker);
  const photos = photosIn(story.blocks);
  if (photos.some(({ credit }) => credit.length > 0)) findings.lose(losses.credits);
  if (photos.some(({ crop, copyright, usageTerms }) => crop || copyright || usageTerms)) {
    findings.lose(losses.photos);
  }
  const several = (blocks: readonly { type: string }[]) =>
    blocks.filter(({ type }) => type === 'paragraph').length > 1;
  if (
    someBlock(story, 'list', ({ items }) => items.some(several)) ||
    someBlock(story, 'table', ({ rows }) =>
      rows
        .flat()
        .some(({ blocks }) => several(blocks) || blocks.some(({ type }) => type === 'list')),
    )
  ) {
    findings.lose(losses.lists);
  }
  if (someBlock(story, 'embed', ({ href }) => /^https?:/i.test(href ?? ''))) {
    findings.lose(losses.embeds);
  }
}
