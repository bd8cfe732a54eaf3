import { describe, expect, it } from 'vitest';
import {
  type Closing,
  type ClosingEffect,
  type ClosingEvent,
  closingStep,
} from '../../../electron/shell/closing.ts';
import fc from '../../fastCheck.ts';

const events: ClosingEvent[] = [
  'close',
  'heard',
  'yes',
  'stay',
  'late',
  'wait',
  'closeAnyway',
  'gone',
  'loaded',
];

/** Runs events from a window without a page, and remembers what was done. */
function run(sequence: readonly ClosingEvent[]) {
  let state: Closing = { at: 'empty' };
  const effects: ClosingEffect[] = [];
  for (const event of sequence) {
    const [next, ...more] = closingStep(state, event);
    state = next;
    effects.push(...more);
  }
  return { state, effects };
}

describe('closing a window', () => {
  it.each<[string, ClosingEvent[], ClosingEffect[], Closing['at']]>([
    ['a page that never came up', ['close'], ['close'], 'closed'],
    ['yes', ['loaded', 'close', 'heard', 'yes'], ['ask', 'watch', 'unwatch', 'close'], 'closed'],
    ['a quick yes', ['loaded', 'close', 'yes'], ['ask', 'watch', 'unwatch', 'close'], 'closed'],
    ['stay', ['loaded', 'close', 'heard', 'stay'], ['ask', 'watch', 'unwatch', 'stays'], 'open'],
    [
      'a page that asks the person takes as long as it likes',
      ['loaded', 'close', 'heard', 'late', 'late', 'close'],
      ['ask', 'watch', 'unwatch', 'toFront'],
      'asked',
    ],
    [
      'a hanging page, closed anyway',
      ['loaded', 'close', 'late', 'closeAnyway'],
      ['ask', 'watch', 'unwatch', 'doubt', 'close'],
      'closed',
    ],
    [
      'a hanging page, waited for, that wakes up',
      ['loaded', 'close', 'late', 'wait', 'heard', 'yes'],
      ['ask', 'watch', 'unwatch', 'doubt', 'watch', 'unwatch', 'close'],
      'closed',
    ],
    [
      'a page that wakes up while the person is warned',
      ['loaded', 'close', 'late', 'heard', 'stay'],
      ['ask', 'watch', 'unwatch', 'doubt', 'undoubt', 'stays'],
      'open',
    ],
    [
      'a page that heard and never answers',
      ['loaded', 'close', 'heard', 'close', 'close', 'closeAnyway'],
      ['ask', 'watch', 'unwatch', 'toFront', 'doubt', 'close'],
      'closed',
    ],
    ['a page that ended', ['loaded', 'gone', 'close'], ['tellGone', 'close'], 'closed'],
    [
      'a page that ended while asked, and came back',
      ['loaded', 'close', 'gone', 'loaded'],
      ['ask', 'watch', 'unwatch', 'tellGone'],
      'open',
    ],
    [
      'a page that was loaded again while asked',
      ['loaded', 'close', 'loaded'],
      ['ask', 'watch', 'unwatch', 'stays'],
      'open',
    ],
    ['a second window of its own time', ['loaded', 'stay', 'yes', 'heard', 'late'], [], 'open'],
  ])('%s', (_name, sequence, effects, at) => {
    const result = run(sequence);
    expect(result.effects).toEqual(effects);
    expect(result.state.at).toBe(at);
  });

  const sequences = fc.array(fc.constantFrom(...events), { maxLength: 40 });

  it('never loses words in silence', () => {
    fc.assert(
      fc.property(sequences, (sequence) => {
        let state: Closing = { at: 'empty' };
        let asked = false;
        let warned = false;
        for (const event of sequence) {
          const before = state;
          const [next, ...effects] = closingStep(state, event);
          state = next;
          if (effects.includes('ask')) asked = true;
          if (effects.includes('doubt')) warned = true;
          if (effects.includes('undoubt') || event === 'wait') warned = false;
          if (effects.includes('stays') || event === 'loaded' || event === 'gone') asked = false;
          if (!effects.includes('close')) continue;
          const holdsNothing = before.at === 'empty' || before.at === 'gone';
          const pageSaidYes = event === 'yes' && asked;
          const personSaidSo = event === 'closeAnyway' && warned;
          expect(holdsNothing || pageSaidYes || personSaidSo).toBe(true);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('closes once, and does nothing after', () => {
    fc.assert(
      fc.property(sequences, (sequence) => {
        const { state, effects } = run(sequence);
        const closed = effects.indexOf('close');
        expect(state.at === 'closed').toBe(closed !== -1);
        if (closed !== -1) expect(closed).toBe(effects.length - 1);
      }),
      { numRuns: 5000 },
    );
  });

  it('leaves no clock and no warning behind', () => {
    fc.assert(
      fc.property(sequences, (sequence) => {
        let state: Closing = { at: 'empty' };
        let watching = false;
        let doubting = false;
        for (const event of sequence) {
          // Only a running clock ends late, and only a shown warning is answered.
          if (event === 'late' && !watching) continue;
          if ((event === 'wait' || event === 'closeAnyway') && !doubting) continue;
          if (event === 'wait' || event === 'closeAnyway') doubting = false;
          const [next, ...effects] = closingStep(state, event);
          state = next;
          for (const effect of effects) {
            if (effect === 'watch') {
              expect(watching).toBe(false);
              watching = true;
            }
            if (effect === 'doubt') {
              expect(doubting).toBe(false);
              doubting = true;
            }
            if (effect === 'unwatch') watching = false;
            if (effect === 'undoubt') doubting = false;
          }
          expect(watching).toBe(state.at === 'asked' && !state.heard);
          expect(doubting).toBe(state.at === 'doubted');
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('never keeps a window open against the person’s will', () => {
    fc.assert(
      fc.property(sequences, (sequence) => {
        let { state } = run(sequence);
        // The person presses, waits for the clock, and takes the way out; the page says nothing.
        for (const event of ['close', 'late', 'close', 'close', 'closeAnyway'] as const) {
          [state] = closingStep(state, event);
        }
        expect(state.at).toBe('closed');
      }),
      { numRuns: 5000 },
    );
  });

  it('ends a quit whenever a window stays', () => {
    fc.assert(
      fc.property(sequences, (sequence) => {
        let state: Closing = { at: 'empty' };
        for (const event of sequence) {
          const wasWaiting = state.at === 'asked' || state.at === 'doubted';
          const [next, ...effects] = closingStep(state, event);
          if (wasWaiting && next.at === 'open') expect(effects).toContain('stays');
          state = next;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
