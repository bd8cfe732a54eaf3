/** Something that waits for a pause. */
export interface WhenCalm {
  /** Again, or for the first time: counts from now. @param pause in ms, where it is not the usual one */
  soon(pause?: number): void;
  stop(): void;
  readonly waits: boolean;
}

/**
 * Runs something once nobody has asked for it for a while. Cheap enough for every key: a timer that
 * waits already is left alone, and waits for the rest when it ends. To end one and start another
 * with each key costs more than what most of them are for.
 *
 * @param pause in ms
 */
export function whenCalm(pause: number, run: () => void): WhenCalm {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // By a clock that nobody sets: by the other one, an hour back, the time would never come.
  let due = 0;
  let ends = 0;

  function wait(ms: number) {
    ends = performance.now() + ms;
    timer = setTimeout(look, ms);
  }

  function look() {
    timer = undefined;
    const left = due - performance.now();
    // Timers may end a little before their time.
    if (left >= 1) wait(left);
    else run();
  }

  return {
    soon(asked = pause) {
      due = performance.now() + asked;
      // Whoever reckons from one end asks for it a fraction of a millisecond apart.
      if (timer !== undefined && ends - due < 1) return;
      clearTimeout(timer);
      wait(asked);
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
    get waits() {
      return timer !== undefined;
    },
  };
}
