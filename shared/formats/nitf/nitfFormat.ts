import type { Loss } from '../findings.ts';
import type { Format, RenderOptions } from '../format.ts';
import { readStory } from '../story/readStory.ts';
import type { Story } from '../story/story.ts';
import { photosIn, someBlock } from '../story/walk.ts';
import { wordsFor } from '../words.ts';
import { element, lines, textFound, type Xml, xmlDocument } from '../xml/xml.ts';
import { nitfBody } from './body.ts';
import { nitfBodyHead, nitfHead } from './head.ts';

const losses = {
  embed: {
    code: 'embed-as-link',
    message: 'NITF shows nothing from elsewhere: an embed is a link.',
  },
  crop: {
    code: 'crop-left-out',
    message: 'NITF has no place for a crop: photos are handed over whole.',
  },
  links: {
    code: 'contributors-left-out',
    message: 'NITF names authors only: other contributors are left out.',
  },
} as const satisfies Record<string, Loss>;

const extension = 'nitf.xml';

export const nitfFormat: Format & { id: 'nitf' } = {
  id: 'nitf',
  name: 'NITF 3.6',
  group: 'wire',
  readers: 'Wire desks, print systems and archives',
  extension,
  mediaType: 'application/xml',
  public: true,
  photos: 'beside',
  losses: Object.values(losses),
  render(article, options) {
    const { story, findings, photos } = readStory(article, options, { dateline: 'field' });
    if (someBlock(story, 'embed')) findings.lose(losses.embed);
    if (photosIn(story.blocks).some(({ crop }) => crop)) findings.lose(losses.crop);
    if (story.people.some(({ role }) => role !== 'author')) findings.lose(losses.links);
    const file = {
      name: `${options.baseName}.${extension}`,
      bytes: xmlDocument(nitfDocument(story, options)),
    };
    return { files: [file, ...photos.files()], warnings: findings.list() };
  },
  articleIdOf: (document) =>
    textFound(new TextDecoder().decode(document), /<doc-id id-string="([^"<>]*)"\/>/),
};

/**
 * A photo's crop and embeds apart, everything has its place. The version's values are fixed. Without
 * the namespace it is a document of the DTD, as AP, EFE, NTB and PA send it.
 */
function nitfDocument(story: Story, { nitf, now }: RenderOptions): Xml {
  return lines(
    'nitf',
    {
      xmlns: nitf === 'bare' ? undefined : 'http://iptc.org/std/NITF/2006-10-18/',
      version: '-//IPTC//DTD NITF 3.6//EN',
      'change.date': 'September 11, 2009',
      'change.time': '12:26',
      baselang: story.language,
    },
    nitfHead(story, now),
    lines(
      'body',
      { 'xml:lang': story.language },
      nitfBodyHead(story),
      lines('body.content', {}, nitfBody(story.blocks, wordsFor(story.locale).related)),
      story.tagline && lines('body.end', {}, element('tagline', {}, story.tagline)),
    ),
  );
}
