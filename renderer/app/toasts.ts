import { createStore, type StoreApi } from 'zustand/vanilla';

export interface Toast {
  id: number;
  text: string;
  tone: 'calm' | 'trouble';
  /** Until somebody has seen it. */
  stays?: boolean | undefined;
  action?: { label: string; run(): void } | undefined;
}

type SayOptions = Partial<Omit<Toast, 'id' | 'text'>> & { until?: Promise<unknown> | undefined };

export interface Toasts {
  readonly store: StoreApi<readonly Toast[]>;
  /**
   * @param options `until`: what is said is true so long, and stands there
   * @returns what `dismiss` takes
   */
  say(text: string, options?: SayOptions): number;
  /** For one matter with several words on it: each takes the place of the one before. */
  sayInstead(): (...said: Parameters<Toasts['say']>) => void;
  dismiss(id: number): void;
}

/** More would cover the page. */
const most = 3;

/** What happened, for a moment, and often a way back. */
export function createToasts(): Toasts {
  const store = createStore<readonly Toast[]>(() => []);
  let next = 1;
  const toasts: Toasts = {
    store,
    say(text, { tone = 'calm', until, ...more } = {}) {
      const toast: Toast = { id: next++, text, tone, stays: until !== undefined, ...more };
      const over = () => toasts.dismiss(toast.id);
      until?.then(over, over);
      // The same words twice are one message.
      const others = store.getState().filter((other) => other.text !== text);
      store.setState([...others, toast].slice(-most), true);
      return toast.id;
    },
    sayInstead() {
      let last = 0;
      return (...said) => {
        toasts.dismiss(last);
        last = toasts.say(...said);
      };
    },
    dismiss(id) {
      store.setState(
        store.getState().filter((toast) => toast.id !== id),
        true,
      );
    },
  };
  return toasts;
}
