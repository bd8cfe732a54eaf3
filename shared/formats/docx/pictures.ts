import type { Photo, Picture } from '../story/story.ts';
import { element, type Xml } from '../xml/xml.ts';
import { w } from './wordMarkup.ts';

/** English Metric Units in a pixel of 96 to the inch (20.1.2.1). */
const emuOfPixel = 9525;
/** Text on A4 and Letter between margins of an inch is at least this wide. */
export const textWidth = 9026;
/** Of one that stands beside the text elsewhere: about the half of it. */
const beside = 4800;
const emuOfTwip = 635;
/** A picture leaves room for its caption on the page. */
const tallest = 9_000 * emuOfTwip;

const namespaces = {
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  pic: 'http://schemas.openxmlformats.org/drawingml/2006/picture',
};

/**
 * A picture in the line of the text (20.4.2.8), as wide as the text or half of it at most. The crop hides a part of
 * it, as in Word, and the whole file is inside.
 *
 * @param place how wide the text is there, in twentieths of a point; `pictures`: its number in the
 *   document, from 1
 */
export function drawing(
  photo: Photo,
  picture: Picture,
  relation: string,
  { width, pictures: number }: { width: number; pictures: number },
): Xml {
  const { crop, layout } = photo;
  const isBeside = layout === 'left' || layout === 'right';
  const widest = isBeside ? Math.min(beside, width) : width;
  const shown = {
    width: picture.width * (crop?.width ?? 1) * emuOfPixel,
    height: picture.height * (crop?.height ?? 1) * emuOfPixel,
  };
  const part = Math.min(1, (widest * emuOfTwip) / shown.width, tallest / shown.height);
  const size = {
    cx: Math.max(1, Math.round(shown.width * part)),
    cy: Math.max(1, Math.round(shown.height * part)),
  };
  const name = `Photo ${number}`;
  return w(
    'drawing',
    {},
    element(
      'wp:inline',
      { distT: 0, distB: 0, distL: 0, distR: 0 },
      element('wp:extent', size),
      element('wp:docPr', { id: number, name, descr: photo.alt }, photo.decorative && decorative),
      element(
        'a:graphic',
        { 'xmlns:a': namespaces.a },
        element(
          'a:graphicData',
          { uri: namespaces.pic },
          element(
            'pic:pic',
            { 'xmlns:pic': namespaces.pic },
            element(
              'pic:nvPicPr',
              {},
              element('pic:cNvPr', { id: number, name: picture.name, descr: photo.alt }),
              element('pic:cNvPicPr', {}),
            ),
            element(
              'pic:blipFill',
              {},
              element('a:blip', { 'r:embed': relation }),
              crop && element('a:srcRect', sidesOf(crop)),
              element('a:stretch', {}, element('a:fillRect', {})),
            ),
            element(
              'pic:spPr',
              {},
              element('a:xfrm', {}, element('a:off', { x: 0, y: 0 }), element('a:ext', size)),
              element('a:prstGeom', { prst: 'rect' }, element('a:avLst', {})),
            ),
          ),
        ),
      ),
    ),
  );
}

/** What is cut off on each side, in thousandths of a percent (20.1.8.55). */
const sidesOf = ({ x, y, width, height }: NonNullable<Photo['crop']>) => ({
  l: thousandths(x),
  t: thousandths(y),
  r: thousandths(1 - x - width),
  b: thousandths(1 - y - height),
});
const thousandths = (part: number) => Math.max(0, Math.round(part * 100_000));

/** [MS-ODRAWXML] 2.29: a picture that a screen reader passes over. */
const decorative = element(
  'a:extLst',
  { 'xmlns:a': namespaces.a },
  element(
    'a:ext',
    { uri: '{C183D7F6-B498-43B3-948B-1728B52AA6E4}' },
    element('adec:decorative', {
      'xmlns:adec': 'http://schemas.microsoft.com/office/drawing/2017/decorative',
      val: 1,
    }),
  ),
);
