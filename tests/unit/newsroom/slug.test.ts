import { describe, expect, it } from 'vitest';
import { slugFrom } from '../../../shared/article/slug.ts';
import fc from '../../fastCheck.ts';

describe('slugFrom', () => {
  it.each([
    ['Harbor vote delayed', 'harbor-vote-delayed'],
    ['  Mayor’s “plan”: 3.5% more — again?  ', 'mayors-plan-3-5-more-again'],
    ["O'Neill's café in Łódź", 'oneills-cafe-in-lodz'],
    ['Fußgänger, Ærø, Þingvellir, İstanbul', 'fussganger-aero-thingvellir-istanbul'],
    ['Ảnh hưởng của bão Đà Nẵng', 'anh-huong-cua-bao-da-nang'],
    ['Київ: їжа та ґанок', 'київ-їжа-та-ґанок'],
    ['Ελλάδα: εκλογές', 'ελλάδα-εκλογές'],
    ['港口 投票推迟', '港口-投票推迟'],
    ['がぎぐ ガギグ', 'がぎぐ-ガギグ'],
    ['한국 선거', '한국-선거'],
    ['בחירות 2026', 'בחירות-2026'],
    ['हिन्दी में समाचार', 'हिन्दी-में-समाचार'],
    ['../../etc/passwd', 'etc-passwd'],
    ['ﬁnal ①', 'final-1'],
    ['a\u200eb \u0301 c', 'ab-c'],
    ['— … !', ''],
    ['', ''],
  ])('%s → %s', (text, slug) => {
    expect(slugFrom(text)).toBe(slug);
  });

  it('is cut between words, and inside only a word that is too long by itself', () => {
    expect(slugFrom('abcdefghi '.repeat(20))).toBe(Array(8).fill('abcdefghi').join('-'));
    expect(slugFrom('港'.repeat(200))).toBe('港'.repeat(80));
    expect(slugFrom('x'.repeat(300))).toHaveLength(80);
  });

  it('gives itself back, and nothing a file system minds, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const slug = slugFrom(text);
        expect(slugFrom(slug)).toBe(slug);
        expect(slug).not.toMatch(/[\s/\\:*?"<>|.\p{Cc}]|^-|-$/u);
      }),
      { numRuns: 2000 },
    );
  });
});
