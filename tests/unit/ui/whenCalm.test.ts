import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { type WhenCalm, whenCalm } from '../../../renderer/ui/whenCalm.ts';

let ran = 0;
const made: WhenCalm[] = [];
beforeEach(() => {
  ran = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  for (const calm of made.splice(0)) calm.stop();
  vi.useRealTimers();
});

function calmly(pause: number, run: () => void): WhenCalm {
  const calm = whenCalm(pause, run);
  made.push(calm);
  return calm;
}

const counting = () => calmly(300, () => void ran++);

test('runs once, a pause after the last time it was asked', () => {
  const calm = counting();
  for (let key = 0; key < 10; key++) {
    calm.soon();
    vi.advanceTimersByTime(100);
  }
  expect(ran).toBe(0);
  vi.advanceTimersByTime(199);
  expect(ran).toBe(0);
  vi.advanceTimersByTime(1);
  expect(ran).toBe(1);
  expect(calm.waits).toBe(false);
  vi.advanceTimersByTime(10_000);
  expect(ran).toBe(1);
});

test('leaves the timer alone that waits already', () => {
  const set = vi.spyOn(globalThis, 'setTimeout');
  const calm = counting();
  for (let key = 0; key < 10; key++) calm.soon();
  expect(set).toHaveBeenCalledTimes(1);
});

test('leaves a timer alone that ends a fraction of a millisecond later', () => {
  const set = vi.spyOn(globalThis, 'setTimeout');
  const calm = counting();
  calm.soon(100);
  calm.soon(99.9);
  expect(set).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100);
  expect(ran).toBe(1);
});

test('comes sooner where the pause is shorter than what is left, and later where it is longer', () => {
  const calm = counting();
  calm.soon();
  calm.soon(50);
  vi.advanceTimersByTime(50);
  expect(ran).toBe(1);
  calm.soon(50);
  calm.soon(1_000);
  vi.advanceTimersByTime(999);
  expect(ran).toBe(1);
  vi.advanceTimersByTime(1);
  expect(ran).toBe(2);
});

test('does nothing once it is stopped', () => {
  const calm = counting();
  calm.soon();
  expect(calm.waits).toBe(true);
  calm.stop();
  expect(calm.waits).toBe(false);
  vi.advanceTimersByTime(1_000);
  expect(ran).toBe(0);
});

test('can be asked again by what it runs', () => {
  const calm = calmly(300, () => {
    ran++;
    if (ran === 1) calm.soon();
  });
  calm.soon();
  vi.advanceTimersByTime(600);
  expect(ran).toBe(2);
});

test('all that waits has one timer', () => {
  const set = vi.spyOn(globalThis, 'setTimeout');
  const calms = [100, 200, 300].map((pause) => calmly(pause, () => void ran++));
  for (let key = 0; key < 10; key++) {
    for (const calm of calms) calm.soon();
    vi.advanceTimersByTime(50);
  }
  expect(ran).toBe(0);
  // Each ends with half the keys: as many as the shortest of them would have alone.
  expect(set.mock.calls.length).toBeLessThanOrEqual(10);
  vi.advanceTimersByTime(50);
  expect(ran).toBe(1);
  vi.advanceTimersByTime(100);
  expect(ran).toBe(2);
  vi.advanceTimersByTime(100);
  expect(ran).toBe(3);
});

test('a key can come between two whose time has come', () => {
  calmly(100, () => void ran++).soon();
  calmly(100, () => void ran++).soon();
  vi.advanceTimersToNextTimer();
  expect(ran).toBe(1);
  vi.advanceTimersToNextTimer();
  expect(ran).toBe(2);
});

test('where nobody sees the page all whose time has come go at once', () => {
  vi.stubGlobal('document', { hidden: true });
  onTestFinished(() => void vi.unstubAllGlobals());
  for (let waiting = 0; waiting < 3; waiting++) calmly(100, () => void ran++).soon();
  counting().soon(200);
  vi.advanceTimersToNextTimer();
  expect(ran).toBe(3);
  vi.advanceTimersToNextTimer();
  expect(ran).toBe(4);
});

test('where one of them fails the others run', () => {
  calmly(100, () => {
    throw new Error('This one fails.');
  }).soon();
  counting().soon();
  expect(() => vi.advanceTimersByTime(1_000)).toThrow('This one fails.');
  vi.advanceTimersByTime(1_000);
  expect(ran).toBe(1);
});
