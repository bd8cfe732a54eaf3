import fs from 'node:fs/promises';
import path from 'node:path';
import { deskDefaults } from '../../../shared/contract/deskDefaults.ts';
import {
  changedDesk,
  type DeskChange,
  type DeskReading,
  isObject,
  settingsFrom,
} from '../../../shared/contract/deskSettings.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { durableWrite } from '../storage/durableWrite.ts';
import { makeFolder } from '../storage/makeFolder.ts';
import { readWhole } from '../storage/readWhole.ts';
import { revisionOf } from '../storage/revision.ts';
import { isMissing } from '../storage/systemFailure.ts';
import { deskFile } from './articleFiles.ts';

/** Bytes; no desk agrees on more than this. */
const largest = 512 * 1024;
const outcome = 'The desk’s settings were not saved';

interface Found {
  reading: DeskReading;
  content: Record<string, unknown>;
  /** Of what lies there now; undefined where it could not be read. */
  revision: string | undefined;
}

/** The settings of the desk that a library belongs to. @param root the library's folder. */
export const readDesk = async (root: string): Promise<DeskReading> => (await find(root)).reading;

/**
 * Changes whole sections; what the file says besides them stays. Two windows that save at once both
 * get their way, unless they changed the same section.
 */
export async function saveDesk(root: string, change: DeskChange): Promise<DeskReading> {
  const file = path.join(root, deskFile);
  await makeFolder(path.dirname(file), outcome);
  for (let attempt = 0; ; attempt++) {
    const { reading, content, revision } = await find(root);
    if (reading.file === 'damaged') await setAside(file);
    const base = reading.file === 'read' && revision !== undefined ? revision : 'absent';
    const next = changedDesk(content, change);
    const bytes = new TextEncoder().encode(`${JSON.stringify(next, null, 2)}\n`);
    try {
      await durableWrite({ path: file, bytes, base, outcome });
      return { file: 'read', ...settingsFrom(next) };
    } catch (error) {
      const code = error instanceof FailureError ? error.failure.code : undefined;
      const raced = code === 'conflict' || code === 'exists' || code === 'not-found';
      if (!raced) throw error;
      if (attempt >= 5) throw new FailureError('busy', `${outcome}: others are writing them.`);
    }
  }
}

async function find(root: string): Promise<Found> {
  let bytes: Uint8Array;
  try {
    bytes = await readWhole(path.join(root, deskFile), largest);
  } catch (error) {
    return isMissing(error)
      ? { reading: none('absent'), content: {}, revision: undefined }
      : damaged('The desk’s settings cannot be read', undefined);
  }
  const revision = revisionOf(bytes);
  try {
    const content: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (!isObject(content)) return damaged('The desk’s settings are not a JSON object', revision);
    return { reading: { file: 'read', ...settingsFrom(content) }, content, revision };
  } catch (error) {
    const why = error instanceof SyntaxError ? ` (${error.message})` : '';
    return damaged(`The desk’s settings are damaged${why}`, revision);
  }
}

const none = (file: DeskReading['file'], problems: string[] = []): DeskReading => ({
  settings: deskDefaults,
  file,
  problems,
});

const damaged = (why: string, revision: string | undefined): Found => ({
  reading: none('damaged', [`${why}. Defaults are used.`]),
  content: {},
  revision,
});

/** Somebody wrote it: it is kept under another name. */
async function setAside(file: string): Promise<void> {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  await fs.rename(file, file.replace(/\.json$/, `.damaged-${stamp}.json`)).catch((error) => {
    if (!isMissing(error)) {
      throw new FailureError('io', `${outcome}: the damaged file could not be set aside.`);
    }
  });
}
