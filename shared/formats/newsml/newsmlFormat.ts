import type { Loss } from '../findings.ts';
import type { Format } from '../format.ts';
import { readStory } from '../story/readStory.ts';
import { isFormatted } from '../story/runs.ts';
import type { Story } from '../story/story.ts';
import { photosIn } from '../story/walk.ts';
import { element, lines, textFound, type Xml, xmlDocument } from '../xml/xml.ts';
import { versionMoment } from './items.ts';
import { pictureGuid, pictureItem, type ShownPhoto } from './pictureItem.ts';
import { textItem } from './textItem.ts';

const losses = {
  marks: {
    code: 'plain-head',
    message: 'NewsML-G2 has headline and standfirst as plain text: their formatting is left out.',
  },
  corrections: {
    code: 'corrections-left-out',
    message: 'NewsML-G2 has no corrections: they are left out.',
  },
  tagline: {
    code: 'tagline-left-out',
    message: 'NewsML-G2 has no tagline: it is left out.',
  },
} as const satisfies Record<string, Loss>;

const extension = 'newsml.xml';

export const newsmlFormat: Format & { id: 'newsml-g2' } = {
  id: 'newsml-g2',
  name: 'NewsML-G2 2.35',
  group: 'wire',
  readers: 'Agencies, broadcasters and their feeds',
  extension,
  mediaType: 'application/vnd.iptc.g2.newsitem+xml',
  public: true,
  photos: 'beside',
  losses: Object.values(losses),
  render(article, options) {
    const { story, findings, photos } = readStory(article, options, { dateline: 'field' });
    const { kicker, headline, standfirst } = story;
    if (isFormatted([...kicker, ...headline, ...standfirst])) {
      findings.lose(losses.marks);
    }
    if (story.corrections.length > 0) findings.lose(losses.corrections);
    if (story.tagline) findings.lose(losses.tagline);
    const file = { name: `${options.baseName}.${extension}`, bytes: xmlDocument(document(story)) };
    return { files: [file, ...photos.files()], warnings: findings.list() };
  },
  articleIdOf: (bytes) =>
    textFound(new TextDecoder().decode(bytes), /<newsItem [^<>]*\bguid="([^"<>]*)"/),
};

/** One item, or a message with the items of the text and of its pictures. */
function document(story: Story): Xml {
  const pictures = new Map<string, ShownPhoto>();
  for (const photo of photosIn(story.blocks)) {
    const { picture } = photo;
    // Shown twice, it is one item still.
    if (picture && !pictures.has(picture.name)) pictures.set(picture.name, { ...photo, picture });
  }
  const photos = [...pictures.values()];
  const text = textItem(
    story,
    photos.map((photo) => pictureGuid(story, photo)),
  );
  if (photos.length === 0) return text;
  return lines(
    'newsMessage',
    { xmlns: 'http://iptc.org/std/nar/2006-10-01/' },
    lines('header', {}, element('sent', {}, versionMoment(story))),
    lines(
      'itemSet',
      {},
      text,
      photos.map((photo) => pictureItem(story, photo)),
    ),
  );
}
