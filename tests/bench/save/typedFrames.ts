import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { setUpChromium } from '../../../scripts/setUp/chromium.mjs';
import { type Hosts, startHosts } from '../editor/hosts.ts';
import { type BenchBuild, buildWith, type StandIn } from './standIns.ts';
import { type Task, tasksIn } from './tasks.ts';

const words = 100_000;
/** Keys in a row, a tenth of a second apart: a batch goes to the journal every second. */
const keys = 150;
const rounds = 2;
/** A frame lasts so long, in ms. */
const frame = 16.7;

const pages: readonly { name: string; standIns: readonly StandIn[] }[] = [
  { name: 'with the journal', standIns: ['saver'] },
  { name: 'without a journal', standIns: ['saver', 'journaling'] },
  { name: 'with the journal and saves', standIns: [] },
];

interface Desk {
  name: string;
  builtFor: BenchBuild | undefined;
  hosts: Hosts;
  context: BrowserContext;
  page: Page;
  tasks: Task[];
  /** From one frame to the next, in ms. */
  frames: number[];
}

/**
 * What the journal adds while somebody types into a long article: the same page with it and with one
 * that does nothing, in turn. Work is measured by the processor time of the page's thread, in one
 * piece, which a busy machine leaves alone; frames by the clock.
 */
export async function typedFrames(): Promise<string[]> {
  const browser = await chromium.launch({
    executablePath: await setUpChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const desks: Desk[] = [];
  try {
    for (const each of pages) desks.push(await openDesk(browser, each));
    for (let round = 0; round < rounds; round++) {
      for (const desk of desks) await typeInto(browser, desk);
    }
    return desks.flatMap(told);
  } finally {
    await browser.close();
    for (const { hosts, builtFor } of desks) {
      await hosts.stop();
      await builtFor?.remove();
    }
  }
}

async function openDesk(
  browser: Browser,
  { name, standIns }: (typeof pages)[number],
): Promise<Desk> {
  const builtFor = standIns.length > 0 ? await buildWith(standIns) : undefined;
  const hosts = await startHosts([{ words, blocks: 0 }], builtFor?.program);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);
  await watchFrames(page);
  await page.goto(hosts.stet);
  const row = page.getByRole('listitem').filter({ hasText: hosts.articles[0]?.headline ?? '' });
  await row.getByRole('button').first().click();
  const body = page.getByRole('textbox', { name: 'Article body' });
  await body.locator('p').nth(5).click();
  await page.keyboard.type('first words in a fresh place ', { delay: 60 });
  return { name, builtFor, hosts, context, page, tasks: [], frames: [] };
}

async function typeInto(browser: Browser, { page, tasks, frames }: Desk): Promise<void> {
  await page.bringToFront();
  await page.keyboard.type('abc ', { delay: 100 });
  await browser.startTracing(page, {
    categories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'toplevel'],
  });
  await page.evaluate(() => window.frames_.splice(0));
  for (let count = 0; count < keys; count++) {
    await page.keyboard.type('abcdefgh '[count % 9] as string);
    await page.waitForTimeout(100);
  }
  frames.push(...(await page.evaluate(() => window.frames_)));
  tasks.push(...tasksIn(await browser.stopTracing()));
}

function told({ name, tasks, frames }: Desk): string[] {
  const longest = [...tasks].sort((one, other) => other.processor - one.processor);
  const long = longest.filter(({ processor }) => processor > frame);
  const sum = tasks.reduce((all, { processor }) => all + processor, 0) / (keys * rounds);
  const missed = frames.filter((took) => took > 1.5 * frame).length;
  const most = longest[0]?.processor ?? 0;
  const collecting = Math.max(...tasks.map((task) => task.collecting));
  return [
    `${String(long.length).padStart(7)}            pieces of work over a frame ${name} (${keys * rounds} keys in ${words} words), longest ${most.toFixed(1)} ms, ${sum.toFixed(1)} ms a key; memory collected in ${collecting.toFixed(1)} ms at most; ${missed} of ${frames.length} frames missed`,
    ...long.map(
      ({ processor, mostly }) => `${processor.toFixed(1).padStart(10)} ms of it: ${mostly}`,
    ),
  ];
}

declare global {
  interface Window {
    frames_: number[];
  }
}

/** Before the page's own code runs. */
const watchFrames = (page: Page) =>
  page.addInitScript(() => {
    window.frames_ = [];
    let before = performance.now();
    const note = () => {
      const at = performance.now();
      window.frames_.push(at - before);
      before = at;
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
