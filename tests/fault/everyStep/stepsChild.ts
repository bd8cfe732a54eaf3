import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { openNewsroom } from '../../../electron/newsroom/openNewsroom.ts';
import { operations } from './operations.ts';

/**
 * Does one thing after the other, each in folders of its own, and keeps what lies on the disk after
 * each call that changed something there: what a process leaves that dies just then.
 *
 * Arguments: a folder with `<thing>/before`, where `<thing>/001` and so on are made; a pack; and
 * `without`, for a disk that knows no hard links.
 */
const [all = '', pack = '', disk = ''] = process.argv.slice(2);
let root = '';
/** Of what is done; none while folders are made ready. */
let steps = Number.NEGATIVE_INFINITY;
const keep = () => {
  const copy = path.join(path.dirname(root), String(++steps).padStart(3, '0'));
  // Two names of one file stay two names of one file.
  if (steps > 0) execFileSync('cp', ['-a', root, copy]);
};
type Calls = Record<string, (...args: unknown[]) => Promise<unknown>>;
function keepAfter(calls: Calls, names: readonly string[], changes = (..._: unknown[]) => true) {
  for (const call of names) {
    const real = calls[call];
    if (!real) throw new Error(`There is no ${call}`);
    calls[call] = async function (this: unknown, ...args) {
      const result = await real.apply(this, args);
      if (changes(...args)) keep();
      return result;
    };
  }
}
const handle = await fs.open(all);
keepAfter(Object.getPrototypeOf(handle) as Calls, ['write', 'truncate']);
await handle.close();
keepAfter(fs as unknown as Calls, ['link', 'unlink', 'rename', 'mkdir', 'rmdir', 'rm']);
keepAfter(fs as unknown as Calls, ['open'], (_, flags) => /[wa]/.test(String(flags)));
if (disk === 'without') {
  fs.link = () => Promise.reject(Object.assign(new Error('No links'), { code: 'EPERM' }));
}

for (const [name, operation] of Object.entries(operations)) {
  root = path.join(all, name, 'before');
  steps = Number.NEGATIVE_INFINITY;
  const newsroom = await openNewsroom({
    userData: path.join(root, 'user'),
    host: { host: 'desktop', version: '0.1.0' },
    library: path.join(root, 'Desk'),
    version: '0.1.0',
  });
  await operation.before?.(newsroom);
  steps = 0;
  await operation.run(newsroom, pack);
  keep();
  steps = Number.NEGATIVE_INFINITY;
  await newsroom.close();
}
process.exit();
