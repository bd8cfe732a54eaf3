import { readdir, readFile, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ChangedBlocks, changedSince } from '../../shared/article/changedBlocks.ts';
import type { Article } from '../../shared/article/model.ts';
import { serialise } from '../../shared/article/serialise.ts';
import { textOf } from '../../shared/article/text.ts';
import { joined } from '../../shared/article/textInParts.ts';
import type { OpenedInParts } from '../../shared/contract/articles.ts';
import type { BatchEvent } from '../../shared/contract/batches.ts';
import { type ExportEvent, formatIds } from '../../shared/contract/exports.ts';
import type { LibraryEvent } from '../../shared/contract/library.ts';
import type { PackEvent } from '../../shared/contract/packs.ts';
import { jpeg } from '../unit/newsroom/photos.ts';
import { exif, withSegments } from '../unit/newsroom/photoWords.ts';
import { typist } from '../unit/newsroom/typist.ts';
import { anArticle, callNames, codesOf, invoke } from './support/calls.ts';
import { openDesk, type TestDesk } from './support/desk.ts';
import { quietLog } from './support/quietLog.ts';
import { type OpenTransport, transports } from './support/transports.ts';

/** A headline and a paragraph. */
function written(headline: string, text = 'The council voted on Monday.'): Article {
  return {
    ...anArticle(),
    slug: 'harbor-vote',
    content: {
      type: 'doc',
      content: [
        { type: 'kicker' },
        { type: 'headline', content: [{ type: 'text', text: headline }] },
        { type: 'standfirst' },
        { type: 'body', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
      ],
    },
  };
}

describe.each(transports)('over $name', ({ open }) => {
  let desk: TestDesk;
  let transport: OpenTransport;
  const log = quietLog();
  beforeEach(async () => {
    desk = await openDesk();
    transport = await open(desk.newsroom, log);
    log.entries.length = 0;
  });
  afterEach(async () => {
    await transport.close();
    await desk.close();
    expect(log.entries).toEqual([]);
  });

  const called = new Set<string>();
  const call = async (name: string, input?: unknown) => {
    called.add(name);
    return (await invoke(transport.client, name, input)) as never;
  };
  /** @returns the failure that a call ends with; it must be one that the contract lists for it. */
  const failing = async (name: string, input?: unknown) => {
    called.add(name);
    try {
      await invoke(transport.client, name, input);
    } catch (error) {
      expect(error).toBeInstanceOf(ORPCError);
      const failure = error as ORPCError<string, { retry: boolean }>;
      expect(failure.defined, `${name}: ${failure.message}`).toBe(true);
      expect([...codesOf(name)]).toContain(failure.code);
      expect(failure.message).not.toContain(desk.library);
      return failure;
    }
    throw new Error(`${name} did not fail`);
  };
  const saved = async (article: Article) =>
    (await call('article.saveNew', { article, where: 'library' })) as {
      file: string;
      name: string;
      revision: string;
    };

  test('the desk says what it can', async () => {
    expect(await call('desk.hello')).toMatchObject({ host: 'web', version: '0.0.0' });
    expect(await call('desk.settings')).toMatchObject({ language: expect.any(String) });
    expect(await call('desk.saveSettings', { authorName: 'Ada Example' })).toMatchObject({
      authorName: 'Ada Example',
    });
    expect(await call('desk.settings')).toMatchObject({ authorName: 'Ada Example' });
    expect(await failing('desk.saveSettings', { language: '<b>' })).toMatchObject({
      code: 'bad-input',
    });
    expect(await failing('desk.openLink', { href: 'https://example.com/' })).toMatchObject({
      code: 'unsupported',
    });
  });

  test('a link that is not for the network is not asked about, and a private one neither', async () => {
    expect(await call('links.check', { href: 'mailto:desk@example.com' })).toMatchObject({
      state: 'unknown',
    });
    for (const href of [
      'http://127.0.0.1:9/',
      'http://localhost/',
      'https://[::1]/',
      'http://0x7f.1/',
    ]) {
      expect(await call('links.check', { href })).toEqual({
        state: 'unknown',
        message: 'Not checked: it leads into a private network',
      });
    }
  });

  test('the library opens nothing by a path', async () => {
    expect(await call('library.status')).toMatchObject({ state: 'ready', name: 'Desk' });
    expect(await failing('library.choose')).toMatchObject({ code: 'unsupported' });
    expect(await call('library.recent')).toEqual(expect.any(Array));
    await failing('library.openRecent', { id: '/etc' });
    await failing('library.openRecent', { id: '../../etc' });
    expect(await call('library.list')).toEqual([]);
    for (const file of ['/etc/passwd', '../x.stet', 'C:\\x.stet', 'harbor-vote.stet']) {
      expect(await failing('article.open', { file })).toMatchObject({ code: 'bad-input' });
    }
    expect(await failing('article.open', { file: 'notthere1' })).toMatchObject({
      code: 'not-found',
    });
  });

  test('the desk’s settings are the library’s', async () => {
    expect(await call('library.deskSettings')).toMatchObject({ file: 'absent', problems: [] });
    const change = { labels: { standfirst: 'Dek' } };
    expect(await call('library.saveDeskSettings', change)).toMatchObject({
      file: 'read',
      settings: { labels: { standfirst: 'Dek', caption: 'Caption' } },
    });
    expect(await call('library.deskSettings')).toMatchObject({
      settings: { labels: { standfirst: 'Dek' } },
    });
    const wrong = { length: { unit: 'inches' } };
    expect(await failing('library.saveDeskSettings', wrong)).toMatchObject({ code: 'bad-input' });
  });

  test('presets are the library’s, and each is changed for itself', async () => {
    const put = (preset: object, more = {}) => ({ what: 'put', preset, ...more });
    const web = { name: 'Web', formats: ['html'], folder: 'web/{section}' };
    const wire = { name: 'Wire', formats: ['text'], endMark: '-30-' };
    await call('library.changePreset', put(web));
    expect(await call('library.changePreset', put(wire, { at: 0 }))).toMatchObject({
      settings: { presets: [wire, web] },
    });
    expect(await failing('library.changePreset', put({ ...wire, name: 'web' }))).toMatchObject({
      code: 'exists',
    });
    const wrong = put({ name: 'Out', formats: ['html'], folder: '../out' });
    expect(await failing('library.changePreset', wrong)).toMatchObject({ code: 'bad-input' });
    await call('library.changePreset', put({ ...web, name: 'Site' }, { was: 'Web' }));
    await call('library.changePreset', { what: 'remove', name: 'Wire' });
    expect(await call('library.deskSettings')).toMatchObject({
      settings: { presets: [{ name: 'Site', formats: ['html'] }] },
    });
  });

  test('an article lives from its first word to the trash and back', async () => {
    const { article: fresh } = (await call('article.create')) as { article: Article };
    expect(fresh).toMatchObject({ format: 'stet-article', status: 'draft' });
    const first = await saved(written('Harbor vote delayed'));
    expect(first.name).toBe('harbor-vote.stet');
    expect(await call('library.list')).toMatchObject([
      { file: first.file, about: { kind: 'article', headline: 'Harbor vote delayed' } },
    ]);
    const opened = (await call('article.open', { file: first.file })) as {
      article: Article;
      revision: string;
    };
    expect(opened.revision).toBe(first.revision);
    const second = (await call('article.save', {
      file: first.file,
      base: first.revision,
      article: written('Harbor vote passes'),
    })) as { revision: string };
    expect(second.revision).not.toBe(first.revision);
    expect(
      await failing('article.save', {
        file: first.file,
        base: first.revision,
        article: written('Too late'),
      }),
    ).toMatchObject({ code: 'conflict' });
    const renamed = (await call('article.rename', { file: first.file, name: 'port-vote' })) as {
      file: string;
      name: string;
    };
    expect(renamed.name).toBe('port-vote.stet');
    expect(await failing('article.rename', { file: renamed.file, name: '../x' })).toMatchObject({
      code: 'bad-name',
    });
    const copy = (await call('article.duplicate', { file: renamed.file })) as { file: string };
    expect(await call('library.list')).toHaveLength(2);
    expect(await call('article.recent')).toEqual(expect.any(Array));
    expect(await failing('article.reveal', { file: copy.file })).toMatchObject({
      code: 'unsupported',
    });
    expect(await failing('article.openDialog')).toMatchObject({ code: 'unsupported' });
    const { id } = (await call('article.trash', { file: copy.file })) as { id: string };
    expect(await call('library.trashed')).toMatchObject([{ id }]);
    expect(await call('library.list')).toHaveLength(1);
    await call('library.restore', { id });
    expect(await call('library.list')).toHaveLength(2);
    expect(await failing('library.restore', { id })).toMatchObject({ code: 'not-found' });
  });

  test('what is unknown in an article crosses both ways to the byte', async () => {
    const text = (headline: string) =>
      `{"format":"stet-article","version":1,"id":"urn:uuid:11111111-2222-4333-8444-555555555555","language":"en","status":"draft","zeta":1,"__proto__":{"polluted":true},"alpha":{"constructor":{"prototype":{"x":1}},"big":12345678901234567890},"content":{"type":"doc","content":[{"type":"kicker"},{"type":"headline","content":[{"type":"text","text":"${headline}"}]},{"type":"standfirst"},{"type":"body","content":[{"type":"poll","attrs":{"__proto__":1,"z":2,"a":1},"content":[{"type":"option"}]},{"type":"paragraph"}]}]}}`;
    await writeFile(path.join(desk.library, 'poll.stet'), text('Before'));
    const [entry] = (await call('library.list')) as { file: string }[];
    const opened = (await call('article.open', { file: entry?.file })) as {
      article: Article;
      revision: string;
    };
    const body = opened.article.content;
    const headline = body.content?.[1]?.content?.[0];
    if (!headline) throw new Error('no headline');
    headline.text = 'After';
    await call('article.save', {
      file: entry?.file,
      base: opened.revision,
      article: opened.article,
    });
    const after = await readFile(path.join(desk.library, 'poll.stet'), 'utf8');
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
    await writeFile(path.join(desk.library, 'broken.stet'), '{"format":"stet-article",');
    const [entry] = (await call('library.list')) as { file: string }[];
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
    const opened = (await call('article.open', { file })) as { article: Article };
    expect(serialise(opened.article).length).toBeGreaterThan(5_000_000);
    expect(opened.article.content.content?.at(-1)?.content).toHaveLength(20_000);
    await call('library.list', undefined);
    const window = crypto.randomUUID();
    const begun = (await call('article.openInParts', { file, window })) as OpenedInParts;
    const content = joined({ first: begun.first.content, rest: begun.rest });
    expect(begun.rest?.length).toBeGreaterThan(1_000_000);
    expect({ ...begun.first, content }).toEqual(opened.article);
  });

  test('events tell of files that come and go', async () => {
    called.add('library.events');
    const events = await transport.client.library.events();
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
    await unlink(path.join(desk.library, name));
    expect(await until('file-gone')).toMatchObject({ file });
    await events.return();
  });

  test('an export is checked, previewed, made, watched and canceled', async () => {
    const article = written('Harbor vote');
    const formats = (await call('exports.formats')) as { id: string }[];
    expect(formats.map(({ id }) => id)).toEqual([...formatIds]);
    expect(await call('exports.check', { article, formats: ['html'] })).toEqual(expect.any(Array));
    expect(await failing('exports.check', { article, formats: ['exe'] })).toMatchObject({
      code: 'bad-input',
    });
    expect(await call('exports.preview', { article })).toMatchObject({
      path: expect.stringMatching(/^\/preview\//),
    });
    expect(
      await call('exports.copy', { article, kind: 'ghost', blocks: { from: 0, to: 1 } }),
    ).toEqual({
      path: expect.stringMatching(/^\/copies\//),
      leftBehind: [],
      warnings: [],
    });
    expect(
      await failing('exports.copy', { article: { ...article, status: 'withheld' }, kind: 'html' }),
    ).toMatchObject({ code: 'embargoed' });
    expect(await failing('exports.chooseFolder')).toMatchObject({ code: 'unsupported' });
    expect(await call('exports.lastFolder')).toBeNull();
    expect(await call('exports.templates')).toEqual([]);
    expect(
      await failing('exports.preview', { article, options: { template: 'nowhere.html' } }),
    ).toMatchObject({ code: 'not-found' });
    expect(
      await failing('exports.start', { article, formats: ['html'], options: {}, folder: '/tmp' }),
    ).toMatchObject({ code: 'not-found' });
    const embargoed = { ...article, dates: { embargoUntil: '2999-01-01T00:00:00Z' } };
    expect(
      await failing('exports.start', {
        article: embargoed,
        formats: ['html'],
        options: {},
        folder: null,
      }),
    ).toMatchObject({ code: 'embargoed' });
    const { job } = (await call('exports.start', {
      article,
      formats: ['html', 'json'],
      options: {},
      folder: null,
    })) as { job: string };
    called.add('exports.watch');
    const seen: ExportEvent[] = [];
    for await (const event of await transport.client.exports.watch({ job })) seen.push(event);
    expect(seen.at(-1)).toMatchObject({
      state: 'done',
      files: [{ bytes: expect.any(Number), download: expect.stringMatching(/^\/exports\//) }],
    });
    expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_event, index) => index));
    await failing('exports.reveal', { job });
    expect(await failing('exports.stageDrag', { job })).toMatchObject({ code: 'unsupported' });
    await call('exports.cancel', { job });
    expect(await failing('exports.cancel', { job: 'none' })).toMatchObject({ code: 'not-found' });
    expect(await failing('exports.watch', { job: 'none' })).toMatchObject({ code: 'not-found' });
    expect(await readdir(desk.library)).toEqual([]);
  });

  test('several articles are exported together, and what was chosen is remembered', async () => {
    const first = await saved(written('Harbor vote delayed'));
    const second = await saved(written('Ferries stay'));
    const choices = { formats: ['text'], options: { photos: 'beside', folder: 'wire' } };
    expect(await call('exports.choices')).toBeNull();
    await call('exports.rememberChoices', choices);
    expect(await call('exports.choices')).toEqual(choices);

    called.add('batch.watch');
    const articles = [first, { file: 'notthere1' }, second].map(({ file }) => ({ file }));
    const { job } = (await call('batch.start', { ...choices, articles, folder: null })) as {
      job: string;
    };
    const seen: BatchEvent[] = [];
    for await (const event of await transport.client.batch.watch({ job })) seen.push(event);
    expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, index) => index));
    expect(seen.at(-1)).toMatchObject({
      state: 'done',
      stopped: false,
      articles: [
        { file: first.file, files: ['wire/harbor-vote.txt'] },
        { failure: { code: 'not-found' } },
        { file: second.file, files: ['wire/harbor-vote-2.txt'] },
      ],
      zip: { download: `/batches/${job}` },
    });
    expect((await desk.newsroom.batches.download(job))?.size).toBeGreaterThan(100);
    await call('batch.cancel', { job });
    expect(await failing('batch.reveal', { job })).toMatchObject({ code: 'unsupported' });
    expect(await failing('batch.watch', { job: 'none' })).toMatchObject({ code: 'not-found' });
    expect(await failing('batch.start', { ...choices, articles, folder: '/tmp' })).toMatchObject({
      code: 'not-found',
    });
    expect(await failing('batch.start', { ...choices, articles: [], folder: null })).toMatchObject({
      code: 'bad-input',
    });
  });

  test('a library is packed, and a pack is brought in', async () => {
    const first = await saved(written('Harbor vote delayed'));
    called.add('pack.watch');
    const watch = async (job: string, until: PackEvent['state']) => {
      for await (const event of await transport.client.pack.watch({ job })) {
        if (event.state === until) return event;
        expect(['running', 'checked']).toContain(event.state);
      }
      throw new Error(`The stream ended before ${until}`);
    };
    const { job } = (await call('pack.make', { to: 'download' })) as { job: string };
    expect(await watch(job, 'made')).toMatchObject({
      name: expect.stringMatching(/^Desk \d{4}-\d\d-\d\d\.stetpack$/),
      articles: 1,
      leftOut: [],
      download: `/packs/${job}`,
    });
    expect(await failing('pack.make', { to: 'ask' })).toMatchObject({ code: 'unsupported' });
    expect(await failing('pack.make', { files: ['notthere1'], to: 'download' })).toMatchObject({
      code: 'not-found',
    });
    expect(await failing('pack.reveal', { job })).toMatchObject({ code: 'unsupported' });
    const made = await desk.newsroom.packs.download(job);
    const { pack } = await desk.newsroom.packs.hand(made?.body ?? null);
    await call('article.save', {
      file: first.file,
      base: first.revision,
      article: written('Harbor vote passes'),
    });
    const { job: checking } = (await call('pack.check', { pack })) as { job: string };
    expect(await watch(checking, 'checked')).toMatchObject({
      different: [{ headline: 'Harbor vote delayed' }],
    });
    await call('pack.bringIn', { job: checking, different: 'versions' });
    expect(await watch(checking, 'brought')).toMatchObject({
      articles: [{ as: 'version', file: first.file }],
      versions: 1,
    });
    expect(await failing('pack.bringIn', { job: checking, different: 'both' })).toMatchObject({
      code: 'not-found',
    });
    expect(await failing('pack.check', { pack })).toMatchObject({ code: 'not-found' });
    const { pack: noPack } = await desk.newsroom.packs.hand(new Blob(['no pack']).stream());
    const { job: failed } = (await call('pack.check', { pack: noPack })) as { job: string };
    expect(await watch(failed, 'failed')).toMatchObject({ failure: { code: 'damaged' } });
    await call('pack.cancel', { job: failed });
    expect(await failing('pack.cancel', { job: 'none' })).toMatchObject({ code: 'not-found' });
    expect(await failing('pack.watch', { job: 'none' })).toMatchObject({ code: 'not-found' });
  });

  test('versions are listed, read, named and kept', async () => {
    const first = await saved(written('Harbor vote delayed'));
    await call('article.open', { file: first.file });
    await call('article.save', {
      file: first.file,
      base: first.revision,
      article: written('Harbor vote passes'),
    });
    const [version] = (await call('history.list', { file: first.file })) as { version: string }[];
    expect(version).toMatchObject({ reason: 'saved', current: false, words: 5 });
    const at = { file: first.file, version: version?.version };
    const read = (await call('history.read', at)) as { article: Article };
    expect(JSON.stringify(read.article.content)).toContain('Harbor vote delayed');
    await call('history.name', { ...at, label: 'Filed' });
    await call('history.keep', { file: first.file, reason: 'milestone', label: 'Subbed' });
    const { revision } = (await call('article.revision', { file: first.file })) as {
      revision: string;
    };
    const base = (await call('history.base', { file: first.file, revision })) as typeof read;
    expect(base.article.id).toBe(read.article.id);
    expect(
      await failing('history.base', { file: first.file, revision: 'f'.repeat(64) }),
    ).toMatchObject({ code: 'not-found' });
    expect(await call('history.list', { file: first.file })).toMatchObject([
      { label: 'Subbed', current: true },
      { label: 'Filed' },
    ]);
    await call('history.keep', {
      file: first.file,
      reason: 'conflict-loser',
      article: written('Harbor vote lost'),
    });
    const [loser] = (await call('history.list', { file: first.file })) as { version: string }[];
    expect(loser).toMatchObject({ reason: 'conflict-loser', current: false });
    expect(
      await failing('history.read', { file: first.file, version: 'nosuchversion' }),
    ).toMatchObject({ code: 'not-found' });
    expect(await failing('history.list', { file: 'notthere1' })).toMatchObject({
      code: 'not-found',
    });
  });

  test('a save says that what it took the place of could not be kept', async () => {
    const first = await saved(written('Harbor vote delayed'));
    await writeFile(path.join(desk.library, '.stet'), 'something in its place');
    const answer = (await call('article.save', {
      file: first.file,
      base: first.revision,
      article: written('Harbor vote passes'),
    })) as { unkeptVersion: unknown };
    const unkept = {
      code: 'not-found',
      message: 'The version was not kept: the folder is no longer there.',
      retry: false,
      detail: { system: 'ENOTDIR', what: 'folder' },
    };
    expect(answer.unkeptVersion).toEqual(unkept);
    expect(await call('article.open', { file: first.file })).toMatchObject({
      unkeptVersion: unkept,
    });
    expect(await call('history.list', { file: first.file })).toEqual([]);
    expect(await failing('history.keep', { file: first.file, reason: 'milestone' })).toMatchObject({
      code: 'not-found',
    });
  });

  test('an article is locked by one window at a time, and free once that is gone', async () => {
    const [one, two] = ['1', '2'].map((n) => `${n}1111111-2222-4333-8444-555555555555`);
    const { file, name } = await saved(written('Harbor vote'));
    called.add('locks.events');
    const first = await transport.client.locks.events({ window: one ?? '' });
    const second = await transport.client.locks.events({ window: two ?? '' });
    for (const stream of [first, second]) {
      expect(await stream.next()).toMatchObject({ value: { kind: 'listening' } });
    }
    const lock = `.~lock.${name}#`;
    expect(await call('locks.take', { window: one, file })).toEqual({ state: 'mine' });
    expect(await readdir(desk.library)).toContain(lock);
    expect(await call('locks.take', { window: two, file })).toMatchObject({
      state: 'held',
      by: { here: true, user: expect.any(String), host: expect.any(String) },
    });
    expect(await call('locks.take', { window: two, file, over: true })).toEqual({ state: 'mine' });
    expect(await first.next()).toMatchObject({
      value: { kind: 'lock', file, lock: { state: 'held', by: { here: true } } },
    });
    await second.return();
    expect(await first.next()).toMatchObject({ value: { lock: { state: 'free' } } });
    expect(await call('locks.take', { window: one, file })).toEqual({ state: 'mine' });
    await call('locks.release', { window: one, file });
    expect(await readdir(desk.library)).not.toContain(lock);
    expect(await failing('locks.take', { window: one, file: 'notthere1' })).toMatchObject({
      code: 'not-found',
    });
    await first.return();
  });

  test('a text that its journal holds is saved by what was changed', async () => {
    const window = '11111111-2222-4333-8444-555555555555';
    const first = await saved(written('Harbor vote delayed'));
    const { article } = (await call('article.open', { file: first.file })) as { article: Article };
    const { content: _, ...metadata } = article;
    const hands = typist(article);
    const before = hands.document;
    const begin = { file: first.file, base: first.revision };
    const steps = hands.type(' Twice.');
    const journaled = await call('journal.append', { window, begin, steps });
    const text = changedSince(before, hands.document) as ChangedBlocks;
    const request = { ...begin, metadata, journaled, text };
    const other = { ...text, size: text.size + 1 };
    expect(await call('article.saveJournaled', { ...request, text: other })).toBe('unlike');
    const another = { ...request, base: '0'.repeat(64) };
    expect(await call('article.saveJournaled', another)).toBe('unknown');
    const second = (await call('article.saveJournaled', request)) as { revision: string };
    expect(second.revision).not.toBe(first.revision);
    const after = (await call('article.open', { file: first.file })) as { article: Article };
    expect(textOf(after.article.content)).toBe(hands.text);
    await writeFile(path.join(desk.library, first.name), serialise(written('Wire')));
    const base = second.revision;
    const same = changedSince(hands.document, hands.document) as ChangedBlocks;
    expect(await failing('article.saveJournaled', { ...request, base, text: same })).toMatchObject({
      code: 'conflict',
    });
  });

  test('what is typed is kept, refused where it does not fit, and given back', async () => {
    const window = '11111111-2222-4333-8444-555555555555';
    const article = written('Harbor vote');
    called.add('journal.hold');
    const holding = await transport.client.journal.hold({ window });
    expect(await holding.next()).toMatchObject({ value: { kind: 'holding' } });
    const begun = (await call('journal.append', {
      window,
      begin: { article },
      steps: [{ stepType: 'metadata', path: ['slug'], after: 'pier' }],
    })) as { journal: string };
    const wrong = { window, journal: begun.journal, steps: [{ stepType: 'replace', from: -1 }] };
    expect(await failing('journal.append', wrong)).toMatchObject({ code: 'damaged' });
    const unknown = { window, journal: window };
    expect(await failing('journal.append', { ...unknown, steps: [] })).toMatchObject({
      code: 'not-found',
    });
    expect(await failing('journal.restore', unknown)).toMatchObject({ code: 'not-found' });
    expect(await failing('journal.discard', { journal: window })).toMatchObject({
      code: 'not-found',
    });
    // The window has it; once that is gone another one can have it.
    expect(await call('journal.kept')).toEqual([]);
    await holding.return();
    await expect.poll(() => call('journal.kept')).toMatchObject([{ journal: begun.journal }]);
    const another = '22222222-2222-4333-8444-555555555555';
    const anotherHolding = await transport.client.journal.hold({ window: another });
    await anotherHolding.next();
    const journal = { window: another, journal: begun.journal };
    expect(await call('journal.restore', journal)).toMatchObject({ article: { slug: 'pier' } });
    const of = { journal: begun.journal };
    const undoable = await call('journal.undoable', { window: another, of });
    expect(undoable).toMatchObject([{ content: { type: 'doc' }, runs: [{ as: 'event' }] }]);
    const notThere = { file: 'notthere1', revision: '0'.repeat(64) };
    expect(await failing('journal.undoable', { window: another, of: notThere })).toMatchObject({
      code: 'not-found',
    });
    await call('journal.discard', { journal: begun.journal });
    expect(await call('journal.kept')).toEqual([]);
    await anotherHolding.return();
  });

  test('a save goes on when the line breaks', async () => {
    const { file, revision, name } = await saved(written('Before'));
    const outcome = call('article.save', { file, base: revision, article: written('After') });
    transport.disconnect();
    // Whether the answer still came through depends on the line; the file does not.
    await outcome.catch(() => undefined);
    await desk.newsroom.close();
    const bytes = await readFile(path.join(desk.library, name), 'utf8');
    expect(bytes).toMatch(/Before|After/);
    expect(() => JSON.parse(bytes)).not.toThrow();
  });

  test('a photo tells what its file says', async () => {
    const { file } = await saved(written('Harbor vote delayed'));
    const bytes = withSegments(jpeg(1200, 800), exif({ artist: 'Ada Example', gps: [1, 2] }));
    const { src } = await desk.newsroom.media.add(file, bytes);
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

  test('every call of the contract was made above', () => {
    expect(callNames.filter((name) => !called.has(name))).toEqual([]);
  });
});
