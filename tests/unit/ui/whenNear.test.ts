import { beforeEach, expect, test, vi } from 'vitest';

/** What is looked for on the page, and how it comes near. */
const observed = new Set<Element>();
let near: (element: Element) => void;
let whenNear: typeof import('../../../renderer/ui/whenNear.ts')['whenNear'];
const element = () => ({}) as Element;

beforeEach(async () => {
  observed.clear();
  vi.resetModules();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(tell: (entries: { isIntersecting: boolean; target: Element }[]) => void) {
        near = (target) => observed.has(target) && tell([{ isIntersecting: true, target }]);
      }
      observe = (one: Element) => observed.add(one);
      unobserve = (one: Element) => observed.delete(one);
    },
  );
  ({ whenNear } = await import('../../../renderer/ui/whenNear.ts'));
});

test('all who wait for one element are called, once each', () => {
  const text = element();
  const called: string[] = [];
  whenNear(text, () => called.push('one'));
  whenNear(text, () => called.push('other'));
  near(text);
  near(text);
  expect(called).toEqual(['one', 'other']);
  expect(observed.size).toBe(0);
});

test('who waits no more leaves the others waiting', () => {
  const text = element();
  const called: string[] = [];
  const stop = whenNear(text, () => called.push('one'));
  const stopOther = whenNear(text, () => called.push('other'));
  stop();
  near(text);
  expect(called).toEqual(['other']);
  // Whoever was called, and asks again, is not stopped by what stopped the first time.
  whenNear(text, () => called.push('again'));
  stopOther();
  near(text);
  expect(called).toEqual(['other', 'again']);
  const stopLast = whenNear(text, () => called.push('never'));
  stopLast();
  expect(observed.size).toBe(0);
});
