import { expect, test, vi } from 'vitest';
import { createPanes } from '../../../renderer/app/beside/panes.ts';
import { createFileActions, type FileActionsNeeds } from '../../../renderer/app/fileActions.ts';

/** One that was moved away since it was chosen, or that others may not read. */
const unreadable = Object.assign(new File(['PORT TELL'], 'wire.txt', { type: 'text/plain' }), {
  arrayBuffer: () => Promise.reject(new DOMException('No.', 'NotReadableError')),
});
vi.mock('../../../renderer/ui/chooseFiles.ts', () => ({
  chooseFile: async () => unreadable,
  pictures: '',
}));

test.each(['importText', 'openSource'] as const)('%s says what it cannot read', async (act) => {
  const said: string[] = [];
  const files = createFileActions({
    panes: createPanes(
      () => ({}) as never,
      () => {},
    ),
    dialogs: { open: () => expect.unreachable() },
    toasts: { say: (text: string) => said.push(text) },
  } as unknown as FileActionsNeeds);
  await files[act]();
  expect(said).toEqual([expect.stringContaining('“wire.txt” could not be read.')]);
});
