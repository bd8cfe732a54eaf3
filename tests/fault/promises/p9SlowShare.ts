import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { parse } from '../../../shared/article/parse.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { textOf } from '../../../shared/article/text.ts';
import { inJournals } from '../../inJournals.ts';
import { articleWith } from '../../unit/newsroom/articleWith.ts';
import { type Folders, freshFolders, removeFolders } from '../morning/morning.ts';
import { injectInLibrary, lacksStrace } from '../morning/strace.ts';
import { kill, lacksBrowser, openPage, startBrowser, startHost } from '../morning/webDesk.ts';
import { type Promised, why } from './promise.ts';

/** What every call about a file of the library meets: it takes so many microseconds, or fails. */
const ills = [
  { name: 'every call takes 2 s', inject: 'delay_enter=2000000' },
  { name: 'every call fails (EIO)', inject: 'error=EIO' },
  { name: 'no call comes back for a minute', inject: 'delay_enter=60000000' },
  { name: 'the share is gone (ESTALE)', inject: 'error=ESTALE' },
] as const;

/** A key that is not on the screen after so many ms is a freeze. */
const freeze = 1_000;
/** What is typed is in the journal after so many ms. */
const promised = 2_000;

/**
 * A round: somebody types in the real editor while the library's folder is on a share that is slow,
 * fails or does not come back. Keys must go on being drawn, what is typed be in the journal, the
 * state line say that it is not saved; and once the share is well again, it is saved.
 */
export const slowShare: Promised = {
  id: 'P9',
  says: 'a slow or vanishing share never freezes typing',
  rounds: ills.length * 2,
  lacks: async () => (await lacksStrace()) ?? (await lacksBrowser()),
  async run({ rounds, say }) {
    const failures: string[] = [];
    const worst = { key: 0, kept: 0 };
    const browser = await startBrowser();
    for (let round = 0; round < rounds; round++) {
      const ill = ills[round % ills.length] as (typeof ills)[number];
      const folders = await freshFolders();
      await fillLibrary(folders);
      const host = await startHost(folders);
      const page = await openPage(browser, host.url);
      try {
        const { faults, key, kept } = await typeDuring(page, folders, host.pid, ill.inject);
        worst.key = Math.max(worst.key, key);
        worst.kept = Math.max(worst.kept, kept);
        failures.push(...faults.map((fault) => `${ill.name}: ${fault}`));
        say(
          `${ill.name}: slowest key ${key} ms, kept after ${kept} ms${faults.map((each) => `; ${each}`).join('')}`,
        );
      } catch (error) {
        failures.push(`${ill.name}: ${why(error)}`);
        say(`${ill.name}: ${why(error)}`);
      } finally {
        await page.close({ runBeforeUnload: false }).catch(() => undefined);
        await kill(host.child);
        await removeFolders(folders);
      }
    }
    await browser.close();
    return {
      rounds,
      failures,
      worst: `key drawn after ${worst.key} ms, words kept after ${worst.kept} ms`,
    };
  },
};

async function fillLibrary({ library }: Folders): Promise<void> {
  for (let count = 0; count < 30; count++) {
    const article = articleWith({ headline: `Story ${count}`, slug: `story-${count}` });
    await fs.writeFile(path.join(library, `story-${count}.stet`), serialise(article));
  }
}

async function typeDuring(page: Page, folders: Folders, pid: number, ill: string) {
  const faults: string[] = [];
  // Of a long list only the rows in sight are on the page.
  await page.getByLabel('Filter articles').fill('Harbour vote');
  const row = page.getByRole('listitem').filter({ hasText: 'Harbour vote' });
  await row.getByRole('button').first().click();
  const body = page.getByRole('textbox', { name: 'Article body' });
  await body.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' before');
  const line = page.getByTestId('save-state');
  await line.filter({ hasText: /^Saved \d/ }).waitFor();

  const detach = await injectInLibrary(pid, folders, 'vote.stet', ill);
  await watchKeys(page);
  const words: string[] = [];
  for (let count = 0; count < 40; count++) {
    words.push(`w${count}`);
    await page.keyboard.type(` w${count}`);
    await wait(100);
  }
  const kept = await untilKept(folders, words.at(-1) as string);
  if (kept > promised) faults.push(`the last word was kept after ${kept} ms`);
  const key = await page.evaluate(() => (window as unknown as Watched).slowestKey);
  if (key > freeze) faults.push(`a key was drawn after ${key} ms`);
  await line
    .filter({ hasText: /^Not saved/ })
    .waitFor({ timeout: 20_000 })
    .catch(() => faults.push('nothing says that it is not saved'));
  await detach();
  await line.filter({ hasText: /^Saved \d/ }).waitFor({ timeout: 150_000 });
  const saved = textOf(
    parse(await fs.readFile(path.join(folders.library, 'vote.stet'))).article.content,
  );
  const missing = words.filter((word) => !saved.includes(` ${word}`));
  if (missing.length > 0) faults.push(`in the end, not in the file: ${missing.join(', ')}`);
  return { faults, key, kept };
}

interface Watched {
  slowestKey: number;
}

/** From the key to the frame that shows it, by the page's own clock. */
const watchKeys = (page: Page) =>
  page.evaluate(() => {
    const watched = window as unknown as Watched;
    watched.slowestKey = 0;
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          setTimeout(() => {
            const took = Math.round(performance.now() - timeStamp);
            watched.slowestKey = Math.max(watched.slowestKey, took);
          });
        });
      },
      { capture: true },
    );
  });

/** @returns after how many ms the journal holds the word; the patience where it does not */
async function untilKept(folders: Folders, word: string): Promise<number> {
  const began = performance.now();
  for (;;) {
    const took = Math.round(performance.now() - began);
    const isKept = (await inJournals(folders)).includes(word);
    if (isKept || took > 15_000) return took;
    await wait(50);
  }
}
