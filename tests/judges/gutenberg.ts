import { readFileSync } from 'node:fs';
import { Slice } from '@tiptap/pm/model';
import { textOfSlice } from '../../renderer/editor/paste/own/leaving.ts';
import { htmlForOthers } from '../../renderer/editor/paste/own/otherPrograms.ts';
import type { Along } from '../../renderer/editor/photos/photosAlong.ts';
import type { Article } from '../../shared/article/model.ts';
import { articleSchema } from '../../shared/article/schema.ts';
import { type ClipboardCopy, clipboardCopy } from '../../shared/formats/clipboard/clipboardCopy.ts';
import { readPage, words as wordsIn } from '../unit/formats/htmlTree.ts';
import { judgedArticles, writeExport } from './articles.ts';
import type { Editor } from './editors/installApart.ts';
import { missingEditor, openEditor, settled } from './editors/openEditor.ts';
import type { Judge } from './judge.ts';

const editor: Editor = { folder: 'wordpress', name: 'WordPress’s block editor', size: '500 MB' };

/** What `editors/wordpress/page.js` tells of blocks. */
interface Told {
  blocks: { name: string; isValid: boolean; originalContent: string; issues: string[] }[];
  /** As the editor would save them. */
  markup: string;
}

/** WordPress's own block validator, which says "invalid content" where the editor would. */
export const gutenberg: Judge = {
  name: 'Gutenberg',
  missing: missingEditor(editor),
  async judge(folder) {
    const complaints: string[] = [];
    let posts = 0;
    const { ask, close } = await openEditor(editor);
    try {
      for (const [name, article] of judgedArticles()) {
        const markup = readFileSync(writeExport(folder, 'wordpress', name, article), 'utf8').trim();
        const told = await ask<Told>('parse', markup);
        posts++;
        complaints.push(...against(told, markup).map((complaint) => `${name}: ${complaint}`));
      }
    } finally {
      await close();
    }
    return { complaints, looked: `${posts} posts` };
  },
};

/**
 * "Copy for WordPress", and the article's text itself as it is copied for every program, pasted with a
 * key into an empty post.
 */
export const gutenbergPaste: Judge = {
  name: 'Pastes into Gutenberg',
  missing: missingEditor(editor),
  async judge() {
    const complaints: string[] = [];
    let pastes = 0;
    const { page, ask, paste, complaints: thrown, close } = await openEditor(editor);
    const canvas = page.frameLocator('iframe[name="editor-canvas"]');
    const pasted = async (copy: ClipboardCopy): Promise<Told> => {
      await ask('clear');
      await canvas.locator('[data-type="core/paragraph"]').click();
      await paste(copy);
      pastes++;
      const content = () => ask<Told>('content');
      return settled(content, ({ markup }) => markup !== '');
    };
    try {
      for (const [name, article] of judgedArticles(60)) {
        const copy = clipboardCopy('wordpress', { article, missing: new Set() });
        if (copy.text.trim() === '') continue;
        const found = against(await pasted(copy), copy.text.trim(), edited);
        const plain = copiedText(article);
        const all = await pasted(plain);
        if (!literalMarkup.test(plain.html) && letters(all.markup) !== letters(plain.html)) {
          found.push('words of its text are missing');
        }
        if (all.blocks.some((block) => fallbacks.has(block.name)))
          found.push('its text is no block');
        complaints.push(...[...found, ...thrown()].map((complaint) => `${name}: ${complaint}`));
      }
    } finally {
      await close();
    }
    return { complaints, looked: `${pastes} pastes` };
  },
};

/** Words that look like markup, which it reads a second time in an item with a list in it. */
const literalMarkup = /&lt;|&amp;(?:amp|lt|gt);/;

/** Accents are set together by it, and a space at the end of what is bold goes. */
const letters = (html: string): string =>
  [...wordsIn(readPage(html).root).join('').normalize('NFC')].sort().join('');

/** What Ctrl+C puts on the clipboard when all is selected, and no picture is read yet. */
function copiedText({ content, assets = {}, language }: Article) {
  const slice = new Slice(articleSchema.nodeFromJSON(content).content, 0, 0);
  const along: Along = { asset: ({ asset }) => assets[String(asset)], of: () => undefined };
  return { text: textOfSlice(slice), html: htmlForOthers(slice, language, along) };
}

/**
 * Words such as "&amp;" in an attribute or an address, which is `&amp;amp;` there: Gutenberg writes
 * them back as one `&amp;` and then calls its own output invalid.
 */
const literalEntity = /&amp;(?:#\d+|#x[\da-f]+|[a-z\d]+);/i;

/** Blocks for what it does not know, and for HTML that nobody marked as anything. */
const fallbacks = new Set(['core/missing', 'core/freeform', 'core/html']);

function against(
  { blocks, markup }: Told,
  given: string,
  comparable: (markup: string) => string = saved,
): string[] {
  const complaints = blocks
    .filter(
      ({ name, isValid, originalContent }) =>
        fallbacks.has(name) || (!isValid && !literalEntity.test(originalContent)),
    )
    .map(
      ({ name, originalContent, issues }) =>
        `${name}: ${issues.join(' ')} ${originalContent.slice(0, 400).replaceAll('\n', '⏎')}`,
    );
  const [again, wanted] = [comparable(markup), comparable(given)];
  if (again !== wanted && !literalEntity.test(wanted)) {
    let at = 0;
    while (again[at] === wanted[at]) at++;
    const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60);
    complaints.push(`is written as ${around(again)} and not as ${around(wanted)}`);
  }
  return complaints;
}

/** Several lists in one item: it takes the space between them for the end of the item's words. */
const saved = (markup: string): string => markup.replace(/\n\n(?=<!-- wp:list )/g, '');

/**
 * Blocks in the editor do something by themselves: an embed whose provider does not answer tries its
 * address without the slash at its end, and a quote without words gets a paragraph to type in.
 */
const edited = (markup: string): string =>
  saved(markup)
    .replace(/(?<=<!-- wp:embed \{"url":"[^"]*)\/+(?=")/g, '')
    .replace(/(?<=<div class="wp-block-embed__wrapper">\n\S*)\/+(?=\n)/g, '')
    .replace(/(?<=<blockquote[^>]*>)<!-- wp:paragraph -->\n<p><\/p>\n<!-- \/wp:paragraph -->/g, '');
