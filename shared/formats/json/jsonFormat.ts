import type { Article, Contributor } from '../../article/model.ts';
import { statisticsOf } from '../../article/statistics.ts';
import { bylineText } from '../byline.ts';
import { clean } from '../cleanText.ts';
import { datelineRunIn } from '../dateline.ts';
import type { Format } from '../format.ts';
import { webAddress } from '../html/article.ts';
import { bodyHtml } from '../html/blocks.ts';
import { languageTag } from '../language.ts';
import { beginRendering, noteWhatIsMissing, type Rendering } from '../rendering.ts';
import { compact } from './compact.ts';
import { plainText } from './plainText.ts';
import type { PublishedArticle, PublishedContributor, PublishedPhoto } from './published.ts';
import { named, publishedBlocks } from './publishedBlocks.ts';

const extension = 'json';

export const jsonFormat: Format & { id: 'json' } = {
  id: 'json',
  name: 'JSON',
  readers: 'Programs: every field, the text as blocks, HTML and plain text',
  extension,
  public: true,
  render(article, options) {
    const rendering = beginRendering(article, options);
    noteWhatIsMissing(rendering);
    const text = `${JSON.stringify(publishedArticle(rendering, options), null, 2)}\n`;
    const name = `${options.baseName}.${extension}`;
    const file = { name, bytes: new TextEncoder().encode(text) };
    return { files: [file, ...rendering.photos.files()], warnings: rendering.findings.list() };
  },
  articleIdOf(document) {
    try {
      const { format, id } = JSON.parse(document) as { format?: unknown; id?: unknown };
      return format === published && typeof id === 'string' ? id : undefined;
    } catch {
      return undefined;
    }
  },
};

const published = 'stet-published-article';

function publishedArticle(
  rendering: Rendering,
  options: Parameters<Format['render']>[1],
): PublishedArticle {
  const { article, parts } = rendering;
  const statistics = statisticsOf(article.content, article.language);
  const photos: PublishedPhoto[] = [];
  const blocks = publishedBlocks(parts.body, rendering, photos);
  const { dates = {}, byline = {}, dateline = {}, rights = {}, source = {} } = article;
  // A second rendering of its own for the HTML, or each finding would be counted twice.
  const html = bodyHtml(beginRendering(article, options));
  const fields = compact<Omit<PublishedArticle, 'blocks' | 'html' | 'text'>>({
    format: published,
    version: 1,
    id: clean(article.id),
    language: languageTag(article.language),
    direction: rendering.direction,
    status: article.status,
    slug: text(article.slug),
    slugline: text(article.slugline),
    urgency: article.urgency,
    url: webAddress(source.url),
    ...named('kicker', parts.kicker, rendering),
    ...named('headline', parts.headline, rendering),
    headlines: texts(article.headlines, ['web', 'print', 'seo', 'social', 'push']),
    ...named('standfirst', parts.standfirst, rendering),
    summary: text(article.summary),
    byline: text(bylineText(article)),
    contributors: (byline.contributors ?? []).flatMap(contributor),
    tagline: text(byline.tagline),
    dateline: text(datelineRunIn(article)?.text),
    place: compact({
      name: text(dateline.place),
      ...texts(dateline, ['region', 'country', 'date', 'agency']),
    }),
    ...texts(dates, ['created', 'modified', 'published', 'embargoUntil', 'expires']),
    section: texts(article.section, ['id', 'name']),
    tags: (article.tags ?? []).flatMap(({ name, slug }) =>
      name.trim() === '' ? [] : compact({ name: clean(name).trim(), slug: text(slug) }),
    ),
    subjects: (article.subjects ?? []).map(({ scheme, code, name }) =>
      compact({ scheme: text(scheme), code: clean(code), name: text(name) }),
    ),
    rights: texts(rights, ['holder', 'notice', 'usageTerms']),
    source: texts({ name: source.name, url: webAddress(source.url) }, ['name', 'url']),
    wordCount: statistics.words,
    characterCount: statistics.characters,
    readingMinutes: statistics.readingMinutes,
    corrections: corrections(article),
    photos,
  });
  // These three are there even when they are empty: a program may count on them.
  return { ...fields, blocks, html, text: plainText(blocks, photos, rendering) };
}

const text = (value: string | undefined): string | undefined => {
  const trimmed = clean(value ?? '').trim();
  return trimmed === '' ? undefined : trimmed;
};

/** Those of the fields that say something, as text. */
function texts<Name extends string>(
  fields: { readonly [Key in Name]?: unknown } | undefined,
  names: readonly Name[],
): { [Key in Name]?: string } {
  return Object.fromEntries(
    names.flatMap((name) => {
      const field = fields?.[name];
      const value = typeof field === 'string' ? text(field) : undefined;
      return value === undefined ? [] : [[name, value]];
    }),
  ) as { [Key in Name]?: string };
}

/** Without the e-mail address, which is for the desk. */
function contributor(person: Contributor): PublishedContributor[] {
  const name = text(person.name);
  if (name === undefined) return [];
  return [
    compact<PublishedContributor>({
      name,
      role: person.role ?? 'author',
      title: text(person.title),
      affiliation: text(person.affiliation),
      url: webAddress(person.url),
    }),
  ];
}

function corrections(article: Article): PublishedArticle['corrections'] {
  return (article.corrections ?? []).flatMap(({ type, text: words, date }) => {
    const said = text(words);
    return said === undefined ? [] : [compact({ type, text: said, date })];
  });
}
