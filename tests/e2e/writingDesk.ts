import type { Locator, Page } from '@playwright/test';
import { type Block, expect, type TestNewsroom } from './newsroom.ts';
import { sampleArticle } from './sampleArticle.ts';
import { body, expectSaved, openArticle } from './steps.ts';

/** An article in the editor, and what of it is on the disk. */

export async function openBody(newsroom: TestNewsroom, blocks: Block[], headline = 'Harbour vote') {
  await newsroom.writeArticle('story.stet', sampleArticle({ headline, body: blocks }));
  await openArticle(newsroom.page, headline);
}

/** Saves, and tells what the file says in short: `paragraph(Words) photo(caption() credit())`. */
export async function savedBody(newsroom: TestNewsroom): Promise<string> {
  return short((await savedContent(newsroom)).content?.[3]?.content);
}

export async function savedContent(newsroom: TestNewsroom): Promise<Block> {
  const { page } = newsroom;
  await page.keyboard.press('Control+s');
  await expectSaved(page);
  const [name = ''] = await newsroom.articleFiles();
  return (await newsroom.readArticle(name)).content;
}

interface Marked extends Block {
  marks?: { type: string; attrs?: Record<string, unknown> }[];
}

export const short = (blocks: Block[] = []): string => blocks.map(shortBlock).join(' ');

function shortBlock(block: Marked): string {
  if (block.type === 'text') {
    const marks = (block.marks ?? []).map(({ type, attrs }) => attrs?.href ?? type);
    return marks.length > 0 ? `[${block.text} ${marks.join(' ')}]` : (block.text ?? '');
  }
  const level = block.attrs?.level;
  const name = block.type === 'heading' ? `h${level ?? 2}` : block.type;
  const joined = (block.content ?? []).map(shortBlock);
  const inline = (block.content ?? []).some(({ type }) => type === 'text');
  return `${name}(${joined.join(inline ? '' : ' ')})`;
}

/** A paste as other programs cause it, with the very bytes they put on the clipboard. */
export async function paste(page: Page, data: Record<string, string>) {
  await page.evaluate((types) => {
    const clipboardData = new DataTransfer();
    for (const [type, value] of Object.entries(types)) clipboardData.setData(type, value);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    // A person's key comes first, and with it the editor looks where a click has put the caret.
    const held = new KeyboardEvent('keydown', { key: 'Control', ctrlKey: true, bubbles: true });
    document.activeElement?.dispatchEvent(held);
    document.activeElement?.dispatchEvent(event);
  }, data);
}

interface PastedElsewhere {
  html: string;
  text: string;
  /** By their names. */
  types: Record<string, string>;
  /** What the browser itself makes of it in a place for formatted text. */
  shown: string;
}

/** What another program gets from the clipboard: a page that shows what is pasted into it. */
export async function pastedElsewhere(page: Page): Promise<PastedElsewhere> {
  const other = await page.context().newPage();
  await other.goto('about:blank');
  await other.evaluate(() => {
    const place = document.createElement('div');
    place.contentEditable = 'true';
    document.body.append(place);
    place.focus();
    place.addEventListener('paste', ({ clipboardData }) => {
      const types = [...(clipboardData?.types ?? [])];
      const all = types.map((type) => [type, clipboardData?.getData(type)] as const);
      Object.assign(window, { pasted: Object.fromEntries(all) });
    });
  });
  await other.keyboard.press('Control+v');
  await other.waitForFunction(() => 'pasted' in window);
  const [types, shown] = await other.evaluate(() => [
    (window as unknown as { pasted: Record<string, string> }).pasted,
    document.querySelector('div')?.innerHTML ?? '',
  ]);
  const found = { html: types['text/html'] ?? '', text: types['text/plain'] ?? '', types, shown };
  await other.close();
  await page.bringToFront();
  return found;
}

/** The picture of a photo that the newsroom has taken in; on its way there the file itself is shown. */
export const takenIn = '.photo-picture.is-picture img[src^="blob:"]';

export async function pasteFile(page: Page, file: { name: string; type: string; bytes: number[] }) {
  await page.evaluate(({ name, type, bytes }) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([new Uint8Array(bytes)], name, { type }));
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, file);
}

/** The newsroom is slow to take photos in, as from a shared folder. @returns what lets them in. */
export async function photosHeld(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route('**/media/**', async (route) => {
    if (route.request().method() === 'POST') await promise;
    await route.continue();
  });
  return resolve;
}

/** What the editor's policy forbids is reported to the console; a page without reports is clean. */
export function watchPolicy(page: Page): string[] {
  const reports: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) reports.push(message.text());
  });
  page.on('pageerror', (error) => reports.push(error.message));
  return reports;
}

/** Where the caret or selection is: the name of its text block or of the selected block. */
export const caretPlace = (page: Page) =>
  page.evaluate(() => {
    const selected = document.querySelector('.is-selected, .ProseMirror-selectednode');
    if (selected) return `selected ${selected.className.split(' ')[0] || selected.nodeName}`;
    const node = getSelection()?.anchorNode;
    const element = node instanceof Element ? node : node?.parentElement;
    const field = element?.closest('[aria-label], p, h2, h3, h4');
    return field?.getAttribute('aria-label') ?? field?.nodeName ?? 'nowhere';
  });

export async function clickInBody(page: Page, words: string) {
  await body(page).getByText(words).click();
  await expect(page.locator('.ProseMirror')).toBeFocused();
}

/** The bar over what is selected. */
export const formatting = (page: Page) => page.getByRole('toolbar', { name: 'Formatting' });

/** How far from the window's upper edge, in whole pixels. */
export const topOf = async (place: Locator) =>
  Math.round((await place.boundingBox())?.y ?? Number.NaN);
