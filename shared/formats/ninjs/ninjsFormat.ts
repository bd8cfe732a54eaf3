import type { Findings, Loss } from '../findings.ts';
import type { Format } from '../format.ts';
import { jsonDocument } from '../json/jsonDocument.ts';
import { readStory } from '../story/readStory.ts';
import type { Story } from '../story/story.ts';
import { photosIn } from '../story/walk.ts';
import { newsItem } from './newsItem.ts';

const extension = 'ninjs.json';

const losses = {
  dateline: {
    code: 'dateline-in-text',
    message: 'Only the place has a field in ninjs: the whole dateline opens the text.',
  },
  people: {
    code: 'people-without-titles',
    message: 'People have a name and a role in ninjs: titles and affiliations are left out.',
  },
  photos: {
    code: 'photos-without-addresses',
    message:
      'Photos have an address on the web in ninjs, and these have none yet: their file’s name stands as a title.',
  },
  corrections: {
    code: 'corrections-in-text',
    message: 'Corrections have no field in ninjs: they stand at the end of the text.',
  },
} as const satisfies Record<string, Loss>;

/** IPTC's News in JSON, 3.1: the text as HTML and as plain text, photos and related links beside it. */
export const ninjsFormat: Format & { id: 'ninjs' } = {
  id: 'ninjs',
  name: 'ninjs 3.1',
  group: 'wire',
  readers: 'Agencies’ feeds, news APIs, archives (IPTC)',
  extension,
  mediaType: 'application/json',
  public: true,
  photos: 'beside',
  losses: Object.values(losses),
  render(article, options) {
    const { story, findings, photos } = readStory(article, options, { dateline: 'text' });
    noteLosses(story, findings);
    const file = {
      name: `${options.baseName}.${extension}`,
      bytes: jsonDocument(newsItem(story)),
    };
    return { files: [file, ...photos.files()], warnings: findings.list() };
  },
  articleIdOf(document) {
    try {
      const item = JSON.parse(new TextDecoder().decode(document)) as Partial<
        ReturnType<typeof newsItem>
      >;
      if (item.standard?.name !== 'ninjs') return undefined;
      return item.altIds?.find(({ role }) => role === 'stet')?.value ?? item.uri;
    } catch {
      return undefined;
    }
  },
};

function noteLosses(story: Story, findings: Findings): void {
  if (story.dateline) findings.lose(losses.dateline);
  if (story.people.some(({ title, affiliation }) => title || affiliation)) {
    findings.lose(losses.people);
  }
  if (photosIn(story.blocks).some(({ picture }) => picture)) findings.lose(losses.photos);
  if (story.corrections.length > 0) findings.lose(losses.corrections);
}
