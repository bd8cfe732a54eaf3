import { png, sourceOf } from '../../unit/exports/pictures.ts';

/** Real pictures, small because only their number counts here. */
export const photoFiles = [0, 1, 2, 3, 4].map((seed) => {
  const bytes = png(240, 160, seed);
  return {
    bytes,
    picture: { src: sourceOf(bytes), mimeType: 'image/png', width: 240, height: 160 },
  };
});

export const pictures = photoFiles.map(({ picture }) => picture);
