import type { Format } from '../format.ts';
import { bodyHtml } from '../html/blocks.ts';
import { readStory } from '../story/readStory.ts';
import type { Story } from '../story/story.ts';
import { plainBody } from '../text/plainBody.ts';
import { compact } from './compact.ts';
import { jsonDocument } from './jsonDocument.ts';
import type { PublishedArticle, PublishedPhoto } from './published.ts';
import { named, publishedBlocks } from './publishedBlocks.ts';

const extension = 'json';

export const jsonFormat: Format & { id: 'json' } = {
  id: 'json',
  name: 'JSON',
  group: 'web',
  readers: 'Programs: every field, the text as blocks, HTML and plain text',
  extension,
  mediaType: 'application/json',
  public: true,
  photos: 'linked',
  losses: [],
  render(article, options) {
    const { story, findings, photos } = readStory(article, options, { dateline: 'text' });
    const name = `${options.baseName}.${extension}`;
    const file = { name, bytes: jsonDocument(publishedArticle(story)) };
    return { files: [file, ...photos.files()], warnings: findings.list() };
  },
  articleIdOf(document) {
    try {
      const text = new TextDecoder().decode(document);
      const { format, id } = JSON.parse(text) as { format?: unknown; id?: unknown };
      return format === published && typeof id === 'string' ? id : undefined;
    } catch {
      return undefined;
    }
  },
};

const published = 'stet-published-article';

function publishedArticle(story: Story): PublishedArticle {
  const photos: PublishedPhoto[] = [];
  const blocks = publishedBlocks(story.blocks, photos);
  const { place } = story;
  const statistics = story.statistics();
  const fields = compact<Omit<PublishedArticle, 'blocks' | 'html' | 'text'>>({
    format: published,
    version: 1,
    id: story.id,
    language: story.language,
    direction: story.direction,
    status: story.status,
    slug: story.slug,
    slugline: story.slugline,
    urgency: story.urgency,
    url: story.url,
    ...named('kicker', story.kicker),
    ...named('headline', story.headline),
    headlines: story.headlines,
    ...named('standfirst', story.standfirst),
    summary: story.summary,
    byline: story.byline?.text,
    contributors: story.people,
    tagline: story.tagline,
    dateline: story.dateline?.text,
    place,
    ...story.dates,
    section: story.section,
    tags: story.tags,
    subjects: story.subjects.map((subject) => compact(subject)),
    rights: story.rights,
    source: story.source,
    wordCount: statistics.words,
    characterCount: statistics.characters,
    readingMinutes: statistics.readingMinutes,
    corrections: story.corrections.map((correction) => compact(correction)),
    photos,
  });
  // These three are there even when they are empty: a program may count on them.
  return { ...fields, blocks, html: bodyHtml(story), text: plainBody(story) };
}
