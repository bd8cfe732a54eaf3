import { existsSync, rmdirSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises';
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
import type { FormatId } from '../../../shared/contract/exports.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
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

/** Exports to a real folder, through the real worker. */

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

test('every event is numbered, tells what is being written, and can be read by who comes late', async () => {
  const desk = await newsdesk();
  const { job } = await desk.exports.start({
    article: await articleWithPhotos(desk.library, 3),
    formats: ['html', 'json'],
    options: { photos: 'beside', allowEmbargoed: false },
    folder: desk.target,
  });
  const [early, alsoEarly] = await Promise.all([eventsOf(desk, job), eventsOf(desk, job)]);
  expect(alsoEarly).toEqual(early);
  expect(await eventsOf(desk, job)).toEqual(early);
  expect(early.map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(early.slice(0, -1)).toMatchObject(
    [0, 1, 2, 3, 4].map((done) => ({ state: 'running', done, total: 5 })),
  );
  expect(
    early.flatMap((event) => (event.state === 'running' ? [event.current] : [])).slice(3),
  ).toEqual(['wall.html', 'wall.json']);
});

test('exporting again replaces what was exported, and says so', async () => {
  const desk = await newsdesk();
  const made = await articleWithPhotos(desk.library, 1);
  await exported(desk, made);
  const again = await exported(desk, { ...made, summary: 'Changed since.' });
  expect(again).toMatchObject({
    state: 'done',
    files: [
      { name: 'wall.html', replaced: true },
      { name: expect.stringContaining('wall-media/') },
    ],
  });
  expect(await filesIn(desk.folder)).toHaveLength(2);
  expect(await readFile(path.join(desk.folder, 'wall.html'), 'utf8')).toContain('Changed since.');
});

describe('a format without a place for the article’s id', () => {
  const asText = { formats: ['text'] as FormatId[] };

  test('is replaced by the same article only', async () => {
    const desk = await newsdesk();
    const made = await articleWithPhotos(desk.library, 0);
    await exported(desk, made, asText);
    expect(await exported(desk, made, asText)).toMatchObject({
      files: [{ name: 'wall.txt', replaced: true }],
    });
    const other = { ...made, id: 'urn:uuid:00000000-0000-4000-8000-000000000000' };
    expect(await exported(desk, other, asText)).toMatchObject({ files: [{ name: 'wall-2.txt' }] });
    expect(await filesIn(desk.folder)).toEqual(['wall-2.txt', 'wall.txt']);
  });
  test('is never replaced where somebody edited it', async () => {
    const desk = await newsdesk();
    const made = await articleWithPhotos(desk.library, 0);
    await exported(desk, made, asText);
    await writeFile(path.join(desk.folder, 'wall.txt'), 'Subbed by hand');
    expect(await exported(desk, made, asText)).toMatchObject({ files: [{ name: 'wall-2.txt' }] });
    expect(await readFile(path.join(desk.folder, 'wall.txt'), 'utf8')).toBe('Subbed by hand');
  });
});

describe('a format that is a folder', () => {
  const asPost = { formats: ['wordpress'] as FormatId[] };

  test('is written whole, photos included, and again over itself', async () => {
    const desk = await newsdesk();
    const made = await articleWithPhotos(desk.library, 1);
    await exported(desk, made, asPost);
    const files = await filesIn(desk.folder);
    expect(files).toEqual([
      expect.stringMatching(/^wall\.wordpress\/photos\/[0-9a-f]+\.png$/),
      'wall.wordpress/post.html',
      'wall.wordpress/post.json',
    ]);
    const again = await exported(desk, { ...made, summary: 'Changed since.' }, asPost);
    expect(again).toMatchObject({
      files: [{ name: 'wall.wordpress/post.html', replaced: true }, {}, {}],
    });
    expect(await filesIn(desk.folder)).toEqual(files);
    expect(await readFile(path.join(desk.folder, 'wall.wordpress/post.json'), 'utf8')).toContain(
      'Changed since.',
    );
  });
  test.each<[string, (folder: string) => Promise<unknown>]>([
    ['a folder of somebody else', (folder) => mkdir(path.join(folder, 'wall.wordpress'))],
    ['a file of that name', (folder) => writeFile(path.join(folder, 'wall.wordpress'), 'x')],
    ['a link to elsewhere', (folder) => symlink('/', path.join(folder, 'wall.wordpress'))],
  ])('leaves alone %s', async (_, put) => {
    const desk = await newsdesk();
    await put(desk.folder);
    const last = await exported(desk, await articleWithPhotos(desk.library, 0), asPost);
    expect(last).toMatchObject({ files: [{ name: 'wall-2.wordpress/post.html' }, {}] });
  });
});

describe('never replaces', () => {
  const foreign: Record<string, (folder: string, userData: string) => Promise<void>> = {
    'a file of somebody else': (folder) =>
      writeFile(path.join(folder, 'wall.html'), '<h1>Mine</h1>'),
    'a page of another article with the same slug': async (folder) => {
      await exportToFolder({
        article: article(
          { slug: 'wall', id: 'urn:uuid:00000000-0000-4000-8000-000000000000' },
          { headline: 'Other' },
        ),
        photoFile: photosBeside(folder),
        formats: ['html'],
        options: { photos: 'beside', allowEmbargoed: false },
        folder,
      });
    },
    'a folder of that name': (folder) =>
      mkdir(path.join(folder, 'wall.html')).then(() => undefined),
    'a link to elsewhere': async (folder, elsewhere) => {
      await mkdir(elsewhere, { recursive: true });
      await writeFile(path.join(elsewhere, 'private'), 'private');
      await symlink(path.join(elsewhere, 'private'), path.join(folder, 'wall.html'));
    },
    'a photo folder that leads elsewhere': async (folder, elsewhere) => {
      await mkdir(elsewhere, { recursive: true });
      await symlink(elsewhere, path.join(folder, 'wall-media'));
    },
    'a file where the photo folder would be': (folder) =>
      writeFile(path.join(folder, 'wall-media'), 'x'),
  };
  test.each(Object.keys(foreign))('%s', async (name) => {
    const desk = await newsdesk();
    await foreign[name]?.(desk.folder, desk.userData);
    const before = await filesIn(desk.folder);
    const bytes = await Promise.all(
      before.map((file) => readFile(path.join(desk.folder, file)).catch(() => undefined)),
    );
    const last = await exported(desk, await articleWithPhotos(desk.library, 1));
    expect(last).toMatchObject({
      state: 'done',
      files: [{ name: 'wall-2.html' }, { name: expect.stringMatching(/^wall-2-media\//) }],
    });
    expect(
      await Promise.all(
        before.map((file) => readFile(path.join(desk.folder, file)).catch(() => undefined)),
      ),
    ).toEqual(bytes);
    expect((await filesIn(desk.folder)).filter((file) => file.startsWith('wall-2'))).toHaveLength(
      2,
    );
  });

  test('an export that was edited by hand', async () => {
    const desk = await newsdesk();
    const made = await articleWithPhotos(desk.library, 0);
    await exported(desk, made);
    const page = path.join(desk.folder, 'wall.html');
    const edited = (await readFile(page, 'utf8')).replace(
      'being built',
      'being built <b>at last</b>',
    );
    await writeFile(page, edited);
    expect(await exported(desk, made)).toMatchObject({ files: [{ name: 'wall-2.html' }] });
    expect(await readFile(page, 'utf8')).toBe(edited);
    // The second one is ours again.
    expect(await exported(desk, made)).toMatchObject({
      files: [{ name: 'wall-2.html', replaced: true }],
    });
  });
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

describe('canceled', () => {
  test('leaves nothing new behind, and an earlier export as it was', async () => {
    const desk = await newsdesk();
    const made = await articleWithPhotos(desk.library, 60);
    const { job } = await desk.exports.start({
      article: made,
      formats: ['html'],
      options: { photos: 'beside', allowEmbargoed: false },
      folder: desk.target,
    });
    const states: string[] = [];
    for await (const event of desk.exports.watch(job, undefined)) {
      states.push(event.state);
      if (states.length === 3) await desk.exports.cancel(job);
    }
    expect(states.at(-1)).toBe('canceled');
    expect(states.length).toBeLessThan(60);
    expect(await filesIn(desk.folder)).toEqual([]);
  });

  test('by its signal, for callers without a worker', async () => {
    const desk = await newsdesk();
    const made = await articleWithPhotos(desk.library, 5);
    const controller = new AbortController();
    await exportToFolder({
      article: made,
      photoFile: photosBeside(desk.library),
      formats: ['html'],
      options: { photos: 'beside', allowEmbargoed: false },
      folder: desk.folder,
    });
    const before = await filesIn(desk.folder);
    const page = await readFile(path.join(desk.folder, 'wall.html'));
    const other = {
      ...made,
      slug: 'wall',
      content: (await articleWithPhotos(desk.library, 9)).content,
      assets: (await articleWithPhotos(desk.library, 9)).assets,
    };
    const running = exportToFolder({
      article: other,
      photoFile: photosBeside(desk.library),
      formats: ['html'],
      options: { photos: 'beside', allowEmbargoed: false },
      folder: desk.folder,
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done === 7) controller.abort();
      },
    });
    await expect(running).rejects.toMatchObject({ failure: { code: 'canceled' } });
    expect(await filesIn(desk.folder)).toEqual(before);
    expect(await readFile(path.join(desk.folder, 'wall.html'))).toEqual(page);
  });

  test('closing the newsroom ends what is under way', async () => {
    const desk = await newsdesk();
    const { job } = await desk.exports.start({
      article: await articleWithPhotos(desk.library, 80),
      formats: ['html'],
      options: { photos: 'beside', allowEmbargoed: false },
      folder: desk.target,
    });
    const events = eventsOf(desk, job);
    await desk.exports.close();
    expect(['canceled', 'done']).toContain((await events).at(-1)?.state);
    const left = await filesIn(desk.folder);
    expect(left.filter((file) => file.startsWith('.~') || file.includes('/.~'))).toEqual([]);
  });
});

test('two exports of one article at once both end well', async () => {
  const desk = await newsdesk();
  const made = await articleWithPhotos(desk.library, 3);
  const last = await Promise.all([
    exported(desk, made),
    exported(desk, made),
    exported(desk, made),
  ]);
  expect(last.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  expect((await filesIn(desk.folder)).filter((file) => file.endsWith('.html'))).toEqual([
    'wall.html',
  ]);
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

describe('a folder that cannot be used', () => {
  test('is gone', async () => {
    const desk = await newsdesk();
    const gone = desk.exports.registerFolder(path.join(desk.folder, 'gone'));
    await expect(
      exported(desk, await articleWithPhotos(desk.library, 0), { folder: gone }),
    ).rejects.toMatchObject({ failure: { code: 'not-found' } });
  });
  test('is a file', async () => {
    const desk = await newsdesk();
    await writeFile(path.join(desk.folder, 'file'), 'x');
    const file = desk.exports.registerFolder(path.join(desk.folder, 'file'));
    await expect(
      exported(desk, await articleWithPhotos(desk.library, 0), { folder: file }),
    ).rejects.toMatchObject({ failure: { code: 'not-found' } });
  });
  test('was never chosen', async () => {
    const desk = await newsdesk();
    await expect(
      exported(desk, await articleWithPhotos(desk.library, 0), { folder: '/etc' }),
    ).rejects.toBeInstanceOf(FailureError);
  });
  test('no failure names a path', async () => {
    const desk = await newsdesk();
    const failure = await exportToFolder({
      article: await articleWithPhotos(desk.library, 1),
      photoFile: photosBeside(desk.library),
      formats: ['html'],
      options: { photos: 'beside', allowEmbargoed: false },
      folder: path.join(desk.folder, 'gone', 'too'),
    }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FailureError);
    expect(JSON.stringify(failure instanceof FailureError && failure.failure)).not.toContain(
      desk.folder,
    );
  });
});

describe('a folder inside the folder', () => {
  const names = { folder: 'web/{section}', fileName: '{date}-{slug}' };
  const options = { photos: 'beside', allowEmbargoed: false, ...names } as const;

  test('and the file’s name follow their patterns, with photos beside the page', async () => {
    const desk = await newsdesk();
    const made = {
      ...(await articleWithPhotos(desk.library, 1)),
      section: { id: 's', name: 'City Hall' },
    };
    const last = await exported(desk, made, { formats: ['html', 'apple-news'], options });
    const files = await filesIn(desk.folder);
    expect(files).toContain('web/city-hall/2026-05-04-wall.html');
    expect(files).toContain('web/city-hall/2026-05-04-wall.apple-news/article.json');
    if (last.state !== 'done') throw new Error(last.state);
    expect(last.files.map(({ name }) => name).sort()).toEqual(files);
    const page = await readFile(path.join(desk.folder, 'web/city-hall/2026-05-04-wall.html'));
    expect(page.toString()).toContain('src="2026-05-04-wall-media/');
    // The same article again takes the place of its own files; another one gets a number.
    await exported(desk, made, { formats: ['html', 'apple-news'], options });
    expect(await filesIn(desk.folder)).toEqual(files);
    await exported(
      desk,
      { ...made, id: 'urn:uuid:11111111-2222-4333-8444-555555555555' },
      { options },
    );
    expect(await filesIn(desk.folder)).toContain('web/city-hall/2026-05-04-wall-2.html');
  });

  test('is that of the zip that is downloaded', async () => {
    const desk = await newsdesk();
    const made = await articleWithPhotos(desk.library, 1);
    const { job } = await desk.exports.start({
      article: made,
      formats: ['html'],
      options,
      folder: null,
    });
    const last = (await eventsOf(desk, job)).at(-1);
    expect(last).toMatchObject({ files: [{ name: '2026-05-04-wall.zip' }] });
    const zip = await desk.exports.download(job, 0);
    expect(Object.keys(unzipSync(zip?.bytes ?? new Uint8Array())).sort()).toEqual([
      expect.stringMatching(/^web\/2026-05-04-wall-media\//),
      'web/2026-05-04-wall.html',
    ]);
  });

  test('is never a link to a place outside, nor a file', async () => {
    const desk = await newsdesk();
    const elsewhere = path.join(desk.folder, '..', 'elsewhere');
    await mkdir(elsewhere);
    await symlink(elsewhere, path.join(desk.folder, 'web'));
    const made = article({ slug: 'wall' }, {}, paragraph('Words.'));
    expect(await exported(desk, made, { options })).toMatchObject({
      state: 'failed',
      failure: { code: 'bad-name', message: expect.stringContaining('“web” is a link elsewhere') },
    });
    expect(await filesIn(elsewhere)).toEqual([]);
    await writeFile(path.join(desk.folder, 'print'), 'a list');
    expect(
      await exported(desk, made, { options: { ...options, folder: 'print/{slug}' } }),
    ).toMatchObject({ failure: { message: expect.stringContaining('“print” is a file') } });
  });

  test('goes away again where the export fails', async () => {
    const desk = await newsdesk();
    const made = await articleWithPhotos(desk.library, 2);
    const abort = new AbortController();
    const begun: string[] = [];
    await expect(
      exportToFolder({
        article: made,
        photoFile: photosBeside(desk.library),
        formats: ['html'],
        options,
        folder: desk.folder,
        signal: abort.signal,
        onProgress: ({ current }) => {
          begun.push(current);
          if (begun.length === 2) abort.abort();
        },
      }),
    ).rejects.toThrow(/canceled/);
    expect(begun[0]).toMatch(/-media\//);
    expect(await readdir(desk.folder)).toEqual([]);
  });
});

test.each(['isles', 'isles/2026'])(
  'a new folder %s that another export gives up in the midst of this one is made again',
  async (inner) => {
    const desk = await newsdesk();
    const made = article({ slug: 'ferry' }, { headline: 'Ferry' }, paragraph('It left.'));
    let times = 0;
    const { files } = await exportToFolder({
      article: made,
      photoFile: photosBeside(desk.library),
      formats: ['html', 'text'],
      options: { photos: 'beside', allowEmbargoed: true, folder: inner },
      folder: desk.folder,
      onProgress() {
        // As it does that made the folders, and failed: see `takeAway`.
        if (times++ > 0) return;
        for (let at = inner; at !== '.'; at = path.dirname(at))
          rmdirSync(path.join(desk.folder, at));
      },
    });
    expect(files.map(({ name }) => name)).toEqual([`${inner}/ferry.html`, `${inner}/ferry.txt`]);
    expect(await filesIn(desk.folder)).toEqual([`${inner}/ferry.html`, `${inner}/ferry.txt`]);
  },
);

test('a chosen folder that goes away in the midst of an export stays away', async () => {
  const desk = await newsdesk();
  const made = article({ slug: 'ferry' }, { headline: 'Ferry' }, paragraph('It left.'));
  await expect(
    exportToFolder({
      article: made,
      photoFile: photosBeside(desk.library),
      formats: ['html'],
      options: { photos: 'beside', allowEmbargoed: true, folder: 'isles' },
      folder: desk.folder,
      onProgress: () => rmSync(desk.folder, { recursive: true, force: true }),
    }),
  ).rejects.toMatchObject({ failure: { code: 'not-found' } });
  expect(existsSync(desk.folder)).toBe(false);
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
