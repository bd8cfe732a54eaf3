import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Article } from '../../../shared/article/model.ts';
import { type Parity, written } from '../support/parity.ts';

export function versions(parity: Parity) {
  const { call, failing, saved } = parity;

  test('versions are listed, read, named and kept', async () => {
    const first = await saved(written('Harbor vote delayed'));
    await call('article.open', { file: first.file });
    await call('article.save', {
      file: first.file,
      base: first.revision,
      article: written('Harbor vote passes'),
    });
    const [version] = await call<{ version: string }[]>('history.list', { file: first.file });
    expect(version).toMatchObject({ reason: 'saved', current: false, words: 5 });
    const at = { file: first.file, version: version?.version };
    const read = await call<{ article: Article }>('history.read', at);
    expect(JSON.stringify(read.article.content)).toContain('Harbor vote delayed');
    await call('history.name', { ...at, label: 'Filed' });
    await call('history.keep', { file: first.file, reason: 'milestone', label: 'Subbed' });
    const { revision } = await call<{ revision: string }>('article.revision', { file: first.file });
    const base = await call<typeof read>('history.base', { file: first.file, revision });
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
    const [loser] = await call<{ version: string }[]>('history.list', { file: first.file });
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
    await writeFile(path.join(parity.library, '.stet'), 'something in its place');
    const answer = await call<{ unkeptVersion: unknown }>('article.save', {
      file: first.file,
      base: first.revision,
      article: written('Harbor vote passes'),
    });
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
}
