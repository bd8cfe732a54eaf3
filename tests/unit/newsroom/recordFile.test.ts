import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Beginning, JournalRecord } from '../../../electron/newsroom/journal/records.ts';
import { RecordFile } from '../../../electron/newsroom/storage/recordFile.ts';
import { decodeRecords, encodeRecord } from '../../../electron/newsroom/storage/records.ts';
import fc from '../../fastCheck.ts';
import { faultyFileSystem, systemError } from '../../fault/faults.ts';
import { fails } from './desks.ts';
import { freshFolder } from './folders.ts';
import { article } from './journalDesk.ts';
import { typist } from './typist.ts';

describe('the journal on the disk', () => {
  const first: Beginning = { kind: 'begin', version: 1, at: 1, owner: '', article };
  const records: JournalRecord[] = [
    first,
    { kind: 'steps', at: 2, steps: typist(article).type(' asked') },
    { kind: 'saved', at: 3, place: { location: '/a', base: 'b' }, whole: false },
    { kind: 'discarded', at: 4 },
  ];
  const encoded = records.map(encodeRecord);
  const whole = Buffer.concat(encoded);
  /** Where each record ends. */
  const borders = encoded.map((_, index) => Buffer.concat(encoded.slice(0, index + 1)).length);

  it('cut off anywhere costs its last record at most', () => {
    for (let length = 0; length <= whole.length; length++) {
      const read = decodeRecords(whole.subarray(0, length));
      const complete = borders.filter((border) => border <= length).length;
      expect(read.records).toEqual(records.slice(0, complete));
      expect(read.torn).toBe(!borders.includes(length) && length > 0);
    }
  });

  it('with any bit turned gives what stood before it, and never anything else', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(7), (at, bit) => {
        const spoilt = Buffer.from(whole);
        spoilt[at] = (spoilt[at] ?? 0) ^ (1 << bit);
        const read = decodeRecords(spoilt);
        const before = borders.filter((border) => border <= at).length;
        expect(read.records).toEqual(records.slice(0, before));
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes nothing where another file has its name by now, however long that is', async () => {
    const place = path.join(await freshFolder(), 'a.journal');
    const file = await RecordFile.begin(place, [first], 'Not kept');
    const other = await RecordFile.begin(place, records.slice(0, 2), 'Not kept');
    await fails(file.append(records[2] as JournalRecord), 'not-found');
    await other.append(records[2] as JournalRecord);
    expect(decodeRecords(await fs.readFile(place)).records).toEqual(records.slice(0, 3));
  });

  it.each([
    ['write', 'ENOSPC', 'disk-full'],
    ['sync', 'EIO', 'io'],
    ['close', 'EIO', 'io'],
    ['open', 'EMFILE', 'io'],
  ] as const)('loses nothing when %s fails with %s', async (call, system, code) => {
    let broken = false;
    const disk = faultyFileSystem((made, file) => {
      if (broken && made === call && file.endsWith('.journal')) throw systemError(system);
    });
    const place = path.join(await freshFolder(), 'a.journal');
    await fs.writeFile(place, encodeRecord(first));
    const file = RecordFile.at(place, encodeRecord(first).length, 'Not kept', disk);
    broken = true;
    await fails(file.append(records[1] as JournalRecord), code);
    broken = false;
    await file.append(records[2] as JournalRecord);
    expect(decodeRecords(await fs.readFile(place))).toMatchObject({
      records: [first, records[2]],
      torn: false,
    });
  });

  it('cuts off what a short write left behind', async () => {
    const disk = faultyFileSystem(async (call, _path, argument) => {
      if (call !== 'write') return undefined;
      const { bytes, file, position } = argument as {
        bytes: Uint8Array;
        file: { write(part: Uint8Array, at: number): Promise<number> };
        position: number;
      };
      if (position > encodeRecord(first).length) return 0;
      return file.write(bytes.subarray(0, 10), position);
    });
    const place = path.join(await freshFolder(), 'a.journal');
    await fs.writeFile(place, encodeRecord(first));
    const file = RecordFile.at(place, encodeRecord(first).length, 'Not kept', disk);
    await fails(file.append(records[1] as JournalRecord), 'disk-full');
    expect((await fs.stat(place)).size).toBeGreaterThan(encodeRecord(first).length);
    const healthy = RecordFile.at(place, file.length, 'Not kept');
    await healthy.append(records[1] as JournalRecord);
    expect(decodeRecords(await fs.readFile(place)).records).toEqual(records.slice(0, 2));
  });
});
