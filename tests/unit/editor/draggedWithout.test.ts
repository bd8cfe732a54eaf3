// @vitest-environment jsdom
import { Slice } from '@tiptap/pm/model';
import { afterEach, expect, test, vi } from 'vitest';
import { putOutDragged } from '../../../renderer/editor/paste/own/copying.ts';
import { fetchReaders } from '../../../renderer/editor/paste/readers.ts';
import { PasteDesk } from './pasteDesk.ts';
import { article, photo } from './write.ts';

class Drag extends Event {
  readonly dataTransfer: { dropEffect: string };
  constructor(type: string, dropEffect = 'none') {
    super(type);
    this.dataTransfer = { dropEffect };
  }
}

/** Drags two photos, of which nothing is read, and lets them go. @returns what is said then */
async function dropped(...events: Event[]) {
  vi.stubGlobal('DragEvent', Drag);
  const desk = new PasteDesk(article([photo('The quay', '', 'a'), photo('The pier', '', 'b')]));
  const asset = {
    type: 'image',
    src: 'media/a.png',
    mimeType: 'image/png',
    width: 2,
    height: 1,
  } as const;
  desk.context.photos.setAssets({ a: asset, b: { ...asset, alt: 'A pier at dusk' } });
  const slice = new Slice(desk.doc.lastChild?.content ?? desk.doc.content, 0, 0);
  const data = { clearData() {}, setData() {} } as unknown as DataTransfer;
  putOutDragged(data, slice, desk.view, desk.context);
  await fetchReaders();
  for (const event of events) document.dispatchEvent(event);
  return desk.notices;
}

afterEach(() => vi.unstubAllGlobals());

test('what a drag left behind is told where it was let go elsewhere', async () => {
  // Not by what the editor tells itself.
  expect(await dropped(new Event('dragend'), new Drag('dragend', 'copy'))).toEqual([
    'Dragged, but for other programs without 2 photos that were not read by then: ' +
      '“The quay” and “A pier at dusk”. A copy waits for them.',
  ]);
});

test('nothing is told of a drag within the window, or of one that was given up', async () => {
  expect(await dropped(new Drag('drop'), new Drag('dragend', 'move'))).toEqual([]);
  expect(await dropped(new Drag('dragend'), new Drag('dragend', 'copy'))).toEqual([]);
});

test('nor of another drag, where the end of this one was never heard', async () => {
  expect(await dropped(new Drag('dragstart'), new Drag('dragend', 'copy'))).toEqual([]);
});
