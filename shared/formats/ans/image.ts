import { inlineHtml } from '../html/inline.ts';
import { compact } from '../json/compact.ts';
import { plainText } from '../story/runs.ts';
import type { Person, Photo } from '../story/story.ts';

export const version = '0.10.12';

/** `utils/author.json` */
export const author = ({ name, title, affiliation, url }: Omit<Person, 'role'>) =>
  compact({ type: 'author', name, byline: name, role: title, org: affiliation, url });

/** `image.json`; undefined where there is no picture to show. */
export function image(photo: Photo) {
  const { picture, caption, credit, alt, creator, organization, copyright, crop } = photo;
  if (!picture) return undefined;
  return compact({
    type: 'image',
    version,
    url: picture.address,
    width: picture.width,
    height: picture.height,
    caption: caption.length > 0 ? inlineHtml(caption) : undefined,
    alt_text: alt,
    copyright,
    focal_point: photo.focalPoint && {
      x: Math.round(photo.focalPoint.x * picture.width),
      y: Math.round(photo.focalPoint.y * picture.height),
    },
    credits: compact({
      by: creator && [author({ name: creator })],
      affiliation: organization && [author({ name: organization })],
    }),
    // The credit line as it is printed, whatever the names behind it are.
    vanity_credits: credit.length > 0 ? { by: [author({ name: plainText(credit) })] } : undefined,
    additional_properties: compact({
      decorative: photo.decorative || undefined,
      layout: photo.layout,
      usage_terms: photo.usageTerms,
      captured: photo.captured,
      digital_source_type: photo.digitalSourceType,
      crop,
    }),
  });
}
