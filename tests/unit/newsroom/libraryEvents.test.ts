import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Changes } from '../../../electron/newsroom/library/changes.ts';
import { EventSource } from '../../../electron/newsroom/library/eventStream.ts';
import { FileRegistry } from '../../../electron/newsroom/library/fileRegistry.ts';
import { revisionOf } from '../../../electron/newsroom/storage/revision.ts';
import { writeQueue } from '../../../electron/newsroom/storage/writeQueue.ts';
import type { LibraryEvent } from '../../../shared/contract/library.ts';
import { openDesk, put, type TestDesk } from './desks.ts';
import { eventually, freshFolder } from './folders.ts';

const listed = async ({ newsroom }: TestDesk) =>
  (await newsroom.library.list())
    .map((entry) => [entry.folder, entry.name].filter(Boolean).join('/'))
    .sort();

/** Collects events until a test is done with them. */
function listen({ newsroom }: TestDesk) {
  const abort = new AbortController();
  const seen: LibraryEvent[] = [];
  const listening = (async () => {
    for await (const event of newsroom.library.events(abort.signal)) seen.push(event);
  })();
  const kinds = () => seen.map(({ kind }) => kind);
  return {
    seen,
    kinds,
    ready: () => eventually(() => expect(kinds()[0]).toBe('listening')),
    until: (kind: LibraryEvent['kind']) => eventually(() => expect(kinds()).toContain(kind)),
    stop: async () => {
      abort.abort();
      await listening;
    },
  };
}

