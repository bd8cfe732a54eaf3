import { expect, test } from 'vitest';
import { baseNameOf } from '../../../shared/formats/fileName.ts';
import type { Format } from '../../../shared/formats/format.ts';
import { allFormats } from '../../../shared/formats/registry.ts';
import { readArticle } from '../../../shared/formats/story/readStory.ts';
import { block, paragraph } from './build.ts';
import { pictureFor } from './render.ts';
import { everyBlock, everyField } from './sampleArticles.ts';

/** Everything that is in it, however deep: a format that changes it throws. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inside of Object.values(value)) frozen(inside);
  return value;
}

function withSiteLinks() {
  const article = everyBlock();
  const links = [block('embed', [], { url: '/live' }), paragraph('Words')];
  article.content.content?.at(-1)?.content?.push(...links);
  return article;
}

test.each([
  ['every field', everyField],
  ['every block', everyBlock],
  ['links within the site', withSiteLinks],
] as const)('the formats of one export share a reading, and none changes it: %s', (_, make) => {
  const article = make();
  const render = (format: Format, read: ReturnType<typeof readArticle>) =>
    format.render(read, {
      baseName: baseNameOf(article),
      photos:
        format.photos === 'embedded'
          ? { kind: 'embedded', bytesOf: pictureFor }
          : { kind: 'beside' },
    });
  const shared = frozen(readArticle(article));
  for (const format of [...allFormats, ...allFormats]) {
    expect(render(format, shared), format.id).toEqual(render(format, readArticle(article)));
  }
});
