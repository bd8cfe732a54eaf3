import type { PackEvent } from '../../../shared/contract/packs.ts';
import type { NewsroomClient } from '../connect.ts';
import { failureOf } from '../connect.ts';

type Seen<State extends PackEvent['state']> = Extract<PackEvent, { state: State }>;

export type PackState =
  | { at: 'idle' }
  /** The file goes to the newsroom, or the job is about to begin. */
  | { at: 'beginning' }
  | { at: 'running'; job: string; event: Seen<'running'> }
  | { at: 'checked'; job: string; event: Seen<'checked'> }
  | { at: 'made'; job: string; event: Seen<'made'> }
  | { at: 'brought'; event: Seen<'brought'> }
  | { at: 'failed'; message: string }
  | { at: 'canceled' };

/**
 * Begins a job and tells how it goes until it has ended. Never rejects.
 *
 * @param begin gives the job's id
 */
export async function followPack(
  pack: NewsroomClient['pack'],
  begin: () => Promise<{ job: string }>,
  show: (state: PackState) => void,
): Promise<void> {
  show({ at: 'beginning' });
  try {
    const { job } = await begin();
    for await (const event of await pack.watch({ job })) show(stateAfter(event, job));
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === 'canceled') show({ at: 'idle' });
    else show({ at: 'failed', message: failure.message });
  }
}

function stateAfter(event: PackEvent, job: string): PackState {
  switch (event.state) {
    case 'running':
      return { at: 'running', job, event };
    case 'checked':
      return { at: 'checked', job, event };
    case 'made':
      return { at: 'made', job, event };
    case 'brought':
      return { at: 'brought', event };
    case 'failed':
      return { at: 'failed', message: event.failure.message };
    case 'canceled':
      return { at: 'canceled' };
  }
}
