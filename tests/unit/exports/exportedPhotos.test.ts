import { mkdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { exportToFolder } from '../../../electron/newsroom/exports/exportToFolder.ts';
import { photosBeside } from '../../../electron/newsroom/exports/photoFiles.ts';
import { kindOfPhoto } from '../../../electron/newsroom/media/photoKind.ts';
import { photoSize } from '../../../electron/newsroom/media/photoSize.ts';
import { saysOf } from '../../../electron/newsroom/media/saysOf.ts';
import { parse } from '../../../shared/article/parse.ts';
import { article, paragraph, photo } from '../formats/build.ts';
import { realPhotos } from '../formats/realPhotos.ts';
import { asset } from '../formats/sampleArticles.ts';
import { gif } from '../newsroom/photos.ts';
import {
  articleWithPhotos,
  eventsOf,
  exported,
  filesIn,
  type Newsdesk,
  newsdesk,
} from './newsdesk.ts';
import { png } from './pictures.ts';

/** The same pixels, with the words of the article. */
async function expectCopyOf(copy: Buffer, desk: Newsdesk, src: string, index: number) {
  const pixels = (bytes: Buffer) => bytes.subarray(bytes.indexOf('IDAT'), bytes.indexOf('IEND'));
  expect(pixels(copy)).toEqual(pixels(await readFile(path.join(desk.library, src))));
  expect(saysOf(copy).fields).toMatchObject({
    caption: [{ text: `Caption ${index}` }],
    creditLine: [{ text: 'CWN' }],
    alt: [{ text: 'A wall' }],
  });
}

test('photos lie beside the page and say what the article says of them, and the page shows them', async () => {
  const desk = await newsdesk();
  const made = await articleWithPhotos(desk.library, 2);
  const last = await exported(desk, made, { formats: ['html', 'html-fragment', 'json'] });
  const files = await filesIn(desk.folder);
  expect(files).toEqual([
    expect.stringMatching(/^wall-media\/[0-9a-f]{16}\.png$/),
    expect.stringMatching(/^wall-media\/[0-9a-f]{16}\.png$/),
    'wall.fragment.html',
    'wall.html',
    'wall.json',
  ]);
  const [first = '', second = ''] = files;
  for (const [index, { src }] of Object.values(made.assets ?? {}).entries()) {
    const name = [first, second].find((one) => src.includes(path.basename(one, '.png'))) ?? '';
    await expectCopyOf(await readFile(path.join(desk.folder, name)), desk, src, index);
  }
  for (const document of ['wall.html', 'wall.fragment.html', 'wall.json']) {
    const text = await readFile(path.join(desk.folder, document), 'utf8');
    for (const name of [first, second]) expect(text).toContain(name);
  }
  expect(last).toMatchObject({ state: 'done', warnings: [] });
  if (last.state !== 'done') return;
  expect(last.files.map(({ name }) => name).sort()).toEqual(files);
  for (const { name, bytes } of last.files) {
    expect((await stat(path.join(desk.folder, name))).size).toBe(bytes);
  }
});

test('photos inside the page leave one file', async () => {
  const desk = await newsdesk();
  const made = await articleWithPhotos(desk.library, 2);
  await exported(desk, made, { options: { photos: 'inline', allowEmbargoed: false } });
  expect(await filesIn(desk.folder)).toEqual(['wall.html']);
  const html = await readFile(path.join(desk.folder, 'wall.html'), 'utf8');
  const inlined = [...html.matchAll(/src="data:image\/png;base64,([^"]+)"/g)];
  expect(inlined).toHaveLength(2);
  for (const [index, { src }] of Object.values(made.assets ?? {}).entries()) {
    await expectCopyOf(Buffer.from(inlined[index]?.[1] ?? '', 'base64'), desk, src, index);
  }
});

test('photos go out as large as was asked for, and the page tells their size', async () => {
  const desk = await newsdesk();
  const made = await articleWithPhotos(desk.library, 1);
  const src = Object.values(made.assets ?? {})[0]?.src ?? '';
  await writeFile(path.join(desk.library, src), png(800, 600));
  const events = await eventsOf(
    desk,
    (
      await desk.exports.start({
        article: made,
        formats: ['html'],
        options: { photos: 'beside', photoSide: 200, allowEmbargoed: false },
        folder: desk.target,
      })
    ).job,
  );
  expect(events.map(({ state }) => state)).toEqual(['running', 'running', 'running', 'done']);
  const [photoFile = ''] = await filesIn(desk.folder);
  const copy = await readFile(path.join(desk.folder, photoFile));
  expect(photoSize(copy)).toEqual({ width: 200, height: 150 });
  expect(saysOf(copy).fields.caption?.[0]?.text).toBe('Caption 0');
  const html = await readFile(path.join(desk.folder, 'wall.html'), 'utf8');
  expect(html).toContain('width="200" height="150"');
  expect(photoSize(await readFile(path.join(desk.library, src)))).toMatchObject({ width: 800 });
});

describe('photos that are not what they seem', () => {
  const src = `media/${'a'.repeat(64)}.png`;
  const made = article(
    {
      slug: 'wall',
      assets: { a: { type: 'image', src, mimeType: 'image/png', width: 1, height: 1, alt: 'x' } },
    },
    { headline: 'x' },
    paragraph('y'),
    photo('a', 'Caption', 'Credit'),
  );
  const pretend: Record<string, (file: string) => Promise<void>> = {
    'not there': async () => undefined,
    'a page': (file) => writeFile(file, '<script>alert(1)</script>'),
    'a link to a private file': async (file) => {
      await writeFile(`${file}.secret`, 'secret');
      await symlink(`${file}.secret`, file);
    },
    'a folder': (file) => mkdir(file).then(() => undefined),
  };
  test.each(Object.keys(pretend))('%s', async (name) => {
    const desk = await newsdesk();
    await pretend[name]?.(path.join(desk.library, src));
    for (const photos of ['beside', 'inline'] as const) {
      const last = await exported(desk, made, { options: { photos, allowEmbargoed: false } });
      expect(last).toMatchObject({ state: 'done', files: [{ name: 'wall.html' }] });
      expect(last.state === 'done' && last.warnings.map(({ code }) => code)).toContain(
        'missing-photo-file',
      );
      expect(await filesIn(desk.folder)).toEqual(['wall.html']);
      const html = await readFile(path.join(desk.folder, 'wall.html'), 'utf8');
      expect(html).toContain('Caption');
      expect(html).not.toContain('<img');
    }
  });
});

test('two hundred photos, fifty thousand words', async () => {
  const desk = await newsdesk();
  const made = await articleWithPhotos(desk.library, 200);
  const body = made.content.content?.[3];
  for (let index = 0; index < 500; index++) body?.content?.push(paragraph('word '.repeat(100)));
  const last = await exported(desk, made, { formats: ['html', 'html-fragment', 'json'] });
  expect(last).toMatchObject({ state: 'done', warnings: [] });
  expect(await filesIn(desk.folder)).toHaveLength(203);
});

test('photos that are too large for one page are refused, and may lie beside it', async () => {
  const desk = await newsdesk();
  const made = await articleWithPhotos(desk.library, 3);
  for (const asset of Object.values(made.assets ?? {})) {
    asset.src = asset.src.replace(/png$/, 'gif');
    const file = path.join(desk.library, asset.src);
    await writeFile(file, gif(8, 6));
    // Sparse: large without filling the disk.
    await truncate(file, 40 * 1024 * 1024);
  }
  const last = await exported(desk, made, { options: { photos: 'inline', allowEmbargoed: false } });
  expect(last).toMatchObject({ state: 'failed', failure: { code: 'too-large' } });
  expect(await filesIn(desk.folder)).toEqual([]);
});

test('a WebP picture that moves stays one in Word, and that is told', async () => {
  const desk = await newsdesk();
  const still = realPhotos['media/sand.webp'] ?? new Uint8Array();
  const name = (id: string) => `media/${id.repeat(64)}.webp`;
  await writeFile(path.join(desk.library, name('a')), still);
  await writeFile(path.join(desk.library, name('b')), moving(still));
  const withPhoto = async (id: string) => {
    const made = article(
      {
        slug: `sand-${id}`,
        assets: { sand: asset(id, { src: name(id), mimeType: 'image/webp' }) },
      },
      { headline: 'Sand' },
      photo('sand', 'Sand'),
    );
    const { files, warnings } = await exportToFolder({
      article: made,
      photoFile: photosBeside(desk.library),
      formats: ['docx'],
      options: { photos: 'beside', allowEmbargoed: true },
      folder: desk.folder,
    });
    const word = unzipSync(await readFile(path.join(desk.folder, files[0]?.name ?? '')));
    return {
      kinds: Object.keys(word).flatMap((part) => /media\/.*\.(\w+)$/.exec(part)?.[1] ?? []),
      told: warnings.some(({ code }) => code === 'webp-kept'),
    };
  };
  expect(await withPhoto('a')).toMatchObject({ told: false });
  expect((await withPhoto('a')).kinds).not.toContain('webp');
  expect(await withPhoto('b')).toEqual({ kinds: ['webp'], told: true });
});

/** The picture as one that moves: with an `ANIM` chunk, and the flag that says so. */
function moving(still: Uint8Array): Uint8Array {
  const bytes = Buffer.from(still);
  const head = bytes.subarray(12, 30);
  head[8] = (head[8] ?? 0) | 2;
  const anim = Buffer.concat([Buffer.from('ANIM'), Buffer.from([6, 0, 0, 0]), Buffer.alloc(6)]);
  const inside = Buffer.concat([head, anim, bytes.subarray(30)]);
  const riff = Buffer.from(bytes.subarray(0, 12));
  riff.writeUInt32LE(inside.length + 4, 4);
  return new Uint8Array(Buffer.concat([riff, inside]));
}

test('a Word document has WebP photos as JPEG, with the words of the article in them', async () => {
  const folder = new URL('../../fixtures/everything/', import.meta.url);
  const bytes = new Uint8Array(await readFile(new URL('sea-wall-vote.stet', folder)));
  const { article: whole } = parse(bytes);
  const desk = await newsdesk();
  const { files } = await exportToFolder({
    article: whole,
    photoFile: photosBeside(fileURLToPath(folder)),
    formats: ['docx', 'epub'],
    options: { photos: 'beside', allowEmbargoed: true },
    folder: desk.folder,
  });
  const [word = '', book = ''] = files.map(({ name }) => name);
  const kindsIn = async (name: string) =>
    Object.entries(unzipSync(await readFile(path.join(desk.folder, name))))
      .filter(([part]) => /\.(jpg|png|webp)$/.test(part))
      .map(([part, picture]) => [path.extname(part), picture] as const);
  const inWord = await kindsIn(word);
  expect(inWord.map(([kind]) => kind).sort()).toEqual(['.jpg', '.jpg', '.jpg', '.png']);
  for (const [kind, picture] of inWord) {
    expect(await kindOfPhoto(picture)).toBe(kind.slice(1));
  }
  const map = inWord
    .map(([, picture]) => saysOf(picture).fields)
    .find(({ alt }) => alt?.[0]?.text.startsWith('Map of'));
  expect(map?.caption).toMatchObject([{ text: 'Where the gate will be.' }]);
  expect((await kindsIn(book)).map(([kind]) => kind)).toContain('.webp');
});
