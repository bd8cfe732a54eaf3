import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { BatchEvent } from '../../../shared/contract/batches.ts';
import { type ExportEvent, formatIds } from '../../../shared/contract/exports.ts';
import { type Parity, written } from '../support/parity.ts';

/** What leaves the library for readers. */
export function exporting(parity: Parity) {
  const { call, failing, saved } = parity;

  test('an export is checked, previewed, made, watched and canceled', async () => {
    const article = written('Harbor vote');
    const formats = await call<{ id: string }[]>('exports.formats');
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
    const { job } = await call<{ job: string }>('exports.start', {
      article,
      formats: ['html', 'json'],
      options: {},
      folder: null,
    });
    const seen: ExportEvent[] = [];
    for await (const event of await call<AsyncIterable<ExportEvent>>('exports.watch', { job }))
      seen.push(event);
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
    expect(await readdir(parity.library)).toEqual([]);
  });

  test('several articles are exported together, and what was chosen is remembered', async () => {
    const first = await saved(written('Harbor vote delayed'));
    const second = await saved(written('Ferries stay'));
    const choices = { formats: ['text'], options: { photos: 'beside', folder: 'wire' } };
    expect(await call('exports.choices')).toBeNull();
    await call('exports.rememberChoices', choices);
    expect(await call('exports.choices')).toEqual(choices);

    const articles = [first, { file: 'notthere1' }, second].map(({ file }) => ({ file }));
    const { job } = await call<{ job: string }>('batch.start', {
      ...choices,
      articles,
      folder: null,
    });
    const seen: BatchEvent[] = [];
    for await (const event of await call<AsyncIterable<BatchEvent>>('batch.watch', { job }))
      seen.push(event);
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
    expect((await parity.newsroom.batches.download(job))?.size).toBeGreaterThan(100);
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
}
