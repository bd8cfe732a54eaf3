// Stet beside a bare contenteditable, ProseMirror and Tiptap, in one shuffled run in one browser,
// with real key events. CPU is the page's main thread by its own clock: it is what to compare.
import { appendFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { setUpChromium } from '../../scripts/setUp/chromium.mjs';
import { numbersOf } from '../numbersOf.ts';
import { bundleSizes } from './editor/bundle.ts';
import { exportTimes } from './editor/exportTimes.ts';
import { bundleLimit, type EditorName } from './editor/goals.ts';
import { startHosts } from './editor/hosts.ts';
import { heapOverArticles } from './editor/leak.ts';
import { readOptions, usage } from './editor/options.ts';
import { runSession } from './editor/session.ts';
import { type Result, tablesOf } from './editor/table.ts';

/** What one takes, about: most of it is waiting for the editor to be idle. */
const sessionSeconds = 30;

const say = (line: string) => process.stdout.write(`${line}\n`);

let options: ReturnType<typeof readOptions>;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  say(`${error instanceof Error ? error.message : error}\n${usage}`);
  process.exit(2);
}
const { words, blocks, editors, rounds, out } = options;

const { first, later } = bundleSizes();
const kb = (bytes: number) => `${Math.round(bytes / 1024)} KB`;
say(`First screen: ${kb(first)} gzipped (≤ ${bundleLimit} KB), loaded later: ${kb(later)}`);

const wanted = words.flatMap((count) => blocks.map((each) => ({ words: count, blocks: each })));
const hosts = await startHosts(wanted);
const browser = await chromium.launch({
  executablePath: await setUpChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const plan: { editor: EditorName; article: (typeof hosts.articles)[number] }[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const article of hosts.articles) {
      for (const editor of editors) plan.push({ editor, article });
    }
  }
  const random = numbersOf(20_260_504);
  const shuffled = plan
    .map((each) => ({ each, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);
  say(`${plan.length} sessions, about ${Math.ceil((plan.length * sessionSeconds) / 60)} minutes`);
  const results: Result[] = [];
  for (const [index, { editor, article }] of shuffled.entries()) {
    process.stderr.write(`${index + 1} of ${shuffled.length}: ${editor} ${article.name}\n`);
    await hosts.restore(article);
    try {
      const sample = await runSession(browser, hosts, editor, article);
      if (editor === 'stet') Object.assign(sample, await exportTimes(article));
      const result = { editor, words: article.words, blocks: article.blocks, sample };
      results.push(result);
      if (out) appendFileSync(out, `${JSON.stringify(result)}\n`);
    } catch (error) {
      // One that does not come through is left out, and said.
      say(`${editor} ${article.name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  say(`Chromium ${browser.version()}`);
  say(tablesOf(results, editors));
  if (editors.includes('stet') && hosts.articles.length > 1) {
    // The same one is shown after half of them and at the end.
    const times = hosts.articles.length * 6;
    const { before, half, last } = await heapOverArticles(browser, hosts, times);
    const mb = (value: number) => value.toFixed(1);
    say(
      `${times} articles in turn: ${mb(before)} MB before, ${mb(half)} after half, ${mb(last)} after the last`,
    );
  }
} finally {
  await browser.close();
  await hosts.stop();
}
