import type { Format } from '../format.ts';
import { readStory } from '../story/readStory.ts';
import { articleIdOfHtml } from './article.ts';
import { pageHtml } from './page.ts';
import { leftOut } from './template/leftOut.ts';

const extension = 'html';

export const htmlFormat: Format & { id: 'html' } = {
  id: 'html',
  name: 'Web page',
  group: 'web',
  readers: 'Browsers, search engines, print',
  extension,
  mediaType: 'text/html',
  public: true,
  photos: 'linked',
  losses: [],
  render(article, options) {
    const { template } = options;
    const { story, findings, photos } = readStory(article, options, {
      // A template that has a place for it has it there only.
      dateline: template?.slots.has('dateline') ? 'field' : 'text',
    });
    const missing = template && leftOut(template, story);
    if (missing) findings.lose(missing);
    const bytes = new TextEncoder().encode(pageHtml(story, options));
    const page = { name: `${options.baseName}.${extension}`, bytes };
    return { files: [page, ...photos.files()], warnings: findings.list() };
  },
  articleIdOf: articleIdOfHtml,
};
