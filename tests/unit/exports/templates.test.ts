import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentOf } from '../formats/render.ts';
import { articleWithPhotos, exported, filesIn, type Newsdesk, newsdesk } from './newsdesk.ts';

const usual = { photos: 'beside', allowEmbargoed: false } as const;

async function deskWith(templates: Record<string, string | Uint8Array>): Promise<Newsdesk> {
  const desk = await newsdesk();
  const folder = path.join(desk.library, '.stet', 'templates');
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(templates)) {
    await writeFile(path.join(folder, name), text);
  }
  return desk;
}

const read = (desk: Newsdesk, name: string) => readFile(path.join(desk.folder, name), 'utf8');

describe('the library’s templates', () => {
  test('are its .html files, each with what is wrong with it', async () => {
    const desk = await deskWith({
      'web.html': '<h1>{{headline}}</h1>',
      'old.htm': '\ufeff{{body}}',
      'bad.html': 'a\n{{hedline}}',
      'latin.html': Uint8Array.of(0xe4),
      '.hidden.html': '',
      'notes.txt': '',
    });
    await mkdir(path.join(desk.library, '.stet', 'templates', 'folder.html'));
    expect(await desk.exports.templates()).toEqual([
      {
        name: 'bad.html',
        problems: ['Line 2: There is no slot “hedline”. Did you mean “headline”?'],
      },
      { name: 'latin.html', problems: ['It is not UTF-8.'] },
      { name: 'old.htm', problems: [] },
      { name: 'web.html', problems: [] },
    ]);
  });

  test('are none where there is no folder for them', async () => {
    expect(await (await newsdesk()).exports.templates()).toEqual([]);
  });

  test.runIf(process.platform !== 'win32')('are never links to files elsewhere', async () => {
    const desk = await deskWith({});
    const secret = path.join(desk.userData, 'secret.html');
    await mkdir(desk.userData, { recursive: true });
    await writeFile(secret, 'secret {{body}}');
    await symlink(secret, path.join(desk.library, '.stet', 'templates', 'link.html'));
    expect(await desk.exports.templates()).toEqual([]);
    const made = await articleWithPhotos(desk.library, 0);
    await expect(
      exported(desk, made, { options: { ...usual, template: 'link.html' } }),
    ).rejects.toMatchObject({ failure: { code: 'not-found' } });

    const other = await newsdesk();
    await mkdir(path.join(other.library, '.stet'));
    await symlink(desk.userData, path.join(other.library, '.stet', 'templates'));
    expect(await other.exports.templates()).toEqual([]);
  });
});

describe('exporting with one', () => {
  test('fills it in, and leaves every other format as it is', async () => {
    const desk = await deskWith({ 'web.html': '<main>{{headline}}</main>' });
    const made = await articleWithPhotos(desk.library, 1);
    await exported(desk, made, {
      formats: ['html', 'html-fragment'],
      options: { ...usual, template: 'web.html' },
    });
    expect(await read(desk, 'wall.html')).toBe('<main>The wall</main>');
    expect(await read(desk, 'wall.fragment.html')).toBe(documentOf('html-fragment', made));
    expect(await filesIn(desk.folder)).toHaveLength(3);
  });

  test('takes the place of its earlier page, though the page does not say whose it is', async () => {
    const desk = await deskWith({ 'web.html': '<main>{{headline}}</main>' });
    const made = await articleWithPhotos(desk.library, 0);
    const options = { ...usual, template: 'web.html' };
    await exported(desk, made, { options });
    expect(await exported(desk, made, { options })).toMatchObject({
      files: [{ name: 'wall.html', replaced: true }],
    });
    // But not that of somebody who edited it.
    await writeFile(path.join(desk.folder, 'wall.html'), 'by hand');
    expect(await exported(desk, made, { options })).toMatchObject({
      files: [{ name: 'wall-2.html' }],
    });
  });

  test('with the desk’s class names', async () => {
    const desk = await deskWith({});
    const made = await articleWithPhotos(desk.library, 0);
    await exported(desk, made, { options: { ...usual, classNames: { headline: 'c-title' } } });
    expect(await read(desk, 'wall.html')).toContain('<h1 class="c-title">');
  });

  test('says what is wrong before anything is done', async () => {
    const desk = await deskWith({ 'bad.html': 'a\n{{hedline}}' });
    const made = await articleWithPhotos(desk.library, 0);
    const failure = (options: object) =>
      exported(desk, made, { options: { ...usual, ...options } }).then(
        () => undefined,
        (error: { failure: { code: string; message: string } }) => error.failure,
      );
    expect(await failure({ template: 'bad.html' })).toMatchObject({
      code: 'damaged',
      message:
        'The template bad.html cannot be used. Line 2: There is no slot “hedline”. Did you mean “headline”?',
    });
    expect(await failure({ template: 'nowhere.html' })).toMatchObject({
      code: 'not-found',
      message: 'There is no template “nowhere.html” in .stet/templates of the library.',
    });
    expect(await failure({ template: '../desk.json' })).toMatchObject({ code: 'not-found' });
    expect(await failure({ classNames: { hedline: 'x' } })).toMatchObject({
      code: 'bad-input',
      message: 'There is no class “hedline”. Did you mean “headline”?',
    });
    expect(await filesIn(desk.folder)).toEqual([]);
  });

  test('a preview shows the same page', async () => {
    const desk = await deskWith({ 'web.html': '<main>{{headline}}</main>' });
    const made = await articleWithPhotos(desk.library, 0);
    const { path: place } = await desk.exports.preview(
      { article: made, options: { template: 'web.html' } },
      undefined,
    );
    expect(await desk.exports.previewPage(place.split('/').at(-1) ?? '')).toBe(
      '<main>The wall</main>',
    );
  });

  test('a page that is too large is an error that says so', async () => {
    const desk = await deskWith({
      'loop.html': `{{#tags}}${'x'.repeat(400_000)}{{/tags}}`,
    });
    const tags = Array.from({ length: 1000 }, (_, index) => ({ name: `tag ${index}` }));
    const made = { ...(await articleWithPhotos(desk.library, 0)), tags };
    expect(
      await exported(desk, made, { options: { ...usual, template: 'loop.html' } }),
    ).toMatchObject({ state: 'failed', failure: { code: 'too-large' } });
  });
});
