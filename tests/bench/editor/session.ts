import type { Browser, Page } from '@playwright/test';
import { numbersOf } from '../../numbersOf.ts';
import { type BenchArticle, sentences } from './article.ts';
import { Clock } from './clock.ts';
import type { EditorName } from './goals.ts';
import type { Hosts } from './hosts.ts';
import { drawn, settled, watchPage } from './watch.ts';

/** What one article in one editor took, by measure; units are in `measures`. */
export type Sample = Record<string, number>;

/** A person holds a mouse's button down for so long, in ms: 60 to 100. */
const press = 80;

const keys = 'and so the old pier stayed shut that day '.split('');

/** Opens one article in a fresh window and does with it what a person does. */
export async function runSession(
  browser: Browser,
  hosts: Hosts,
  editor: EditorName,
  article: BenchArticle,
): Promise<Sample> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);
  try {
    await watchPage(page);
    const clock = await Clock.on(page);
    const sample: Sample = {};
    await open(page, clock, hosts, editor, article, sample);
    await clickParagraph(page, 'last');
    await page.keyboard.press('Control+End');
    Object.assign(sample, await type(page, clock, 'end'));
    await settled(page);
    await clickParagraph(page, 'middle');
    Object.assign(sample, await type(page, clock, 'middle'));
    await saving(page, clock, editor, sample);
    await settled(page);
    sample.enter = await each(page, clock, 'Enter', 'Backspace');
    sample.join = await each(page, clock, 'Backspace', 'Enter', true);
    await settled(page);
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await drawn(page);
    sample.bold = await each(page, clock, 'Control+b');
    await page.keyboard.press('ArrowRight');
    await settled(page);
    await pasting(page, clock, sample);
    await settled(page);
    await page.keyboard.press('Control+a');
    await settled(page);
    sample.boldAll = await once(page, clock, () => page.keyboard.press('Control+b'));
    await settled(page);
    sample.undoBoldAll = await once(page, clock, () => page.keyboard.press('Control+z'));
    await settled(page);
    await finding(page, clock, editor, sample);
    await serialising(page, editor, sample);
    return sample;
  } finally {
    await context.close();
  }
}

async function open(
  page: Page,
  clock: Clock,
  { plain, stet }: Hosts,
  editor: EditorName,
  { name, headline, html }: BenchArticle,
  sample: Sample,
) {
  await page.goto(editor === 'stet' ? stet : `${plain}/${editor}#${name}`);
  const button =
    editor === 'stet'
      ? page.getByRole('listitem').filter({ hasText: headline }).getByRole('button').first()
      : page.getByRole('button', { name: 'Open' });
  await button.waitFor();
  await settled(page);
  const heap = await clock.heap();
  const textBytes = html.replace(/<[^>]*>/g, '').length;
  const before = await clock.work();
  // As by a person: the pointer and the press are over by the time the button comes up, which is timed.
  await button.click({ delay: press });
  await page.waitForFunction(() => window.watch.opened !== undefined);
  const after = await clock.work();
  sample.open = await page.evaluate(() => window.watch.opened ?? Number.NaN);
  sample.openCpu = after.all - before.all;
  await settled(page);
  sample.openAll = (await clock.work()).all - before.all;
  // The text itself lies outside the script's heap, in every editor once.
  sample.heap = ((await clock.heap()) - heap + textBytes) / 1e6;
}

