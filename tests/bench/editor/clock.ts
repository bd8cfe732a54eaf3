import type { CDPSession, Page } from '@playwright/test';

/** What the page's main thread has done so far, in ms of its own CPU time. */
export interface Work {
  all: number;
  script: number;
}

/** Reads Chromium's own counters: thread ticks are steady where other programs want the machine too. */
export class Clock {
  private readonly cdp: CDPSession;

  private constructor(cdp: CDPSession) {
    this.cdp = cdp;
  }

  static async on(page: Page): Promise<Clock> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new Clock(cdp);
  }

  async work(): Promise<Work> {
    const read = await this.read();
    return { all: (read.TaskDuration ?? 0) * 1000, script: (read.ScriptDuration ?? 0) * 1000 };
  }

  /** Bytes of the JavaScript heap that are in use once all rubbish is gone. */
  async heap(): Promise<number> {
    for (let round = 0; round < 2; round++) await this.cdp.send('HeapProfiler.collectGarbage');
    return (await this.read()).JSHeapUsedSize ?? Number.NaN;
  }

  private async read(): Promise<Record<string, number>> {
    const { metrics } = await this.cdp.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  }
}
