import { cropOf } from '../../article/crop.ts';
import type { Asset, NodeJson } from '../../article/model.ts';
import { childOf } from '../../article/text.ts';
import { clean } from '../cleanText.ts';
import type { Findings } from '../findings.ts';
import { assetCredit, assetOf, type PhotoAddresses } from '../photos.ts';
import { wordsOf } from './blocks.ts';
import { given } from './given.ts';
import type { Reading } from './readStory.ts';
import { plainText, runsOf } from './runs.ts';
import type { Photo, StoryBlock } from './story.ts';

/** A photo with its words, and without its picture: `placePhotos` gives it one. */
export function readPhoto(node: NodeJson, reading: Reading): Photo {
  const { article, assets } = reading;
  const asset = assetOf(article, node);
  const caption = wordsOf(childOf(node, 'caption'), reading);
  const typed = wordsOf(childOf(node, 'credit'), reading);
  const decorative = asset?.decorative === true;
  const crop = cropOf(node.attrs);
  const point = asset?.focalPoint;
  const photo: Photo = {
    type: 'photo',
    layout: String(node.attrs?.layout || 'inline'),
    caption,
    credit: typed.length > 0 ? typed : runsOf(clean(assetCredit(asset))),
    creditTyped: typed.length > 0,
    alt: asset && !decorative ? clean(asset.alt ?? '').trim() : '',
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
  if (asset) assets.set(photo, asset);
  return photo;
}

interface Placing {
  assets: ReadonlyMap<Photo, Asset>;
  findings: Findings;
  photos: PhotoAddresses;
}

/** The blocks with their pictures, and without those that have nothing to show then. */
export function placePhotos(blocks: readonly StoryBlock[], placing: Placing): StoryBlock[] {
  const placed: StoryBlock[] = [];
  for (const block of blocks) {
    const shown = withPictures(block, placing);
    if (shown) placed.push(shown);
  }
  return placed;
}

function withPictures(block: StoryBlock, placing: Placing): StoryBlock | undefined {
  if (block.type === 'photo') return withPicture(block, placing);
  if (block.type === 'gallery') {
    const photos = block.photos.flatMap((photo) => withPicture(photo, placing, true) ?? []);
    return photos.length + block.caption.length > 0 ? { ...block, photos } : undefined;
  }
  // No other block has photos inside it.
  if (block.type !== 'factbox') return block;
  const inside = placePhotos(block.blocks, placing);
  return inside.length + block.title.length > 0 ? { ...block, blocks: inside } : undefined;
}

/** What the photo misses is told; undefined: nothing to show. */
function withPicture(
  photo: Photo,
  { assets, findings, photos }: Placing,
  inGallery = false,
): Photo | undefined {
  const { caption, credit, alt, decorative } = photo;
  const asset = assets.get(photo);
  const picture = asset && photos.pictureOf(asset);
  const about = plainText(caption);
  if (!asset) findings.add('photo-without-picture', about);
  else if (!picture) findings.add('missing-photo-file', about);
  else {
    if (!decorative && alt === '') findings.add('missing-alt', about);
    if (credit.length === 0) findings.add('missing-credit', about);
    if (caption.length === 0 && !inGallery && !decorative) findings.add('missing-caption');
  }
  if (picture) return { ...photo, picture };
  return caption.length + credit.length > 0 ? photo : undefined;
}
