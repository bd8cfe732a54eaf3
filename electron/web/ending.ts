import { endAtOnce } from '../newsroom/ending.ts';

/** A second signal ends at once: the person does not want to wait for a slow disk. */
export function untilToldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    let told = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (told) endAtOnce();
        told = true;
        resolve();
      });
    }
  });
}
