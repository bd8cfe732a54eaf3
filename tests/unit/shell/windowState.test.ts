import { describe, expect, it } from 'vitest';
import {
  type Area,
  placeWindow,
  smallestWindow,
  stateOf,
  type WindowState,
  windowState,
} from '../../../electron/shell/windowState.ts';
import fc from '../../fastCheck.ts';

const laptop: Area = { x: 0, y: 25, width: 1440, height: 875 };
const second: Area = { x: 1440, y: 0, width: 2560, height: 1440 };
const leftOf: Area = { x: -1920, y: -200, width: 1920, height: 1080 };
const seen = (area: Area, more: Partial<WindowState> = {}): WindowState => ({
  area,
  maximized: false,
  fullScreen: false,
  ...more,
});

describe('where a window opens', () => {
  it('is the middle of the primary screen at first', () => {
    expect(placeWindow(undefined, [laptop, second])).toEqual(
      seen({ x: 60, y: 25, width: 1320, height: 875 }),
    );
  });

  it('is where it was', () => {
    for (const area of [
      { x: 100, y: 80, width: 900, height: 700 },
      { x: 2000, y: 300, width: 1200, height: 900 },
      { x: -1500, y: -100, width: 1000, height: 800 },
    ]) {
      expect(placeWindow(seen(area), [laptop, second, leftOf])).toEqual(seen(area));
    }
  });

  it('is maximised or full screen as it was', () => {
    const kept = seen({ x: 100, y: 80, width: 900, height: 700 }, { maximized: true });
    expect(placeWindow(kept, [laptop])).toEqual(kept);
    expect(placeWindow({ ...kept, fullScreen: true }, [laptop]).fullScreen).toBe(true);
  });

  it('is the primary screen when its own is gone', () => {
    const kept = seen({ x: 2000, y: 300, width: 1200, height: 800 });
    expect(placeWindow(kept, [laptop]).area).toEqual({ x: 120, y: 62, width: 1200, height: 800 });
  });

  it('is brought back when only an edge could be seen', () => {
    for (const [x, y] of [
      [1400, 100],
      [-860, 100],
      [100, 890],
      [100, -400],
    ] as const) {
      const { area } = placeWindow(seen({ x, y, width: 900, height: 700 }), [laptop]);
      expect(area).toMatchObject({ x: 270, y: 112 });
    }
  });

  it('is shrunk to a smaller screen', () => {
    const kept = seen({ x: 10, y: 30, width: 3000, height: 2000 });
    expect(placeWindow(kept, [laptop]).area).toEqual(laptop);
  });

  it('is shifted against the window in front, and never hides it', () => {
    const front: Area = { x: 100, y: 80, width: 900, height: 700 };
    const kept = seen(front, { maximized: true, fullScreen: true });
    expect(placeWindow(kept, [laptop], front)).toEqual(seen({ ...front, x: 128, y: 108 }));
  });

  it('can always be seen and held, whatever was kept', () => {
    const whole = (min: number, max: number) => fc.integer({ min, max });
    const areas = fc.record({
      x: whole(-6000, 6000),
      y: whole(-6000, 6000),
      width: whole(0, 9000),
      height: whole(0, 9000),
    });
    const screens = fc.record({
      x: whole(-4000, 4000),
      y: whole(-4000, 4000),
      width: whole(640, 4000),
      height: whole(480, 3000),
    });
    fc.assert(
      fc.property(
        fc.option(areas, { nil: undefined }),
        fc.array(screens, { minLength: 1, maxLength: 4 }),
        fc.option(areas, { nil: undefined }),
        (kept, [primary, ...others], beside) => {
          if (!primary) return;
          const { area } = placeWindow(kept && seen(kept), [primary, ...others], beside);
          const holder = [primary, ...others].find(
            (screen) =>
              area.x >= screen.x &&
              area.y >= screen.y &&
              area.x + area.width <= screen.x + screen.width &&
              area.y + area.height <= screen.y + screen.height,
          );
          expect(holder).toBeDefined();
          expect(area.width).toBeGreaterThanOrEqual(Math.min(smallestWindow.width, 640));
          expect(area.height).toBeGreaterThanOrEqual(smallestWindow.height);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('what is kept of a window', () => {
  it('is read back as it was written', () => {
    const state = stateOf({
      getNormalBounds: () => laptop,
      isMaximized: () => true,
      isFullScreen: () => false,
    });
    expect(windowState.parse(JSON.parse(JSON.stringify(state)))).toEqual(
      seen(laptop, { maximized: true }),
    );
  });

  it.each([
    null,
    {},
    { area: laptop },
    { area: { ...laptop, x: 'left' }, maximized: false, fullScreen: false },
    { area: { ...laptop, width: 1.5 }, maximized: false, fullScreen: false },
    { area: { ...laptop, y: Number.MAX_VALUE }, maximized: false, fullScreen: false },
  ])('is not %j', (value) => expect(windowState.safeParse(value).success).toBe(false));
});
