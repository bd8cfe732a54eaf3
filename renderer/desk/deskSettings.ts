import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  type DeskLabel,
  type DeskSettings,
  deskDefaults,
} from '../../shared/contract/deskDefaults.ts';
import type { DeskReading } from '../../shared/contract/deskSettings.ts';

/**
 * What the desk of the open library agreed on: headline limits, labels, hidden blocks, length unit,
 * limits of pull quotes and photos, typography. A window has one library, so there is one store:
 *
 *     const { soft, hard } = useDeskSettings(({ pullQuote }) => pullQuote);    // in React
 *     deskSettings().photo.minWidth                                            // anywhere else
 *     deskSettingsStore.subscribe(({ settings }) => …)                         // when it changes
 *
 * It always holds whole settings: the defaults until the newsroom has answered, and for whatever the
 * library's `.stet/desk.json` does not say.
 */
export const deskSettingsStore: StoreApi<DeskReading> = createStore<DeskReading>(() => ({
  settings: deskDefaults,
  file: 'absent',
  problems: [],
}));

export const deskSettings = (): DeskSettings => deskSettingsStore.getState().settings;

/** @param select a part of the settings as it is, or a primitive: not a new object. */
export const useDeskSettings = <T>(select: (settings: DeskSettings) => T): T =>
  useStore(deskSettingsStore, ({ settings }) => select(settings));

/** What the desk calls a part of an article. */
export const deskLabel = (name: DeskLabel): string => deskSettings().labels[name];
