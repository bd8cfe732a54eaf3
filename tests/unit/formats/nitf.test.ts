import { expect, test } from 'vitest';
import { formatOf } from '../../../shared/formats/registry.ts';
import { readArticle } from '../../../shared/formats/story/readStory.ts';
import { everyField } from './sampleArticles.ts';

test('bare NITF is the same document without its namespace', () => {
  const text = (nitf?: 'bare' | 'namespaced') => {
    const options = {
      baseName: 'vote',
      photos: { kind: 'beside' } as const,
      ...(nitf && { nitf }),
    };
    const [document] = formatOf('nitf').render(readArticle(everyField()), options).files;
    return document && 'bytes' in document ? new TextDecoder().decode(document.bytes) : '';
  };
  expect(text('namespaced')).toBe(text());
  expect(text('bare')).not.toContain('xmlns');
  expect(text('bare')).toBe(text().replace(' xmlns="http://iptc.org/std/NITF/2006-10-18/"', ''));
});
