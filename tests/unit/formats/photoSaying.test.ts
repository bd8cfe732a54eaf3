import { describe, expect, it } from 'vitest';
import { saysOf } from '../../../electron/newsroom/media/saysOf.ts';
import { photoFields } from '../../../shared/article/photoSays.ts';
import { photoSaying } from '../../../shared/formats/photoFile/photoSaying.ts';
import type { PhotoStatement } from '../../../shared/formats/photoFile/photoStatement.ts';
import fc from '../../fastCheck.ts';
import { exif, iim, property, withSegments, xmp } from '../newsroom/photoWords.ts';
import { realPhotos, statement } from './realPhotos.ts';

const silent = Object.fromEntries(
  Object.keys(statement).map((name) => [name, '']),
) as unknown as PhotoStatement;

/** What a reader that nobody here wrote finds in the file, the best place first. */
const foundIn = (bytes: Uint8Array) =>
  Object.fromEntries(
    photoFields.map((field) => [field, saysOf(bytes).fields[field]?.map(({ text }) => text)]),
  );

const said = (src: string, bytes: Uint8Array, keepLocation = false, what = statement) => {
  const copy = photoSaying(src, { picture: bytes, original: bytes, statement: what, keepLocation });
  if (!copy) throw new Error('no copy');
  return copy;
};

describe.each(Object.entries(realPhotos))('a photo (%s)', (src, bytes) => {
  it('says what the article says of it', () => {
    const found = foundIn(said(src, bytes));
    expect(found.caption?.[0]).toBe(statement.caption);
    expect(found.alt?.[0]).toBe(statement.alt);
    expect(found.creator?.[0]).toBe(statement.creator);
    expect(found.creditLine?.[0]).toBe(statement.credit);
    expect(found.source?.[0]).toBe(statement.organization);
    expect(found.copyright?.[0]).toBe(statement.copyright);
    expect(found.usage?.[0]).toBe(statement.usage);
    expect(found.captured?.[0]).toContain('2026-11-26T08:30');
    expect(found.digitalSourceType?.[0]).toBe(statement.digitalSourceType);
  });

  it('says the same in every place', () => {
    const found = foundIn(said(src, bytes));
    for (const texts of Object.values(found)) expect(texts).toHaveLength(1);
  });

  it('comes out the same when it is written again', () => {
    const once = said(src, bytes);
    expect(said(src, once)).toEqual(once);
  });

  it('says nothing where nothing is known', () => {
    const again = said(src, said(src, bytes), false, silent);
    expect(saysOf(again).fields).toEqual({});
  });
});

describe('a JPEG of a camera and of another desk', () => {
  const [src = '', plain = new Uint8Array()] =
    Object.entries(realPhotos).find(([name]) => name.endsWith('.jpg')) ?? [];
  const full = withSegments(
    plain,
    exif({ description: 'OLD CAPTION', artist: 'Old Name', gps: [55.75, -6.25] }),
    xmp(property('photoshop:Credit', 'Old Wire')),
    iim([[120, 'Old caption in the records']]),
  );

  it('has none of their words left', () => {
    const text = new TextDecoder('latin1').decode(said(src, full));
    for (const word of ['OLD', 'Old Name', 'Old Wire', 'Old caption']) {
      expect(text).not.toContain(word);
    }
  });

  it('keeps the place only when it is asked to', () => {
    expect(saysOf(full).location).toBe(true);
    expect(saysOf(said(src, full)).location).toBe(false);
    expect(saysOf(said(src, full, true)).location).toBe(true);
  });

  it('loses what hangs behind the picture, such as a video with a place of its own', () => {
    const behind = new TextEncoder().encode('ftypmp42 and where it was taken');
    const copy = said(src, Uint8Array.from([...plain, ...behind]));
    expect(copy).toEqual(said(src, plain));
  });

  it('shows the same picture: every byte from the first scan on is the same', () => {
    const scan = (bytes: Uint8Array) => {
      const at = bytes.findIndex((byte, index) => byte === 0xff && bytes[index + 1] === 0xda);
      return bytes.subarray(at);
    };
    expect(scan(said(src, full))).toEqual(scan(plain));
  });

  it('is left alone when it is cut off or no picture, and never breaks anything', () => {
    fc.assert(
      fc.property(fc.nat(full.length), fc.uint8Array({ maxLength: 40 }), (at, noise) => {
        const broken = full.slice(0, at);
        broken.set(noise.subarray(0, broken.length), 0);
        const copy = { picture: broken, original: broken, statement, keepLocation: true };
        for (const name of [src, 'media/x.png', 'media/x.webp']) photoSaying(name, copy);
      }),
    );
    const none = new Uint8Array();
    const copy = { picture: none, original: none, statement, keepLocation: false };
    expect(photoSaying(src, copy)).toBeUndefined();
    expect(photoSaying('media/x.gif', { ...copy, picture: full })).toBeUndefined();
  });
});

it('is never broken by words', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 4_500 });
  const words = fc.record({
    ...Object.fromEntries(Object.keys(statement).map((name) => [name, text])),
  }) as unknown as fc.Arbitrary<PhotoStatement>;
  fc.assert(
    fc.property(words, fc.constantFrom(...Object.entries(realPhotos)), (what, [src, bytes]) => {
      const copy = said(src, bytes, false, what);
      expect(said(src, copy, false, what)).toEqual(copy);
    }),
    { numRuns: 60 },
  );
});
