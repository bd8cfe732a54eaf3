import type { Format } from '../format.ts';
import { beginRendering, noteWhatIsMissing } from '../rendering.ts';
import { articleHtml, articleIdOfHtml } from './article.ts';

const extension = 'fragment.html';

export const fragmentFormat: Format & { id: 'html-fragment' } = {
  id: 'html-fragment',
  name: 'HTML fragment',
  readers: 'Content management systems: the page’s markup without a page around it',
  extension,
  public: true,
  render(article, options) {
    const rendering = beginRendering(article, options);
    noteWhatIsMissing(rendering);
    const bytes = new TextEncoder().encode(articleHtml(rendering));
    const fragment = { name: `${options.baseName}.${extension}`, bytes };
    return { files: [fragment, ...rendering.photos.files()], warnings: rendering.findings.list() };
  },
  articleIdOf: articleIdOfHtml,
};
