import type { CDPSession, Page } from '@playwright/test';
import { type CommandId, commands } from '../../shared/contract/commands.ts';
import { paste as pasteInto } from './writingDesk.ts';

/** What somebody may do at a desk who has no plan: one step after the other, by a seed. */

const keys = [
  ...['Enter', 'Enter', 'Shift+Enter', 'Control+Enter', 'Tab', 'Shift+Tab', 'Escape'],
  ...['Backspace', 'Backspace', 'Delete', 'Delete', 'Control+Backspace', 'Control+Delete'],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['Control+Home', 'Control+End', 'Control+ArrowLeft', 'Control+ArrowRight', 'Control+a'],
  ...['Shift+ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowLeft', 'Shift+ArrowRight', 'Shift+Home'],
  ...['Shift+End', 'Shift+PageDown', 'Control+Shift+End', 'Alt+ArrowUp', 'Alt+ArrowDown'],
  ...['Alt+Shift+ArrowDown', 'Control+Shift+Backspace', 'Control+b', 'Control+c', 'Control+x'],
  ...['Control+v', 'Control+v', 'Control+z', 'Control+Shift+z'],
];

/** What changes a text by one key, and is no typing. */
const changingKeys = [
  ...['Alt+ArrowUp', 'Alt+ArrowDown', 'Alt+Shift+ArrowDown', 'Control+Shift+Backspace'],
  ...['Control+b', 'Control+x', 'Control+v', 'Control+Delete', 'Tab', 'Shift+Tab'],
];

const typed = [
  ...['a', 'word ', '"quote" ', "it's ", 'so--', 'TK ', 'é', '한', '👩‍👩‍👧 '],
  ...['## ', '- ', '1. ', '> ', '---', '!!! ', '%% ', '**b** ', '|a|b|', '/'],
];

const pasted: Record<string, string>[] = [
  { 'text/plain': 'one\n\ntwo\nthree' },
  { 'text/plain': 'https://vimeo.com/22' },
  { 'text/plain': 'a\tb\n1\t2' },
  { 'text/html': 'only <i>inline</i> words' },
  { 'text/html': '<p>One</p><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><p>End</p>' },
  { 'text/html': '<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>' },
  { 'text/html': '<h1>H</h1><h2>S</h2><blockquote>q</blockquote><hr><p>z</p>' },
];

/** What asks for a file, or another computer, is for other specs. */
const outward: readonly CommandId[] = ['photo', 'gallery', 'replacePhoto', 'checkLinks'];
const ids = (Object.keys(commands) as CommandId[]).filter(
  (id) => ['Format', 'Block', 'Table'].includes(commands[id].group) && !outward.includes(id),
);

/** One step, told in a few words. */
export type Act = () => Promise<string>;

