import './newsroom/storage/sharedThreads.ts';
import { runCommand } from './shell/commandLine.ts';
import { isFolder, runDesktop } from './shell/desktop.ts';
import { readLaunch } from './shell/launch.ts';

const own = process.defaultApp ? 2 : 1;
const launch = readLaunch(process.argv.slice(own), process.cwd(), isFolder);
// Electron is not ready before this module ends: a command needs no more, a window must not wait.
if (launch.kind === 'command') await runCommand(launch.args);
else void runDesktop(launch, import.meta.dirname);
