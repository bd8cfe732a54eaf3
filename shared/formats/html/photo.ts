import type { Asset, NodeJson } from '../../article/model.ts';
import { childOf, textOf } from '../../article/text.ts';
import { assetCredit, assetOf } from '../photos.ts';
import { hasText, type Rendering } from '../rendering.ts';
import { attribute, escapeHtml } from './escapeHtml.ts';
import { inlineHtml } from './inline.ts';

const layouts = new Set(['wide', 'left', 'right']);

/** A photo as `figure`: caption and credit are two things, and either shows without the other. */
export function photoHtml(photo: NodeJson, rendering: Rendering, inGallery = false): string {
  const image = imageHtml(photo, rendering);
  const text = captionAndCreditHtml(photo, rendering, image !== '', inGallery);
  if (image === '' && text === '') return '';
  const layout = String(photo.attrs?.layout ?? '');
  const className = layouts.has(layout) && !inGallery ? `photo photo-${layout}` : 'photo';
  const caption = text && `<figcaption>${text}</figcaption>\n`;
  return `<figure class="${className}">\n${image}${caption}</figure>\n`;
}

export function galleryHtml(block: NodeJson, rendering: Rendering): string {
  let figures = '';
  for (const child of block.content ?? []) {
    if (child.type === 'photo') figures += photoHtml(child, rendering, true);
  }
  const caption = childOf(block, 'caption');
  const text = hasText(caption) ? inlineHtml(caption?.content, rendering.findings) : '';
  if (figures === '' && text === '') return '';
  const inside = figures && `<div class="photos">\n${figures}</div>\n`;
  return `<figure class="gallery">\n${inside}${text && `<figcaption>${text}</figcaption>\n`}</figure>\n`;
}

function imageHtml(photo: NodeJson, { article, photos, findings }: Rendering): string {
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
  return (
    `<img${attribute('src', address)}${attribute('alt', altText(asset))}` +
    `${attribute('width', asset.width)}${attribute('height', asset.height)}>\n`
  );
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
