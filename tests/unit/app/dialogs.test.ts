import { expect, test } from 'vitest';
import type { Writer } from '../../../renderer/app/article/writer.ts';
import { createDialogs } from '../../../renderer/app/dialogs.ts';

test('a dialog is about the article that it was opened from, and goes with its pane', () => {
  const [left, right] = [{}, {}] as [Writer, Writer];
  let active = right;
  const dialogs = createDialogs(() => active);
  const kinds = () => dialogs.store.getState().map(({ content }) => content.kind);
  dialogs.open({ kind: 'export' });
  dialogs.open({ kind: 'shortcuts' });
  dialogs.open({ kind: 'import', purpose: 'article', source: 'clipboard' });
  active = left;
  dialogs.open({ kind: 'length' });
  expect(dialogs.store.getState().map(({ writer }) => writer)).toEqual([
    right,
    undefined,
    undefined,
    left,
  ]);
  dialogs.keepOf([left, right]);
  expect(kinds()).toEqual(['export', 'shortcuts', 'import', 'length']);
  dialogs.keepOf([left]);
  expect(kinds()).toEqual(['shortcuts', 'import', 'length']);
});
