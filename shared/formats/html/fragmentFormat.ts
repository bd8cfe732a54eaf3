import type { Format } from '../format.ts';
import { readStory } from '../story/readStory.ts';
import { articleHtml, articleIdOfHtml } from './article.ts';
import { renameClasses } from './classNames.ts';

const extension = 'fragment.html';

export const fragmentFormat: Format & { id: 'html-fragment' } = {
  id: 'html-fragment',
  name: 'HTML fragment',
  group: 'web',
  readers: 'Content management systems: the page’s markup without a page around it',
  extension,
  mediaType: 'text/html',
  public: true,
  photos: 'linked',
  losses: [],
  render(article, options) {
    const { story, findings, photos } = readStory(article, options, { dateline: 'text' });
    const bytes = new TextEncoder().encode(
      renameClasses(articleHtml(story), options.classNames ?? {}),
    );
    const fragment = { name: `${options.baseName}.${extension}`, bytes };
    return { files: [fragment, ...photos.files()], warnings: findings.list() };
  },
  articleIdOf: articleIdOfHtml,
};
