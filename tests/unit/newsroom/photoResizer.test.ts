import { afterAll, describe, expect, it } from 'vitest';
import { codecFor, type Pixels } from '../../../electron/newsroom/media/codecs.ts';
import { PhotoResizer } from '../../../electron/newsroom/media/photoResizer.ts';
import { photoSize } from '../../../electron/newsroom/media/photoSize.ts';
import { jpeg } from './photos.ts';

const resizer = new PhotoResizer();
afterAll(() => resizer.close());

const kinds = {
  'media/sea.jpg': 'image/jpeg',
  'media/sea.png': 'image/png',
  'media/sea.webp': 'image/webp',
};

/** Sky over sea, a row of it at a time. */
function sea(width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < data.length; at += 4) {
    const isSky = at < data.length / 2;
    data.set(isSky ? [230, 240, 250, 255] : [20, 60, 110, 255], at);
  }
  return { width, height, data };
}

async function photo(mimeType: string, width: number, height: number) {
  const codec = await codecFor(mimeType);
  if (!codec) throw new Error(mimeType);
  return { codec, bytes: new Uint8Array(await codec.encode(sea(width, height))) };
}

describe.each(Object.entries(kinds))('a photo (%s)', (src, mimeType) => {
  it.each([
    [120, 80, 60, { width: 60, height: 40 }],
    [50, 200, 40, { width: 10, height: 40 }],
  ])(
    'of %d × %d pixels gets %d along its longer side',
    async (width, height, longestSide, size) => {
      const { bytes, codec } = await photo(mimeType, width, height);
      const smaller = await resizer.resized({ src, bytes, longestSide });
      expect(photoSize(smaller)).toEqual(size);
      const { data } = await codec.decode(smaller.slice().buffer);
      // Still sky above and sea below.
      expect(data[2]).toBeGreaterThan(220);
      expect(data.at(-2)).toBeLessThan(140);
      expect(await resizer.resized({ src, bytes, longestSide })).toEqual(smaller);
    },
  );

  it('that is small enough stays as it is', async () => {
    const { bytes } = await photo(mimeType, 30, 20);
    expect(await resizer.resized({ src, bytes, longestSide: 30 })).toBe(bytes);
  });
});

it('what is broken, moves or is no picture stays as it is', async () => {
  const { bytes } = await photo('image/jpeg', 120, 80);
  const task = { src: 'media/sea.jpg', longestSide: 10 };
  for (const odd of [bytes.slice(0, 200), new Uint8Array(jpeg(400, 300)), new Uint8Array(9)]) {
    expect(await resizer.resized({ ...task, bytes: odd })).toBe(odd);
  }
  const gif = bytes.slice();
  expect(await resizer.resized({ ...task, src: 'media/sea.gif', bytes: gif })).toBe(gif);
});
