import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { setUpBuild } from '../setUp/build.mjs';
import { run } from '../setUp/children.mjs';
import { setUpDependencies } from '../setUp/dependencies.mjs';
import { sandboxTroubleHere, setUpElectron } from '../setUp/electron.mjs';
import { SetUpFailure } from '../setUp/failure.mjs';
import { environment, inProject, nodeToUse, say } from '../setUp/project.mjs';
import { nameLibrary, readArguments, usage } from './arguments.mjs';
import { chooseHost, hasDisplay } from './chooseHost.mjs';

/** An editor that is told to end may still have words to write down. In ms. */
const grace = 10_000;

/**
 * Sets up what is missing, then runs the editor until it is closed or Ctrl+C is pressed.
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function start(args) {
  const { forced, help, rest } = readArguments(args);
  if (help) {
    process.stdout.write(usage);
    return 0;
  }
  await setUpDependencies();
  const display = hasDisplay(process.platform, process.env);
  const choice = await chooseHost({
    forced,
    display,
    sandboxTrouble: sandboxTroubleHere(),
    electron: () => setUpElectron({ again: forced === 'desktop' }),
  });
  if (choice.host === 'none') {
    throw new SetUpFailure(choice.why, '`npm start -- --web` shows the same editor in a browser.');
  }
  await setUpBuild(choice.host);
  say(choice.why);
  // npm runs scripts in the project's folder, but a path after `--` is meant from where one is.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  if (choice.host === 'desktop') {
    const { code } = await run(choice.binary, [inProject(), ...rest], {
      cwd,
      env: environment(),
      show: true,
      grace,
    });
    return code;
  }
  const host = inProject('dist', 'web.mjs');
  if (!existsSync(host)) throw new Error('electron/web.ts is missing.');
  const isFolder = (/** @type {string} */ place) =>
    statSync(path.resolve(cwd, place), { throwIfNoEntry: false })?.isDirectory() ?? false;
  const { code } = await run(nodeToUse(), [host, ...nameLibrary(rest, isFolder)], {
    cwd,
    env: environment(),
    show: true,
    grace,
  });
  return code;
}
