import fs from 'node:fs/promises';
import path from 'node:path';
import type { ZodType } from 'zod';
import { FailureError } from '../../../shared/contract/failure.ts';
import { jsonDocument } from '../../../shared/formats/json/jsonDocument.ts';
import { damagedName } from '../storage/damagedName.ts';
import { durableWrite } from '../storage/durableWrite.ts';
import { readWhole } from '../storage/readWhole.ts';
import { revisionOf } from '../storage/revision.ts';
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
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <R>(task: () => Promise<R>): Promise<R> => {
    const result = queue.then(task, task);
    queue = result.catch(() => undefined);
    return result;
  };

  /** Never remembered: the desktop and the web host may run side by side on one file. */
  const load = async (): Promise<{ value: T; base: string }> => {
    let bytes: Uint8Array;
    try {
      bytes = await readWhole(file);
    } catch (error) {
      if (isMissing(error)) return { value: fallback(), base: 'absent' };
      throw readFailure(error, 'Your settings could not be read');
    }
    const parsed = schema.safeParse(fromJson(new TextDecoder().decode(bytes)));
    if (parsed.success) return { value: parsed.data, base: revisionOf(bytes) };
    const moved = await fs.rename(file, damagedName(file)).then(
      () => true,
      () => false,
    );
    return { value: fallback(), base: moved ? 'absent' : 'any' };
  };

  const changeOnce = async (change: (value: T) => T): Promise<T> => {
    const { value, base } = await load();
    const next = change(value);
    const bytes = jsonDocument(next);
    if (revisionOf(bytes) === base) return next;
    await fs.mkdir(path.dirname(file), { recursive: true }).catch((error) => {
      throw systemFailure(error, outcome, 'folder');
    });
    await durableWrite({ path: file, bytes, base, outcome });
    return next;
  };

  return {
    read: () =>
      inTurn(async () => {
        try {
          return (await load()).value;
        } catch (error) {
          throw asSettingsFailure(error);
        }
      }),
    change: (change) =>
      inTurn(async () => {
        for (let attempt = 0; ; attempt++) {
          try {
            return await changeOnce(change);
          } catch (error) {
            const failure = error instanceof FailureError ? error.failure : undefined;
            const raced = ['conflict', 'exists', 'not-found'].includes(failure?.code ?? '');
            if (raced && attempt < 5) continue;
            throw asSettingsFailure(error);
          }
        }
      }),
  };
}

const outcome = 'Your settings were not saved';

/** Whether it was the file, its folder or another program is no matter to who sets something. */
function asSettingsFailure(error: unknown): unknown {
  if (!(error instanceof FailureError) || error.failure.code === 'disk-full') return error;
  const { message, retry, detail } = error.failure;
  return new FailureError('io', message, { retry, detail, cause: error });
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
