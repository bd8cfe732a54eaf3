import { z } from 'zod';
import { limits } from '../../../shared/article/limits.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { versionLabel, versionReasons } from '../../../shared/contract/history.ts';
import { packLimits } from '../../../shared/pack/manifest.ts';
import type { ForeignVersion } from '../history/articleHistory.ts';
import { unpack, type VersionRecord } from '../history/versionRecords.ts';
import { decodeRecords } from '../storage/records.ts';

/** Nothing of a history from elsewhere is taken for what it says it is. */
const versionRecord = z.object({
  kind: z.literal('version'),
  format: z.literal(1),
  id: z.string().max(64),
  at: z.number().min(0).max(8.64e15),
  reason: z.enum(versionReasons),
  revision: z.string().regex(/^[0-9a-f]{64}$/),
  words: z.int().min(0),
  name: z.string().max(1024),
  author: z.string().max(500).optional(),
  label: versionLabel.optional(),
  on: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  data: z.string(),
});
const damaged = (why: string) =>
  new FailureError('damaged', `The versions of an article in this pack cannot be read: ${why}.`);

/**
 * The versions in a history file that came in a pack. Each was unpacked and held against its hash
 * once; what it says is unpacked again when it is asked for, so that all of them never lie in memory.
 *
 * @throws FailureError `damaged`, `too-large`
 */
export function readPackedHistory(file: Uint8Array): ForeignVersion[] {
  const { records, torn } = decodeRecords<VersionRecord>(file);
  if (torn) throw damaged('a part of them is missing');
  if (records.length > packLimits.versions) throw tooMany();
  const keyframes = new Map<string, VersionRecord>();
  const versions = new Map<string, ForeignVersion>();
  let last: { revision: string; bytes: Uint8Array } | undefined;
  const bytesOf = (record: VersionRecord): Uint8Array => {
    if (record.on === undefined) return unpack(record, undefined);
    if (last?.revision !== record.on) {
      const keyframe = keyframes.get(record.on);
      if (!keyframe) throw damaged('one is written against another that is not there');
      last = { revision: record.on, bytes: unpack(keyframe, undefined) };
    }
    return unpack(record, last.bytes);
  };
  const lengthOf = (record: VersionRecord): number | undefined => {
    try {
      return bytesOf(record).length;
    } catch {
      return undefined;
    }
  };
  let bytesOut = 0;
  for (const record of records) {
    const version: VersionRecord = parsed(versionRecord, record);
    const length = lengthOf(version);
    // Where it comes from it could not be read either.
    if (length === undefined) continue;
    bytesOut += length;
    if (bytesOut > packLimits.versionBytes || length > limits.bytes) throw tooMany();
    if (version.on === undefined) keyframes.set(version.revision, version);
    const { kind: _kind, format: _format, id, on: _on, data: _data, ...about } = version;
    versions.set(id, { record: about, bytes: () => bytesOf(version) });
  }
  return [...versions.values()];
}

function parsed<T>(schema: z.ZodType<T>, record: unknown): T {
  const { data, success } = schema.safeParse(record);
  if (!success) throw damaged('one of them is not what it should be');
  return data;
}

const tooMany = () =>
  new FailureError('too-large', 'An article in this pack has more versions than Stet takes.');