async function clickParagraph(page: Page, which: 'middle' | 'last') {
  // Twice: what comes into view gets its true height only then.
  for (let round = 0; round < 2; round++) {
    await page.evaluate((where) => {
      const root = document.querySelector('[contenteditable="true"]');
      const all = root?.querySelectorAll(':is(.body, .body > div, [contenteditable="true"]) > p');
      const place = all?.[where === 'last' ? all.length - 1 : Math.floor(all.length / 2)];
      place?.scrollIntoView({ block: 'center' });
    }, which);
    await drawn(page);
  }
  const { x, y } = await page.evaluate((where) => {
    const root = document.querySelector('[contenteditable="true"]');
    const all = root?.querySelectorAll(':is(.body, .body > div, [contenteditable="true"]) > p');
    const place = all?.[where === 'last' ? all.length - 1 : Math.floor(all.length / 2)];
    const box = place?.getBoundingClientRect();
    return { x: (box?.left ?? 0) + 200, y: (box?.top ?? 0) + 14 };
  }, which);
  await page.mouse.click(x, y);
  await settled(page);
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const quantile = (values: readonly number[], part: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;

/**
 * Steady typing. What comes first in a fresh place (scrolled, laid out; at the end, which comes right
 * after opening, also the first run of all code) is none: a few keys of every editor are not counted.
 */
async function type(page: Page, clock: Clock, where: 'end' | 'middle'): Promise<Sample> {
  await page.keyboard.type('yes ', { delay: 30 });
  await page.evaluate(() => {
    window.watch.latencies = [];
  });
  const before = await clock.work();
  for (const key of keys) {
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    await page.waitForTimeout(20);
  }
  await drawn(page);
  const after = await clock.work();
  const latencies = await page.evaluate(() => window.watch.latencies);
  return {
    [`${where}P50`]: quantile(latencies, 0.5),
    [`${where}P95`]: quantile(latencies, 0.95),
    [`${where}Cpu`]: (after.all - before.all) / keys.length,
    [`${where}Script`]: (after.script - before.script) / keys.length,
  };
}

/** What the save behind a pause costs the page, and the longest that it holds up a key. */
async function saving(page: Page, clock: Clock, editor: EditorName, sample: Sample) {
  if (editor !== 'stet') return;
  await page.evaluate(() => {
    window.watch.longest = 0;
  });
  const before = await clock.work();
  await settled(page);
  sample.saveCpu = (await clock.work()).all - before.all;
  sample.saveLongest = await page.evaluate(() => window.watch.longest);
}

/** CPU of one key in ms, the middle of five, each followed by the key that takes it back. */
async function each(page: Page, clock: Clock, key: string, back = key, backFirst = false) {
  const costs: number[] = [];
  for (let round = 0; round < 5; round++) {
    if (backFirst) {
      await page.keyboard.press(back);
      await drawn(page);
    }
    costs.push(await once(page, clock, () => page.keyboard.press(key)));
    if (!backFirst) {
      await page.keyboard.press(back);
      await drawn(page);
    }
  }
  return quantile(costs, 0.5);
}

async function once(page: Page, clock: Clock, act: () => Promise<void>): Promise<number> {
  const before = await clock.work();
  await act();
  await drawn(page);
  return (await clock.work()).all - before.all;
}

/** By somebody who writes, and so into an unsaved text; and by one who did nothing for a while. */
async function pasting(page: Page, clock: Clock, sample: Sample) {
  const random = numbersOf(7);
  const html = Array.from({ length: 20 }, () => `<p>${sentences(50, random)}</p>`).join('');
  await page.evaluate(async (markup) => {
    const type = 'text/html';
    const item = new ClipboardItem({ [type]: new Blob([markup], { type }) });
    await navigator.clipboard.write([item]);
  }, html);
  await drawn(page);
  const afterSave = await pastes(page, clock, settled);
  sample.pasteSaved = afterSave.paste;
  sample.undoPasteSaved = afterSave.undo;
  await page.keyboard.press('x');
  await drawn(page);
  const { paste, undo } = await pastes(page, clock, drawn);
  sample.paste = paste;
  sample.undoPaste = undo;
}

/** The middle of three each, and what is waited for before each of them. */
async function pastes(page: Page, clock: Clock, ready: (page: Page) => Promise<void>) {
  const costs: { paste: number[]; undo: number[] } = { paste: [], undo: [] };
  for (let round = 0; round < 3; round++) {
    await ready(page);
    costs.paste.push(await once(page, clock, () => page.keyboard.press('Control+v')));
    await ready(page);
    costs.undo.push(await once(page, clock, () => page.keyboard.press('Control+z')));
  }
  return { paste: quantile(costs.paste, 0.5), undo: quantile(costs.undo, 0.5) };
}

/** From the word in the field to all its places counted and the ones in sight marked. */
async function finding(page: Page, clock: Clock, editor: EditorName, sample: Sample) {
  if (editor !== 'stet') return;
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find', exact: true }).waitFor();
  await settled(page);
  sample.find = await once(page, clock, async () => {
    await page.keyboard.insertText('pier');
    await page.locator('.find-count', { hasText: /\d/ }).waitFor();
  });
  await page.keyboard.press('Escape');
  await settled(page);
}

async function serialising(page: Page, editor: EditorName, sample: Sample) {
  const times = await page.evaluate((name) => {
    const root = document.querySelector('[contenteditable="true"]') as
      | (Element & { editor?: { getJSON(): unknown } })
      | null;
    const editorOf = root?.editor;
    const work =
      name === 'raw'
        ? () => root?.innerHTML
        : editorOf && (() => JSON.stringify(editorOf.getJSON()));
    if (!work) return [];
    // The page's clock is coarse: take as many rounds as fill 50 of its ticks.
    let rounds = 0;
    const began = performance.now();
    while (performance.now() - began < 50) {
      work();
      rounds++;
    }
    return [(performance.now() - began) / rounds];
  }, editor);
  if (times.length > 0) sample[editor === 'raw' ? 'html' : 'json'] = times[0] ?? Number.NaN;
}
