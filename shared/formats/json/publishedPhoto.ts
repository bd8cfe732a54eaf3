import { plainText } from '../story/runs.ts';
import type { Photo } from '../story/story.ts';
import { compact } from './compact.ts';
import type { PublishedPhoto } from './published.ts';
import { named } from './publishedBlocks.ts';

/** A photo with its words; without `src` where its file is not there. */
export function publishedPhoto({ picture, ...photo }: Photo): PublishedPhoto {
  return compact<PublishedPhoto>({
    src: picture?.address,
    mimeType: picture?.mimeType,
    width: picture?.width,
    height: picture?.height,
    alt: photo.alt,
    decorative: photo.decorative || undefined,
    layout: photo.layout,
    ...named('caption', photo.caption),
    credit: plainText(photo.credit),
    creditHtml: photo.creditTyped ? named('credit', photo.credit).creditHtml : undefined,
    creator: photo.creator,
    organization: photo.organization,
    copyright: photo.copyright,
    usageTerms: photo.usageTerms,
    focalPoint: photo.focalPoint,
    crop: photo.crop,
    captured: photo.captured,
    digitalSourceType: photo.digitalSourceType,
  });
}
