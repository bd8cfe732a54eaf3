import { behindFrame, type Crop, cropOf, round, shownSize } from '../../article/crop.ts';
import { galleryRows } from '../../article/galleryRows.ts';
import type { Asset, NodeJson } from '../../article/model.ts';
import { childOf, textOf } from '../../article/text.ts';
import { assetCredit, assetOf } from '../photos.ts';
import { hasText, type Rendering } from '../rendering.ts';
import { attribute, escapeHtml } from './escapeHtml.ts';
import { inlineHtml } from './inline.ts';

const layouts = new Set(['wide', 'left', 'right']);

/** A photo as `figure`: caption and credit are two things, and either shows without the other. */
export function photoHtml(
  photo: NodeJson,
  rendering: Rendering,
  gallery?: { style: string },
): string {
  const inGallery = gallery !== undefined;
  const image = imageHtml(photo, rendering, inGallery);
  const text = captionAndCreditHtml(photo, rendering, image !== '', inGallery);
  if (image === '' && text === '') return '';
  const layout = String(photo.attrs?.layout ?? '');
  const className = layouts.has(layout) && !inGallery ? `photo photo-${layout}` : 'photo';
  const caption = text && `<figcaption>${text}</figcaption>\n`;
  return `<figure class="${className}"${attribute('style', gallery?.style)}>\n${image}${caption}</figure>\n`;
}

export function galleryHtml(block: NodeJson, rendering: Rendering): string {
  const shown = (block.content ?? []).filter(
    (child) => child.type === 'photo' && hasPicture(child, rendering),
  );
  const places = galleryRows(shown.map((photo) => ratioOf(photo, rendering)));
  let figures = '';
  for (const child of block.content ?? []) {
    if (child.type !== 'photo') continue;
    const place = places[shown.indexOf(child)] ?? { share: 1, inRow: 1 };
    const style = `--share:${place.share};--gaps:${place.inRow - 1}`;
    figures += photoHtml(child, rendering, { style });
  }
  const caption = childOf(block, 'caption');
  const text = hasText(caption) ? inlineHtml(caption?.content, rendering.findings) : '';
  if (figures === '' && text === '') return '';
  const inside = figures && `<div class="photos">\n${figures}</div>\n`;
  return `<figure class="gallery">\n${inside}${text && `<figcaption>${text}</figcaption>\n`}</figure>\n`;
}

const hasPicture = (photo: NodeJson, { article, photos }: Rendering): boolean => {
  const asset = assetOf(article, photo);
  return asset !== undefined && photos.addressOf(asset.src) !== undefined;
};

function ratioOf(photo: NodeJson, { article }: Rendering): number {
  const asset = assetOf(article, photo);
  if (!asset) return 0;
  const { width, height } = shownSize(asset, cropOf(photo.attrs));
  return width / height;
}

function imageHtml(
  photo: NodeJson,
  { article, photos, findings }: Rendering,
  inGallery: boolean,
): string {
  const asset = assetOf(article, photo);
  const about = textOf(childOf(photo, 'caption'));
  if (!asset) {
    findings.add('photo-without-picture', about);
    return '';
  }
  const address = photos.addressOf(asset.src);
  if (address === undefined) {
    findings.add('missing-photo-file', about);
    return '';
  }
  const image = (style: string | undefined) =>
    `<img${attribute('src', address)}${attribute('alt', altText(asset))}` +
    `${attribute('width', asset.width)}${attribute('height', asset.height)}` +
    `${attribute('data-focal-point', focalPoint(asset))}${attribute('style', style)}>`;
  const crop = cropOf(photo.attrs);
  if (!crop) return `${image(undefined)}\n`;
  const fills = inGallery || photo.attrs?.layout === 'wide';
  return `${croppedHtml(image, asset, crop, fills)}\n`;
}

/** For whoever shows the picture in a frame of another shape: `0.5 0.25`, from the top left. */
const focalPoint = ({ focalPoint: point }: Asset): string | undefined =>
  point && `${round(point.x)} ${round(point.y)}`;

/**
 * The whole picture behind a frame of the crop's shape. Without a class of ours and without anything
 * newer than CSS 2: the fragment goes into pages whose styles and readers are not known. Padding is
 * in percent of the width, which is what keeps the shape.
 */
function croppedHtml(
  image: (style: string) => string,
  asset: Asset,
  crop: Crop,
  fills: boolean,
): string {
  const { width, height } = shownSize(asset, crop);
  const behind = behindFrame(crop);
  const shape = Math.round((height / width) * 1e6) / 1e4;
  const style =
    `position:absolute;left:${behind.left}%;top:${behind.top}%;width:${behind.width}%;` +
    'max-width:none;height:auto;max-height:none;margin:0';
  const frame =
    `<span style="display:block;position:relative;overflow:hidden;padding-top:${shape}%">` +
    `${image(style)}</span>`;
  const most = fills ? '' : `max-width:${width}px;`;
  return `<span class="crop" style="display:block;${most}margin:0 auto">${frame}</span>`;
}

export const altText = (asset: Pick<Asset, 'alt' | 'decorative'>): string =>
  asset.decorative ? '' : (asset.alt ?? '').trim();

function captionAndCreditHtml(
  photo: NodeJson,
  { article, findings }: Rendering,
  shown: boolean,
  inGallery: boolean,
): string {
  const caption = childOf(photo, 'caption');
  const asset = assetOf(article, photo);
  const about = textOf(caption);
  const captionText = hasText(caption) ? inlineHtml(caption?.content, findings) : '';
  const creditNode = childOf(photo, 'credit');
  const creditHtml = hasText(creditNode)
    ? inlineHtml(creditNode?.content, findings)
    : escapeHtml(assetCredit(asset));
  if (shown) {
    if (asset && !asset.decorative && altText(asset) === '') findings.add('missing-alt', about);
    if (creditHtml === '') findings.add('missing-credit', about);
    if (captionText === '' && !inGallery && !asset?.decorative) findings.add('missing-caption');
  }
  return [
    captionText && `<span class="caption">${captionText}</span>`,
    creditHtml && `<span class="credit">${creditHtml}</span>`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
