// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';

it('a paste is rehearsed once, with words that go into no article', async () => {
  const idle: (() => void)[] = [];
  vi.stubGlobal('requestIdleCallback', (run: () => void) => idle.push(run));
  const putIn = vi.fn();
  vi.doMock(import('../../../renderer/editor/paste/pasteSlice.ts'), async (original) => {
    const real = await original();
    return {
      ...real,
      putIn: (transaction, slice) => {
        real.putIn(transaction, slice);
        putIn(transaction.doc.textContent);
      },
    };
  });
  const { rehearsePasting } = await import('../../../renderer/editor/paste/rehearsal.ts');
  const { fetchReaders } = await import('../../../renderer/editor/paste/readers.ts');
  const { editorSchema } = await import('./desk.ts');
  rehearsePasting(editorSchema);
  expect(idle).toHaveLength(0);
  await fetchReaders();
  rehearsePasting(editorSchema);
  for (const run of idle) run();
  expect(putIn.mock.calls).toEqual([['StetStetlet it standlet it standas it wasas it was']]);
});
