import { beforeEach, describe, expect, test, vi } from 'vitest';
import { articleOf, type OpenArticle, openArticle } from './openArticle.ts';

/** The page comes in parts, and the part that is asked for now cannot be fetched. */
const withhold = (part: string) =>
  vi.doMock(part, () => {
    throw new TypeError('Failed to fetch dynamically imported module');
  });
const merging = '../../../shared/article/merge/merge.ts';
const settling = '../../../renderer/app/article/settleInText.ts';

describe('what both sides changed, while its code cannot be fetched', () => {
  let disk: OpenArticle['disk'];
  let session: OpenArticle['session'];
  let page: OpenArticle['page'];
  let open: OpenArticle['open'];
  const conflict = () => {
    const outside = open()?.outside;
    return outside?.kind === 'both' ? outside.conflicts[0] : undefined;
  };

  beforeEach(async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    vi.resetModules();
    ({ disk, session, page, open } = await openArticle());
    page.type(' Mine.');
    disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'A. Theirs.'));
  });

  test('is not saved, says so, and is put together the next time', async () => {
    withhold(merging);
    expect(await session.save()).toBe(false);
    expect(open()?.save).toMatchObject({ kind: 'failed', failure: { code: 'conflict' } });
    vi.doUnmock(merging);
    expect(await session.save()).toBe(false);
    expect(conflict()).toBeDefined();
  });

  test('can still be decided about', async () => {
    await session.verify();
    const asked = conflict();
    if (!asked) return expect.unreachable();
    withhold(settling);
    await session.settle(asked, 'theirs');
    expect(conflict()).toBe(asked);
    vi.doUnmock(settling);
    await session.settle(asked, 'theirs');
    expect(page.text()).toBe('A. Theirs.');
  });
});

test('a new version that cannot be shown leaves what is typed counted as unsaved', async () => {
  const { disk, session, page, open } = await openArticle();
  const { handle } = session;
  if (!handle) return expect.unreachable();
  vi.spyOn(handle, 'replaceContent').mockImplementationOnce(() => {
    throw new RangeError('No.');
  });
  disk.put('a', 'a.stet', articleOf('urn:uuid:a', 'A. Theirs.'));
  await session.verify().catch(() => {});
  page.type(' Mine.');
  expect(open()?.dirty).toBe(true);
});
