import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Article } from '../../shared/article/model.ts';
import { parse } from '../../shared/article/parse.ts';
import type { FormatId } from '../../shared/contract/exports.ts';
import type { PhotoPlacement } from '../../shared/formats/format.ts';
import { formatOf } from '../../shared/formats/registry.ts';
import { readArticle } from '../../shared/formats/story/readStory.ts';
import fc from '../fastCheck.ts';
import { arbitraryArticle } from '../unit/formats/arbitraryArticle.ts';
import { extremes } from '../unit/formats/extremes.ts';
import { pictureFor } from '../unit/formats/render.ts';
import { samples } from '../unit/formats/sampleArticles.ts';

const everything = new URL('../fixtures/everything/sea-wall-vote.stet', import.meta.url);

/**
 * The article that uses everything, the samples, what is rare and breaks programs, and articles as the property tests generate them,
 * the same ones each time.
 */
export function* judgedArticles(generated = 120): Generator<[name: string, Article]> {
  yield ['everything', parse(new Uint8Array(readFileSync(everything))).article];
  for (const [name, make] of Object.entries(samples)) yield [name, make()];
  for (const [name, make] of Object.entries(extremes)) yield [name.replaceAll(' ', '-'), make()];
  let number = 0;
  for (const article of fc.sample(arbitraryArticle(), { numRuns: generated, seed: 2026 })) {
    yield [`generated-${++number}`, article];
  }
}

/** Writes one export with its photos. @returns the path of the document. */
export function writeExport(
  folder: string,
  id: FormatId,
  name: string,
  article: Article,
  placement?: PhotoPlacement,
): string {
  const format = formatOf(id);
  const photos: PhotoPlacement =
    placement ??
    (format.photos === 'embedded' ? { kind: 'embedded', bytesOf: pictureFor } : { kind: 'beside' });
  const { files } = format.render(readArticle(article), { baseName: name, photos });
  for (const file of files) {
    if ('print' in file) continue;
    const place = path.join(folder, file.name);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, 'bytes' in file ? file.bytes : pictureFor(file.photo));
  }
  return path.join(folder, files[0]?.name ?? '');
}
