import { expect, test } from './newsroom.ts';
import { sampleArticle } from './sampleArticle.ts';
import { body, goToEnd, openArticle, saveState } from './steps.ts';

declare global {
  interface Window {
    commits: number;
  }
}

test('nothing on the page renders with every key', async ({ newsroom }) => {
  const { page } = newsroom;
  await newsroom.writeArticle('vote.stet', sampleArticle({ headline: 'Vote delayed' }));
  // What React tells its developer tools: once per commit of anything on the page.
  await page.addInitScript(() => {
    window.commits = 0;
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
  const commits = () => page.evaluate(() => window.commits);
  const before = await commits();
  expect(before).toBeGreaterThan(0);
  const words = 'The council met late and nobody spoke of the pier at all that night. ';
  await page.keyboard.type(words);
  // A save, the counters and the title may each have come in between; keys must not.
  expect((await commits()) - before).toBeLessThan(words.length / 4);
  await expect(body(page)).toContainText(words.trim());
});
