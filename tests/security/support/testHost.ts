import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startWebHost, type WebHost } from '../../../electron/web/startWebHost.ts';
import { type QuietLog, quietLog } from '../../contract/support/quietLog.ts';
import { buildTestPage } from './testPage.ts';

export interface TestHost {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** `127.0.0.1:<port>` */
  host: string;
  port: number;
  token: string;
  url: string;
  urlForBrowser(): string;
  library: string;
  log: QuietLog;
  /** Ends the host and starts another one on the same port and folders, with a token of its own. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** A real web host on folders of its own, with a page as small as can be. */
export async function openTestHost(manifestFile?: string): Promise<TestHost> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'stet-host-')));
  const library = path.join(folder, 'Desk');
  await mkdir(library);
  const manifest = manifestFile ?? (await buildTestPage(path.join(folder, 'dist')));
  const log = quietLog();
  let host: WebHost | undefined;
  const start = (port: number) =>
    startWebHost({
      library,
      userData: path.join(folder, 'user'),
      port,
      manifest,
      version: '0.0.0',
      display: false,
      log,
    });
  let running = await start(0);
  host = running;
  const port = Number(new URL(running.url).port);
  const stop = async () => {
    const ending = host;
    host = undefined;
    await ending?.close();
  };
  return {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    port,
    get token() {
      return running.token;
    },
    get url() {
      return running.url;
    },
    urlForBrowser: () => running.urlForBrowser(),
    library,
    log,
    async restart() {
      await stop();
      running = await start(port);
      host = running;
    },
    stop,
    async close() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
