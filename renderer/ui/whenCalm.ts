/** Something that waits for a pause. */
export interface WhenCalm {
  /** Again, or for the first time: counts from now. @param pause in ms, where it is not the usual one */
  soon(pause?: number): void;
  stop(): void;
  readonly waits: boolean;
}

interface Waiting {
  /** By a clock that nobody sets: by the other one, an hour back, the time would never come. */
  due: number;
  run(): void;
}

/** In the order in which they came. */
const waiting = new Set<Waiting>();
let timer: ReturnType<typeof setTimeout> | undefined;
let ends = 0;

/**
 * Runs something once nobody has asked for it for a while. Cheap enough for every key: all that waits
 * has one timer, which is left alone where it ends early enough, and waits for the rest then. A timer
 * each, of which half a dozen end with every key or two, is what costs in typing.
 *
 * @param pause in ms
 */
export function whenCalm(pause: number, run: () => void): WhenCalm {
  const own: Waiting = { due: 0, run };
  return {
    soon(asked = pause) {
      own.due = performance.now() + asked;
      waiting.add(own);
      lookAt(own.due);
    },
    stop() {
      waiting.delete(own);
      if (waiting.size === 0) endTimer();
    },
    get waits() {
      return waiting.has(own);
    },
  };
}

function lookAt(due: number) {
  // Whoever reckons from one end asks for it a fraction of a millisecond apart.
  if (timer !== undefined && ends - due < 1) return;
  endTimer();
  ends = due;
  timer = setTimeout(look, Math.max(0, due - performance.now()));
}

function endTimer() {
  clearTimeout(timer);
  timer = undefined;
}

/**
 * Runs one of those whose time has come: a key may be waiting to come between it and the next. Where
 * nobody sees the page all of them: a browser gives it a timer a second there, later one a minute.
 */
function look() {
  timer = undefined;
  try {
    do {
      const next = first();
      // Timers may end a little before their time.
      if (!next || next.due - performance.now() >= 1) return;
      waiting.delete(next);
      next.run();
    } while (globalThis.document?.hidden);
  } finally {
    const then = first();
    if (then) lookAt(then.due);
  }
}

function first(): Waiting | undefined {
  let found: Waiting | undefined;
  for (const one of waiting) if (!found || one.due < found.due) found = one;
  return found;
}
