import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { serialise } from '../../../shared/article/serialise.ts';
import type { BatchEvent, BatchSource } from '../../../shared/contract/batches.ts';
import { article, paragraph } from '../formats/build.ts';
import { openDesk, put, type TestDesk } from '../newsroom/desks.ts';
import { freshFolder } from '../newsroom/folders.ts';
import { typist } from '../newsroom/typist.ts';
import { articleWithPhotos, filesIn } from './newsdesk.ts';

/** Batches through the real service, with its real worker, from a real library to a real folder. */

const idOf = (number: number) =>
  `urn:uuid:00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const story = (number: number, fields = {}) =>
  article(
    { id: idOf(number), slug: `story-${number}`, ...fields },
    { headline: `Story ${number}` },
    paragraph(`The words of story ${number}.`),
  );

async function deskWith(count: number) {
  const out = await freshFolder();
  const desk = await openDesk({
    host: { chooseFolder: async () => out },
  });
  for (let number = 1; number <= count; number++) {
    await put(desk.root, `story-${number}.stet`, story(number));
  }
  const { folder } = await desk.newsroom.exports.chooseFolder();
  return { ...desk, out, folder };
}

/** The file ids of the library, by file name. */
async function idsIn({ newsroom }: TestDesk): Promise<Map<string, string>> {
  const entries = await newsroom.library.list();
  return new Map(entries.map(({ name, file }) => [name, file]));
}

type Done = Extract<BatchEvent, { state: 'done' }>;

async function exportAll(
  desk: TestDesk & { folder?: string | null },
  articles: BatchSource[],
  more: object = {},
  onEvent: (event: BatchEvent, job: string) => unknown = () => undefined,
): Promise<Done> {
  const { batches } = desk.newsroom;
  const { job } = await batches.start({
    articles,
    formats: ['html'],
    options: { photos: 'beside' },
    folder: desk.folder ?? null,
    ...more,
  });
  let last: BatchEvent | undefined;
  for await (const event of batches.watch(job, undefined)) {
    last = event;
    await onEvent(event, job);
  }
  if (last?.state !== 'done') throw new Error(JSON.stringify(last));
  return last;
}

const sources = (ids: Map<string, string>, ...names: string[]): BatchSource[] =>
  (names.length > 0 ? names : [...ids.keys()].sort()).map((name) => ({
    file: ids.get(name) ?? 'notthere1',
  }));

describe('a batch', () => {
  test('writes every article, with its photos, and tells which one it is at', async () => {
    const desk = await deskWith(2);
    await mkdir(path.join(desk.root, 'media'));
    const wall = { ...(await articleWithPhotos(desk.root, 2)), id: idOf(9) };
    await put(desk.root, 'wall.stet', wall);
    const seen: string[] = [];
    const done = await exportAll(
      desk,
      sources(await idsIn(desk)),
      { formats: ['html', 'text'] },
      (event) => {
        if (event.state === 'running' && event.current === '') {
          seen.push(`${event.article}/${event.of} ${event.name}`);
        }
      },
    );
    expect(seen).toEqual(['1/3 story-1.stet', '2/3 story-2.stet', '3/3 wall.stet']);
    expect(done).toMatchObject({ stopped: false, of: 3 });
    expect(done.articles.map(({ title, files }) => [title, files.length])).toEqual([
      ['Story 1', 2],
      ['Story 2', 2],
      ['The wall', 4],
    ]);
    expect(await filesIn(desk.out)).toEqual(done.articles.flatMap(({ files }) => files).sort());
    // What all of them lack is said once, of each of them.
    const byline = done.warnings.findIndex(
      ({ code, format }) => code === 'missing-byline' && format === 'html',
    );
    expect(done.articles.map(({ warnings }) => warnings.includes(byline))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('goes on past articles that are damaged, gone or under embargo', async () => {
    const desk = await deskWith(3);
    await writeFile(path.join(desk.root, 'broken.stet'), '{"format":"stet-article",');
    const until = { dates: { embargoUntil: '2099-01-01T00:00:00Z' } };
    await put(desk.root, 'held.stet', story(7, until));
    await put(desk.root, 'later.stet', story(8, until));
    const ids = await idsIn(desk);
    await rm(path.join(desk.root, 'story-2.stet'));
    const asked = sources(ids, 'broken.stet', 'story-1.stet', 'story-2.stet', 'held.stet');
    const done = await exportAll(desk, [
      ...asked,
      { file: ids.get('later.stet') ?? '', allowEmbargoed: true },
      { file: 'notthere1' },
      ...sources(ids, 'story-3.stet'),
    ]);
    expect(done.articles.map(({ failure }) => failure?.code)).toEqual([
      'damaged',
      undefined,
      'not-found',
      'embargoed',
      undefined,
      'not-found',
      undefined,
    ]);
    expect(done.articles[3]?.failure?.message).toMatch(/embargoed until/);
    expect(await filesIn(desk.out)).toEqual(['story-1.html', 'story-3.html', 'story-8.html']);
  });

  test('takes the text that a window has instead of what lies on the disk', async () => {
    const desk = await deskWith(1);
    const [file = ''] = (await idsIn(desk)).values();
    const unsaved = { ...story(1), slug: 'unsaved' };
    const done = await exportAll(desk, [{ file, article: unsaved }]);
    expect(done.articles).toMatchObject([{ files: ['unsaved.html'] }]);
  });

  describe('where words are not saved yet', () => {
    const window = '11111111-2222-4333-8444-555555555555';
    const wordsIn = (desk: { out: string }) =>
      readFile(path.join(desk.out, 'story-1.html'), 'utf8');

    /** A window, which is not the one that asks for the batch, has the article open. */
    async function typedIn(desk: TestDesk, steps: (hands: ReturnType<typeof typist>) => unknown[]) {
      const [file = ''] = (await idsIn(desk)).values();
      const { article: opened, revision } = await desk.newsroom.articles.open(file);
      const hands = typist(opened);
      const begin = { file, base: revision };
      const journaled = await desk.newsroom.journals.append({ window, begin, steps: steps(hands) });
      return { file, opened, revision, hands, journaled };
    }

    test('an article goes out as another window shows it, and that is told', async () => {
      const desk = await deskWith(1);
      const { file } = await typedIn(desk, (hands) => hands.type(' And not saved.'));
      const done = await exportAll(desk, [{ file }]);
      expect(await wordsIn(desk)).toContain('The words of story 1. And not saved.');
      expect(done.articles).toMatchObject([
        {
          files: ['story-1.html'],
          note: 'It went out as it stands in another window or beside, unsaved words and all.',
        },
      ]);
    });

    test('an article that is saved goes out as the file says, whatever came into it since', async () => {
      const desk = await deskWith(1);
      const { file, opened, revision, hands, journaled } = await typedIn(desk, (typing) =>
        typing.type(' And saved.'),
      );
      const typed = { ...opened, content: hands.content };
      await desk.newsroom.articles.save(file, revision, typed, journaled);
      const [saved] = (await exportAll(desk, [{ file }])).articles;
      expect(await wordsIn(desk)).toContain('And saved.');
      expect(saved).not.toHaveProperty('note');
      await put(desk.root, 'story-1.stet', story(1, { summary: 'By another program' }));
      const [after] = (await exportAll(desk, [{ file }])).articles;
      expect(await wordsIn(desk)).toContain('By another program');
      expect(after).not.toHaveProperty('note');
    });

    test('what a crash left is told, and what is saved goes out', async () => {
      const desk = await deskWith(1);
      await typedIn(desk, (hands) => hands.type(' And lost.'));
      const { newsroom } = await openDesk({
        root: desk.root,
        userData: desk.userData,
        host: { chooseFolder: async () => desk.out },
      });
      const { folder } = await newsroom.exports.chooseFolder();
      const next = { ...desk, newsroom, folder };
      const done = await exportAll(next, sources(await idsIn(next)));
      expect(await wordsIn(desk)).not.toContain('And lost.');
      expect(done.articles).toMatchObject([
        { note: 'Words of it wait under “Not saved” in the library: what is saved went out.' },
      ]);
    });
  });

  test('says who else is writing an article that was exported as it is saved', async () => {
    const desk = await deskWith(1);
    const lock = {
      format: 'stet-lock',
      version: 1,
      user: 'Mara Lind',
      host: 'desk-7',
      since: '2026-05-04T09:30:00Z',
      session: 'abcdef 77 0 abcdef',
      nonce: 'n',
      counter: 3,
    };
    await writeFile(path.join(desk.root, '.~lock.story-1.stet#'), JSON.stringify(lock));
    const done = await exportAll(desk, sources(await idsIn(desk)));
    expect(done.articles).toMatchObject([
      { files: ['story-1.html'], note: 'Mara Lind has it open: what is saved went out.' },
    ]);
  });

  test('gives each article files of its own, also twins, and replaces them the next time', async () => {
    const desk = await deskWith(0);
    // A slug that two articles have; and one article that lies there twice.
    await put(desk.root, 'a.stet', story(1, { slug: 'same' }));
    await put(desk.root, 'b.stet', story(2, { slug: 'same' }));
    await put(desk.root, 'c.stet', story(2, { slug: 'same' }));
    const all = sources(await idsIn(desk));
    const names = [
      'same-2.html',
      'same-2.txt',
      'same-3.html',
      'same-3.txt',
      'same.html',
      'same.txt',
    ];
    for (let round = 0; round < 2; round++) {
      const done = await exportAll(desk, all, { formats: ['html', 'text'] });
      expect(done.articles.map(({ files }) => files[0])).toEqual([
        'same.html',
        'same-2.html',
        'same-3.html',
      ]);
      expect(await filesIn(desk.out)).toEqual(names);
    }
    // What somebody has edited since is kept.
    await writeFile(
      path.join(desk.out, 'same.html'),
      `${await readFile(path.join(desk.out, 'same.html'))}<!-- by hand -->`,
    );
    const again = await exportAll(desk, sources(await idsIn(desk), 'a.stet'), {
      formats: ['html'],
    });
    expect(again.articles[0]?.files).toEqual(['same-4.html']);
  });

  test('that is canceled keeps the articles that are whole and nothing of the next one', async () => {
    const desk = await deskWith(6);
    await mkdir(path.join(desk.root, 'media'));
    const wall = { ...(await articleWithPhotos(desk.root, 12)), id: idOf(9) };
    await put(desk.root, 'story-3.stet', wall);
    const done = await exportAll(
      desk,
      sources(await idsIn(desk)),
      { options: { photos: 'beside', photoSide: 16, folder: '{slug}' } },
      async (event, job) => {
        if (event.state === 'running' && event.article === 3 && event.current === '') {
          await desk.newsroom.batches.cancel(job);
        }
      },
    );
    expect(done).toMatchObject({ stopped: true, of: 6 });
    expect(done.articles.length).toBeGreaterThanOrEqual(2);
    expect(done.articles.length).toBeLessThan(6);
    expect(done.articles.every(({ failure }) => failure === undefined)).toBe(true);
    expect(await filesIn(desk.out)).toEqual(done.articles.flatMap(({ files }) => files).sort());
  });

  test('without a folder is one file to download, of what is whole', async () => {
    const desk = await deskWith(3);
    await writeFile(path.join(desk.root, 'broken.stet'), 'no');
    const done = await exportAll({ ...desk, folder: null }, sources(await idsIn(desk)), {
      options: { photos: 'beside', folder: 'web/{slug}' },
    });
    expect(done.zip).toMatchObject({
      name: expect.stringMatching(/ export \d{4}-\d\d-\d\d\.zip$/),
    });
    const job = done.zip?.download.split('/').at(-1) ?? '';
    const file = await desk.newsroom.batches.download(job);
    const bytes = new Uint8Array(await new Response(file?.body).arrayBuffer());
    expect(bytes.length).toBe(done.zip?.bytes);
    expect(Object.keys(unzipSync(bytes)).sort()).toEqual([
      'web/story-1/story-1.html',
      'web/story-2/story-2.html',
      'web/story-3/story-3.html',
    ]);
    // Nothing but the file waits in the person's own folder.
    expect(await filesIn(path.join(desk.userData, 'batches'))).toEqual([
      expect.stringMatching(/\/[0-9a-f]{32}\.zip$/),
    ]);
    await desk.newsroom.close();
    expect(await filesIn(path.join(desk.userData, 'batches'))).toEqual([]);
  });

  test('of articles that all fail has no file, and says why', async () => {
    const desk = await deskWith(0);
    await writeFile(path.join(desk.root, 'broken.stet'), serialise(story(1)).slice(0, 90));
    const done = await exportAll({ ...desk, folder: null }, sources(await idsIn(desk)));
    expect(done.zip).toBeUndefined();
    expect(done.articles).toMatchObject([{ failure: { code: 'damaged' } }]);
  });

  test('needs a folder that was chosen and is still there', async () => {
    const desk = await deskWith(1);
    await rm(desk.out, { recursive: true });
    await expect(exportAll(desk, sources(await idsIn(desk)))).rejects.toMatchObject({
      failure: { code: 'not-found' },
    });
  });
});

test('all of them fill in the library’s own page', async () => {
  const desk = await deskWith(2);
  const templates = path.join(desk.root, '.stet', 'templates');
  await mkdir(templates, { recursive: true });
  await writeFile(path.join(templates, 'web.html'), '<b>{{headline}}</b>');
  await writeFile(path.join(templates, 'bad.html'), '{{hedline}}');
  const articles = sources(await idsIn(desk));
  const using = (template: string) => ({ options: { photos: 'beside', template } });
  await expect(exportAll(desk, articles, using('bad.html'))).rejects.toThrow(/Line 1/);
  await exportAll(desk, articles, using('web.html'));
  expect(await filesIn(desk.out)).toEqual(['story-1.html', 'story-2.html']);
  for (const number of [1, 2]) {
    expect(await readFile(path.join(desk.out, `story-${number}.html`), 'utf8')).toBe(
      `<b>Story ${number}</b>`,
    );
  }
});

test('what was chosen last is remembered for each library', async () => {
  const desk = await openDesk();
  const { exports } = desk.newsroom;
  expect(await exports.choices()).toBeNull();
  const web = { formats: ['html' as const], options: { photos: 'inline' as const }, preset: 'Web' };
  await exports.rememberChoices(web);
  const other = await openDesk({ userData: desk.userData });
  expect(await other.newsroom.exports.choices()).toBeNull();
  await other.newsroom.exports.rememberChoices({ ...web, formats: ['text'] });
  const again = await openDesk({ userData: desk.userData, root: desk.root });
  expect(await again.newsroom.exports.choices()).toEqual(web);
  await writeFile(
    path.join(desk.userData, 'export-choices.json'),
    (await readFile(path.join(desk.userData, 'export-choices.json'), 'utf8')).replaceAll(
      'html',
      'hologram',
    ),
  );
  expect(await again.newsroom.exports.choices()).toBeNull();
});
