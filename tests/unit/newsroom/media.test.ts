import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { photoSize } from '../../../electron/newsroom/media/photoSize.ts';
import { revisionOf } from '../../../electron/newsroom/storage/revision.ts';
import { identity } from '../../../electron/newsroom/storage/temporaryName.ts';
import { draftFile } from '../../../shared/contract/bytes.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import fc from '../../fastCheck.ts';
import { articleWith, fails, openDesk, put } from './desks.ts';
import { bytesOf, eventually, freshFolder, namesIn } from './folders.ts';
import { avif, gif, jpeg, little, png, webp } from './photos.ts';

async function deskWithArticle() {
  const desk = await openDesk();
  const place = await put(desk.root, 'sport/a.stet');
  const file = desk.newsroom.articles.register(place);
  return { ...desk, file, media: desk.newsroom.media, folder: path.dirname(place) };
}

describe('adding a photo', () => {
  it.each([
    ['JPEG', jpeg(640, 480), 'jpg', 'image/jpeg'],
    ['PNG', png(640, 480), 'png', 'image/png'],
    ['WebP', webp(640, 480), 'webp', 'image/webp'],
    ['GIF', gif(640, 480), 'gif', 'image/gif'],
    ['AVIF', avif(640, 480), 'avif', 'image/avif'],
  ])(
    '%s goes to media/ beside the article, named after its content',
    async (_, bytes, ext, mimeType) => {
      const { media, file, folder } = await deskWithArticle();
      const added = await media.add(file, bytes);
      const name = `${revisionOf(bytes)}.${ext}`;
      expect(added).toEqual({
        src: `media/${name}`,
        mimeType,
        width: 640,
        height: 480,
        bytes: bytes.length,
        says: { fields: {}, location: false },
      });
      expect(await fs.readFile(path.join(folder, added.src))).toEqual(Buffer.from(bytes));
      expect(await media.read(file, name)).toEqual({ bytes: Buffer.from(bytes), mimeType });
      expect(await media.pathOf(file, added.src)).toBe(path.join(folder, added.src));
      await media.add(file, bytes);
      expect(await namesIn(path.join(folder, 'media'))).toEqual([name]);
    },
  );

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'gives width and height as shown for Exif orientation %i',
    async (orientation) => {
      const { media, file } = await deskWithArticle();
      for (const bytes of [
        jpeg(640, 480, orientation),
        png(640, 480, orientation),
        png(640, 480, orientation, little),
      ]) {
        const { width, height } = await media.add(file, bytes);
        expect([width, height]).toEqual(orientation >= 5 ? [480, 640] : [640, 480]);
      }
    },
  );

  it.each([0, 1, 2, 3])('gives width and height of an AVIF turned %i times', async (turns) => {
    const { media, file } = await deskWithArticle();
    const { width, height } = await media.add(file, avif(640, 480, turns));
    expect([width, height]).toEqual(turns % 2 === 1 ? [480, 640] : [640, 480]);
  });

  it.each([
    ['a PNG of 60 000 × 60 000', png(60_000, 60_000)],
    ['an AVIF of 4 000 000 000 × 4 000 000 000', avif(4e9, 4e9)],
    ['a WebP of 16 000 × 16 000', webp(16_000, 16_000)],
    ['a JPEG of 65 000 × 65 000', jpeg(65_000, 65_000)],
  ])('refuses %s by its header', async (_, bytes) => {
    const { media, file, folder } = await deskWithArticle();
    await fails(media.add(file, bytes), 'too-large');
    expect(await namesIn(folder)).toEqual(['a.stet']);
  });

  it('refuses a file over 64 MB', async () => {
    const { media, file } = await deskWithArticle();
    const bytes = new Uint8Array(64 * 1024 * 1024 + 1);
    bytes.set(png(10, 10));
    await fails(media.add(file, bytes), 'too-large');
  });

  it.each([
    ['SVG', bytesOf('<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['SVG', bytesOf('  <SVG onload="alert(1)">')],
    ['SVG', Uint8Array.from(Buffer.from('\ufeff<svg></svg>', 'utf16le'))],
    ['HEIC', avif(10, 10, 0, 'heic')],
    ['TIFF', Uint8Array.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, ...Array(64).fill(0)])],
    ['PDF', bytesOf('%PDF-1.7\n')],
    ['BMP', Uint8Array.from([0x42, 0x4d, ...Array(60).fill(0)])],
    ['not a photo', bytesOf('Just some text.')],
    ['not a photo', bytesOf('<!doctype html><script>alert(1)</script>')],
    ['empty', new Uint8Array(0)],
    ['damaged', png(10, 10).slice(0, 20)],
    ['damaged', jpeg(10, 10).slice(0, 30)],
    ['no pixels', png(0, 10)],
  ])('refuses %s with a sentence that says so', async (word, bytes) => {
    const { media, file, folder } = await deskWithArticle();
    const error = await media.add(file, bytes).then(
      () => undefined,
      (reason) => reason,
    );
    expect(error.failure.code).toBe('not-a-photo');
    expect(error.failure.message).toMatch(new RegExp(word, 'i'));
    expect(await namesIn(folder)).toEqual(['a.stet']);
  });

  it('writes the photo anew where damaged bytes have its name', async () => {
    const { media, file, folder } = await deskWithArticle();
    const { src } = await media.add(file, png(10, 10));
    await fs.writeFile(path.join(folder, src), 'damaged');
    expect(await media.pathOf(file, src)).toBeUndefined();
    await media.add(file, png(10, 10));
    expect(await fs.readFile(path.join(folder, src))).toEqual(Buffer.from(png(10, 10)));
  });

  it('never throws anything but a failure, and never hangs, for any header', () => {
    const samples = [png(9, 9, 6), jpeg(9, 9, 6), gif(9, 9), webp(9, 9), avif(9, 9, 1)];
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 6 }),
        fc.nat(200),
        (sample, changes, length) => {
          const bytes = sample.slice(0, Math.max(1, length));
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          try {
            const { width, height } = photoSize(bytes);
            expect(width * height).toBeGreaterThan(0);
          } catch (error) {
            expect(error).toBeInstanceOf(FailureError);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('a draft’s photos', () => {
  it('lie in the library, and go along when it is saved', async () => {
    const desk = await openDesk();
    const { newsroom, root } = desk;
    const added = await newsroom.media.add(draftFile, png(10, 10));
    expect(await namesIn(root)).toEqual(['media']);
    expect(await newsroom.media.read(draftFile, path.basename(added.src))).toBeDefined();
    const asset = { type: 'image' as const, ...added };
    const saved = await newsroom.articles.saveNew({
      article: articleWith({ assets: { a: asset } }),
      where: 'library',
    });
    expect(await newsroom.media.pathOf(saved.file, added.src)).toBe(path.join(root, added.src));
  });

  it('wait in the person’s own folder while there is no library', async () => {
    const chosen = await freshFolder();
    const { newsroom } = await openDesk({
      library: false,
      host: { chooseNewFile: async () => path.join(chosen, 'x.stet') },
    });
    const added = await newsroom.media.add(draftFile, png(10, 10));
    expect(await newsroom.media.read(draftFile, path.basename(added.src))).toBeDefined();
    const asset = { type: 'image' as const, ...added };
    const article = articleWith({ assets: { a: asset } });
    const saved = await newsroom.articles.saveNew({ article, where: 'ask' });
    expect(await newsroom.media.pathOf(saved.file, added.src)).toBe(path.join(chosen, added.src));
    await newsroom.library.openFolder(await freshFolder());
    expect(await newsroom.media.pathOf(draftFile, added.src)).toBeDefined();
  });

  it('come along from the library that was open when they were added, also at the next start', async () => {
    const { newsroom, root, userData } = await openDesk();
    const added = await newsroom.media.add(draftFile, png(10, 10));
    const asset = { type: 'image' as const, ...added };
    const next = await openDesk({ userData });
    const { articles, media } = next.newsroom;
    expect(await media.pathOf(draftFile, added.src)).toBe(path.join(root, added.src));
    const article = articleWith({ assets: { a: asset } });
    const saved = await articles.saveNew({ article, where: 'library' });
    expect(await media.pathOf(saved.file, added.src)).toBe(path.join(next.root, added.src));
  });

  it('leave nothing half written there when their process dies', async () => {
    const userData = await freshFolder();
    const media = path.join(userData, 'drafts', 'media');
    await fs.mkdir(media, { recursive: true });
    const left = `.~${'0'.repeat(64)}.png.4194305.${identity.slice(0, 6)}abcdef12345678.tmp`;
    await fs.writeFile(path.join(media, left), 'x');
    await openDesk({ userData, library: false });
    await eventually(async () => expect(await namesIn(media)).toEqual([]));
  });

  it('are not put where the library’s folder was', async () => {
    const { newsroom, root } = await openDesk();
    await fs.rmdir(root);
    await fails(newsroom.media.add(draftFile, png(10, 10)), 'no-library');
    await expect(fs.stat(root)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('are copied from another article’s folder for a copy of it', async () => {
    const { newsroom, root, file, media } = await deskWithArticle();
    const added = await media.add(file, png(10, 10));
    const article = articleWith({
      assets: {
        a: { type: 'image', ...added },
        gone: { type: 'image', ...added, src: `media/${'0'.repeat(64)}.png` },
      },
    });
    const saved = await newsroom.articles.saveNew({ article, from: file, where: 'library' });
    expect(await media.pathOf(saved.file, added.src)).toBe(path.join(root, added.src));
  });
});

describe('reading a photo', () => {
  it('takes no path for a name', async () => {
    const { media, file, root } = await deskWithArticle();
    const added = await media.add(file, png(10, 10));
    const hash = path.basename(added.src, '.png');
    await fs.writeFile(path.join(root, 'secret.png'), png(10, 10));
    for (const name of [
      '../../secret.png',
      '..%2f..%2fsecret.png',
      `../media/${hash}.png`,
      `./${hash}.png`,
      `${hash}.PNG`,
      `${hash}.svg`,
      `${hash}.png\0.jpg`,
      `${hash}.png/`,
      `${hash}.png::$DATA`,
      `${hash.toUpperCase()}.png`,
      `${hash}`,
      '',
      '.',
    ]) {
      expect(await media.read(file, name), name).toBeUndefined();
      expect(await media.pathOf(file, `media/${name}`), name).toBeUndefined();
    }
    for (const src of [
      `${hash}.png`,
      `/media/${hash}.png`,
      `media//${hash}.png`,
      '../secret.png',
    ]) {
      expect(await media.pathOf(file, src), src).toBeUndefined();
    }
    expect(await media.read('nosuchfile', `${hash}.png`)).toBeUndefined();
  });

  it('gives nothing that is not a photo, whatever its name', async () => {
    const { media, file, folder, root } = await deskWithArticle();
    await fs.mkdir(path.join(folder, 'media'));
    const secret = path.join(root, 'private-key');
    await fs.writeFile(secret, 'a private key');
    const name = (digit: string) => `${digit.repeat(64)}.png`;
    const at = (digit: string) => path.join(folder, 'media', name(digit));
    await fs.symlink(secret, at('1'));
    await fs.writeFile(at('2'), '<script>alert(1)</script>');
    await fs.mkdir(at('3'));
    await fs.writeFile(at('4'), '');
    const photo = path.join(root, 'photo.png');
    await fs.writeFile(photo, png(10, 10));
    await fs.symlink(photo, at('5'));
    if (process.platform !== 'win32') execFileSync('mkfifo', [at('6')]);
    for (const digit of ['1', '2', '3', '4', '5', '6']) {
      expect(await media.read(file, name(digit)), digit).toBeUndefined();
      expect(await media.pathOf(file, `media/${name(digit)}`), digit).toBeUndefined();
    }
  });
});
