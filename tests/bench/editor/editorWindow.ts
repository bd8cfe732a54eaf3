import type { Browser, Page } from '@playwright/test';
import type { BenchArticle } from './article.ts';
import { Clock } from './clock.ts';
import type { EditorName } from './goals.ts';
import type { Hosts } from './hosts.ts';
import { drawn, settled, watchPage } from './watch.ts';

/** What one article in one editor took, by measure; units are in `measures`. */
export type Sample = Record<string, number>;

/** A person holds a mouse's button down for so long, in ms: 60 to 100. */
const press = 80;

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
export const quantile = (values: readonly number[], part: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;

/** One editor with one article in a window of its own, and all that was measured of it. */
export class EditorWindow {
  readonly editor: EditorName;
  private readonly found: Record<string, number[]> = {};
  private open: { page: Page; clock: Clock } | undefined;

  constructor(editor: EditorName) {
    this.editor = editor;
  }

  get page(): Page {
    return this.opened.page;
  }

  get clock(): Clock {
    return this.opened.clock;
  }

  private get opened() {
    if (!this.open) throw new Error(`${this.editor} is not open`);
    return this.open;
  }

  note(id: string, value: number): void {
    this.found[id] ??= [];
    this.found[id].push(value);
  }

  /** The middle of all that was noted of each measure. */
  get sample(): Sample {
    const entries = Object.entries(this.found);
    return Object.fromEntries(entries.map(([id, values]) => [id, quantile(values, 0.5)]));
  }

  /** Notes the CPU of an act in ms, until what it caused is drawn. */
  async measure(id: string, act: () => Promise<void>): Promise<void> {
    const before = await this.clock.work();
    await act();
    await drawn(this.page);
    this.note(id, (await this.clock.work()).all - before.all);
  }

  measureKey(id: string, key: string): Promise<void> {
    return this.measure(id, () => this.page.keyboard.press(key));
  }

  /** Presses a key, and waits until what it caused is drawn. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    await drawn(this.page);
  }

  /** Opens the article in a fresh window, as a person does, in place of the one before. */
  async openAnew(
    browser: Browser,
    { plain, stet }: Hosts,
    { name, headline, html }: BenchArticle,
  ): Promise<void> {
    await this.close();
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    page.setDefaultTimeout(180_000);
    await watchPage(page);
    const clock = await Clock.on(page);
    this.open = { page, clock };
    const isStet = this.editor === 'stet';
    await page.goto(isStet ? stet : `${plain}/${this.editor}#${name}`);
    const button = isStet
      ? page.getByRole('listitem').filter({ hasText: headline }).getByRole('button').first()
      : page.getByRole('button', { name: 'Open' });
    await button.waitFor();
    await settled(page);
    const heap = await clock.heap();
    const textBytes = html.replace(/<[^>]*>/g, '').length;
    const before = await clock.work();
    // As by a person: the pointer and the press are over by the time the button comes up, which is timed.
    await button.click({ delay: press });
    await page.waitForFunction(() => window.watch.opened !== undefined);
    const after = await clock.work();
    this.note('open', await page.evaluate(() => window.watch.opened ?? Number.NaN));
    this.note('openCpu', after.all - before.all);
    await settled(page);
    this.note('openAll', (await clock.work()).all - before.all);
    // The text itself lies outside the script's heap, in every editor once.
    this.note('heap', ((await clock.heap()) - heap + textBytes) / 1e6);
  }

  async clickParagraph(which: 'middle' | 'last'): Promise<void> {
    // Twice: what comes into view gets its true height only then.
    for (let round = 0; round < 2; round++) {
      await this.page.evaluate((where) => {
        const root = document.querySelector('[contenteditable="true"]');
        const all = root?.querySelectorAll(':is(.body, .body > div, [contenteditable="true"]) > p');
        const place = all?.[where === 'last' ? all.length - 1 : Math.floor(all.length / 2)];
        place?.scrollIntoView({ block: 'center' });
      }, which);
      await drawn(this.page);
    }
    const { x, y } = await this.page.evaluate((where) => {
      const root = document.querySelector('[contenteditable="true"]');
      const all = root?.querySelectorAll(':is(.body, .body > div, [contenteditable="true"]) > p');
      const place = all?.[where === 'last' ? all.length - 1 : Math.floor(all.length / 2)];
      const box = place?.getBoundingClientRect();
      return { x: (box?.left ?? 0) + 200, y: (box?.top ?? 0) + 14 };
    }, which);
    await this.page.mouse.click(x, y);
    await settled(this.page);
  }

  async close(): Promise<void> {
    await this.open?.page.context().close();
    this.open = undefined;
  }
}
