import { chromium, type Page } from '@playwright/test';
import { setUpChromium } from '../../../scripts/setUp/chromium.mjs';
import { startHosts } from '../editor/hosts.ts';

const words = 100_000;
/** Keys, a tenth of a second apart: a batch goes to the journal every second. */
const keys = 300;

interface Watched {
  /** From one frame to the next while somebody types, in ms, and when each ended. */
  frames: { took: number; at: number }[];
  /** When a batch was handed to the journal. */
  batches: number[];
}

/**
 * Frames while somebody types into a long article: those in which a batch goes to the journal against
 * all others of the same minute, so that whatever else is slow on this machine meets both alike.
 */
export async function typedFrames(): Promise<string[]> {
  const hosts = await startHosts([{ words, blocks: 0 }]);
  const browser = await chromium.launch({
    executablePath: await setUpChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(180_000);
    await watchJournal(page);
    await page.goto(hosts.stet);
    const [article] = hosts.articles;
    const row = page.getByRole('listitem').filter({ hasText: article?.headline ?? '' });
    await row.getByRole('button').first().click();
    await page.getByRole('textbox', { name: 'Article body' }).waitFor();
    await page.getByRole('textbox', { name: 'Article body' }).locator('p').nth(5).click();
    await page.keyboard.type('first words in a fresh place ', { delay: 60 });
    await page.evaluate(() => {
      const watched = window as unknown as Watched;
      watched.frames.length = 0;
      watched.batches.length = 0;
    });
    for (let count = 0; count < keys; count++) {
      await page.keyboard.type('abcdefgh '[count % 9] as string, { delay: 0 });
      await page.waitForTimeout(100);
    }
    const { frames, batches } = await page.evaluate(() => {
      const watched = window as unknown as Watched;
      return { frames: watched.frames, batches: watched.batches };
    });
    return told(frames, batches);
  } finally {
    await browser.close();
    await hosts.stop();
  }
}

function told(frames: Watched['frames'], batches: number[]): string[] {
  const isOfBatch = ({ took, at }: Watched['frames'][number]) =>
    batches.some((batch) => batch > at - took && batch <= at);
  const ofBatches = frames.filter(isOfBatch);
  const others = frames.filter((frame) => !isOfBatch(frame));
  // Frames are drawn every 16.7 ms; one that took longer was missed.
  const long = (all: Watched['frames']) => all.filter(({ took }) => took > 25).length;
  const share = (all: Watched['frames']) => `${long(all)} of ${all.length}`.padStart(11);
  const worst = (all: Watched['frames']) => Math.round(Math.max(0, ...all.map(({ took }) => took)));
  return [
    `${share(ofBatches)} frames missed with a batch for the journal, longest ${worst(ofBatches)} ms (${words} words)`,
    `${share(others)} frames missed without one, longest ${worst(others)} ms`,
  ];
}

/** Before the page's own code runs: notes each frame, and each batch that goes to the journal. */
const watchJournal = (page: Page) =>
  page.addInitScript(() => {
    const watched = window as unknown as Watched;
    watched.frames = [];
    watched.batches = [];
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (data) {
      const text = typeof data === 'string' ? data : new TextDecoder().decode(data as ArrayBuffer);
      if (text.includes('journal/append')) watched.batches.push(performance.now());
      send.call(this, data);
    };
    let before = performance.now();
    const note = () => {
      const at = performance.now();
      watched.frames.push({ took: at - before, at });
      before = at;
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
