import type { Loss } from '../findings.ts';
import type { Format } from '../format.ts';
import { bodyHtml } from '../html/blocks.ts';
import { compact } from '../json/compact.ts';
import { jsonDocument } from '../json/jsonDocument.ts';
import { machineMoment } from '../moment.ts';
import { readStory } from '../story/readStory.ts';
import { isFormatted, lineText, plainText } from '../story/runs.ts';
import type { Story } from '../story/story.ts';
import { photosIn } from '../story/walk.ts';
import { ansElements } from './elements.ts';
import { author, image, version } from './image.ts';

const plainHead: Loss = {
  code: 'plain-head',
  message: 'ANS has headline and standfirst as plain text: their formatting is left out.',
};

const extension = 'ans.json';

export const ansFormat: Format & { id: 'ans' } = {
  id: 'ans',
  name: `Arc XP (ANS ${version})`,
  group: 'web',
  readers: 'Newsrooms on Arc XP',
  extension,
  mediaType: 'application/json',
  public: true,
  photos: 'beside',
  losses: [plainHead],
  render(article, options) {
    const { story, findings, photos } = readStory(article, options, { dateline: 'text' });
    const { kicker, headline, standfirst } = story;
    if (isFormatted([...kicker, ...headline, ...standfirst])) {
      findings.lose(plainHead);
    }
    const file = {
      name: `${options.baseName}.${extension}`,
      bytes: jsonDocument(ansStory(story)),
    };
    return { files: [file, ...photos.files()], warnings: findings.list() };
  },
  articleIdOf(document) {
    try {
      const { type, _id } = JSON.parse(new TextDecoder().decode(document)) as Record<
        string,
        unknown
      >;
      return type === 'story' && typeof _id === 'string' ? _id : undefined;
    } catch {
      return undefined;
    }
  },
};

/** `story.json`. What it has no field for goes to `additional_properties`. */
function ansStory(story: Story) {
  const { headlines, dates, people, byline, place, section, rights, source, tags } = story;
  const by = (...roles: string[]) => people.filter(({ role }) => roles.includes(role)).map(author);
  const [promo] = photosIn(story.blocks).flatMap((photo) => image(photo) ?? []);
  const [web, print, meta_title, social, push] = [
    headlines.web,
    headlines.print,
    headlines.seo,
    headlines.social,
    headlines.push,
  ];
  const sections = section.name
    ? [{ type: 'section', version, name: section.name, ...(section.id && { _id: section.id }) }]
    : [];
  return {
    type: 'story',
    version,
    ...compact({
      _id: story.id,
      language: story.language,
      status: story.status,
      slug: story.slug ?? story.slugline,
      canonical_url: story.url,
      headlines: {
        basic: lineText(story.headline),
        ...compact({ web, print, meta_title, social, push }),
      },
      subheadlines: basic(plainText(story.standfirst)),
      description: basic(story.summary),
      label: story.kicker.length > 0 ? { basic: { text: lineText(story.kicker) } } : undefined,
      credits: compact({
        by: by('author'),
        photos_by: by('photographer'),
        editors_by: by('editor'),
        contributors_by: by('contributor'),
      }),
      vanity_credits:
        byline?.display !== undefined ? { by: [author({ name: byline.text })] } : undefined,
      location: place.name,
      created_date: moment(dates.created),
      last_updated_date: moment(dates.modified),
      publish_date: moment(dates.published),
      display_date: moment(dates.published),
      content_restrictions: embargo(dates.embargoUntil),
      copyright: rights.notice,
      owner: rights.holder ? { name: rights.holder } : undefined,
      source: compact({ name: source.name, system: 'Stet' }),
      distributor: place.agency
        ? { name: place.agency, category: 'wires', mode: 'custom' }
        : undefined,
      taxonomy: compact({
        tags: tags.map(({ name, slug }) => ({ text: name, ...(slug !== undefined && { slug }) })),
        sections,
        primary_section: sections[0],
      }),
      promo_items: promo ? { basic: promo } : undefined,
      corrections: story.corrections.map(({ type, text }) => ({
        type: 'correction',
        correction_type: type,
        text,
      })),
      additional_properties: compact({
        slugline: story.slugline,
        urgency: story.urgency,
        dateline: compact({ ...place }),
        subjects: story.subjects,
        tagline: story.tagline,
        usage_terms: rights.usageTerms,
        expires: moment(dates.expires),
      }),
    }),
    content_elements: ansElements(story.blocks, (block) => bodyHtml({ ...story, blocks: [block] })),
  };
}

const basic = (text: string | undefined) => (text ? { basic: text } : undefined);
const moment = (value: string | undefined) => (value ? machineMoment(value) : undefined);

function embargo(until: string | undefined) {
  const end_time = moment(until);
  return end_time ? { embargo: { active: true, end_time } } : undefined;
}
