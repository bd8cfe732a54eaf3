import type { OtherEnd } from '../../../shared/contract/jobs.ts';
import { failureOf } from '../connect.ts';

interface JobEvent {
  state: string;
}

/** What a job tells of itself is `at` its event's state; the rest is the same for all of them. */
export type JobState<Event extends JobEvent> =
  | { at: 'idle' }
  /** What belongs to it is on its way; there is nothing to be canceled yet. */
  | { at: 'beginning' }
  | Told<Event>
  | { at: 'failed'; message: string }
  | { at: 'canceled' };

type Told<Event extends JobEvent> = Event extends OtherEnd
  ? never
  : { at: Event['state']; job: string; event: Event };

/**
 * Begins an export, a batch or a pack and tells how it goes until it has ended. Never rejects.
 *
 * @param begin gives the job's id; where it rejects with `canceled`, nothing was begun
 * @returns the last state
 */
export async function followJob<Event extends JobEvent>(
  calls: { watch(job: { job: string }): Promise<AsyncIterable<Event>> },
  begin: () => Promise<{ job: string }>,
  show: (state: JobState<Event>) => void,
): Promise<JobState<Event>> {
  let state: JobState<Event> = { at: 'beginning' };
  const become = (next: JobState<Event>) => {
    state = next;
    show(next);
  };
  become(state);
  try {
    const { job } = await begin();
    for await (const event of await calls.watch({ job })) become(stateAfter(event, job));
    if (goesOn.has(state.at)) become({ at: 'failed', message: 'It ended without a result.' });
  } catch (error) {
    const { code, message } = failureOf(error);
    become(code === 'canceled' ? { at: 'idle' } : { at: 'failed', message });
  }
  return state;
}

const goesOn: ReadonlySet<string> = new Set(['beginning', 'running']);

function stateAfter<Event extends JobEvent>(event: Event, job: string): JobState<Event> {
  const end = event as JobEvent as OtherEnd | { state: '' };
  switch (end.state) {
    case 'failed':
      return { at: 'failed', message: end.failure.message };
    case 'canceled':
      return { at: 'canceled' };
    default:
      return { at: event.state, job, event } as Told<Event>;
  }
}
