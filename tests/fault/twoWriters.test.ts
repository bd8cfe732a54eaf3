import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { durableWrite } from '../../electron/newsroom/storage/durableWrite.ts';
import { realFileSystem } from '../../electron/newsroom/storage/fileSystem.ts';
import { revisionOf } from '../../electron/newsroom/storage/revision.ts';
import { identity } from '../../electron/newsroom/storage/temporaryName.ts';
import { withTurn } from '../../electron/newsroom/storage/turn.ts';
import { WriteQueue } from '../../electron/newsroom/storage/writeQueue.ts';
import { FailureError } from '../../shared/contract/failure.ts';
import fc from '../fastCheck.ts';
import { numbersOf } from '../numbersOf.ts';
import { bytesOf, freshFolder, namesIn } from '../unit/newsroom/folders.ts';
import { faultyFileSystem } from './faults.ts';
import { MemoryDisk } from './interleaving/memoryDisk.ts';
import { Scheduler } from './interleaving/scheduler.ts';

/** Two processes, as far as a file can tell: queues and identities of their own. */
const processes = ['aaaaaa', 'bbbbbb'].map((run) => ({
  self: identity.replace(/[0-9a-f]{6}$/, run),
  name: run[0] ?? '',
}));

/**
 * Lets each writer save several versions, every call of the file system in an order that the
 * scheduler chooses. A version that was reported as saved must end as the file or in the history.
 */
async function interleave(scheduler: fc.Scheduler, versions: number, startsAbsent: boolean) {
  const folder = await freshFolder();
  const file = path.join(folder, 'harbor.stet');
  if (!startsAbsent) await fs.writeFile(file, 'start');
  const saved: string[] = startsAbsent ? [] : ['start'];
  const history: string[] = [];
  const refused: string[] = [];

  const writer = async ({ self, name }: { self: string; name: string }) => {
    const system = faultyFileSystem(async (call, at) => {
      if (call !== 'close') await scheduler.schedule(Promise.resolve(), `${name} ${call} ${at}`);
    });
    const surroundings = { fs: system, queue: new WriteQueue(), self };
    for (let version = 0; version < versions; version++) {
      const base = await realFileSystem.readFile(file).then(revisionOf, () => 'absent');
      const text = `${name}${version}`;
      try {
        await durableWrite(
          {
            path: file,
            bytes: bytesOf(text),
            base,
            displaced: async ({ bytes }) => {
              history.push(new TextDecoder().decode(bytes));
            },
          },
          surroundings,
        );
        saved.push(text);
      } catch (error) {
        const code = error instanceof FailureError ? error.failure.code : String(error);
        expect(['conflict', 'exists']).toContain(code);
        refused.push(text);
      }
    }
  };

  await scheduler.waitFor(Promise.all(processes.map(writer)));
  const kept = new Set([...history, await fs.readFile(file, 'utf8')]);
  expect(saved.filter((text) => !kept.has(text))).toEqual([]);
  expect(saved.length + refused.length).toBe(2 * versions + (startsAbsent ? 0 : 1));
  expect(await namesIn(folder)).toEqual(['harbor.stet']);
}

