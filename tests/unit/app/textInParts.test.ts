import { expect, test } from 'vitest';
import { createHeld, fromParts } from '../../../renderer/app/article/held.ts';
import { createArticle, emptyContent } from '../../../shared/article/create.ts';
import type { NodeJson } from '../../../shared/article/model.ts';

const line = (text: string): NodeJson => ({ type: 'paragraph', content: [{ type: 'text', text }] });

test('an article that came in parts is whole for whoever asks before an editor shows it', () => {
  const held = createHeld();
  const article = createArticle('urn:uuid:a', 'en', '2026-05-04T00:00:00Z');
  held.show(
    fromParts({
      file: 'abcdefgh',
      name: 'a.stet',
      revision: 'f'.repeat(64),
      modified: '2026-05-04T00:00:00Z',
      access: { mode: 'edit' },
      taken: false,
      first: { ...article, content: emptyContent([line('One.')]) },
      rest: JSON.stringify([line('Two.'), line('Three.')]),
    }),
  );
  const whole = emptyContent(['One.', 'Two.', 'Three.'].map(line));
  expect(held.article()).toEqual({ ...article, content: whole });
  expect(held.articleToWrite()?.content).toEqual(whole);
});
