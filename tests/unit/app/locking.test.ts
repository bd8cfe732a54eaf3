import { beforeEach, describe, expect, test } from 'vitest';
import { createHeld, type Held } from '../../../renderer/app/article/held.ts';
import { createLocking, type Locking } from '../../../renderer/app/article/locking.ts';
import { stateOf } from '../../../renderer/app/stateLine/stateOf.ts';
import { stateFor } from '../../../renderer/app/stateLine/states.ts';
import { whatGoesOut } from '../../../renderer/app/stateLine/words.ts';
import { createArticle } from '../../../shared/article/create.ts';
import type { LockState } from '../../../shared/contract/locks.ts';

const by = { user: 'Ben', host: 'newsdesk-2', since: '2026-05-04T12:04:31Z', here: false };
const heldBy = (change: Partial<typeof by> = {}): LockState => ({
  state: 'held',
  by: { ...by, ...change },
});

/** The newsroom's side, answering what the test says. */
function newsroom() {
  const answers = new Map<string, LockState>();
  const calls: string[] = [];
  const desk = {
    answers,
    calls,
    cutOff: false,
    locks: {
      take: async ({ file, over }: { file: string; over?: boolean }) => {
        if (desk.cutOff) throw new Error('The line is broken');
        calls.push(`${over ? 'take over' : 'take'} ${file}`);
        if (over) answers.set(file, { state: 'mine' });
        return answers.get(file) ?? { state: 'mine' };
      },
      release: async ({ file, listening }: { file: string; listening?: boolean }) => {
        calls.push(`release ${file}${listening ? ' and listen' : ''}`);
      },
    } as never,
  };
  return desk;
}

