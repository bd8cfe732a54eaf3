// Stet beside a bare contenteditable, ProseMirror and Tiptap: all open in one browser, each act in
// each of them in turn, with real key events. CPU is the page's main thread by its own clock: it is what to compare.
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
import { runRound } from './editor/round.ts';
import { type Result, tablesOf } from './editor/table.ts';

/** What one takes, about: most of it is waiting for the editors to be idle. */
const roundSeconds = 75;

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
  const random = numbersOf(20_260_504);
  const plan = Array.from({ length: rounds }, () => hosts.articles)
    .flat()
    .map((article) => ({ article, at: random() }))
    .sort((a, b) => a.at - b.at);
  say(`${plan.length} rounds, about ${Math.ceil((plan.length * roundSeconds) / 60)} minutes`);
  const results: Result[] = [];
  for (const [index, { article }] of plan.entries()) {
    const { name, words, blocks } = article;
    process.stderr.write(`${index + 1} of ${plan.length}: ${name}\n`);
    // One that does not come through is left out, and said.
    const failed = (editor: EditorName, error: unknown) =>
      say(`${editor} ${name}: ${error instanceof Error ? error.message : error}`);
    for (const { editor, sample } of await runRound(browser, hosts, editors, article, failed)) {
      if (editor === 'stet') Object.assign(sample, await exportTimes(article));
      const result = { editor, words, blocks, sample };
      results.push(result);
      if (out) appendFileSync(out, `${JSON.stringify(result)}\n`);
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
