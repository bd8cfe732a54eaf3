import { cropOf } from '../../article/crop.ts';
import type { NodeJson } from '../../article/model.ts';
import { childOf, textOf } from '../../article/text.ts';
import { clean } from '../cleanText.ts';
import { altText } from '../html/photo.ts';
import { assetOf, creditText, photoMimeType } from '../photos.ts';
import { hasText, type Rendering } from '../rendering.ts';
import { compact } from './compact.ts';
import type { PublishedPhoto } from './published.ts';
import { named } from './publishedBlocks.ts';

/** A photo with its words; without `src` where its file is not there. undefined: nothing to show. */
export function publishedPhoto(
  node: NodeJson,
  rendering: Rendering,
  inGallery = false,
): PublishedPhoto | undefined {
  const { article, findings, photos } = rendering;
  const asset = assetOf(article, node);
  const caption = childOf(node, 'caption');
  const about = textOf(caption);
  const src = asset && photos.addressOf(asset.src);
  const crop = cropOf(node.attrs);
  const credit = clean(creditText(node, asset));
  const layout = String(node.attrs?.layout ?? '');
  if (!asset) findings.add('photo-without-picture', about);
  else if (src === undefined) findings.add('missing-photo-file', about);
  else {
    if (!asset.decorative && altText(asset) === '') findings.add('missing-alt', about);
    if (credit === '') findings.add('missing-credit', about);
    if (!hasText(caption) && !inGallery && !asset.decorative) findings.add('missing-caption');
  }
  if (src === undefined && !hasText(caption) && credit === '') return undefined;
  return compact({
    src,
    ...(src !== undefined && {
      mimeType: photoMimeType(asset?.src ?? ''),
      width: asset?.width,
      height: asset?.height,
    }),
    // Empty on purpose for a decorative photo.
    alt: asset?.decorative ? undefined : clean(altText(asset ?? { alt: '' })),
    decorative: asset?.decorative || undefined,
    layout: layout === '' ? 'inline' : layout,
    ...named('caption', caption, rendering),
    credit,
    creditHtml: named('credit', childOf(node, 'credit'), rendering).creditHtml,
    creator: clean(asset?.credit?.creator ?? '').trim(),
    organization: clean(asset?.credit?.organization ?? '').trim(),
    copyright: clean(asset?.copyright ?? '').trim(),
    usageTerms: clean(asset?.usage ?? '').trim(),
    focalPoint: asset?.focalPoint && { x: asset.focalPoint.x, y: asset.focalPoint.y },
    crop: crop && { x: crop.x, y: crop.y, width: crop.width, height: crop.height },
    captured: clean(asset?.captured ?? '').trim(),
    digitalSourceType: clean(asset?.digitalSourceType ?? '').trim(),
  });
}
