import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createSaver, type WriteOutcome } from '../../../renderer/app/article/saver.ts';
import type { SaveState } from '../../../renderer/app/article/sessionState.ts';
import type { FailureCode } from '../../../shared/contract/failure.ts';

const failure = (code: FailureCode): WriteOutcome => ({
  failure: { code, message: 'No.', retry: false },
});

function setUp() {
  let version = 0;
  let saved = 0;
  const shown: SaveState['kind'][] = [];
  const outcomes: WriteOutcome[] = [];
  let may = true;
  let answer: (() => void) | undefined;
  /** What ends the write under way; each write waits for it. */
  let end: (() => void) | undefined;
  const saver = createSaver({
    dirty: () => version !== saved,
    mayAutosave: () => may,
    write: () => {
      const sent = version;
      return new Promise((resolve) => {
        end = () => {
          const outcome = outcomes.shift() ?? { at: new Date() };
          if ('at' in outcome) saved = sent;
          resolve(outcome);
        };
      });
    },
    answers: () =>
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
    show: (state) => shown.push(state.kind),
  });
  onTestFinished(() => saver.reset());
  return {
    saver,
    shown,
    outcomes,
    change() {
      version++;
      saver.changed();
    },
    async finish() {
      const finishing = end;
      end = undefined;
      finishing?.();
      await vi.advanceTimersByTimeAsync(0);
    },
    writing: () => end !== undefined,
    async answer() {
      answer?.();
      await vi.advanceTimersByTimeAsync(0);
    },
    forbid: () => {
      may = false;
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('saving by itself', () => {
  test('waits a second after the last change', async () => {
    const { change, writing, finish, shown } = setUp();
    change();
    await vi.advanceTimersByTimeAsync(900);
    change();
    await vi.advanceTimersByTimeAsync(900);
    expect(writing()).toBe(false);
    await vi.advanceTimersByTimeAsync(100);
    expect(writing()).toBe(true);
    await finish();
    expect(shown).toEqual(['saving', 'saved']);
  });

  test('does not wait for ever for a pause', async () => {
    const { change, writing } = setUp();
    for (let half = 0; half < 10; half++) {
      change();
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(writing()).toBe(true);
  });

  test('says so when the newsroom does not answer, and no other question either', async () => {
    const { answer, change, finish, shown } = setUp();
    change();
    await vi.advanceTimersByTimeAsync(1000 + 5000);
    expect(shown).toEqual(['saving', 'silent']);
    // It is back, and waits for the disk.
    await answer();
    expect(shown).toEqual(['saving', 'silent', 'slow']);
    await finish();
    expect(shown).toEqual(['saving', 'silent', 'slow', 'saved']);
    await answer();
    expect(shown).toHaveLength(4);
  });

  test('says so when the disk does not answer, and what became of it once it does', async () => {
    const { answer, change, finish, shown } = setUp();
    change();
    await vi.advanceTimersByTimeAsync(1000 + 4999);
    expect(shown).toEqual(['saving']);
    await answer();
    expect(shown).toEqual(['saving']);
    await vi.advanceTimersByTimeAsync(1);
    expect(shown).toEqual(['saving', 'slow']);
    await finish();
    expect(shown).toEqual(['saving', 'slow', 'saved']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(shown).toHaveLength(3);
  });

  test('is not "saved" when something was typed meanwhile', async () => {
    const { change, finish, shown, writing } = setUp();
    change();
    await vi.advanceTimersByTimeAsync(1000);
    change();
    await finish();
    expect(shown).toEqual(['saving', 'due']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(writing()).toBe(true);
    await finish();
    expect(shown.at(-1)).toBe('saved');
  });

  test('tries again, ever more seldom, and does not hide the failure meanwhile', async () => {
    const { change, finish, shown, writing, outcomes } = setUp();
    outcomes.push(failure('disk-full'), failure('disk-full'));
    change();
    await vi.advanceTimersByTimeAsync(1000);
    await finish();
    expect(shown).toEqual(['saving', 'failed']);
    await vi.advanceTimersByTimeAsync(2000);
    expect(writing()).toBe(true);
    await finish();
    expect(shown).toEqual(['saving', 'failed', 'failed']);
    await vi.advanceTimersByTimeAsync(3999);
    expect(writing()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await finish();
    expect(shown.at(-1)).toBe('saved');
  });

  test('rests where only a person can help', async () => {
    const { change, finish, writing, outcomes, forbid } = setUp();
    outcomes.push(failure('conflict'));
    change();
    await vi.advanceTimersByTimeAsync(1000);
    forbid();
    await finish();
    change();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(writing()).toBe(false);
  });
});

describe('saving when asked', () => {
  test('goes on until everything is written', async () => {
    const { change, finish, saver, shown } = setUp();
    change();
    const done = saver.saveNow();
    await vi.advanceTimersByTimeAsync(0);
    change();
    await finish();
    await finish();
    expect(await done).toBe(true);
    expect(shown).toEqual(['saving', 'due', 'saving', 'saved']);
  });

  test('says no when it failed', async () => {
    const { change, finish, saver, outcomes } = setUp();
    outcomes.push(failure('read-only'));
    change();
    const done = saver.saveNow();
    await finish();
    expect(await done).toBe(false);
  });

  test('waits for the save under way and then writes the rest', async () => {
    const { change, finish, saver, shown } = setUp();
    change();
    await vi.advanceTimersByTimeAsync(1000);
    change();
    const done = saver.saveNow();
    await finish();
    await finish();
    expect(await done).toBe(true);
    expect(shown.at(-1)).toBe('saved');
  });
});
