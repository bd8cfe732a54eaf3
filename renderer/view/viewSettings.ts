import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  textSizeLimits,
  type ViewSettings,
  viewDefaults,
  zoomLimits,
} from '../../shared/contract/viewDefaults.ts';
import { beforeReflow } from '../ui/reflow.ts';

/**
 * How the person of this window sees the text. One store, as there is one window; the style sheets
 * read it from attributes of the root element, plugins of the editor from here.
 */
export const viewSettingsStore: StoreApi<ViewSettings> = createStore(() => viewDefaults);

export const viewSettings = (): ViewSettings => viewSettingsStore.getState();

export interface View {
  change(change: Partial<ViewSettings>): void;
  /** By so many steps of ten per cent. */
  zoomBy(steps: number): void;
  textSizeBy(steps: number): void;
}

/** @param remember keeps it for the next start. */
export function createView(first: ViewSettings, remember: (view: ViewSettings) => void): View {
  show(first);
  viewSettingsStore.setState(first, true);
  const change = (part: Partial<ViewSettings>) => {
    const next = { ...viewSettings(), ...part };
    beforeReflow();
    // Who hears of it may measure.
    show(next);
    viewSettingsStore.setState(next, true);
    remember(next);
  };
  const stepped = (
    value: number,
    steps: number,
    { least, most }: { least: number; most: number },
  ) => Math.max(least, Math.min(most, Math.round(value / 10 + steps) * 10));
  return {
    change,
    zoomBy: (steps) => change({ zoom: stepped(viewSettings().zoom, steps, zoomLimits) }),
    textSizeBy: (steps) =>
      change({ textSize: stepped(viewSettings().textSize, steps, textSizeLimits) }),
  };
}

/** Every size is in rem, so the root's size is the zoom. */
function show({ theme, zoom, textSize, column, focus, ...on }: ViewSettings) {
  const { dataset, style } = document.documentElement;
  dataset.theme = theme;
  dataset.column = column;
  dataset.focus = focus;
  dataset.invisibles = String(on.invisibles || theme === 'proof');
  dataset.layOutAll = String(on.layOutAll);
  style.fontSize = zoom === 100 ? '' : `${zoom}%`;
  style.setProperty('--text-scale', String(textSize / 100));
}
