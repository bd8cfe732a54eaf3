import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumOptions } from '../../chromium.ts';

/** A real Chromium. */
export const launchChromium = (args: string[] = []): Promise<Browser> =>
  chromium.launch(chromiumOptions(args));

/** Opens a host's page and waits until its connection knows where it stands. */
export async function openPage(context: BrowserContext, url: string, state = 'online') {
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('#state', { hasText: state }).waitFor();
  return page;
}

/** What the test page offers; only named here so that tests can be read. */
interface PageHandle {
  newsroom: Record<string, Record<string, (input?: unknown, options?: object) => Promise<unknown>>>;
  failureOf(error: unknown): unknown;
}

/** Makes a call in the page. @returns its output, or the failure that the page would show. */
export const callInPage = (page: Page, name: string, input?: unknown): Promise<unknown> =>
  page.evaluate(
    async ([callName, callInput]) => {
      const { newsroom, failureOf } = (globalThis as unknown as { stet: PageHandle }).stet;
      const [group = '', call = ''] = callName.split('.');
      try {
        return await newsroom[group]?.[call]?.(callInput);
      } catch (error) {
        return { failure: failureOf(error) };
      }
    },
    [name, input] as const,
  );

/** For `expect.poll`: a machine that runs other tests too may take its time. */
export const patiently = { timeout: 30_000, interval: 50 };

/** The test page's handle, for what `callInPage` cannot do. */
export interface Stet {
  newsroom: {
    library: {
      events(input: undefined, options: object): Promise<AsyncIterable<{ kind: string }>>;
    };
  };
  bytes: {
    addPhoto(file: string, blob: Blob): Promise<{ src: string }>;
    photoUrl(file: string, src: string): Promise<string>;
    forgetPhotos(file: string): void;
    download(path: string): Promise<void>;
  };
  state: { get(): string };
  failureOf(error: unknown): object;
  follow(state: object, open: object, onEvent: (event: { kind: string }) => void): () => void;
}
