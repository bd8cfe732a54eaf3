import type { Page } from '@playwright/test';
import { expect, test } from './newsroom.ts';
import { sampleArticle } from './sampleArticle.ts';
import { body, goToEnd, openArticle, saveState } from './steps.ts';

declare global {
  interface Window {
    commits: number;
    /** Keys between which and the end of their frame something rendered. */
    rendered: number;
  }
}

test('nothing on the page renders with every key', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  // What React tells its developer tools: once per commit of anything on the page.
  await page.addInitScript(() => {
    window.commits = 0;
    window.rendered = 0;
    addEventListener(
      'keydown',
      () => {
        const before = window.commits;
        requestAnimationFrame(() => {
          setTimeout(() => {
            if (window.commits !== before) window.rendered++;
          });
        });
      },
      { capture: true },
    );
    Object.assign(window, {
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        supportsFiber: true,
        isDisabled: false,
        renderers: new Map(),
        inject: () => 1,
        onCommitFiberRoot: () => {
          window.commits++;
        },
        onCommitFiberUnmount: () => undefined,
      },
    });
  });
  await page.reload();
  await openArticle(page, 'Vote delayed');
  await goToEnd(page);
  await page.keyboard.type(' ');
  await expect(saveState(page)).toHaveText('Unsaved changes');
  expect(await page.evaluate(() => window.commits)).toBeGreaterThan(0);
  await page.evaluate(() => {
    window.rendered = 0;
  });
  const words = 'The council met late and nobody spoke of the pier at all that night. ';
  await page.keyboard.type(words);
  await expect(body(page)).toContainText(words.trim());
  // A save or the counters may fall together with a few; keys themselves must not render.
  expect(await page.evaluate(() => window.rendered)).toBeLessThan(words.length / 10);
});

test('a key has the browser lay out the text, and nothing around it', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  await openArticle(page, 'Vote delayed');
  await goToEnd(page);
  // The state line beside the text has said so by then.
  await page.keyboard.type(' ');
  await expect(saveState(page)).toHaveText('Unsaved changes');
  const word = 'tonight';
  const { ofText, ofAll } = await layoutsOf(page, async () => {
    await page.keyboard.type(word);
    await expect(body(page)).toContainText(word);
    for (const _ of word) await page.keyboard.press('Enter');
    await page.keyboard.type('end');
    await expect(body(page).locator('p').last()).toHaveText('end');
  });
  expect(ofText).toBeGreaterThanOrEqual(2 * word.length);
  // A save may say something beside it meanwhile.
  expect(ofAll).toBeLessThan(word.length);
});

/** How often the browser laid out the text alone meanwhile, and the whole window. */
async function layoutsOf(page: Page, act: () => Promise<void>) {
  const session = await page.context().newCDPSession(page);
  const layouts: { partialLayout: boolean }[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const { name, args } of value as TraceEvent[]) {
      if (name === 'Layout' && args?.beginData) layouts.push(args.beginData);
    }
  });
  const traced = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline'] },
  });
  await act();
  await session.send('Tracing.end');
  await traced;
  const ofText = layouts.filter(({ partialLayout }) => partialLayout).length;
  return { ofText, ofAll: layouts.length - ofText };
}

interface TraceEvent {
  name?: string;
  args?: { beginData?: { partialLayout: boolean } };
}
