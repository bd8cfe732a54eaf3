import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { JournalFolder } from '../../electron/newsroom/journal/journalFolder.ts';
import { beginning, stepsRecord } from '../../electron/newsroom/journal/liveJournal.ts';
import { LiveText } from '../../electron/newsroom/journal/liveText.ts';
import type { OpenFile } from '../../electron/newsroom/storage/fileSystem.ts';
import { textOf } from '../../shared/article/text.ts';
import { articleWith } from '../unit/newsroom/articleWith.ts';
import { freshFolder, namesIn } from '../unit/newsroom/folders.ts';
import { typist } from '../unit/newsroom/typist.ts';
import { faultyFileSystem, systemError } from './faults.ts';

/** A journal with a first word, on a disk that does something to one call from then on. */
async function journal(before: (call: string, argument: unknown) => unknown) {
  const place = await freshFolder();
  let isFaulty = false;
  const system = faultyFileSystem((call, _path, argument) =>
    isFaulty ? before(call, argument) : undefined,
  );
  const article = articleWith({ body: ['Nobody'] });
  const hands = typist(article);
  const file = await new JournalFolder(place, system).begin(randomUUID(), [
    beginning(LiveText.of(article), undefined, undefined),
  ]);
  const type = (words: string) => file.append(stepsRecord({ steps: hands.type(words) }, 1));
  await type(' asked');
  return {
    place,
    hands,
    file,
    type,
    fail(on: boolean) {
      isFaulty = on;
    },
    /** What the next start finds. */
    async found() {
      const { kept } = await new JournalFolder(place).survey(() => false);
      return kept.map(({ article: text }) => textOf(text.content).split('\n').at(-1));
    },
  };
}

describe('what a journal could not say that it has', () => {
  it('is offered all the same where it lies there: a failed sync takes no words away', async () => {
    const at = await journal((call) => {
      if (call === 'sync') throw systemError('EIO');
      return undefined;
    });
    at.fail(true);
    const steps = at.hands.type(' us');
    await expect(at.file.append(stepsRecord({ steps }, 1))).rejects.toMatchObject({
      failure: { code: 'io' },
    });
    // Cut off, they would be in this window only.
    expect(await at.found()).toEqual(['Nobody asked us']);
    at.fail(false);
    // The window sends them again.
    await at.file.append(stepsRecord({ steps }, 1));
    expect(await at.found()).toEqual(['Nobody asked us']);
  });

  it.each([1, 7, 8, 40])(
    'and %d bytes of it on a full disk cost nothing of what stands before',
    async (out) => {
      const at = await journal((call, argument) => {
        if (call !== 'write') return undefined;
        const { bytes, file, position } = argument as {
          bytes: Uint8Array;
          file: OpenFile;
          position: number;
        };
        if (bytes.length <= out) return undefined;
        return file.write(bytes.subarray(0, out), position).then(() => {
          throw systemError('ENOSPC');
        });
      });
      at.fail(true);
      const steps = at.hands.type(' us');
      await expect(at.file.append(stepsRecord({ steps }, 1))).rejects.toMatchObject({
        failure: { code: 'disk-full' },
      });
      expect(await at.found()).toEqual(['Nobody asked']);
      at.fail(false);
      await at.file.append(stepsRecord({ steps }, 1));
      await at.type(' why');
      expect(await at.found()).toEqual(['Nobody asked us why']);
      expect(await namesIn(at.place)).toHaveLength(1);
    },
  );
});