/** What there is to do by chance in the article that is open. */
function actsIn(page: Page, next: () => number, keyboard: CDPSession) {
  const oneOf = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;

  async function press(among: readonly string[]) {
    const key = oneOf(among);
    await page.keyboard.press(key);
    return key;
  }

  /** What no key has goes to the selection wherever the focus is: an input method would write nothing. */
  const takesWords = () =>
    page.evaluate(() => document.activeElement?.matches('input, textarea, [contenteditable]'));

  async function type() {
    const words = oneOf(typed);
    if (/[^\x20-\x7e]/.test(words) && !(await takesWords())) return 'types where no words go';
    await page.keyboard.type(words);
    return `types ${words}`;
  }

  async function paste() {
    const data = oneOf(pasted);
    await pasteInto(page, data);
    return `pastes ${Object.values(data)[0]}`;
  }

  async function compose() {
    if (!(await takesWords())) return 'composes where no words go';
    const key = { key: 'Process', code: 'KeyG', windowsVirtualKeyCode: 229 };
    await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    const write = (text: string) =>
      keyboard.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    await write('ㅎ');
    await write('하');
    if (next() < 0.4) {
      await write('');
      return 'gives a composition up';
    }
    await keyboard.send('Input.insertText', { text: '한' });
    return 'composes 한';
  }

  async function click() {
    const place = await placeInText(page, next(), next());
    if (!place) return 'nothing to click';
    const how = oneOf(['', '', 'Shift', 'twice']);
    if (how === 'Shift') await page.keyboard.down('Shift');
    await page.mouse.click(...place, { clickCount: how === 'twice' ? 2 : 1 });
    if (how === 'Shift') await page.keyboard.up('Shift');
    return `clicks ${how} at ${place}`;
  }

  async function drag() {
    const place = await placeInText(page, next(), 0.02);
    if (!place) return 'nothing to drag';
    await page.mouse.move(...place);
    const grip = page.locator('.gutter-grip');
    const box = (await grip.isVisible()) ? await grip.boundingBox() : null;
    // A block may begin above what the window shows.
    if (!box || box.y < 0) return 'no grip';
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    const to = [300 + next() * 700, 100 + next() * 550] as const;
    await page.mouse.move(...to, { steps: 4 });
    await page.mouse.up();
    return `drags a block to ${to.map(Math.round)}`;
  }

  async function dragWords() {
    const place = await placeInText(page, next(), next() / 2);
    if (!place) return 'nothing to drag';
    await page.mouse.click(...place);
    await page.keyboard.press('Control+ArrowLeft');
    for (let more = next() * 4; more > 0; more--) {
      await page.keyboard.press('Control+Shift+ArrowRight');
    }
    const words = await page.evaluate(() => {
      const selection = getSelection();
      const box = selection?.rangeCount ? selection.getRangeAt(0).getClientRects()[0] : undefined;
      return box && ([box.x + box.width / 2, box.y + box.height / 2] as const);
    });
    if (!words) return 'no words to drag';
    const copies = next() < 0.3;
    await page.mouse.move(...words);
    await page.mouse.down();
    if (copies) await page.keyboard.down('Control');
    const to = [300 + next() * 700, 100 + next() * 550] as const;
    await page.mouse.move(...to, { steps: 4 });
    await page.mouse.up();
    if (copies) await page.keyboard.up('Control');
    return `${copies ? 'copies' : 'drags'} words at ${place} to ${to.map(Math.round)}`;
  }

  async function run() {
    const { title } = commands[oneOf(ids)];
    await page.keyboard.press('Control+Shift+k');
    const field = page.locator('.palette-input');
    await field.fill(title);
    const found = page.locator('.palette-option').filter({ hasText: title });
    if ((await found.count()) > 0) await found.first().click();
    else await field.press('Escape');
    return `runs ${title}`;
  }

  async function runOn() {
    const said = await run();
    if (next() < 0.5) await page.keyboard.press(oneOf(['Enter', 'Escape', 'ArrowDown']));
    return said;
  }

  return { press, type, paste, compose, click, drag, dragWords, run, runOn };
}

/** Acts by chance in the article that is open. */
export function acting(page: Page, next: () => number, keyboard: CDPSession): Act {
  const acts = actsIn(page, next, keyboard);
  return byWeight(next, [
    [35, () => acts.press(keys)],
    [15, acts.type],
    [10, acts.paste],
    [8, acts.click],
    [6, acts.compose],
    [3, acts.drag],
    [2, acts.dragWords],
    [21, acts.runOn],
  ]);
}

/** Goes to some place, and there does by chance what is one thing, and no typing. */
export function actingOnce(page: Page, next: () => number, keyboard: CDPSession) {
  const acts = actsIn(page, next, keyboard);
  const change = byWeight(next, [
    [15, () => acts.press(changingKeys)],
    [15, acts.paste],
    [8, acts.drag],
    [12, acts.dragWords],
    [50, acts.run],
  ]);
  return { goSomewhere: acts.click, change };
}

function byWeight(next: () => number, acts: readonly [percent: number, act: Act][]): Act {
  return () => {
    let left = next() * 100;
    for (const [percent, act] of acts) {
      left -= percent;
      if (left < 0) return act();
    }
    throw new RangeError('These are less than a hundred per cent.');
  };
}

/** In the window, in some line of the article. */
function placeInText(page: Page, which: number, across: number) {
  return page.evaluate(
    ([which = 0, across = 0]) => {
      const lines = [
        ...document.querySelectorAll('.ProseMirror :is(p, h2, h3, h4, [role=textbox])'),
      ];
      const line = lines[Math.floor(which * lines.length)];
      line?.scrollIntoView({ block: 'center' });
      const box = line?.getBoundingClientRect();
      if (!box?.width) return undefined;
      const place: [number, number] = [box.left + box.width * across, box.top + box.height / 2];
      return document.elementFromPoint(...place)?.closest('.ProseMirror') ? place : undefined;
    },
    [which, across],
  );
}
