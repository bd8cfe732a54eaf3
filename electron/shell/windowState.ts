import { z } from 'zod';

/** In pixels of the screen. */
export const area = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });
export type Area = z.infer<typeof area>;

/** Where a window was when it was seen last; `area` is the one it has when not maximised. */
export const windowState = z.object({ area, maximized: z.boolean(), fullScreen: z.boolean() });
export type WindowState = z.infer<typeof windowState>;

export const smallestWindow = { width: 560, height: 420 } as const;
const usual = { width: 1320, height: 880 } as const;
/** So much of a title bar must be on a screen for a person to get hold of it. */
const grip = { width: 120, height: 32 } as const;
const cascade = 28;

/** The part of a window that is asked before it closes. */
export interface PlacedWindow {
  getNormalBounds(): Area;
  isMaximized(): boolean;
  isFullScreen(): boolean;
}

export function stateOf(window: PlacedWindow): WindowState {
  const { x, y, width, height } = window.getNormalBounds();
  return {
    area: { x, y, width, height },
    maximized: window.isMaximized(),
    fullScreen: window.isFullScreen(),
  };
}

/**
 * Where to open a window so that a person can see and hold it, also when the screen it was on is
 * unplugged, smaller or elsewhere now.
 * @param screens work areas, the primary one first; at least one
 * @param beside the window in front, to be shifted against
 */
export function placeWindow(
  kept: WindowState | undefined,
  screens: readonly [Area, ...Area[]],
  beside?: Area,
): WindowState {
  const wanted = beside ? shifted(kept?.area ?? beside, beside) : kept?.area;
  const screen = wanted && screens.find((one) => canBeHeld(wanted, one));
  const area = screen ? within(wanted, screen) : centred(wanted ?? usual, screens[0]);
  // Two windows that both fill the screen would hide that there are two.
  const alone = !beside;
  return {
    area,
    maximized: alone && kept?.maximized === true,
    fullScreen: alone && kept?.fullScreen === true,
  };
}

const shifted = (area: Area, { x, y }: Area): Area => ({
  ...area,
  x: x + cascade,
  y: y + cascade,
});

function canBeHeld(window: Area, screen: Area): boolean {
  const right = Math.min(window.x + window.width, screen.x + screen.width);
  const across = right - Math.max(window.x, screen.x);
  const below = screen.y + screen.height - window.y;
  return across >= grip.width && window.y >= screen.y && below >= grip.height;
}

const between = (low: number, value: number, high: number) =>
  Math.max(low, Math.min(value, Math.max(low, high)));

const fitting = (size: { width: number; height: number }, screen: Area) => ({
  width: Math.min(Math.max(size.width, smallestWindow.width), screen.width),
  height: Math.min(Math.max(size.height, smallestWindow.height), screen.height),
});

function within(window: Area, screen: Area): Area {
  const size = fitting(window, screen);
  return {
    ...size,
    x: between(screen.x, window.x, screen.x + screen.width - size.width),
    y: between(screen.y, window.y, screen.y + screen.height - size.height),
  };
}

function centred(size: { width: number; height: number }, screen: Area): Area {
  const { width, height } = fitting(size, screen);
  return {
    width,
    height,
    x: screen.x + Math.floor((screen.width - width) / 2),
    y: screen.y + Math.floor((screen.height - height) / 2),
  };
}
