import type { EditorHandle } from '../../editor/editorHandle.ts';

/** Leads to a block of the body: by its id, else to the first that says the same. */
export function goToBlock(handle: EditorHandle, { id, text }: { id: string; text: string }) {
  const { doc } = handle.editor.state;
  const body = doc.lastChild;
  if (!body) return;
  const start = doc.content.size - body.nodeSize + 1;
  const places: { pos: number; isIt: boolean; saysIt: boolean }[] = [];
  body.forEach((block, offset) => {
    const isIt = id !== '' && block.attrs.id === id;
    places.push({ pos: start + offset, isIt, saysIt: text !== '' && block.textContent === text });
  });
  const found = places.find(({ isIt }) => isIt) ?? places.find(({ saysIt }) => saysIt);
  if (found) handle.goTo(found.pos);
}
