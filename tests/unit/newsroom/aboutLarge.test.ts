import { afterEach, describe, expect, it } from 'vitest';
import { checkedText, writeArticle } from '../../../electron/newsroom/articles/articleBytes.ts';
import { AboutReader } from '../../../electron/newsroom/library/aboutLarge.ts';
import { articleWith } from './articleWith.ts';

describe('large articles, read in a thread of their own', () => {
  const reader = new AboutReader();
  afterEach(() => reader.close());

  it('leave no listeners behind', async () => {
    const warnings: string[] = [];
    const warned = ({ name, message }: Error) => void warnings.push(`${name}: ${message}`);
    process.on('warning', warned);
    try {
      const bytes = writeArticle(
        checkedText(articleWith({ body: Array(200).fill('word '.repeat(600)) })),
      );
      // Node warns of the eleventh listener for one event.
      for (let time = 1; time <= 12; time++) {
        expect(await reader.about(bytes)).toMatchObject({ kind: 'article' });
      }
      await new Promise(setImmediate);
    } finally {
      process.off('warning', warned);
    }
    expect(warnings).toEqual([]);
  });
});