describe('events', () => {
  it('tell of files that come, change and go, with numbers in sequence', async () => {
    const desk = await openDesk();
    const file = await put(desk.root, 'a.stet');
    const [entry] = await desk.newsroom.library.list();
    const events = listen(desk);
    await events.ready();

    await put(desk.root, 'b.stet');
    await events.until('list-changed');
    expect(events.kinds()).not.toContain('file-changed');

    await fs.writeFile(file, 'changed by another program');
    await events.until('file-changed');
    expect(events.seen.find(({ kind }) => kind === 'file-changed')).toMatchObject({
      file: entry?.file,
    });

    await fs.unlink(file);
    await events.until('file-gone');
    expect(events.seen.find(({ kind }) => kind === 'file-gone')).toMatchObject({
      file: entry?.file,
    });

    const before = events.seen.length;
    await put(desk.root, 'a.stet');
    await eventually(() => expect(events.kinds().slice(before)).toContain('file-changed'));
    expect(events.seen.map(({ seq }) => seq)).toEqual(events.seen.map((_, index) => index));
    await events.stop();
  });

  it('tell that another folder was put in the place of the library, and then of its files', async () => {
    const root = path.join(await freshFolder(), 'Desk');
    await put(root, 'a.stet');
    const desk = await openDesk({ root });
    await desk.newsroom.library.list();
    const events = listen(desk);
    await events.ready();
    // As a drive does that is mounted there a moment later.
    await put(`${root} of the drive`, 'b.stet');
    await fs.rename(root, `${root} before`);
    await fs.rename(`${root} of the drive`, root);
    await events.until('status-changed');
    expect(await listed(desk)).toEqual(['b.stet']);
    const [entry] = await desk.newsroom.library.list();
    await events.ready();
    const before = events.seen.length;
    let changes = 0;
    await eventually(async () => {
      await fs.writeFile(path.join(root, 'b.stet'), `changed ${++changes} times`);
      expect(events.seen.slice(before)).toContainEqual(
        expect.objectContaining({ kind: 'file-changed', file: entry?.file }),
      );
    });
    await events.stop();
  });

  it('are silent about a file that was touched but says the same', async () => {
    const desk = await openDesk();
    const file = await put(desk.root, 'a.stet');
    const other = await put(desk.root, 'b.stet');
    const entries = await desk.newsroom.library.list();
    const events = listen(desk);
    await events.ready();
    const bytes = await fs.readFile(file);
    await fs.writeFile(file, bytes);
    await fs.utimes(file, new Date(), new Date());
    await fs.writeFile(other, 'changed');
    await events.until('file-changed');
    const changed = events.seen.flatMap((event) =>
      event.kind === 'file-changed' ? [event.file] : [],
    );
    expect(changed).toEqual([entries.find(({ name }) => name === 'b.stet')?.file]);
    await events.stop();
  });

  it('tell other windows of a save, once', async () => {
    const desk = await openDesk();
    await put(desk.root, 'a.stet');
    const [entry] = await desk.newsroom.library.list();
    const { file, revision, article } = await desk.newsroom.articles.open(entry?.file ?? '');
    const events = listen(desk);
    await events.ready();
    const saved = await desk.newsroom.articles.save(file, revision, { ...article, slug: 'new' });
    await events.until('file-changed');
    await put(desk.root, 'z.stet');
    await eventually(async () => {
      expect(await listed(desk)).toContain('z.stet');
      expect(events.kinds().lastIndexOf('list-changed')).toBeGreaterThan(
        events.kinds().indexOf('file-changed'),
      );
    });
    expect(events.seen.filter(({ kind }) => kind === 'file-changed')).toEqual([
      { seq: expect.any(Number), kind: 'file-changed', file, revision: saved.revision },
    ]);
    await events.stop();
  });

  it('tell other windows of a change that was noticed when the file was opened', async () => {
    const file = '/desk/a.stet';
    const source = new EventSource<LibraryEvent>();
    const changes = new Changes(source, new FileRegistry(async () => []));
    const events = source.subscribe(undefined, Promise.resolve(), { kind: 'listening' });
    await events.next();
    changes.opened(file, 'one');
    changes.opened(file, 'one');
    changes.opened(file, 'two');
    expect((await events.next()).value).toMatchObject({ kind: 'file-changed', revision: 'two' });
    await events.return();
    await changes.close();
  });

  it('tell of a new file that goes before the watcher has noticed it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const place = path.join(await freshFolder(), 'a.stet');
    const source = new EventSource<LibraryEvent>();
    const changes = new Changes(source, new FileRegistry(async () => []));
    const events = source.subscribe(undefined, Promise.resolve(), { kind: 'listening' });
    await events.next();
    changes.written(place, 'one');
    await vi.advanceTimersByTimeAsync(2_000);
    vi.useRealTimers();
    expect((await events.next()).value).toMatchObject({ kind: 'list-changed' });
    expect((await events.next()).value).toMatchObject({ kind: 'file-gone' });
    await events.return();
    await changes.close();
  });

  it('tell of no file as gone that another program takes away for a moment', async () => {
    const desk = await openDesk();
    const place = await put(desk.root, 'a.stet');
    const source = new EventSource<LibraryEvent>();
    const changes = new Changes(source, new FileRegistry(async () => []));
    const events = source.subscribe(undefined, Promise.resolve(), { kind: 'listening' });
    await events.next();
    changes.opened(place, 'what it said');
    await fs.unlink(place);
    // Heard late, of what was done to it before.
    changes.touched(place);
    await writeQueue.run(place, () => put(desk.root, 'a.stet'));
    changes.touched(place);
    const { value } = await events.next();
    expect(value).toMatchObject({ kind: 'file-changed' });
    await events.return();
    await changes.close();
  });

  it('come of one look at a file, however often it was written while that waited', async () => {
    const changes = new Changes(new EventSource<LibraryEvent>(), new FileRegistry(async () => []));
    const place = path.join(await freshFolder(), 'a.stet');
    const run = vi.spyOn(writeQueue, 'run');
    onTestFinished(() => void vi.restoreAllMocks());
    // Of this file: the desks of other tests may still be closing.
    const asked = () => run.mock.calls.filter(([file]) => file === place);
    for (let times = 0; times < 3; times++) changes.touched(place);
    // A save waits behind all that were asked for.
    expect(asked()).toHaveLength(1);
    await writeQueue.idle();
    changes.touched(place);
    expect(asked()).toHaveLength(2);
    await changes.close();
  });

  it('tell of what another program writes once all of it is there', async () => {
    const folder = await freshFolder();
    const place = await put(folder, 'a.stet');
    const half = path.join(folder, 'half');
    const whole = await fs.readFile(place);
    await fs.writeFile(half, whole.subarray(0, whole.length / 2));
    const source = new EventSource<LibraryEvent>();
    const changes = new Changes(source, new FileRegistry(async () => []));
    const events = source.subscribe(undefined, Promise.resolve(), { kind: 'listening' });
    await events.next();
    changes.opened(place, revisionOf(whole));
    const { open } = fs;
    vi.spyOn(fs, 'open').mockImplementationOnce((_file, flags) => open(half, flags));
    onTestFinished(() => void vi.restoreAllMocks());
    // Heard while the same is being written over it.
    changes.touched(place);
    await writeQueue.run(place, async () => undefined);
    changes.written(place, 'what comes next');
    expect((await events.next()).value).toMatchObject({ revision: 'what comes next' });
    await events.return();
    await changes.close();
  });

  it('tell of an article that comes back out of the trash', async () => {
    const desk = await openDesk();
    await put(desk.root, 'a.stet');
    const [entry] = await desk.newsroom.library.list();
    const events = listen(desk);
    await events.ready();
    const { id } = await desk.newsroom.articles.trash(entry?.file ?? '');
    await events.until('file-gone');
    await desk.newsroom.library.restore(id);
    await events.until('file-changed');
    expect(events.seen.find(({ kind }) => kind === 'file-changed')).toMatchObject({
      file: entry?.file,
    });
    await events.stop();
  });

  it('tell under which name Stet put what is gone', async () => {
    const desk = await openDesk();
    await put(desk.root, 'a.stet');
    const [entry] = await desk.newsroom.library.list();
    const events = listen(desk);
    await events.ready();
    const now = await desk.newsroom.articles.rename(entry?.file ?? '', 'b');
    await events.until('file-gone');
    expect(events.seen.find(({ kind }) => kind === 'file-gone')).toMatchObject({
      file: entry?.file,
      now,
    });
    await events.stop();
  });

  it('tell of the folder going and coming back, and of what changed after that', async () => {
    const desk = await openDesk();
    await put(desk.root, 'a.stet');
    await desk.newsroom.library.list();
    const events = listen(desk);
    await events.ready();
    await fs.rename(desk.root, `${desk.root}-away`);
    const states = () =>
      events.seen.flatMap((event) => (event.kind === 'status-changed' ? [event.status.state] : []));
    await eventually(() => expect(states()).toEqual(['missing']));
    await fs.rename(`${desk.root}-away`, desk.root);
    await eventually(() => expect(states()).toEqual(['missing', 'ready']));
    const again = listen(desk);
    await again.ready();
    await fs.writeFile(path.join(desk.root, 'a.stet'), 'changed');
    await again.until('file-changed');
    await events.stop();
    await again.stop();
  });

  it('end when nobody listens any more, and when the newsroom closes', async () => {
    const desk = await openDesk();
    const stream = desk.newsroom.library.events(undefined);
    await stream.next();
    const waiting = stream.next();
    await stream.return();
    expect(await waiting).toEqual({ done: true, value: undefined });
    const other = listen(desk);
    await other.ready();
    await desk.newsroom.close();
    await other.stop();
  });
});