describe('two processes that save one file', () => {
  it.each([
    ['an article', false],
    ['a new article', true],
  ])('never overwrite each other silently: %s', async (_, startsAbsent) => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 3 }), (scheduler, versions) =>
        interleave(scheduler, versions, startsAbsent),
      ),
      { numRuns: 150 },
    );
  });

  it('that wait for the turn of a dead one have it one after the other', async () => {
    for (let seed = 1; seed <= 300; seed++) {
      const scheduler = new Scheduler(numbersOf(seed));
      const disk = new MemoryDisk('/desk');
      const dead = identity.replace(/ \d+ \d+ [0-9a-f]{6}$/, ' 4194305 0 cccccc');
      disk.put('/desk/.~harbor.stet.turn', bytesOf(dead));
      let inside = 0;
      let most = 0;
      for (const { name } of processes) {
        // Turns of one thread are waited for within it: each round has processes of its own.
        const self = identity.replace(/[0-9a-f]{6}$/, name + seed.toString(16).padStart(5, '0'));
        const task = async () => {
          most = Math.max(most, ++inside);
          await scheduler.wait(name, 'works');
          inside--;
        };
        void withTurn(
          disk.seenBy((call) => scheduler.wait(name, call)),
          '/desk/harbor.stet',
          task,
          self,
        );
      }
      await scheduler.run(() => undefined);
      expect(most, `seed ${seed}`).toBe(1);
      expect(disk.names('/desk')).toEqual([]);
    }
  });

  it('do not take a turn that was just made for that of one who died before it said who it was', async () => {
    const disk = new MemoryDisk('/desk');
    disk.put('/desk/.~harbor.stet.turn', bytesOf(''));
    const [made, looked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const nextCall = () => new Promise<void>((resolve) => setImmediate(resolve));
    let waits = true;
    const calls = {
      // Takes the leftover away and makes a turn; before there is a word in it, the other one looks.
      first: async (call: string) => {
        await nextCall();
        if (call !== 'write .~harbor.stet.turn') return;
        made.resolve();
        await looked.promise;
      },
      second: async (call: string) => {
        await nextCall();
        if (call === 'open .~.~harbor.stet.turn.turn' && waits) {
          await made.promise;
          waits = false;
        } else if (call === 'open .~harbor.stet.turn' && !waits) looked.resolve();
      },
    };
    let inside = 0;
    let most = 0;
    const task = async () => {
      most = Math.max(most, ++inside);
      for (let step = 0; step < 20; step++) await nextCall();
      inside--;
    };
    const turns = [calls.first, calls.second].map((before, index) =>
      withTurn(disk.seenBy(before), '/desk/harbor.stet', task, processes[index]?.self),
    );
    await Promise.all(turns);
    expect(most).toBe(1);
    expect(disk.names('/desk')).toEqual([]);
  });

  it('wait for each other also within one thread, and a task may take again what it has', async () => {
    for (let seed = 1; seed <= 100; seed++) {
      const scheduler = new Scheduler(numbersOf(seed));
      const disk = new MemoryDisk('/desk');
      const system = disk.seenBy((call) => scheduler.wait('a', call));
      let inside = 0;
      let most = 0;
      let done = 0;
      const work = async () => {
        most = Math.max(most, ++inside);
        for (let step = 0; step < 20; step++) await scheduler.wait('a', 'works');
        inside--;
        done++;
      };
      const file = '/desk/harbor.stet';
      void withTurn(system, file, work);
      void withTurn(system, file, () => withTurn(system, file, work));
      await scheduler.run(() => undefined);
      expect({ most, done }, `seed ${seed}`).toEqual({ most: 1, done: 2 });
    }
  });

  it('wait for a turn that is taken, and take over one whose holder is dead', async () => {
    const folder = await freshFolder();
    const file = path.join(folder, 'harbor.stet');
    const turn = path.join(folder, '.~harbor.stet.turn');
    const dead = identity.replace(/ \d+ \d+ [0-9a-f]{6}$/, ' 4194305 0 cccccc');
    const living = identity.replace(/[0-9a-f]{6}$/, 'dddddd');
    const surroundings = (onSleep: (count: number) => unknown) => {
      let count = 0;
      const system = faultyFileSystem((call) => (call === 'sleep' ? onSleep(++count) : undefined));
      return { fs: system, queue: new WriteQueue(), self: identity };
    };

    await fs.writeFile(turn, dead);
    let sleeps = 0;
    const counting = () =>
      surroundings((count) => {
        sleeps = count;
      });
    const request = { path: file, bytes: bytesOf('one'), base: 'any' };
    await durableWrite(request, counting());
    expect(sleeps).toBe(1);

    await fs.writeFile(turn, living);
    const second = { ...request, bytes: bytesOf('two') };
    await durableWrite(
      second,
      surroundings((count) => (count === 40 ? fs.unlink(turn) : undefined)),
    );
    expect(await fs.readFile(file, 'utf8')).toBe('two');

    // A machine that we know nothing about: after ten seconds without a sign it is taken over.
    await fs.writeFile(turn, 'ffffff 1 0 eeeeee');
    const third = { ...request, bytes: bytesOf('three') };
    await durableWrite(third, counting());
    expect(sleeps).toBeGreaterThanOrEqual(500);
    expect(await namesIn(folder)).toEqual(['harbor.stet']);
  });
});
