import type { Browser, Page } from '@playwright/test';
import { freshFolders, removeFolders } from '../morning/morning.ts';
import {
  kill,
  lacksBrowser,
  openPage,
  processesOf,
  startBrowser,
  startHost,
} from '../morning/webDesk.ts';
import { type Promised, why } from './promise.ts';

/** In ms. */
const promised = 2_000;
/** Rounds that go on side by side, each with a browser of its own. */
const together = 3;

/** What is killed with SIGKILL: `everything` is the newsroom and all of the browser at once. */
const victims = ['core', 'renderer', 'core and renderer', 'browser', 'everything'] as const;
type Victim = (typeof victims)[number];

/**
 * A round: numbered words are typed into the real editor with real keys, something is killed at a
 * random moment, and what the next start shows is held against what was typed and when.
 */
export const typingKilled: Promised = {
  id: 'P3',
  says: 'at most 2 s of typing lost in any crash',
  rounds: 200,
  lacks: lacksBrowser,
  async run({ rounds, say }) {
    const failures: string[] = [];
    let longest = 0;
    let next = 0;
    const desk = async () => {
      const seat: Seat = { browser: await startBrowser() };
      while (next < rounds) {
        const count = next++;
        const victim = victims[count % victims.length] as Victim;
        const withFile = Math.floor(count / victims.length) % 2 === 0;
        const about = `${victim} killed, an article with${withFile ? '' : 'out'} a file`;
        try {
          const { tail, words } = await round(seat, victim, withFile);
          longest = Math.max(longest, tail);
          if (tail > promised) failures.push(`${about}: ${tail} ms missing`);
          say(`${count + 1} of ${rounds}. ${about}: ${words} words, ${tail} ms missing`);
        } catch (error) {
          failures.push(`${about}: ${why(error)}`);
          say(`${count + 1} of ${rounds}. ${about}: ${why(error)}`);
          await seat.browser.close().catch(() => undefined);
          seat.browser = await startBrowser();
        }
      }
      await seat.browser.close();
    };
    await Promise.all(Array.from({ length: Math.min(together, rounds) }, desk));
    return { rounds, failures, worst: `${longest} ms missing` };
  },
};

interface Seat {
  browser: Browser;
}

/** @returns how long before the crash the first word that is missing was typed, in ms; 0: none is. */
async function round(seat: Seat, victim: Victim, withFile: boolean) {
  const folders = await freshFolders();
  let host = await startHost(folders);
  try {
    let page = await openPage(seat.browser, host.url);
    await page.getByRole('button', { name: 'New article' }).first().click();
    await page.getByRole('textbox', { name: 'Headline', exact: true }).click();
    await page.keyboard.type('Numbers');
    if (withFile) await page.keyboard.press('Control+s');
    await page.getByRole('textbox', { name: 'Article body' }).click();

    const ofRenderer = await processesOf(seat.browser, 'renderer');
    const ofBrowser = await processesOf(seat.browser, 'browser');
    const typedAt: number[] = [];
    const until = Date.now() + 1_500 + Math.random() * 4_000;
    while (Date.now() < until) {
      await page.keyboard.type(`w${typedAt.length} `);
      typedAt.push(Date.now());
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 120));
    }
    const crashedAt = Date.now();
    const killsCore = victim !== 'renderer' && victim !== 'browser';
    if (killsCore) host.child.kill('SIGKILL');
    const killed =
      victim === 'browser' || victim === 'everything'
        ? [...ofBrowser, ...ofRenderer]
        : victim === 'core'
          ? []
          : ofRenderer;
    for (const id of killed) killById(id);
    await page.close({ runBeforeUnload: false }).catch(() => undefined);
    if (victim === 'browser' || victim === 'everything') {
      await seat.browser.close().catch(() => undefined);
      seat.browser = await startBrowser();
    }
    if (killsCore) {
      await kill(host.child);
      host = await startHost(folders);
    }
    page = await openPage(seat.browser, host.url);
    const found = await shownAgain(page);
    const missing = typedAt.findIndex((_, index) => !new RegExp(`\\bw${index}\\b`).test(found));
    await page.close({ runBeforeUnload: false });
    const tail = missing === -1 ? 0 : crashedAt - (typedAt[missing] as number);
    return { tail, words: typedAt.length };
  } finally {
    await kill(host.child);
    await removeFolders(folders);
  }
}

function killById(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It went with the one before.
  }
}

/** What was saved just before lies in the library; what was not is shown by itself. */
async function shownAgain(page: Page): Promise<string> {
  const body = page.getByRole('textbox', { name: 'Article body' });
  const nothing = page.getByRole('heading', { name: 'Nothing open' });
  // However long a busy machine looks for unsaved text: it says neither before it has.
  await body.or(nothing).first().waitFor();
  if (await nothing.isVisible()) {
    await page.getByRole('listitem').filter({ hasText: 'Numbers' }).first().click();
  }
  await body.waitFor();
  return body.innerText();
}
