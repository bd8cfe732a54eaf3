import type { Format } from '../format.ts';
import { beginRendering, noteWhatIsMissing } from '../rendering.ts';
import { articleHtml, articleIdOfHtml } from './article.ts';
import { pageHtml } from './page.ts';

const extension = 'html';

export const htmlFormat: Format & { id: 'html' } = {
  id: 'html',
  name: 'Web page',
  readers: 'Browsers, search engines, print',
  extension,
  public: true,
  render(article, options) {
    const rendering = beginRendering(article, options);
    noteWhatIsMissing(rendering);
    const html = pageHtml(rendering, articleHtml(rendering));
    const page = {
      name: `${options.baseName}.${extension}`,
      bytes: new TextEncoder().encode(html),
    };
    return { files: [page, ...rendering.photos.files()], warnings: rendering.findings.list() };
  },
  articleIdOf: articleIdOfHtml,
};
