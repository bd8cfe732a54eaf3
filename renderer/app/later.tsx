import { type FunctionComponent, useEffect, useState } from 'react';

/** Code that is fetched once the first screen stands, so that it is there before it is asked for. */
const waiting: (() => Promise<unknown>)[] = [];

/**
 * Fetches everything that `later` put off; once, when the first screen stands.
 *
 * @param first what is asked for soonest
 */
export function fetchTheRest(first: () => Promise<unknown>) {
  requestIdleCallback(
    async () => {
      // One after the other: a key that is pressed meanwhile waits for one of them at most.
      for (const fetch of [first, ...waiting.splice(0)]) await fetch().catch(() => undefined);
    },
    { timeout: 2_000 },
  );
}

/** What stands in for a part whose code is on its way. */
export interface Coming {
  /** Fetches it once more, where that failed. */
  again: (() => void) | undefined;
}

export const notLoaded = 'This part of Stet could not be loaded. Your text is not affected.';

/**
 * A part of the page that the first screen does without. It draws nothing until its code is there.
 *
 * @param fetch imports its module
 * @param Instead stands there until then
 * @param when `at once` for what must be there although nothing can be fetched any more
 */
export function later<Props extends object>(
  fetch: () => Promise<FunctionComponent<Props>>,
  Instead?: FunctionComponent<Props & Coming>,
  when: 'at once' | 'idle' = 'idle',
): FunctionComponent<Props> {
  let part: FunctionComponent<Props> | undefined;
  const load = async () => {
    part ??= await fetch();
  };
  if (when === 'idle') waiting.push(load);
  else void load().catch(() => undefined);
  return function Later(props: Props) {
    const [state, setState] = useState<'there' | 'coming' | 'failed'>(part ? 'there' : 'coming');
    useEffect(() => {
      if (state !== 'coming') return;
      let gone = false;
      load().then(
        () => !gone && setState('there'),
        () => !gone && setState('failed'),
      );
      return () => {
        gone = true;
      };
    }, [state]);
    const Part = part;
    if (Part) return <Part {...props} />;
    const again = state === 'failed' ? () => setState('coming') : undefined;
    return Instead ? <Instead {...props} again={again} /> : <NotLoaded again={again} />;
  };
}

export function NotLoaded({ again }: Coming) {
  if (!again) return null;
  return (
    <p role="alert" className="library-note">
      {notLoaded}{' '}
      <button type="button" onClick={again}>
        Try again
      </button>
    </p>
  );
}
