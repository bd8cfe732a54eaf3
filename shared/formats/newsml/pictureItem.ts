import { machineMoment } from '../moment.ts';
import { plainText } from '../story/runs.ts';
import type { Photo, Picture, Story } from '../story/story.ts';
import { element, lines, type Xml } from '../xml/xml.ts';
import { named, newsItem, rightsInfo } from './items.ts';

export type ShownPhoto = Photo & { picture: Picture };

export const pictureGuid = (story: Story, { picture }: ShownPhoto): string =>
  `${story.id}#${picture.name}`;

/** The item of one picture, whose file lies beside the message. */
export function pictureItem(story: Story, photo: ShownPhoto): Xml {
  const { picture, caption, credit, alt, captured, digitalSourceType, creator } = photo;
  const taken = captured && takenAt(captured);
  return newsItem(story, {
    guid: pictureGuid(story, photo),
    itemClass: 'picture',
    rightsInfo: rightsInfo(photo.organization, photo.copyright, photo.usageTerms),
    contentMeta: lines(
      'contentMeta',
      {},
      taken && element('contentCreated', {}, taken),
      digitalSourceType &&
        URL.canParse(digitalSourceType) &&
        element('digitalSourceType', { uri: digitalSourceType }),
      creator && named('creator', creator),
      credit.length > 0 && element('creditline', {}, plainText(credit)),
      caption.length > 0 && element('description', { role: 'drol:caption' }, plainText(caption)),
      alt !== '' && element('description', { role: 'stet:alt' }, alt),
    ),
    contentSet: lines(
      'contentSet',
      {},
      element('remoteContent', {
        rendition: 'rnd:highRes',
        href: picture.address,
        contenttype: picture.mimeType,
        width: picture.width,
        height: picture.height,
      }),
    ),
  });
}

/** A time that does not say where on Earth it was is sure of the day alone. */
function takenAt(captured: string): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(captured)?.[0];
  return machineMoment(captured) ?? (day && !Number.isNaN(Date.parse(day)) ? day : undefined);
}
