import type { DeskChange, DeskReading } from '../../shared/contract/deskSettings.ts';
import type { PresetChange } from '../../shared/contract/presets/changePresets.ts';
import { deskSettingsStore } from '../desk/deskSettings.ts';
import { failureOf, type NewsroomClient } from './connect.ts';
import type { Toasts } from './toasts.ts';

/** Reads and changes the desk's settings; who only wants to know them reads the store. */
export interface DeskActions {
  refresh(): Promise<void>;
  /** @returns what went wrong, or undefined once it is on the disk. */
  save(change: DeskChange): Promise<string | undefined>;
  /** The same for one preset. */
  changePreset(change: PresetChange): Promise<string | undefined>;
}

export function createDesk(newsroom: NewsroomClient['library'], toasts: Toasts): DeskActions {
  let told = '';
  const show = (reading: DeskReading) => {
    const before = deskSettingsStore.getState();
    // The same values stay the same objects: nothing renders for a file that says what it said.
    const same = JSON.stringify(before.settings) === JSON.stringify(reading.settings);
    deskSettingsStore.setState(same ? { ...reading, settings: before.settings } : reading);
    const problems = reading.problems.join(' ');
    if (problems !== told && problems !== '') {
      const about = reading.file === 'damaged' ? '' : 'The desk’s settings: ';
      toasts.say(about + problems, { tone: 'trouble' });
    }
    told = problems;
  };
  async function attempt(change: () => Promise<DeskReading>): Promise<string | undefined> {
    try {
      show(await change());
      return undefined;
    } catch (error) {
      return failureOf(error).message;
    }
  }
  return {
    async refresh() {
      try {
        show(await newsroom.deskSettings());
      } catch {
        // Without a library, or while it is away, what was known last holds; the pane says so.
      }
    },
    save: (change) => attempt(() => newsroom.saveDeskSettings(change)),
    changePreset: (change) => attempt(() => newsroom.changePreset(change)),
  };
}
