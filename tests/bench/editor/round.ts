import type { Browser } from '@playwright/test';
import { numbersOf } from '../../numbersOf.ts';
import { type BenchArticle, sentences } from './article.ts';
import { EditorWindow, quantile, type Sample } from './editorWindow.ts';
import type { EditorName } from './goals.ts';
import type { Hosts } from './hosts.ts';
import { Turns } from './turns.ts';
import { drawn, settled } from './watch.ts';

/** How often in one round; the middle counts. */
const times = { open: 9, edit: 5, paste: 9 };
/** Of those who edit, each key so often in a turn: as somebody at work, who makes no pause between. */
const inOneGo = 5;

/** Each is typed without a pause, in every editor before the next. */
const typed = [
  'and so the old pier stayed ',
  'shut that day while the ferry ',
  'lay at anchor in the bay until ',
];

/**
 * Opens one article in every editor, all in one browser, and does with it what a person does: each
 * act in each editor in turn, so that what slows the machine for a while slows all of them.
 *
 * @param failed is told of an editor that does not come through; the others go on without it
 */
export async function runRound(
  browser: Browser,
  hosts: Hosts,
  editors: readonly EditorName[],
  article: BenchArticle,
  failed: (editor: EditorName, error: unknown) => void,
): Promise<{ editor: EditorName; sample: Sample }[]> {
  const turns = new Turns(
    editors.map((editor) => new EditorWindow(editor)),
    failed,
  );
  try {
    for (let time = 0; time < times.open; time++) {
      await turns.each(async (view) => {
        await hosts.restore(article);
        await view.openAnew(browser, hosts, article);
      });
    }
    await turns.together((view) => view.clickParagraph('last'));
    await turns.together(({ page }) => page.keyboard.press('Control+End'));
    await typing(turns, 'end');
    await turns.together(({ page }) => settled(page));
    await turns.together((view) => view.clickParagraph('middle'));
    await typing(turns, 'middle');
    await saving(turns);
    await splitting(turns);
    await pasting(turns);
    await markingAll(turns);
    await finding(turns);
    await serialising(turns);
    return turns.windows.map(({ editor, sample }) => ({ editor, sample }));
  } finally {
    await Promise.all(turns.windows.map((view) => view.close()));
  }
}

/**
 * Steady typing, a line at a time. What comes first in a fresh place (scrolled, laid out; at the end,
 * which comes right after opening, also the first run of all code) is none: a few keys of every
 * editor are not counted.
 */
async function typing(turns: Turns, where: 'end' | 'middle') {
  await turns.together(async ({ page }) => {
    await page.keyboard.type('yes ', { delay: 30 });
    await page.evaluate(() => {
      window.watch.latencies = [];
    });
  });
  for (const line of typed) {
    await turns.each(async (view) => {
      const keys = [...line].map((letter) => (letter === ' ' ? 'Space' : letter));
      const before = await view.clock.work();
      for (const key of keys) {
        await view.page.keyboard.press(key);
        await view.page.waitForTimeout(20);
      }
      await drawn(view.page);
      const after = await view.clock.work();
      view.note(`${where}Cpu`, (after.all - before.all) / keys.length);
      view.note(`${where}Script`, (after.script - before.script) / keys.length);
    });
  }
  await turns.together(async (view) => {
    const latencies = await view.page.evaluate(() => window.watch.latencies);
    view.note(`${where}P50`, quantile(latencies, 0.5));
    view.note(`${where}P95`, quantile(latencies, 0.95));
  });
}

/** What the save behind a pause costs the page, and the longest that it holds up a key. */
async function saving(turns: Turns) {
  await turns.each(async (view) => {
    const { editor, page, clock } = view;
    if (editor !== 'stet') return settled(page);
    await page.evaluate(() => {
      window.watch.longest = 0;
    });
    const before = await clock.work();
    await settled(page);
    view.note('saveCpu', (await clock.work()).all - before.all);
    view.note('saveLongest', await page.evaluate(() => window.watch.longest));
  });
}

async function splitting(turns: Turns) {
  await goes(turns, async (view) => {
    await view.measureKey('enter', 'Enter');
    await view.measureKey('join', 'Backspace');
  });
  await turns.together(({ page }) => settled(page));
  await turns.together((view) => view.press('Control+Shift+ArrowLeft'));
  await goes(turns, async (view) => {
    await view.measureKey('bold', 'Control+b');
    await view.press('Control+b');
  });
  await turns.together((view) => view.press('ArrowRight'));
}

async function goes(turns: Turns, act: (view: EditorWindow) => Promise<void>) {
  for (let time = 0; time < times.edit; time++) {
    await turns.each(async (view) => {
      for (let go = 0; go < inOneGo; go++) await act(view);
    });
  }
}

/** By one who did nothing for a while; and by somebody who writes, and so into an unsaved text. */
async function pasting(turns: Turns) {
  const random = numbersOf(7);
  const html = Array.from({ length: 20 }, () => `<p>${sentences(50, random)}</p>`).join('');
  await turns.each(({ page }) =>
    page.evaluate(async (markup) => {
      const type = 'text/html';
      const item = new ClipboardItem({ [type]: new Blob([markup], { type }) });
      await navigator.clipboard.write([item]);
    }, html),
  );
  for (let time = 0; time < times.paste; time++) {
    await turns.together(({ page }) => settled(page));
    await turns.each((view) => view.measureKey('pasteSaved', 'Control+v'));
    await turns.together(({ page }) => settled(page));
    await turns.each((view) => view.measureKey('undoPasteSaved', 'Control+z'));
  }
  for (let time = 0; time < times.paste; time++) {
    await turns.each(async (view) => {
      await view.press('x');
      await view.measureKey('paste', 'Control+v');
      await view.measureKey('undoPaste', 'Control+z');
    });
  }
}

/** Once: a bare contenteditable takes minutes for it at 100 000 words. */
async function markingAll(turns: Turns) {
  await turns.together(({ page }) => settled(page));
  await turns.together(({ page }) => page.keyboard.press('Control+a'));
  await turns.together(({ page }) => settled(page));
  await turns.each((view) => view.measureKey('boldAll', 'Control+b'));
  await turns.together(({ page }) => settled(page));
  await turns.each((view) => view.measureKey('undoBoldAll', 'Control+z'));
  await turns.together(({ page }) => settled(page));
}

/** From the word in the field to all its places counted and the ones in sight marked. */
async function finding(turns: Turns) {
  await turns.each(async (view) => {
    if (view.editor !== 'stet') return;
    const { page } = view;
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: 'Find', exact: true }).waitFor();
    await settled(page);
    await view.measure('find', async () => {
      await page.keyboard.insertText('pier');
      await page.locator('.find-count', { hasText: /\d/ }).waitFor();
    });
    await page.keyboard.press('Escape');
    await settled(page);
  });
}

async function serialising(turns: Turns) {
  await turns.each(async (view) => {
    const [took] = await view.page.evaluate((name) => {
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
    }, view.editor);
    if (took !== undefined) view.note(view.editor === 'raw' ? 'html' : 'json', took);
  });
}
