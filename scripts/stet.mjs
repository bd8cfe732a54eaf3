// `npm run --silent stet -- …`: the command line, from a working copy. Stdout is the command's own.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { refuseOldNode } from './setUp/nodeVersion.mjs';

refuseOldNode();
const { inProject, nodeToUse, pinnedNode } = await import('./setUp/project.mjs');

/** The web page is only needed by the one command that serves it. */
const purpose = process.argv[2] === 'serve' ? 'web' : 'cli';

async function prepare() {
  const { staleTargets } = await import('./building/stale.mjs');
  for (const needed of purpose === 'web'
    ? /** @type {const} */ (['cli', 'web'])
    : /** @type {const} */ (['cli'])) {
    const { bundles, renderer } = staleTargets(needed);
    if (bundles.length === 0 && !renderer) continue;
    const { setUpDependencies } = await import('./setUp/dependencies.mjs');
    const { setUpBuild } = await import('./setUp/build.mjs');
    await setUpDependencies();
    await setUpBuild(needed, { silent: true });
  }
}

try {
  await prepare();
} catch (error) {
  const { explain } = await import('./setUp/failure.mjs');
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}

const command = inProject('dist', 'cli.mjs');
if (!existsSync(command)) {
  process.stderr.write('electron/cli.ts is missing.\n');
  process.exit(1);
}
// npm changed into the project's folder; FILE arguments are meant from where the person is.
process.chdir(process.env.INIT_CWD ?? process.cwd());
const major = Number.parseInt(process.versions.node, 10);
if (major >= 24 || !existsSync(pinnedNode)) {
  process.argv.splice(1, 1, command);
  await import(pathToFileURL(command).href);
} else {
  const child = spawn(nodeToUse(), [command, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}
