import type { Loss } from '../findings.ts';
import type { Format } from '../format.ts';
import { bodyHtml } from '../html/blocks.ts';
import { escapeHtml } from '../html/escapeHtml.ts';
import { compact } from '../json/compact.ts';
import { jsonDocument } from '../json/jsonDocument.ts';
import { machineMoment } from '../moment.ts';
import { readStory } from '../story/readStory.ts';
import { lineText, oneLine, plainText } from '../story/runs.ts';
import type { Story } from '../story/story.ts';
import { photosIn, runsIn, someBlock } from '../story/walk.ts';
import { wordsFor } from '../words.ts';
import { type Component, components, html, text } from './components.ts';

const losses = {
  embed: {
    code: 'embed-as-link',
    message: 'Apple News shows embeds of few sites only: each is a link.',
  },
  siteLinks: {
    code: 'site-links',
    message:
      'Apple News has no site around it: links within the site are left out, their words stay.',
  },
  underline: {
    code: 'underline-left-out',
    message: 'Apple News has no underline: the words stay.',
  },
  crop: { code: 'crop-left-out', message: 'Apple News has no crop: photos are shown whole.' },
} as const satisfies Record<string, Loss>;

/** A folder, as Apple's tools take it: pictures lie beside the document. */
const extension = 'apple-news/article.json';

export const appleNewsFormat: Format & { id: 'apple-news' } = {
  id: 'apple-news',
  name: 'Apple News',
  group: 'web',
  readers: 'Apple News Publisher, as a folder with its pictures',
  extension,
  mediaType: 'application/json',
  public: true,
  photos: 'beside',
  losses: Object.values(losses),
  render(article, options) {
    const { story, findings, photos } = readStory(article, options, {
      dateline: 'text',
      photoFolder: `${options.baseName}.apple-news`,
      photoAddress: (name) => `bundle://${name}`,
      withoutSite: losses.siteLinks,
    });
    if (someBlock(story, 'embed')) findings.lose(losses.embed);
    if (runsIn(story).some(({ marks }) => marks.includes('underline'))) {
      findings.lose(losses.underline);
    }
    if (photosIn(story.blocks).some(({ crop }) => crop)) findings.lose(losses.crop);
    const document = {
      name: `${options.baseName}.${extension}`,
      bytes: jsonDocument(articleJson(story)),
    };
    return { files: [document, ...photos.files()], warnings: findings.list() };
  },
  articleIdOf(document) {
    try {
      const { identifier } = JSON.parse(new TextDecoder().decode(document)) as {
        identifier?: unknown;
      };
      return typeof identifier === 'string' && uuid.test(identifier)
        ? `urn:uuid:${identifier}`
        : undefined;
    } catch {
      return undefined;
    }
  },
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function articleJson(story: Story) {
  const { dates, tags, people } = story;
  const [first] = photosIn(story.blocks).flatMap(({ picture }) => picture ?? []);
  const authors = people.filter(({ role }) => role === 'author').map(({ name }) => oneLine(name));
  return {
    version: '1.7',
    // `[A-Za-z0-9_-]`, at most 64: of `urn:uuid:…` the uuid.
    identifier: story.id
      .replace(/^urn:uuid:/, '')
      .replace(/[^A-Za-z0-9_-]/g, '-')
      .slice(0, 64),
    title: lineText(story.headline) || 'Untitled',
    language: languageOf(story.language),
    layout: { columns: 7, width: 1024, margin: 60, gutter: 20 },
    metadata: compact({
      authors: [...new Set(authors)],
      excerpt: story.summary ?? plainText(story.standfirst),
      canonicalURL: story.url,
      keywords: [...new Set(tags.map(({ name }) => oneLine(name)))].slice(0, 50),
      dateCreated: moment(dates.created),
      dateModified: moment(dates.modified),
      datePublished: moment(dates.published),
      thumbnailURL: first?.address,
      generatorName: 'Stet',
    }),
    componentTextStyles: { default: {} },
    components: body(story),
  };
}

function body(story: Story): Component[] {
  const { kicker, headline, standfirst, byline, tagline, rights } = story;
  const place = {
    related: wordsFor(story.locale).related,
    asHtml: (block: Story['blocks'][number]) => bodyHtml({ ...story, blocks: [block] }),
  };
  return [
    ...text('heading', html(kicker)),
    ...text('title', html(headline)),
    ...text('intro', html(standfirst)),
    ...named('byline', text('byline', escapeHtml(byline?.text ?? ''))),
    ...components(story.blocks, place),
    ...named('tagline', text('body', tagline ? `<p><em>${escapeHtml(tagline)}</em></p>` : '')),
    ...named('corrections', corrections(story)),
    ...named('rights', text('caption', escapeHtml(rights.notice ?? ''))),
  ];
}

/** So that whoever styles or checks it finds what is no part of the text. */
const named = (name: string, inside: Component[]): Component[] =>
  inside.map((component, index) => ({
    ...component,
    identifier: index === 0 ? name : `${name}-${index + 1}`,
  }));

function corrections({ corrections, locale }: Story): Component[] {
  if (corrections.length === 0) return [];
  const names = wordsFor(locale);
  const lines = corrections.map(
    ({ type, text }) => `<p><strong>${escapeHtml(names[type])}</strong>: ${escapeHtml(text)}</p>`,
  );
  return [...text('heading2', escapeHtml(names.corrections)), ...text('body', lines.join(''))];
}

/** Letters and hyphens only: of `es-419` the language. */
const languageOf = (tag: string) => (/^[a-z-]+$/i.test(tag) ? tag : (tag.split('-')[0] ?? 'en'));

/** With a numeric offset and whole seconds; the years that Apple's format knows. */
function moment(value: string | undefined): string | undefined {
  const known = value && machineMoment(value);
  if (!known || !/^(19|[2-9]\d)\d\d-/.test(known)) return undefined;
  return known.replace(/\.\d+/, '').replace(/Z$/, '+00:00');
}
