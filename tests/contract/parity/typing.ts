import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type ChangedBlocks, changedSince } from '../../../shared/article/changedBlocks.ts';
import type { Article } from '../../../shared/article/model.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { textOf } from '../../../shared/article/text.ts';
import type { LockEvent } from '../../../shared/contract/locks.ts';
import { typist } from '../../unit/newsroom/typist.ts';
import { type Parity, written } from '../support/parity.ts';

/** What is typed, by one window at a time. */
export function typing(parity: Parity) {
  const { call, failing, saved } = parity;

  test('an article is locked by one window at a time, and free once that is gone', async () => {
    const [one, two] = ['1', '2'].map((n) => `${n}1111111-2222-4333-8444-555555555555`);
    const { file, name } = await saved(written('Harbor vote'));
    const first = await call<AsyncGenerator<LockEvent, void>>('locks.events', {
      window: one ?? '',
    });
    const second = await call<AsyncGenerator<LockEvent, void>>('locks.events', {
      window: two ?? '',
    });
    for (const stream of [first, second]) {
      expect(await stream.next()).toMatchObject({ value: { kind: 'listening' } });
    }
    const lock = `.~lock.${name}#`;
    expect(await call('locks.take', { window: one, file })).toEqual({ state: 'mine' });
    expect(await readdir(parity.library)).toContain(lock);
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
    expect(await readdir(parity.library)).not.toContain(lock);
    expect(await failing('locks.take', { window: one, file: 'notthere1' })).toMatchObject({
      code: 'not-found',
    });
    await first.return();
  });

  test('a text that its journal holds is saved by what was changed', async () => {
    const window = '11111111-2222-4333-8444-555555555555';
    const first = await saved(written('Harbor vote delayed'));
    const { article } = await call<{ article: Article }>('article.open', { file: first.file });
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
    const second = await call<{ revision: string }>('article.saveJournaled', request);
    expect(second.revision).not.toBe(first.revision);
    const after = await call<{ article: Article }>('article.open', { file: first.file });
    expect(textOf(after.article.content)).toBe(hands.text);
    await writeFile(path.join(parity.library, first.name), serialise(written('Wire')));
    const base = second.revision;
    const same = changedSince(hands.document, hands.document) as ChangedBlocks;
    expect(await failing('article.saveJournaled', { ...request, base, text: same })).toMatchObject({
      code: 'conflict',
    });
  });

  test('what is typed is kept, refused where it does not fit, and given back', async () => {
    const window = '11111111-2222-4333-8444-555555555555';
    const article = written('Harbor vote');
    const holding = await call<AsyncGenerator<unknown, void>>('journal.hold', { window });
    expect(await holding.next()).toMatchObject({ value: { kind: 'holding' } });
    const begun = await call<{ journal: string }>('journal.append', {
      window,
      begin: { article },
      steps: [{ stepType: 'metadata', path: ['slug'], after: 'pier' }],
    });
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
    await call('journal.leave', { window, journal: begun.journal });
    await holding.return();
    await expect.poll(() => call('journal.kept')).toMatchObject([{ journal: begun.journal }]);
    const another = '22222222-2222-4333-8444-555555555555';
    const anotherHolding = await call<AsyncGenerator<unknown, void>>('journal.hold', {
      window: another,
    });
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
}
