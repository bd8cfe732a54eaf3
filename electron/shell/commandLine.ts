import { fileURLToPath } from 'node:url';
import { app } from 'electron';

/**
 * Runs the command line and ends the program with its code; no window, no dock icon, no profile.
 * It is a bundle of its own beside this one, which reads `process.argv` when it is loaded: the same
 * file that plain Node runs.
 */
export async function runCommand(args: readonly string[]): Promise<void> {
  app.dock?.hide();
  const bundle = new URL('./cli.mjs', import.meta.url);
  process.argv = [process.execPath, fileURLToPath(bundle), ...args];
  try {
    await import(bundle.href);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
  app.exit(Number(process.exitCode ?? 0));
}
