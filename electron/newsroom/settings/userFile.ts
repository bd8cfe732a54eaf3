import fs from 'node:fs/promises';
import path from 'node:path';
import type { ZodType } from 'zod';
import { durableWrite } from '../storage/durableWrite.ts';
import { isMissing, readFailure, systemFailure } from '../storage/systemFailure.ts';

/** A small JSON file in the user's own data folder. */
export interface UserFile<T> {
  read(): Promise<T>;
  /** Reads, changes and writes, one change at a time. */
  change(change: (value: T) => T): Promise<T>;
}

/**
 * @param schema what the file must hold. A file that does not is set aside under another name and
 * the fallback is used: settings must never keep the desk from opening.
 */
export function createUserFile<T>(
  file: string,
  schema: ZodType<T>,
  fallback: () => T,
): UserFile<T> {
  let known: T | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <R>(task: () => Promise<R>): Promise<R> => {
    const result = queue.then(task, task);
    queue = result.catch(() => undefined);
    return result;
  };

  const load = async (): Promise<T> => {
    if (known !== undefined) return known;
    let text: string;
    try {
      text = await fs.readFile(file, 'utf8');
    } catch (error) {
      if (isMissing(error)) return fallback();
      throw readFailure(error, 'Your settings could not be read');
    }
    const parsed = schema.safeParse(fromJson(text));
    if (parsed.success) {
      known = parsed.data;
      return known;
    }
    const stamp = new Date().toISOString().replace(/[:.]/g, '-');
    await fs.rename(file, file.replace(/\.json$/, `.damaged-${stamp}.json`)).catch(() => undefined);
    known = fallback();
    return known;
  };

  return {
    read: () => inTurn(load),
    change: (change) =>
      inTurn(async () => {
        const next = change(await load());
        const outcome = 'Your settings were not saved';
        await fs.mkdir(path.dirname(file), { recursive: true }).catch((error) => {
          throw systemFailure(error, outcome, 'folder');
        });
        const bytes = new TextEncoder().encode(`${JSON.stringify(next, null, 2)}\n`);
        await durableWrite({ path: file, bytes, base: 'any', outcome });
        known = next;
        return next;
      }),
  };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
