import { behindFrame, type Crop, cropOf, shownSize } from '../../../shared/article/crop.ts';
import type { Asset } from '../../../shared/article/model.ts';
import { type PhotoWarning, photoWarnings } from '../../../shared/copydesk/photoWarnings.ts';
import { deskSettings } from '../../desk/deskSettings.ts';
import { labels } from '../labels.ts';
import { holding, image } from './elements.ts';

/** A picture that is there, in plain data: two that are equal look the same. */
export interface ShownPicture {
  is: 'picture';
  src: string;
  width: number;
  height: number;
  crop: Crop | undefined;
  alt: string;
  described: boolean;
  warnings: PhotoWarning[];
}

export function shownPicture(
  asset: Asset,
  attrs: { crop?: unknown; layout?: unknown },
  inGallery: boolean,
): ShownPicture {
  const { src, width, height, alt = '', decorative = false } = asset;
  const crop = cropOf(attrs);
  const small = inGallery || attrs.layout === 'left' || attrs.layout === 'right';
  return {
    is: 'picture',
    src,
    width,
    height,
    crop,
    alt,
    described: decorative || alt.trim() !== '',
    warnings: photoWarnings(shownSize(asset, crop), deskSettings().photo, small),
  };
}

/** @returns the picture in its frame, and the `img` that is still to get its address. */
export function drawPicture(picture: ShownPicture): { frame: HTMLElement; img: HTMLImageElement } {
  const { width, height, crop, alt } = picture;
  const img = image('', alt);
  img.width = width;
  img.height = height;
  if (!crop) return { frame: img, img };
  const frame = holding('photo-crop', img);
  const size = shownSize(picture, crop);
  frame.style.aspectRatio = `${size.width} / ${size.height}`;
  frame.style.setProperty('--ratio', String(size.width / size.height));
  const behind = behindFrame(crop);
  img.style.width = `${behind.width}%`;
  img.style.left = `${behind.left}%`;
  img.style.top = `${behind.top}%`;
  return { frame, img };
}

/** What there is to say about a picture, over its lower edge. */
export function drawMarks(picture: ShownPicture): HTMLElement {
  const alt = document.createElement('span');
  alt.className = picture.described ? 'photo-mark photo-alt' : 'photo-mark photo-alt is-missing';
  alt.textContent = picture.described ? labels.photo.altThere : labels.photo.altMissing;
  const warnings = picture.warnings.map(({ message }) => {
    const mark = document.createElement('span');
    mark.className = 'photo-mark is-missing';
    mark.textContent = message;
    return mark;
  });
  return holding('photo-marks', ...warnings, alt);
}
