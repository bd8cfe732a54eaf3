import type { PrintedPage } from '../../../shared/formats/format.ts';
import type { BrowserPipe } from './browserPipe.ts';
import { pageAddress, printedResource, printSettings } from './printer.ts';
import { aborted } from './underLimit.ts';

/** Of a PDF at a time, in bytes: a message holds it in base64. */
const chunkSize = 8 * 1024 * 1024;

/** Opens the page in a profile of its own, prints it and closes it. @throws Error */
export async function printInBrowser(
  browser: BrowserPipe,
  page: PrintedPage,
  stop: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const { browserContextId } = await browser.send('Target.createBrowserContext', {
    disposeOnDetach: true,
  });
  try {
    const { targetId } = await browser.send('Target.createTarget', {
      url: 'about:blank',
      browserContextId,
    });
    const attached = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    const session = String(attached.sessionId);
    try {
      return await Promise.race([printTarget(browser, session, page), aborted(stop)]);
    } finally {
      browser.forget(session);
    }
  } finally {
    await browser.send('Target.disposeBrowserContext', { browserContextId }).catch(() => undefined);
  }
}

async function printTarget(
  browser: BrowserPipe,
  session: string,
  page: PrintedPage,
): Promise<Uint8Array<ArrayBuffer>> {
  const { promise: loaded, resolve, reject } = Promise.withResolvers<void>();
  // Only waited for further down.
  loaded.catch(() => undefined);
  browser.listen(session, (method, params) => {
    if (method === 'Page.loadEventFired') resolve();
    else if (method === 'Inspector.targetCrashed') reject(new Error('the page crashed'));
    else if (method === 'Fetch.requestPaused') void answer(browser, session, page, params);
  });
  void browser.ended.then(() => reject(new Error('ended')));
  await browser.send('Page.enable', {}, session);
  await browser.send('Inspector.enable', {}, session);
  await browser.send('Emulation.setScriptExecutionDisabled', { value: true }, session);
  // Every request comes here, and none goes out.
  await browser.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }, session);
  const { errorText } = await browser.send('Page.navigate', { url: pageAddress }, session);
  if (errorText) throw new Error(String(errorText));
  await loaded;
  const { stream } = await browser.send(
    'Page.printToPDF',
    { ...printSettings, transferMode: 'ReturnAsStream' },
    session,
  );
  const pieces: Buffer[] = [];
  for (let done = false; !done; ) {
    const read = await browser.send('IO.read', { handle: stream, size: chunkSize }, session);
    pieces.push(Buffer.from(String(read.data), read.base64Encoded ? 'base64' : 'latin1'));
    done = read.eof === true;
  }
  await browser.send('IO.close', { handle: stream }, session);
  return new Uint8Array(Buffer.concat(pieces));
}

async function answer(
  browser: BrowserPipe,
  session: string,
  page: PrintedPage,
  params: Record<string, unknown>,
): Promise<void> {
  const { requestId, request } = params as { requestId: string; request: { url: string } };
  const found = printedResource(page, request.url);
  const reply = found
    ? browser.send(
        'Fetch.fulfillRequest',
        {
          requestId,
          responseCode: 200,
          responseHeaders: [{ name: 'content-type', value: found.mimeType }],
          body: Buffer.from(
            found.bytes.buffer,
            found.bytes.byteOffset,
            found.bytes.length,
          ).toString('base64'),
        },
        session,
      )
    : browser.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }, session);
  // The page went away in between.
  await reply.catch(() => undefined);
}
