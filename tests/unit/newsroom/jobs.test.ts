import { describe, expect, it } from 'vitest';
import { Job } from '../../../electron/newsroom/jobs/job.ts';
import { Jobs } from '../../../electron/newsroom/jobs/jobs.ts';

class Work extends Job<{ seq: number; state: 'running' | 'done' }> {
  readonly bytes: number;

  constructor(bytes = 0) {
    super(['running'], 'It broke.');
    this.bytes = bytes;
  }

  end(): this {
    this.add({ state: 'done' });
    return this;
  }
}

const known = (jobs: Jobs<Work>, all: readonly Work[]) =>
  all.map((job) => jobs.find(job.id) !== undefined);

describe('jobs that can be asked about', () => {
  it('are forgotten oldest first, and never while they are under way', async () => {
    const forgotten: Work[] = [];
    const jobs = new Jobs<Work>({
      unknown: 'Not known.',
      most: 2,
      forgotten: async (job) => void forgotten.push(job),
    });
    const all = [new Work(), new Work().end(), new Work().end(), new Work().end()];
    for (const job of all) jobs.add(job);
    await jobs.forgetOld();
    expect(known(jobs, all)).toEqual([true, false, false, true]);
    expect(forgotten).toEqual([all[1], all[2]]);
    expect(() => jobs.of(all[1]?.id ?? '')).toThrow('Not known.');
    expect(jobs.of(all[0]?.id ?? '')).toBe(all[0]);
  });

  it('hold no more in memory than they may, but always the newest', async () => {
    const jobs = new Jobs<Work>({
      unknown: 'Not known.',
      most: 9,
      weight: { of: ({ bytes }) => bytes, most: 10 },
    });
    const all = [new Work(4).end(), new Work(3).end(), new Work(7).end(), new Work(3).end()];
    for (const job of all) jobs.add(job);
    await jobs.forgetOld();
    expect(known(jobs, all)).toEqual([false, false, true, true]);
    const large = new Work(11).end();
    jobs.add(large);
    await jobs.forgetOld();
    expect(known(jobs, [...all, large])).toEqual([false, false, false, false, true]);
  });

  it('are canceled, and forgotten once nothing of them runs any more', async () => {
    const said: string[] = [];
    const jobs = new Jobs<Work>({
      unknown: 'Not known.',
      most: 9,
      forgotten: async () => void said.push('forgotten'),
    });
    const job = new Work();
    const running = Promise.withResolvers<void>();
    job.underWay = running.promise.then(() => said.push('ended'));
    job.cancel = () => {
      said.push('canceled');
      running.resolve();
    };
    jobs.add(job);
    await jobs.close();
    expect(said).toEqual(['canceled', 'ended', 'forgotten']);
    expect(jobs.find(job.id)).toBeUndefined();
  });
});
