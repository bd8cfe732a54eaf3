import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownVersion } from '../cli/version.ts';
import { closeInTime } from '../newsroom/ending.ts';
import { untilToldToEnd } from './ending.ts';
import { hasDisplay } from './nativeProgram.ts';
import { openInBrowser } from './openInBrowser.ts';
import { readServeArguments, serveUsage, UsageError } from './serveArguments.ts';
import { startWebHost, type WebHost } from './startWebHost.ts';
import { defaultLibrary, userDataFolder } from './userFolders.ts';

/** How long the file that leads the browser here may lie about, in ms. */
const leadPatience = 120_000;

/**
 * `npm start` in the web host, and `stet serve`: runs until SIGINT or SIGTERM.
 *
 * @param args `--library FOLDER`, `--port N`, `--no-open`, one article.
 * @param command how the person called this, for the usage.
 * @returns the exit code: 0, 1 when it cannot run, 2 for wrong usage.
 */
export async function serve(args: readonly string[], command = 'npm start --'): Promise<number> {
  const surroundings = { platform: process.platform, env: process.env, home: homedir() };
  let host: WebHost;
  let open: boolean;
  const userData = userDataFolder(surroundings);
  try {
    const asked = readServeArguments(args, process.cwd());
    if (asked.help) {
      process.stdout.write(`${command} ${serveUsage}`);
      return 0;
    }
    open = asked.open && hasDisplay(process.platform, process.env);
    host = await startWebHost({
      library: await libraryFor(asked.library, defaultLibrary(surroundings)),
      userData,
      port: asked.port,
      article: asked.article,
      manifest: rendererManifest(),
      version: ownVersion(),
    });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (error instanceof UsageError) process.stderr.write(`\n${command} ${serveUsage}`);
    return error instanceof UsageError ? 2 : 1;
  }
  const ended = untilToldToEnd();
  process.stdout.write(`Stet is at ${host.url}\n`);
  const lead = open ? await leadBrowser(host, userData) : undefined;
  await ended;
  await lead?.forget();
  await closeInTime(() => host.close());
  return 0;
}

async function leadBrowser(host: WebHost, userData: string) {
  try {
    const lead = await openInBrowser(host.urlForBrowser(), path.join(userData, 'browser'));
    setTimeout(lead.forget, leadPatience).unref();
    return lead;
  } catch {
    process.stderr.write('No browser could be started; open the address above in one.\n');
    return undefined;
  }
}

/** Only the default library is made; a folder that was named and is not there is a mistake to show. */
async function libraryFor(asked: string | undefined, fallback: string): Promise<string> {
  if (asked !== undefined) return asked;
  await mkdir(fallback, { recursive: true });
  return fallback;
}

/** Beside the bundle in dist/, or there while the sources run as they are. */
function rendererManifest(): string {
  const place = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
  const beside = place('renderer-manifest.json');
  return existsSync(beside) ? beside : place('../../dist/renderer-manifest.json');
}
