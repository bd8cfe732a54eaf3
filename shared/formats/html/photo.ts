import { behindFrame, type Crop, round, shownSize } from '../../article/crop.ts';
import { galleryRows } from '../../article/galleryRows.ts';
import { type Direction, otherDirection } from '../language.ts';
import { rawText } from '../story/runs.ts';
import type { Gallery, Photo, Picture } from '../story/story.ts';
import { attribute } from './escapeHtml.ts';
import { inlineHtml, ownDirection } from './inline.ts';

const layouts = new Set(['wide', 'left', 'right']);

/** A photo as `figure`: caption and credit are two things, and either shows without the other. */
export function photoHtml(photo: Photo, direction: Direction, gallery?: { style: string }): string {
  const inGallery = gallery !== undefined;
  const image = imageHtml(photo, inGallery);
  const { layout } = photo;
  const className = layouts.has(layout) && !inGallery ? `photo photo-${layout}` : 'photo';
  const caption = captionAndCreditHtml(photo, direction);
  return `<figure class="${className}"${attribute('style', gallery?.style)}>\n${image}${caption}</figure>\n`;
}

export function galleryHtml({ photos, caption }: Gallery, direction: Direction): string {
  const shown = photos.filter(({ picture }) => picture !== undefined);
  const places = galleryRows(shown.map(ratioOf));
  let figures = '';
  for (const photo of photos) {
    const place = places[shown.indexOf(photo)] ?? { share: 1, inRow: 1 };
    const style = `--share:${place.share};--gaps:${place.inRow - 1}`;
    figures += photoHtml(photo, direction, { style });
  }
  const text = inlineHtml(caption);
  const below = `<figcaption${ownDirection(caption, direction)}>${text}</figcaption>\n`;
  const inside = figures && `<div class="photos">\n${figures}</div>\n`;
  return `<figure class="gallery">\n${inside}${text && below}</figure>\n`;
}

function ratioOf({ picture, crop }: Photo): number {
  if (!picture) return 0;
  const { width, height } = shownSize(picture, crop);
  return width / height;
}

function imageHtml({ picture, alt, crop, layout, focalPoint }: Photo, inGallery: boolean): string {
  if (!picture) return '';
  // For whoever shows the picture in a frame of another shape: `0.5 0.25`, from the top left.
  const point = focalPoint && `${round(focalPoint.x)} ${round(focalPoint.y)}`;
  const image = (style: string | undefined) =>
    `<img${attribute('src', picture.address)}${attribute('alt', alt)}` +
    `${attribute('width', picture.width)}${attribute('height', picture.height)}` +
    `${attribute('data-focal-point', point)}${attribute('style', style)}>`;
  if (!crop) return `${image(undefined)}\n`;
  return `${croppedHtml(image, picture, crop, inGallery || layout === 'wide')}\n`;
}

/**
 * The whole picture behind a frame of the crop's shape. Without a class of ours and without anything
 * newer than CSS 2: the fragment goes into pages whose styles and readers are not known. Padding is
 * in percent of the width, which is what keeps the shape.
 */
function croppedHtml(
  image: (style: string) => string,
  picture: Picture,
  crop: Crop,
  fills: boolean,
): string {
  const { width, height } = shownSize(picture, crop);
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

/** Both stand in one line, which runs as the caption does; a credit that runs the other way says so. */
function captionAndCreditHtml({ caption, credit }: Photo, direction: Direction): string {
  const first = caption.length > 0 ? caption : credit;
  if (first.length === 0) return '';
  const other = otherDirection(rawText(first), direction);
  const parts = [
    caption.length > 0 && `<span class="caption">${inlineHtml(caption)}</span>`,
    credit.length > 0 &&
      `<span class="credit"${ownDirection(credit, other ?? direction)}>${inlineHtml(credit)}</span>`,
  ];
  const text = parts.filter((part) => part !== false).join(' ');
  return `<figcaption${attribute('dir', other)}>${text}</figcaption>\n`;
}
