import { createRendererFiles } from '../newsroom/bytes/rendererFiles.ts';
import type { HostPorts } from '../newsroom/hostPorts.ts';
import { openNewsroom } from '../newsroom/openNewsroom.ts';
import { createBrowserPrinter } from '../newsroom/printing/browserPrinter.ts';
import { consoleLog, type Log } from '../newsroom/rpc/log.ts';
import { hasDisplay, revealCall, startProgram } from './nativeProgram.ts';
import { startWebServer } from './webServer.ts';

export interface WebHostOptions {
  /** The folder of articles; the only one that this host opens. */
  library: string;
  /** See `userDataFolder`. */
  userData: string;
  /** See `listen`. */
  port?: number | undefined;
  /** `dist/renderer-manifest.json` */
  manifest: string;
  version: string;
  /** An article to open first, by its path. */
  article?: string | undefined;
  /** Whether files can be shown in the system's file manager. */
  display?: boolean;
  log?: Log;
}

export interface WebHost {
  /** `http://127.0.0.1:<port>/#t=<token>`, for the person only. */
  url: string;
  token: string;
  /** The same, for a browser that Stet starts: works once. */
  urlForBrowser(): string;
  /** Waits for writes under way. */
  close(): Promise<void>;
}

/** The newsroom and its page on 127.0.0.1. @throws Error with a sentence for the person. */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const { display = hasDisplay(process.platform, process.env), log = consoleLog } = options;
  const rendererFiles = await createRendererFiles(options.manifest).catch((cause: unknown) => {
    throw new Error('The page of Stet is missing. Build it first: npm run build.', { cause });
  });
  // Nothing here that takes a path: dialogs belong to the desktop.
  const ports: HostPorts = {
    host: 'web',
    version: options.version,
    printer: createBrowserPrinter(),
    ...(display && { reveal: (file) => startProgram(revealCall(process.platform, file)) }),
  };
  const newsroom = await openNewsroom({
    userData: options.userData,
    host: ports,
    library: options.library,
    version: options.version,
  });
  try {
    const server = await startWebServer(newsroom, rendererFiles, options.port, log);
    const file = options.article && newsroom.articles.register(options.article);
    const fragment = `#t=${server.token}${file ? `&open=${file}` : ''}`;
    return {
      url: `${server.origin}/${fragment}`,
      token: server.token,
      urlForBrowser: () => `${server.origin}${server.door()}${fragment}`,
      async close() {
        await server.close();
        await newsroom.close();
      },
    };
  } catch (error) {
    await newsroom.close();
    throw error;
  }
}
