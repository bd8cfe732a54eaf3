import fs from 'node:fs/promises';
import path from 'node:path';
import { isObject } from '../../../shared/article/sameValue.ts';
import { deskDefaults } from '../../../shared/contract/deskDefaults.ts';
import {
  changedDesk,
  type DeskChange,
  type DeskReading,
  settingsFrom,
} from '../../../shared/contract/deskSettings.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import {
  changedPresets,
  type PresetChange,
  type PresetRefusal,
} from '../../../shared/contract/presets/changePresets.ts';
import { mostPresets } from '../../../shared/contract/presets/exportPreset.ts';
import { jsonDocument } from '../../../shared/formats/json/jsonDocument.ts';
import { damagedName } from '../storage/damagedName.ts';
import { durableWrite } from '../storage/durableWrite.ts';
import { makeFolder } from '../storage/makeFolder.ts';
import { readWhole } from '../storage/readWhole.ts';
import { revisionOf } from '../storage/revision.ts';
import { isMissing, readFailure, systemCode } from '../storage/systemFailure.ts';
import { deskFile } from './articleFiles.ts';

/** Bytes; no desk agrees on more than this. */
const largest = 512 * 1024;
const outcome = 'The desk’s settings were not saved';

interface Found {
  reading: DeskReading;
  content: Record<string, unknown>;
  /** Of what lies there now; undefined where it could not be read. */
  revision: string | undefined;
  /** The disk gave none of it: it may be as good as ever. */
  unread?: FailureError;
}

/** The settings of the desk that a library belongs to. @param root the library's folder. */
export const readDesk = async (root: string): Promise<DeskReading> => (await find(root)).reading;

/**
 * Changes whole sections; what the file says besides them stays. Two windows that save at once both
 * get their way, unless they changed the same section.
 */
export const saveDesk = (root: string, change: DeskChange): Promise<DeskReading> =>
  rewrite(root, (content) => changedDesk(content, change));

/** Changes one preset. @throws FailureError `exists`, `too-large`, `damaged`… */
export const savePreset = (root: string, change: PresetChange): Promise<DeskReading> =>
  rewrite(root, (content) => {
    const changed = changedPresets(content.presets, change);
    if ('refused' in changed) throw refusal(changed.refused, change);
    // What a section says is none of this change's business.
    return changedDesk({ ...content, presets: changed.presets }, {});
  });

function refusal(refused: PresetRefusal, change: PresetChange): FailureError {
  switch (refused) {
    case 'taken': {
      const name = change.what === 'put' ? change.preset.name : change.name;
      return new FailureError('exists', `There is a preset “${name}” already.`);
    }
    case 'full':
      return new FailureError('too-large', `A desk has at most ${mostPresets} presets.`);
    case 'no-list':
      return new FailureError(
        'damaged',
        `The preset was not saved: “presets” in ${deskFile} is no list. Correct the file first.`,
      );
  }
}

async function rewrite(
  root: string,
  changed: (content: Record<string, unknown>) => Record<string, unknown>,
): Promise<DeskReading> {
  const file = path.join(root, deskFile);
  for (let attempt = 0; ; attempt++) {
    const { reading, content, revision, unread } = await find(root);
    if (unread) throw unread;
    const next = changed(content);
    await makeFolder(path.dirname(file), outcome);
    if (reading.file === 'damaged') await setAside(file);
    const base = reading.file === 'read' && revision !== undefined ? revision : 'absent';
    const bytes = jsonDocument(next);
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
    if (isMissing(error)) return { reading: none('absent'), content: {}, revision: undefined };
    const found = damaged('The desk’s settings cannot be read', undefined);
    return systemCode(error) ? { ...found, unread: readFailure(error, outcome) } : found;
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
  await fs.rename(file, damagedName(file)).catch((error) => {
    if (!isMissing(error)) {
      throw new FailureError('io', `${outcome}: the damaged file could not be set aside.`);
    }
  });
}
