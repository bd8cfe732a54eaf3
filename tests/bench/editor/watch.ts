import type { Page } from '@playwright/test';

/** What is timed inside the page, where the clock of the events is. */
interface Watch {
  /** From each key to the end of the frame that shows it, in ms. */
  latencies: number[];
  /** From the click to the end of the first frame that shows the article, in ms. */
  opened?: number;
  longest: number;
}

declare global {
  interface Window {
    watch: Watch;
  }
}

/** Goes into every page before its own scripts. */
export const watchPage = (page: Page) =>
  page.addInitScript(() => {
    const watch: Watch = { latencies: [], longest: 0 };
    window.watch = watch;
    /** Called at the beginning of a frame, where animations are. */
    const afterThisFrame = (then: () => void) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(undefined);
    };
    const afterFrame = (then: () => void) => requestAnimationFrame(() => afterThisFrame(then));
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        afterFrame(() => watch.latencies.push(performance.now() - timeStamp));
      },
      { capture: true },
    );
    addEventListener(
      'click',
      ({ timeStamp }) => {
        const look = () => {
          const root = document.querySelector('[contenteditable="true"]');
          if (!root || root.childElementCount === 0) return requestAnimationFrame(look);
          afterThisFrame(() => {
            watch.opened ??= performance.now() - timeStamp;
          });
          return undefined;
        };
        requestAnimationFrame(look);
      },
      { capture: true, once: true },
    );
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        watch.longest = Math.max(watch.longest, duration);
      }
    }).observe({ type: 'longtask' });
  });

/** Two frames later, when what the last step caused is drawn. */
export const drawn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
      }),
  );

/** A save takes none of so long, in ms: what is not saved by then waits for a person. */
const longestSave = 60_000;

/** Nothing happens any more: the article is saved and no idle work is left. */
export async function settled(page: Page): Promise<void> {
  const saved = () => {
    const state = document.querySelector('[data-testid="save-state"]');
    return !state || /^(Saved|Opened|No changes|$)/.test(state.textContent ?? '');
  };
  await page.waitForFunction(saved, undefined, { timeout: longestSave }).catch(async (cause) => {
    const says = await page.getByTestId('save-state').textContent({ timeout: 1_000 });
    throw new Error(`Not saved after ${longestSave} ms: "${says}"`, { cause });
  });
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        setTimeout(() => requestIdleCallback(() => resolve(), { timeout: 5_000 }), 450);
      }),
  );
}
