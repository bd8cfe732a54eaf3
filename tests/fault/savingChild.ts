import { durableWrite } from '../../electron/newsroom/storage/durableWrite.ts';
import { realFileSystem } from '../../electron/newsroom/storage/fileSystem.ts';
import { revisionOf } from '../../electron/newsroom/storage/revision.ts';
import { identity } from '../../electron/newsroom/storage/temporaryName.ts';
import { WriteQueue } from '../../electron/newsroom/storage/writeQueue.ts';
import { faultyFileSystem } from './faults.ts';

/**
 * A process that saves one file over and over until it is killed: versions of several sizes, each
 * with its number at both ends. Prints a line for every version that was reported as saved.
 *
 * Arguments: the file; and, to be killed at a certain place, before which call of the file system.
 */
const [file = '', killBefore = 'Infinity'] = process.argv.slice(2);
let calls = 0;
const system = faultyFileSystem(() => {
  if (++calls === Number(killBefore)) process.kill(process.pid, 'SIGKILL');
});
const surroundings = { fs: system, queue: new WriteQueue(), self: identity };

let base = revisionOf(await realFileSystem.readFile(file));
for (let version = 1; ; version++) {
  const body = `${version} `.repeat(1 + ((version * 7919) % 60_000));
  const bytes = new TextEncoder().encode(`v${version}\n${body}\nv${version}`);
  const written = await durableWrite({ path: file, bytes, base }, surroundings);
  base = written.revision;
  process.stdout.write(`${version}\n`);
}
