import { expect, test } from 'vitest';
import type { PackEvent } from '../../../shared/contract/packs.ts';
import { type Parity, written } from '../support/parity.ts';

export function packs(parity: Parity) {
  const { call, failing, saved } = parity;

  test('a library is packed, and a pack is brought in', async () => {
    const first = await saved(written('Harbor vote delayed'));
    const watch = async (job: string, until: PackEvent['state']) => {
      for await (const event of await call<AsyncIterable<PackEvent>>('pack.watch', { job })) {
        if (event.state === until) return event;
        expect(['running', 'checked']).toContain(event.state);
      }
      throw new Error(`The stream ended before ${until}`);
    };
    const { job } = await call<{ job: string }>('pack.make', { to: 'download' });
    expect(await watch(job, 'made')).toMatchObject({
      name: expect.stringMatching(/^Desk \d{4}-\d\d-\d\d\.stetpack$/),
      articles: 1,
      leftOut: [],
      download: `/packs/${job}`,
    });
    expect(await failing('pack.make', { to: 'ask' })).toMatchObject({ code: 'unsupported' });
    expect(await failing('pack.make', { files: ['notthere1'], to: 'download' })).toMatchObject({
      code: 'not-found',
    });
    expect(await failing('pack.reveal', { job })).toMatchObject({ code: 'unsupported' });
    const made = await parity.newsroom.packs.download(job);
    const { pack } = await parity.newsroom.packs.hand(made?.body ?? null);
    await call('article.save', {
      file: first.file,
      base: first.revision,
      article: written('Harbor vote passes'),
    });
    const { job: checking } = await call<{ job: string }>('pack.check', { pack });
    expect(await watch(checking, 'checked')).toMatchObject({
      different: [{ headline: 'Harbor vote delayed' }],
    });
    await call('pack.bringIn', { job: checking, different: 'versions' });
    expect(await watch(checking, 'brought')).toMatchObject({
      articles: [{ as: 'version', file: first.file }],
      versions: 1,
    });
    expect(await failing('pack.bringIn', { job: checking, different: 'both' })).toMatchObject({
      code: 'not-found',
    });
    expect(await failing('pack.check', { pack })).toMatchObject({ code: 'not-found' });
    const { pack: noPack } = await parity.newsroom.packs.hand(new Blob(['no pack']).stream());
    const { job: failed } = await call<{ job: string }>('pack.check', { pack: noPack });
    expect(await watch(failed, 'failed')).toMatchObject({ failure: { code: 'damaged' } });
    await call('pack.cancel', { job: failed });
    expect(await failing('pack.cancel', { job: 'none' })).toMatchObject({ code: 'not-found' });
    expect(await failing('pack.watch', { job: 'none' })).toMatchObject({ code: 'not-found' });
  });
}