describe('the lock of the open article', () => {
  let desk: ReturnType<typeof newsroom>;
  let held: Held;
  let locking: Locking;
  let kept: string[];
  let told: object[];
  let looks: number;
  let takenBack: string[];

  const settled = () => new Promise((resolve) => setTimeout(resolve));
  const open = () => held.open();
  const said = () => {
    const article = open();
    if (!article) throw new Error('nothing is open');
    const facts = { open: article, line: 'online', away: false, unkept: undefined } as const;
    const now = new Date('2026-05-04T15:00:00Z');
    return stateFor(stateOf({ ...facts, now })).words({ ...facts, now });
  };

  async function show(file: string | undefined, dirty = false, waiting = true) {
    const { content, ...metadata } = createArticle('urn:uuid:a', 'en', '2026-05-04T00:00:00Z');
    const asking = file === undefined ? undefined : locking.ask(file);
    const lock = waiting ? await asking : undefined;
    held.show({
      open: {
        documentId: crypto.randomUUID(),
        metadata,
        access: { mode: 'edit' },
        lock,
        file,
        name: file && `${file}.stet`,
        dirty,
        save: { kind: 'saved', at: new Date(0) },
      },
      text: { first: content },
      revision: 'revision',
      changed: dirty,
    });
    await settled();
  }

  beforeEach(() => {
    desk = newsroom();
    held = createHeld();
    kept = [];
    told = [];
    looks = 0;
    takenBack = [];
    locking = createLocking(held, {
      locks: desk.locks,
      window: 'w',
      keepUnsaved: async () => {
        kept.push(open()?.file ?? '');
        return true;
      },
      verify: async () => {
        looks++;
      },
      tellFree(article) {
        told.push(article);
        return () => takenBack.push(article.file);
      },
    });
  });

  test('is this window’s while it is shown, and let go with it', async () => {
    await show('a');
    expect(open()).toMatchObject({ access: { mode: 'edit' }, lock: { kind: 'mine' } });
    await show('b');
    held.show(undefined);
    expect(desk.calls).toEqual(['take a', 'take b', 'release a', 'release b']);
  });

  test('of somebody else makes it read-only from the first moment', async () => {
    desk.answers.set('a', heldBy());
    await show('a');
    expect(open()?.access).toEqual({ mode: 'read', why: 'locked' });
    expect(said()).toMatch(/^Read-only: Ben on newsdesk-2 has it open since \d\d:\d\d:31$/);
    // What is known of the file by now changes nothing about that.
    held.update({ access: { mode: 'edit' } });
    expect(open()?.access).toEqual({ mode: 'read', why: 'locked' });
  });

  test('is heard of behind the article where that did not wait for it', async () => {
    await show('a', false, false);
    expect(open()).toMatchObject({ access: { mode: 'edit' }, lock: { kind: 'mine' } });
    desk.answers.set('b', heldBy());
    await show('b', false, false);
    expect(open()?.access).toEqual({ mode: 'read', why: 'locked' });
    expect(desk.calls).toEqual(['take a', 'take b', 'release a']);
    // Asked for again, it is not the old answer that is heard.
    desk.answers.set('b', { state: 'mine' });
    await locking.edit();
    expect(open()?.lock).toEqual({ kind: 'mine' });
  });

  test('that turns out to be somebody else’s makes safe what was typed meanwhile', async () => {
    desk.answers.set('a', heldBy());
    await show('a', true, false);
    expect(kept).toEqual(['a']);
    expect(open()?.lock).toMatchObject({ kind: 'held', lost: { kept: true } });
    expect(open()?.access).toEqual({ mode: 'read', why: 'taken-over' });
  });

  test('is told of by an export, which takes what is shown', async () => {
    await show('a');
    expect(whatGoesOut(open()?.lock)).toBeUndefined();
    locking.heard('a', heldBy());
    await settled();
    expect(whatGoesOut(open()?.lock)).toBe(
      'Ben on newsdesk-2 has it open: it goes out as it stands here, without what is not saved there.',
    );
    locking.heard('a', heldBy({ here: true }));
    await settled();
    expect(whatGoesOut(open()?.lock)).toMatch(/^It is written in another window or pane: /);
  });

  test('of what was not shown after all is let go only once it was given', async () => {
    const asking = locking.ask('a');
    locking.drop('a');
    expect(desk.calls).toEqual(['take a']);
    await asking;
    await settled();
    expect(desk.calls).toEqual(['take a', 'release a']);
    // Shown later without having been asked for: what was let go is no answer.
    desk.answers.set('a', heldBy());
    await show(undefined);
    held.update({ file: 'a' });
    await settled();
    expect(desk.calls).toEqual(['take a', 'release a', 'take a']);
    expect(open()?.access).toEqual({ mode: 'read', why: 'locked' });
  });

  test('is asked for again by a line that broke before the answer came', async () => {
    desk.cutOff = true;
    await show('a', false, false);
    expect(open()).toMatchObject({ access: { mode: 'edit' }, lock: undefined });
    desk.cutOff = false;
    desk.answers.set('a', heldBy());
    await locking.renew();
    expect(open()?.access).toEqual({ mode: 'read', why: 'locked' });
    // What the disk lets nobody write needs none.
    held.show(undefined);
    desk.calls.splice(0);
    await show(undefined);
    held.update({ access: { mode: 'read', why: 'read-only-folder' } });
    held.update({ file: 'b' });
    await locking.renew();
    expect(desk.calls).toEqual([]);
  });

  test('of a file that it got since is asked for, and an old one’s is forgotten', async () => {
    await show(undefined);
    held.update({ file: 'a' });
    await settled();
    expect(open()?.lock).toEqual({ kind: 'mine' });
    desk.answers.set('b', heldBy());
    await show('b');
    held.update({ file: 'c', access: { mode: 'edit' } });
    expect(open()?.access).toEqual({ mode: 'edit' });
    await settled();
    expect(open()?.lock).toEqual({ kind: 'mine' });
    expect(desk.calls).toEqual(['take a', 'take b', 'release a', 'release b', 'take c']);
  });

  test('that is taken away makes it read-only, and what is unsaved safe', async () => {
    await show('a', true);
    locking.heard('a', heldBy());
    expect(open()?.access).toEqual({ mode: 'read', why: 'taken-over' });
    await settled();
    expect(kept).toEqual(['a']);
    expect(open()?.lock).toMatchObject({ kind: 'held', lost: { kept: true } });
    expect(said()).toBe('Read-only: Ben on newsdesk-2 took over');
    // That it goes on is no news.
    locking.heard('a', heldBy({ since: '2026-05-04T12:05:00Z' }));
    await settled();
    expect(kept).toEqual(['a']);
    expect(open()?.access).toEqual({ mode: 'read', why: 'taken-over' });
  });

  test('that is taken away with nothing unsaved keeps nothing', async () => {
    await show('a');
    locking.heard('a', heldBy());
    await settled();
    expect(kept).toEqual([]);
  });

  test('that is free again is offered, and told once to whoever waits for it', async () => {
    desk.answers.set('a', heldBy());
    await show('a');
    locking.tellMe();
    desk.answers.delete('a');
    locking.heard('a', { state: 'free' });
    expect(told).toEqual([{ file: 'a', name: 'a.stet', open: true, by }]);
    expect(said()).toBe('Read-only: Ben on newsdesk-2 has closed it');
    await locking.edit();
    expect(open()?.access).toEqual({ mode: 'edit' });
    // Somebody else wrote it since it was read.
    expect(looks).toBe(1);
    expect(takenBack).toEqual(['a']);
    locking.heard('a', { state: 'free' });
    expect(told).toHaveLength(1);
  });

  test('is waited for while something else is shown', async () => {
    desk.answers.set('a', heldBy());
    await show('a');
    locking.tellMe();
    await show('b');
    expect(desk.calls).toContain('release a and listen');
    locking.heard('a', heldBy({ user: 'Cy' }));
    locking.heard('a', { state: 'free' });
    locking.heard('a', { state: 'free' });
    expect(told).toEqual([{ file: 'a', name: 'a.stet', open: false, by }]);
    expect(desk.calls.at(-1)).toBe('release a');
    await show('a');
    expect(takenBack).toEqual(['a']);
  });

  test('is waited for when its pane is gone, and no longer than that', async () => {
    let stopped = 0;
    const stop = () => stopped++;
    desk.answers.set('vote', heldBy());
    await show('vote');
    locking.tellMe();
    await show(undefined);
    locking.end(stop);
    locking.heard('vote', heldBy());
    expect(stopped).toBe(0);
    locking.heard('vote', { state: 'free' });
    expect(told).toEqual([{ file: 'vote', name: 'vote.stet', open: false, by }]);
    expect(stopped).toBe(1);
    locking.end(stop);
    expect(stopped).toBe(2);
  });

  test('is taken over when the person says so', async () => {
    desk.answers.set('a', heldBy());
    await show('a');
    await locking.takeOver();
    expect(desk.calls.at(-1)).toBe('take over a');
    expect(open()).toMatchObject({ access: { mode: 'edit' }, lock: { kind: 'mine' } });
    expect(looks).toBe(1);
  });

  test('of another window of one’s own comes by itself once that is closed', async () => {
    desk.answers.set('a', heldBy({ here: true }));
    await show('a');
    expect(said()).toBe('Read-only: open in another window');
    desk.answers.delete('a');
    locking.heard('a', { state: 'free' });
    await settled();
    expect(open()?.access).toEqual({ mode: 'edit' });
  });

  test('that is waited for is asked for again when the line was broken', async () => {
    for (const file of ['a', 'b']) {
      desk.answers.set(file, heldBy());
      await show(file);
      locking.tellMe();
    }
    await show('c');
    desk.answers.delete('b');
    desk.calls.splice(0);
    await locking.renew();
    expect(told).toEqual([{ file: 'b', name: 'b.stet', open: false, by }]);
    expect(desk.calls).toEqual(['take c', 'take a', 'take b', 'release b']);
    locking.heard('a', { state: 'free' });
    expect(told).toHaveLength(2);
  });

  test('is asked for again when the line was broken, and may be somebody else’s by then', async () => {
    await show('a', true);
    desk.answers.set('a', heldBy());
    await locking.renew();
    expect(open()?.access).toEqual({ mode: 'read', why: 'taken-over' });
    expect(kept).toEqual(['a']);
  });

  test('is done without where none can lie', async () => {
    desk.answers.set('a', { state: 'none' });
    await show('a');
    expect(open()?.access).toEqual({ mode: 'edit' });
  });
});
