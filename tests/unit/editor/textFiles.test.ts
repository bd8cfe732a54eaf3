import { expect, it, vi } from 'vitest';
import { Arrival } from '../../../renderer/editor/paste/arrival.ts';
import { dropSlice } from '../../../renderer/editor/paste/dropping.ts';
import { putTextFiles } from '../../../renderer/editor/paste/own/textFiles.ts';
import { pasteSlice } from '../../../renderer/editor/paste/pasteSlice.ts';
import { insertPhotos, placePhotos } from '../../../renderer/editor/photos/insertPhotos.ts';
import { context, Desk, editorSchema } from './desk.ts';
import { article, p } from './write.ts';

it('a file is read once: a long one takes its time', async () => {
  const desk = new Desk(article([p('First|')]));
  const arrival = new Arrival(editorSchema);
  const read = vi.fn((view, flavours) => arrival.read(view, flavours, (slice) => slice));
  putTextFiles(desk.view, [new File(['One.\n\nTwo.'], 'one.txt')], undefined, context(), {
    arrival,
    read,
    settle: (_view, slice, put) => put(slice),
    pasteSlice,
    dropSlice,
    insertPhotos,
    placePhotos,
  });
  await expect.poll(() => desk.shown).toBe('p(FirstOne.) p(Two.|)');
  expect(read).toHaveBeenCalledOnce();
});

it('a file without words is named, and changes nothing', async () => {
  const desk = new Desk(article([p('First|')]));
  const arrival = new Arrival(editorSchema);
  const said: string[] = [];
  const files = [new File([''], 'empty.txt'), new File(['\n \n'], 'blank.md')];
  const told = { ...context(), notice: (words: string) => said.push(words) };
  const settle = vi.fn();
  putTextFiles(desk.view, files, undefined, told, {
    arrival,
    read: vi.fn(),
    settle,
    pasteSlice,
    dropSlice,
    insertPhotos,
    placePhotos,
  });
  await expect
    .poll(() => said)
    .toEqual(['There are no words in empty.txt.', 'There are no words in blank.md.']);
  expect(settle).not.toHaveBeenCalled();
  expect(desk.shown).toBe('p(First|)');
});
