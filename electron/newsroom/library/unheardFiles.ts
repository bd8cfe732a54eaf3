import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { isPassing } from '../storage/temporaryName.ts';

/**
 * Imported by what watches folders. A save makes and takes away files beside the article, and the
 * package that watches looks into each of these changes before it leaves it alone, while somebody
 * waits for the save: a fifth of all that it takes (measured). Nobody asks for these files, so nothing
 * is told of them, and of all others a moment later. In Node itself: the package has no place to say
 * so.
 */
type Listener = (event: string, name: string | null) => void;

/** A save is done by then, in ms. Whoever hears of a change looks at the file as it is by then. */
const moment = 30;

const watch = fs.watch as (...given: unknown[]) => fs.FSWatcher;
const toTell: (() => void)[] = [];

function tellAll(): void {
  for (const tell of toTell.splice(0)) tell();
}

const heardLater =
  (listener: Listener): Listener =>
  (event, name) => {
    if (name !== null && isPassing(path.basename(name))) return;
    if (toTell.push(() => listener(event, name)) === 1) setTimeout(tellAll, moment).unref();
  };

fs.watch = ((...given: unknown[]) => {
  const listener = given.at(-1);
  if (typeof listener !== 'function') return watch(...given);
  return watch(...given.slice(0, -1), heardLater(listener as Listener));
}) as typeof fs.watch;
syncBuiltinESMExports();
