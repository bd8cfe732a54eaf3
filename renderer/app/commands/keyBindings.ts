import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommandId } from '../../../shared/contract/commands.ts';
import type { Desk } from '../../../shared/contract/desk.ts';

/** Keys that a person gave to commands, as accelerators; null: none. Others have their defaults. */
export type KeyBindings = Readonly<Record<string, string | null>>;

/** The keyboard of this window: whose conventions it follows, and what was changed about it. */
export interface Keyboard {
  platform: Desk['platform'];
  host: Desk['host'];
  bindings: KeyBindings;
}

/** One keyboard a window: the editor's keys, the page's and the labels all ask here. */
export const keyboardStore: StoreApi<Keyboard> = createStore(() => ({
  platform: 'linux' as const,
  host: 'desktop' as const,
  bindings: {},
}));

export interface Keys {
  /** @param keys an accelerator, or null for no key. Whoever had it goes without. */
  assign(command: CommandId, keys: string | null, from?: CommandId): void;
  /** To its own. @param from whoever has those goes without */
  reset(command: CommandId, from?: CommandId): void;
  resetAll(): void;
}

/** @param remember keeps it for the next start, and tells the desktop's menu. */
export function createKeys(
  keyboard: Keyboard,
  remember: (bindings: Record<string, string | null>) => void,
): Keys {
  keyboardStore.setState(keyboard, true);
  const change = (bindings: Record<string, string | null>) => {
    keyboardStore.setState({ bindings });
    remember(bindings);
  };
  return {
    assign(command, keys, from) {
      const { bindings } = keyboardStore.getState();
      change({ ...bindings, ...(from && { [from]: null }), [command]: keys });
    },
    reset(command, from) {
      const { [command]: _gone, ...others } = keyboardStore.getState().bindings;
      change({ ...others, ...(from && { [from]: null }) });
    },
    resetAll: () => change({}),
  };
}
