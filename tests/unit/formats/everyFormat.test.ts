import { describe, expect, test } from 'vitest';
import type { Article } from '../../../shared/article/model.ts';
import { formatIds } from '../../../shared/contract/exports.ts';
import type { PhotoPlacement } from '../../../shared/formats/format.ts';
import { shownPhotos } from '../../../shared/formats/photos.ts';
import { formatOf } from '../../../shared/formats/registry.ts';
import fc from '../../fastCheck.ts';
import { arbitraryArticle } from './arbitraryArticle.ts';
import { block, cell, row } from './build.ts';
import { extremes } from './extremes.ts';
import { readers } from './readers/readers.ts';
import { make, pictureFor, render } from './render.ts';
import { everyField } from './sampleArticles.ts';
import { visibleWords } from './visibleWords.ts';

/** What every format promises, for every article. A format is read by its line in `readers`. */

describe.each(formatIds)('%s', (id) => {
  const format = formatOf(id);
  const { words, choices, complaints } = readers[id];

  const judge = async (article: Article) => {
    const made = make(id, article);
    expect((await complaints?.(made, article)) ?? []).toEqual([]);
    expect((await words(made, article)).sort()).toEqual(visibleWords(article, choices));
  };

  test('valid, with every visible word exactly once', async () => {
    await fc.assert(fc.asyncProperty(arbitraryArticle(), judge), { numRuns: 30 });
  });

  test.each(Object.keys(extremes))('%s', async (name) => {
    await judge((extremes[name] as () => Article)());
  });

  test('the same article gives the same bytes, and is not changed by it', () => {
    fc.assert(
      fc.property(arbitraryArticle(), (article) => {
        const before = structuredClone(article);
        const first = render(id, article);
        expect(render(id, structuredClone(article))).toEqual(first);
        expect(article).toEqual(before);
      }),
      { numRuns: 15 },
    );
  });

  test('files have relative names without a way out of their folder', () => {
    const part = '[\\p{L}\\p{N}\\p{M}_-]+';
    fc.assert(
      fc.property(arbitraryArticle(), (article) => {
        const { files } = render(id, article);
        const [document, ...others] = files;
        expect(document?.name.endsWith(`.${format.extension}`)).toBe(true);
        for (const { name } of files) {
          expect(name).toMatch(new RegExp(`^${part}([./-]${part})*(\\.[a-z0-9]+)$`, 'u'));
          expect(new TextEncoder().encode(name).length).toBeLessThan(240);
        }
        // Beside the document lie only photos: everything else would need a name of its own.
        for (const file of others) {
          expect(file.name).toMatch(
            'photo' in file ? /[^/]\/[0-9a-f]{16,}\.[a-z]+$/ : /[^/]\/[^/]/,
          );
        }
        const byName = format.photos === 'linked' || format.photos === 'beside';
        expect(others.flatMap((file) => ('photo' in file ? file.photo : []))).toEqual(
          byName ? shownPhotos(article) : [],
        );
      }),
      { numRuns: 15 },
    );
  });

  test('tells each thing that it cannot hold, and tells it only where it is', () => {
    const { losses } = format;
    // What only the bytes of a photo tell: it moves, so it stays what it is.
    const moving: PhotoPlacement = {
      kind: 'embedded',
      bytesOf: pictureFor,
      kindOf: (src) => (src.endsWith('.avif') ? undefined : 'image/webp'),
    };
    const told = (article: Article) =>
      render(id, article, format.shows && moving)
        .warnings.filter(({ loss }) => loss)
        .map(({ code, message }) => ({ code, message }))
        .sort((a, b) => a.code.localeCompare(b.code));
    const most = everyField();
    const wide = row(...Array.from({ length: 201 }, (_, column) => cell(`${column}`)));
    most.content.content?.at(-1)?.content?.push(block('table', [wide]));
    expect(told(most)).toEqual(
      losses
        .map(({ code, message }) => ({ code, message }))
        .sort((a, b) => a.code.localeCompare(b.code)),
    );
    expect(told(extremes['nothing at all']?.() as Article)).toEqual([]);
    expect(new Set(losses.map(({ code }) => code)).size).toBe(losses.length);
    for (const { code, message } of losses) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(message).toMatch(/^[A-Z].*\.$/);
    }
  });
});
