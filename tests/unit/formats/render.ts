import type { Article } from '../../../shared/article/model.ts';
import type { FormatId } from '../../../shared/contract/values.ts';
import { baseNameOf } from '../../../shared/formats/fileName.ts';
import type { PhotoPlacement, Rendered } from '../../../shared/formats/format.ts';
import type { PublishedArticle } from '../../../shared/formats/json/published.ts';
import { formatOf } from '../../../shared/formats/registry.ts';

export function render(
  id: FormatId,
  article: Article,
  photos: PhotoPlacement = { kind: 'beside' },
): Rendered {
  return formatOf(id).render(article, { baseName: baseNameOf(article), photos });
}

/** The document itself, as text. */
export function documentOf(id: FormatId, article: Article, photos?: PhotoPlacement): string {
  const [document] = render(id, article, photos).files;
  if (!document || !('bytes' in document)) throw new Error('the document comes first');
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(document.bytes);
}

export const published = (article: Article, photos?: PhotoPlacement): PublishedArticle =>
  JSON.parse(documentOf('json', article, photos));

export const codesOf = (id: FormatId, article: Article, photos?: PhotoPlacement): string[] =>
  render(id, article, photos).warnings.map(({ code }) => code);
