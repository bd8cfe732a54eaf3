import { clipboardCopy } from '../../shared/formats/clipboard/clipboardCopy.ts';
import type { LexicalNode } from '../../shared/formats/ghost/lexical.ts';
import { pictureFor } from '../unit/formats/render.ts';
import { judgedArticles } from './articles.ts';
import type { Editor } from './editors/installApart.ts';
import { missingEditor, openEditor, settled } from './editors/openEditor.ts';
import type { Judge } from './judge.ts';

const editor: Editor = { folder: 'ghost', name: 'Koenig, Ghost’s editor', size: '30 MB' };

/** "Copy for Ghost", pasted with a key into an empty post. */
export const koenigPaste: Judge = {
  name: 'Pastes into Koenig',
  missing: missingEditor(editor),
  async judge() {
    const complaints: string[] = [];
    let pastes = 0;
    const { page, ask, paste, complaints: thrown, close } = await openEditor(editor);
    try {
      for (const [name, article] of judgedArticles(60)) {
        const copy = clipboardCopy('ghost', { article, missing: new Set(), dataOf });
        const { nodes } = JSON.parse(copy.lexical ?? '') as { nodes: LexicalNode[] };
        if (copy.text.trim() === '') continue;
        await ask('clear');
        await page.locator('[data-lexical-editor] p').first().click();
        await paste(copy);
        pastes++;
        const content = await settled(() => ask<LexicalNode[]>('content'), hasCome);
        const found = [...differences(nodes, content, ''), ...thrown()];
        complaints.push(...found.map((complaint) => `${name}: ${complaint}`));
      }
    } finally {
      await close();
    }
    return { complaints, looked: `${pastes} pastes` };
  },
};

const dataOf = (src: string) =>
  `data:image/${src.slice(src.lastIndexOf('.') + 1)};base64,${Buffer.from(pictureFor(src)).toString('base64')}`;

/** There, and every picture that came along is uploaded. */
const hasCome = (content: LexicalNode[]) =>
  (content.length > 1 || content[0]?.type !== 'paragraph' || content[0].children?.length !== 0) &&
  !JSON.stringify(content).includes('"src":"data:');

/** What the editor finds by itself: the direction of a text; address and size of an upload. */
const itsOwn = new Set(['direction', 'src', 'width', 'height']);

/** @returns what of the copied nodes is not in the editor, or not so. */
function differences(copied: unknown, pasted: unknown, place: string): string[] {
  if (typeof copied !== 'object' || copied === null || typeof pasted !== 'object' || !pasted) {
    return copied === pasted
      ? []
      : [`${place} is ${JSON.stringify(pasted)} and not ${JSON.stringify(copied)}`];
  }
  const lengths =
    Array.isArray(copied) && Array.isArray(pasted) && copied.length !== pasted.length
      ? [`${place} has ${pasted.length} nodes and not ${copied.length}`]
      : [];
  return [
    ...lengths,
    ...Object.entries(copied).flatMap(([name, value]) => {
      if (itsOwn.has(name)) return [];
      const other = (pasted as Record<string, unknown>)[name];
      // An editor of its own inside the card, which writes HTML in its own way.
      const [from, to] = name === 'caption' ? [shown(value), shown(other)] : [value, other];
      return differences(from, to, `${place}/${name}`);
    }),
  ];
}

/** The words of HTML in one line, and where they lead. */
const shown = (html: unknown): string =>
  String(html)
    .replace(/<(?:a [^>]*?(href="[^"]*")[^>]*|[^>]*)>/g, (_, href = '') => href)
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ');
