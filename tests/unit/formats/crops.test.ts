import { expect, test } from 'vitest';
import type { NodeJson } from '../../../shared/article/model.ts';
import { article, block, photo } from './build.ts';
import { all, attribute, one, readPage } from './htmlTree.ts';
import { documentOf, published } from './render.ts';
import { asset } from './sampleArticles.ts';

const crop = { x: 0.25, y: 0.5, width: 0.5, height: 0.25 };
const cropped = (key: string): NodeJson => {
  const node = photo(key, 'The quay', 'Ines Okoro');
  return { ...node, attrs: { ...node.attrs, crop } };
};
const withPhotos = (...body: NodeJson[]) =>
  article(
    {
      assets: {
        wide: asset('a', { width: 1600, height: 900, alt: 'A quay', focalPoint: { x: 0.4, y: 1 } }),
        tall: asset('b', { width: 800, height: 1200, alt: 'A mast' }),
      },
    },
    { headline: 'Head' },
    ...body,
  );

test('a cropped photo is the whole file behind a frame of the crop’s shape', () => {
  const { root } = readPage(documentOf('html', withPhotos(cropped('wide'))));
  const frame = one(root, 'span.crop');
  // 800 × 225 of 1600 × 900 pixels.
  expect(attribute(frame, 'style')).toBe('display:block;max-width:800px;margin:0 auto');
  const [inner] = all(frame, 'span');
  expect(inner && attribute(inner, 'style')).toBe(
    'display:block;position:relative;overflow:hidden;padding-top:28.125%',
  );
  const img = one(frame, 'img');
  expect(attribute(img, 'style')).toContain('left:-50%;top:-200%;width:200%');
  expect([attribute(img, 'width'), attribute(img, 'height')]).toEqual(['1600', '900']);
  expect(attribute(img, 'data-focal-point')).toBe('0.4 1');
});

test('the JSON gives crop and focal point, and the size of the whole file', () => {
  const [shown] = published(withPhotos(cropped('wide'))).photos ?? [];
  expect(shown).toMatchObject({ crop, focalPoint: { x: 0.4, y: 1 }, width: 1600, height: 900 });
  expect(published(withPhotos(photo('tall', 'Mast'))).photos?.[0]).not.toHaveProperty('crop');
});

test('a gallery’s figures share their row by their shapes, crops included', () => {
  const gallery = (...photos: NodeJson[]) =>
    withPhotos(block('gallery', [...photos, block('caption', [])]));
  const shares = (html: string) =>
    all(readPage(html).root, 'figure').flatMap((figure) => {
      const found = /^--share:([\d.]+);--gaps:(\d+)$/.exec(attribute(figure, 'style') ?? '');
      return found ? [{ share: Number(found[1]), gaps: Number(found[2]) }] : [];
    });
  const [wide, tall] = shares(documentOf('html', gallery(photo('wide', 'A'), photo('tall', 'B'))));
  expect((wide?.share ?? 0) / (tall?.share ?? 1)).toBeCloseTo(16 / 9 / (2 / 3), 1);
  expect([wide?.gaps, tall?.gaps]).toEqual([1, 1]);
  const [flat] = shares(documentOf('html', gallery(cropped('wide'), photo('tall', 'B'))));
  expect(flat?.share).toBeGreaterThan(wide?.share ?? 1);
  expect(shares(documentOf('html', gallery(photo('wide', 'A'))))).toEqual([{ share: 1, gaps: 0 }]);
});
