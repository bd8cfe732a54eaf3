import { cropOf } from '../../article/crop.ts';
import type { NodeJson } from '../../article/model.ts';
import { childOf, textOf } from '../../article/text.ts';
import { clean } from '../cleanText.ts';
import { assetCredit, assetOf } from '../photos.ts';
import { wordsOf } from './blocks.ts';
import { given } from './given.ts';
import type { Reading } from './readStory.ts';
import { runsOf } from './runs.ts';
import type { Photo } from './story.ts';

/** A photo with its words, and what it misses told; undefined: nothing to show. */
export function readPhoto(node: NodeJson, reading: Reading, inGallery = false): Photo | undefined {
  const { article, findings, photos } = reading;
  const asset = assetOf(article, node);
  const about = textOf(childOf(node, 'caption'));
  const caption = wordsOf(childOf(node, 'caption'), reading);
  const typed = wordsOf(childOf(node, 'credit'), reading);
  const credit = typed.length > 0 ? typed : runsOf(clean(assetCredit(asset)));
  const picture = asset && photos.pictureOf(asset);
  const decorative = asset?.decorative === true;
  const alt = asset && !decorative ? clean(asset.alt ?? '').trim() : '';
  if (!asset) findings.add('photo-without-picture', about);
  else if (!picture) findings.add('missing-photo-file', about);
  else {
    if (!decorative && alt === '') findings.add('missing-alt', about);
    if (credit.length === 0) findings.add('missing-credit', about);
    if (caption.length === 0 && !inGallery && !decorative) findings.add('missing-caption');
  }
  if (!picture && caption.length === 0 && credit.length === 0) return undefined;
  const crop = cropOf(node.attrs);
  const point = asset?.focalPoint;
  return {
    ...(picture && { picture }),
    layout: String(node.attrs?.layout || 'inline'),
    caption,
    credit,
    creditTyped: typed.length > 0,
    alt,
    decorative,
    ...given({
      creator: asset?.credit?.creator,
      organization: asset?.credit?.organization,
      copyright: asset?.copyright,
      usageTerms: asset?.usage,
      captured: asset?.captured,
      digitalSourceType: asset?.digitalSourceType,
    }),
    ...(point && { focalPoint: { x: point.x, y: point.y } }),
    ...(crop && { crop: { x: crop.x, y: crop.y, width: crop.width, height: crop.height } }),
  };
}
