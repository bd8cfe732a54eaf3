/**
 * How a window closes: the page is asked first, because only it knows whether words are unsaved.
 * No path leads to `close` without the page's yes, the person's yes after a warning, or a page that
 * holds no words any more (its process is gone) or not yet (it never came up). And no page can keep
 * a window open against the person's will. Pure: the window carries out the effects.
 */
export type Closing =
  /** No page is up. */
  | { at: 'empty' }
  | { at: 'open' }
  /** `heard`: the page's code runs and is saving or asking. `presses`: how often it was to close. */
  | { at: 'asked'; heard: boolean; presses: number }
  /** The person is being told that the page does not answer. */
  | { at: 'doubted'; heard: boolean }
  /** The page's process ended; the person is being told. */
  | { at: 'gone' }
  | { at: 'closed' };

export type ClosingEvent =
  /** The person, the menu or a quit wants the window closed. */
  | 'close'
  | 'heard'
  | 'yes'
  | 'stay'
  /** Nothing was heard for a while. */
  | 'late'
  /** Answers to the warning. */
  | 'wait'
  | 'closeAnyway'
  /** The page's process ended. */
  | 'gone'
  /** A page came up. */
  | 'loaded';

export type ClosingEffect =
  | 'ask'
  /** Start and stop the clock that ends in `late`. */
  | 'watch'
  | 'unwatch'
  /** Show and take away the warning that ends in `wait` or `closeAnyway`. */
  | 'doubt'
  | 'undoubt'
  | 'toFront'
  | 'tellGone'
  /** The window stays: a quit ends here. */
  | 'stays'
  | 'close';

type Step = [Closing, ...ClosingEffect[]];

/** Presses on a page that heard but never answers, until the person is offered a way out. */
const patience = 3;

export function closingStep(now: Closing, event: ClosingEvent): Step {
  if (now.at === 'closed') return [now];
  if (event === 'gone') {
    return now.at === 'gone' ? [now] : [{ at: 'gone' }, ...putAway(now), 'tellGone'];
  }
  if (event === 'loaded') {
    const waiting = now.at === 'asked' || now.at === 'doubted';
    return [{ at: 'open' }, ...putAway(now), ...(waiting ? (['stays'] as const) : [])];
  }
  switch (now.at) {
    case 'empty':
    case 'gone':
      return event === 'close' ? [{ at: 'closed' }, 'close'] : [now];
    case 'open':
      if (event !== 'close') return [now];
      return [{ at: 'asked', heard: false, presses: 1 }, 'ask', 'watch'];
    case 'asked':
      return asked(now, event);
    case 'doubted':
      return doubted(now, event);
  }
}

function asked(now: Extract<Closing, { at: 'asked' }>, event: ClosingEvent): Step {
  switch (event) {
    case 'heard':
      return now.heard ? [now] : [{ ...now, heard: true }, 'unwatch'];
    case 'yes':
      return [{ at: 'closed' }, ...putAway(now), 'close'];
    case 'stay':
      return [{ at: 'open' }, ...putAway(now), 'stays'];
    case 'late':
      return now.heard ? [now] : [{ at: 'doubted', heard: false }, 'unwatch', 'doubt'];
    case 'close': {
      const presses = now.presses + 1;
      if (!now.heard) return [{ ...now, presses }];
      if (presses < patience) return [{ ...now, presses }, 'toFront'];
      return [{ at: 'doubted', heard: true }, 'doubt'];
    }
    default:
      return [now];
  }
}

function doubted(now: Extract<Closing, { at: 'doubted' }>, event: ClosingEvent): Step {
  switch (event) {
    case 'heard':
      // It woke up: what it has to say comes first.
      return now.heard ? [now] : [{ at: 'asked', heard: true, presses: 1 }, 'undoubt'];
    case 'yes':
      return [{ at: 'closed' }, 'undoubt', 'close'];
    case 'stay':
      return [{ at: 'open' }, 'undoubt', 'stays'];
    case 'wait':
      return [
        { at: 'asked', heard: now.heard, presses: 1 },
        ...(now.heard ? [] : (['watch'] as const)),
      ];
    case 'closeAnyway':
      return [{ at: 'closed' }, 'close'];
    default:
      return [now];
  }
}

/** What runs beside a state and must not outlive it. */
function putAway(now: Closing): ClosingEffect[] {
  if (now.at === 'asked') return now.heard ? [] : ['unwatch'];
  return now.at === 'doubted' ? ['undoubt'] : [];
}
