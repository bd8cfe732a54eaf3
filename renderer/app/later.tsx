import { type FunctionComponent, useEffect, useState } from 'react';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';

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
  /** Fetches or draws it once more, where that failed. */
  again: (() => void) | undefined;
}

export const notShown = 'This part of Stet could not be shown. Your text is not affected.';

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
    const instead = (again?: () => void) =>
      Instead ? <Instead {...props} again={again} /> : <NotShown again={again} />;
    const Part = part;
    if (Part) {
      return (
        <ErrorBoundary instead={instead}>
          <Part {...props} />
        </ErrorBoundary>
      );
    }
    return instead(state === 'failed' ? () => setState('coming') : undefined);
  };
}

export function NotShown({ again }: Coming) {
  if (!again) return null;
  return (
    <p role="alert" className="library-note">
      {notShown}{' '}
      <button type="button" className="text-button" onClick={again}>
        Try again
      </button>
    </p>
  );
}
