import type { Schema } from '@tiptap/pm/model';
import { EditorState, Selection } from '@tiptap/pm/state';
import { adaptSlice } from './adaptSlice.ts';
import { Arrival } from './arrival.ts';
import { noFlavours } from './flavours.ts';
import { putIn } from './pasteSlice.ts';
import { onceFetched } from './readers.ts';

let rehearsed = false;

/**
 * Pastes a few invented words into an article that nobody sees, while nobody waits: code is compiled
 * when it runs first, and for the first paste of a day that takes longer than to paste a thousand
 * words.
 */
export function rehearsePasting(schema: Schema): void {
  onceFetched(() => {
    if (rehearsed) return;
    rehearsed = true;
    const { body } = document.implementation.createHTMLDocument('');
    for (const words of ['Stet', 'let it stand', 'as it was']) {
      const line = document.createElement('p');
      const stressed = document.createElement('b');
      stressed.append(words);
      line.append(words, stressed);
      body.append(line);
    }
    const arrival = new Arrival(schema);
    arrival.begin({ ...noFlavours, html: body.innerHTML });
    arrival.hide(body.innerHTML);
    const slice = adaptSlice(arrival.parseSlice(body, { preserveWhitespace: true }), {
      hasAsset: () => false,
      keepIds: false,
      foreign: true,
      arriving: () => undefined,
    });
    const { doc, tr } = EditorState.create({ schema });
    putIn(tr.setSelection(Selection.atEnd(doc)), slice);
  });
}
