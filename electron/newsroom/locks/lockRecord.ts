import { z } from 'zod';
import { instant } from '../../../shared/contract/scalars.ts';
import { jsonDocument } from '../../../shared/formats/json/jsonDocument.ts';
import type { FileSystem } from '../storage/fileSystem.ts';
import { revisionOf } from '../storage/revision.ts';
import { isMissing } from '../storage/systemFailure.ts';

/** Shown to people, and written by anybody: nothing that turns or hides what stands around it. */
const name = z
  .string()
  .max(500)
  .transform((said) => said.replace(/\p{C}/gu, '').slice(0, 80));

/** What lies in `.~lock.<article>#`: who is writing the article. */
const lockRecord = z.object({
  format: z.literal('stet-lock'),
  version: z.literal(1),
  /** For people; '' where nobody can tell. */
  user: name,
  host: name,
  /** For people only: clocks of two machines are never compared. */
  since: instant.or(z.literal('')),
  /** Which process: see `identity` in storage/temporaryName.ts. */
  session: z.string().max(200),
  /** Of this one holding: another one, also of the same session, has another. */
  nonce: z.string().max(100),
  /** Grows while the article is open. */
  counter: z.int().min(0),
});

export type LockRecord = z.infer<typeof lockRecord>;

/** A record is a few hundred bytes; more is none of ours. */
const largest = 16 * 1024;

export const encodeLock = (record: LockRecord): Uint8Array => jsonDocument(record);

/**
 * @returns undefined where there is no lock. One that cannot be understood (another program's, or
 * torn) is a lock all the same, of somebody unknown; see also `isCutOff`.
 */
export async function readLock(fs: FileSystem, file: string): Promise<LockRecord | undefined> {
  try {
    const { isFile, size, print } = await fs.stat(file);
    if (!isFile || size > largest) return unknownHolder(print);
    const bytes = await fs.readFile(file);
    if (bytes.every((byte) => byte === 0)) return unknownHolder(cutOff);
    return decode(bytes) ?? unknownHolder(revisionOf(bytes));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

const cutOff = 'cut off';

/**
 * Whether it is what a power cut leaves of a lock that was on its way to the disk (measured on ext4: a
 * name and no bytes, from five seconds on). For a moment it looks the same where a lock is being put
 * down without hard links; within the article's turn nobody is doing that.
 */
export const isCutOff = ({ nonce }: LockRecord) => nonce === cutOff;

function decode(bytes: Uint8Array): LockRecord | undefined {
  try {
    return lockRecord.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}

/** @param mark changes when the file does, as a counter would */
const unknownHolder = (mark: string): LockRecord => ({
  format: 'stet-lock',
  version: 1,
  user: '',
  host: '',
  since: '',
  session: '',
  nonce: mark.slice(0, 100),
  counter: 0,
});
