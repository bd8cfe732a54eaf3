import { readFile, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Article } from '../../../shared/article/model.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { joined } from '../../../shared/article/textInParts.ts';
import type { OpenedInParts } from '../../../shared/contract/articles.ts';
import type { LibraryEvent } from '../../../shared/contract/library.ts';
import { jpeg } from '../../unit/newsroom/photos.ts';
import { exif, withSegments } from '../../unit/newsroom/photoWords.ts';
import { type Parity, written } from '../support/parity.ts';

/** Articles as files of a library. */
export function articles(parity: Parity) {
  const { call, failing, saved } = parity;

  test('an article lives from its first word to the trash and back', async () => {
    const { article: fresh } = await call<{ article: Article }>('article.create');
    expect(fresh).toMatchObject({ format: 'stet-article', status: 'draft' });
    const first = await saved(written('Harbor vote delayed'));
    expect(first.name).toBe('harbor-vote.stet');
    expect(await call('library.list')).toMatchObject([
      { file: first.file, about: { kind: 'article', headline: 'Harbor vote delayed' } },
    ]);
    const opened = await call<{ article: Article; revision: string }>('article.open', {
      file: first.file,
    });
    expect(opened.revision).toBe(first.revision);
    const second = await call<{ revision: string }>('article.save', {
      file: first.file,
      base: first.revision,
      article: written('Harbor vote passes'),
    });
    expect(second.revision).not.toBe(first.revision);
    expect(
      await failing('article.save', {
        file: first.file,
        base: first.revision,
        article: written('Too late'),
      }),
    ).toMatchObject({ code: 'conflict' });
    const renamed = await call<{ file: string; name: string }>('article.rename', {
      file: first.file,
      name: 'port-vote',
    });
    expect(renamed.name).toBe('port-vote.stet');
    for (const name of ['../x', 'x'.repeat(300)]) {
      expect(await failing('article.rename', { file: renamed.file, name })).toMatchObject({
        code: 'bad-name',
      });
    }
    const copy = await call<{ file: string }>('article.duplicate', { file: renamed.file });
    expect(await call('library.list')).toHaveLength(2);
    expect(await call('article.recent')).toEqual(expect.any(Array));
    expect(await failing('article.reveal', { file: copy.file })).toMatchObject({
      code: 'unsupported',
    });
    expect(await failing('article.openDialog')).toMatchObject({ code: 'unsupported' });
    const { id } = await call<{ id: string }>('article.trash', { file: copy.file });
    expect(await call('library.trashed')).toMatchObject([{ id }]);
    expect(await call('library.list')).toHaveLength(1);
    await call('library.restore', { id });
    expect(await call('library.list')).toHaveLength(2);
    expect(await failing('library.restore', { id })).toMatchObject({ code: 'not-found' });
  });

  test('what is unknown in an article crosses both ways to the byte', async () => {
    const text = (headline: string) =>
      `{"format":"stet-article","version":1,"id":"urn:uuid:11111111-2222-4333-8444-555555555555","language":"en","status":"draft","zeta":1,"__proto__":{"polluted":true},"alpha":{"constructor":{"prototype":{"x":1}},"big":12345678901234567890},"content":{"type":"doc","content":[{"type":"kicker"},{"type":"headline","content":[{"type":"text","text":"${headline}"}]},{"type":"standfirst"},{"type":"body","content":[{"type":"poll","attrs":{"__proto__":1,"z":2,"a":1},"content":[{"type":"option"}]},{"type":"paragraph"}]}]}}`;
    await writeFile(path.join(parity.library, 'poll.stet'), text('Before'));
    const [entry] = await call<{ file: string }[]>('library.list');
    const opened = await call<{ article: Article; revision: string }>('article.open', {
      file: entry?.file,
    });
    const body = opened.article.content;
    const headline = body.content?.[1]?.content?.[0];
    if (!headline) throw new Error('no headline');
    headline.text = 'After';
    await call('article.save', {
      file: entry?.file,
      base: opened.revision,
      article: opened.article,
    });
    const after = await readFile(path.join(parity.library, 'poll.stet'), 'utf8');
    const withoutSpace = (json: string) => json.replace(/\s+(?=(?:[^"]*"[^"]*")*[^"]*$)/g, '');
    const modified = /"modified":"[^"]*",?/;
    expect(withoutSpace(after).replace(/,?"dates":\{"modified":"[^"]*"\}/, '')).toContain(
      '"__proto__":{"polluted":true}',
    );
    expect(after).toContain('12345678901234567890');
    expect(withoutSpace(after).replace(modified, '')).toContain(
      '{"type":"poll","attrs":{"__proto__":1,"z":2,"a":1},"content":[{"type":"option"}]}',
    );
    expect(after.indexOf('"zeta"')).toBeLessThan(after.indexOf('"alpha"'));
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  test('a damaged file says what is wrong', async () => {
    await writeFile(path.join(parity.library, 'broken.stet'), '{"format":"stet-article",');
    const [entry] = await call<{ file: string }[]>('library.list');
    expect(await failing('article.open', { file: entry?.file })).toMatchObject({
      code: 'damaged',
      data: { detail: { reason: 'not-json' } },
    });
  });

  test('a large article crosses', async () => {
    const paragraph = {
      type: 'paragraph',
      content: [{ type: 'text', text: 'Wörter '.repeat(40) }],
    };
    const article = written('Long read');
    const body = article.content.content?.at(-1);
    if (!body) throw new Error('no body');
    body.content = Array.from({ length: 20_000 }, () => paragraph);
    const { file } = await saved(article);
    const opened = await call<{ article: Article }>('article.open', { file });
    expect(serialise(opened.article).length).toBeGreaterThan(5_000_000);
    expect(opened.article.content.content?.at(-1)?.content).toHaveLength(20_000);
    await call('library.list', undefined);
    const window = crypto.randomUUID();
    const asked = { file, window, ahead: true };
    const begun = await call<OpenedInParts>('article.openInParts', asked);
    await call('article.shown', { window, file, revision: begun.revision });
    const content = joined({ first: begun.first.content, rest: begun.rest });
    expect(begun.rest?.length).toBeGreaterThan(1_000_000);
    expect({ ...begun.first, content }).toEqual(opened.article);
  });

  test('events tell of files that come and go', async () => {
    const events = await call<AsyncGenerator<LibraryEvent, void>>('library.events');
    const until = async (kind: LibraryEvent['kind']) => {
      for (;;) {
        const { done, value } = await events.next();
        if (done) throw new Error(`The stream ended before ${kind}`);
        if (value.kind === kind) return value;
      }
    };
    expect(await events.next()).toMatchObject({ value: { kind: 'listening' } });
    const { file, name } = await saved(written('Harbor vote'));
    const changed = await until('list-changed');
    expect(changed.seq).toBeGreaterThan(0);
    await call('article.open', { file });
    await unlink(path.join(parity.library, name));
    expect(await until('file-gone')).toMatchObject({ file });
    await events.return();
  });

  test('a save goes on when the line breaks', async () => {
    const { file, revision, name } = await saved(written('Before'));
    const outcome = call('article.save', { file, base: revision, article: written('After') });
    parity.disconnect();
    // Whether the answer still came through depends on the line; the file does not.
    await outcome.catch(() => undefined);
    await parity.newsroom.close();
    const bytes = await readFile(path.join(parity.library, name), 'utf8');
    expect(bytes).toMatch(/Before|After/);
    expect(() => JSON.parse(bytes)).not.toThrow();
  });

  test('a photo tells what its file says', async () => {
    const { file } = await saved(written('Harbor vote delayed'));
    const bytes = withSegments(jpeg(1200, 800), exif({ artist: 'Ada Example', gps: [1, 2] }));
    const { src } = await parity.newsroom.media.add(file, bytes);
    expect(await call('photo.about', { file, src })).toEqual({
      bytes: bytes.length,
      says: { fields: { creator: [{ text: 'Ada Example', from: 'Exif' }] }, location: true },
    });
    const missing = `media/${'0'.repeat(64)}.jpg`;
    expect(await failing('photo.about', { file, src: missing })).toMatchObject({
      code: 'not-found',
    });
    expect(await failing('photo.about', { file, src: 'media/../x.jpg' })).toMatchObject({
      code: 'bad-input',
    });
  });
}
