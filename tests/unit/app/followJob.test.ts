import { describe, expect, it } from 'vitest';
import { CallFailure } from '../../../renderer/app/connect.ts';
import { followJob, type JobState } from '../../../renderer/app/jobs/followJob.ts';
import type { PackEvent } from '../../../shared/contract/packs.ts';

const running: PackEvent = {
  seq: 0,
  state: 'running',
  doing: 'packing',
  done: 1,
  total: 2,
  current: 'articles/vote.stet',
};
const brought: PackEvent = {
  seq: 1,
  state: 'brought',
  articles: [],
  photos: 0,
  versions: 0,
  desk: false,
  stopped: false,
};
const begin = async () => ({ job: 'seven' });

async function follow(begin: () => Promise<{ job: string }>, ...events: (PackEvent | Error)[]) {
  const asked: string[] = [];
  const shown: JobState<PackEvent>[] = [];
  const calls = {
    async watch({ job }: { job: string }) {
      asked.push(job);
      return (async function* () {
        for (const event of events) {
          if (event instanceof Error) throw event;
          yield event;
        }
      })();
    },
  };
  const last = await followJob(calls, begin, (state) => shown.push(state));
  expect(last).toBe(shown.at(-1));
  return { asked, shown };
}

describe('a job that is followed', () => {
  it('is told as it begins, by each of its events, and as it ends', async () => {
    const { asked, shown } = await follow(begin, running, brought);
    expect(asked).toEqual(['seven']);
    expect(shown).toEqual([
      { at: 'beginning' },
      { at: 'running', job: 'seven', event: running },
      { at: 'brought', job: 'seven', event: brought },
    ]);
  });

  it('says why it failed, wherever that was', async () => {
    const failure = { code: 'disk-full', message: 'The disk is full.' };
    const failed = { at: 'failed', message: failure.message };
    const error = new CallFailure({ code: 'disk-full', message: failure.message, retry: false });
    const refuse = async () => Promise.reject(error);
    const ways = [
      await follow(refuse),
      await follow(begin, running, error),
      await follow(begin, running, { seq: 1, state: 'failed', failure }),
    ];
    for (const { shown } of ways) expect(shown.at(-1)).toEqual(failed);
    expect((await follow(refuse)).asked).toEqual([]);
  });

  it('is where it was before when nobody chose a place for it', async () => {
    const { shown } = await follow(async () => {
      throw new CallFailure({ code: 'canceled', message: 'No place was chosen.', retry: false });
    });
    expect(shown).toEqual([{ at: 'beginning' }, { at: 'idle' }]);
  });

  it('was canceled, or ended without saying how', async () => {
    const canceled = await follow(begin, running, { seq: 1, state: 'canceled' });
    expect(canceled.shown.at(-1)).toEqual({ at: 'canceled' });
    const lost = await follow(begin, running);
    expect(lost.shown.at(-1)).toEqual({ at: 'failed', message: 'It ended without a result.' });
  });
});
