import type { EditorView } from '@tiptap/pm/view';
import type { EditorContext } from '../editorContext.ts';
import { labels } from '../labels.ts';
import { button, holding, line } from './elements.ts';
import { takeBack } from './fileWords.ts';

/** Under a picture that has just come: what was taken over from its file, and the way back. */
export function drawOffer(
  view: EditorView,
  blockId: string,
  context: EditorContext,
): HTMLElement | undefined {
  const offered = context.photos.offered(blockId);
  if (!offered) return undefined;
  const { words, asset, conflicts, location } = offered;
  const fields = Object.entries(labels.photo.fields);
  const taken = fields
    .filter(([name]) => name in words || (name !== 'credit' && name in asset))
    .map(([, label]) => label);
  const told = [
    taken.length > 0 ? labels.photo.fromFile(taken) : '',
    conflicts.length > 0
      ? labels.photo.conflicts(conflicts.map((field) => labels.photo.fields[field]))
      : '',
    location ? labels.photo.hasLocation : '',
  ].filter((text) => text !== '');
  const details = button(labels.photo.fileDetails, () => {
    context.overlays.setState({ photoDialog: { kind: 'file', blockId } });
  });
  const back = button(labels.photo.takeBack, () => {
    takeBack(view, blockId, context);
    view.focus();
  });
  const keep = button(labels.photo.keep, () => {
    context.photos.dismissOffer(blockId);
    view.focus();
  });
  const actions = taken.length > 0 ? [back, details, keep] : [details, keep];
  const box = holding('photo-offer', line(told.join(' '), 'status'), ...actions);
  box.contentEditable = 'false';
  return box;
}
