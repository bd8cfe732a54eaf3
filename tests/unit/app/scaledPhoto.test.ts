import { afterEach, describe, expect, it, vi } from 'vitest';
import { scaledPhoto } from '../../../renderer/app/scaledPhoto.ts';

const large = { width: 6_000, height: 4_000 };
const photo = (name: string, type = 'image/jpeg') => new Blob([name], { type });

/** A browser's part in it, as far as order and failure go. */
function browser() {
  const decoding: { blob: Blob; options: ImageBitmapOptions; done(): void; fail(): void }[] = [];
  vi.stubGlobal('createImageBitmap', (blob: Blob, options: ImageBitmapOptions) => {
    return new Promise((resolve, reject) => {
      decoding.push({
        blob,
        options,
        done: () => resolve({ width: 2_048, height: 1_365, close() {} }),
        fail: () => reject(new Error('not a picture')),
      });
    });
  });
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext() {
        return { drawImage() {} };
      }
      convertToBlob = ({ type }: { type: string }) =>
        Promise.resolve(new Blob(['small'], { type }));
    },
  );
  return decoding;
}
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

afterEach(() => vi.unstubAllGlobals());

describe('a large photo', () => {
  it('is shown smaller, a small one and a film as they are', async () => {
    const decoding = browser();
    const small = photo('a');
    expect(await scaledPhoto(small, { width: 2_000, height: 1_000 })).toBe(small);
    expect(await scaledPhoto(small, undefined)).toBe(small);
    const film = photo('b', 'image/gif');
    expect(await scaledPhoto(film, large)).toBe(film);
    const scaled = scaledPhoto(photo('c', 'image/png'), { width: 4_000, height: 6_000 });
    await settled();
    expect(decoding[0]?.options).toMatchObject({ resizeHeight: 2_048 });
    decoding[0]?.done();
    // What may be transparent stays so.
    expect((await scaled).type).toBe('image/webp');
  });

  it('waits its turn, and the one asked for last comes first', async () => {
    const decoding = browser();
    const photos = ['first', 'second', 'third'].map((name) => photo(name));
    const scaled = photos.map((blob) => scaledPhoto(blob, large));
    await settled();
    expect(decoding.map(({ blob }) => blob)).toEqual([photos[0]]);
    decoding[0]?.done();
    await scaled[0];
    await settled();
    expect(decoding.map(({ blob }) => blob)).toEqual([photos[0], photos[2]]);
    // One that cannot be decoded is shown as it is, and holds nobody up.
    decoding[1]?.fail();
    expect(await scaled[2]).toBe(photos[2]);
    await settled();
    decoding[2]?.done();
    expect((await scaled[1])?.size).toBe(5);
  });
});
