import type { Loss } from '../findings.ts';
import type { Format, PrintedPage, RenderOptions } from '../format.ts';
import { articleHtml } from '../html/article.ts';
import { pageFacts } from '../html/metadata.ts';
import { documentHtml } from '../html/page.ts';
import { stylesheet } from '../html/stylesheet.ts';
import { paperOf } from '../language.ts';
import { machineMoment } from '../moment.ts';
import { readStory } from '../story/readStory.ts';
import type { Story } from '../story/story.ts';
import { photosIn, someBlock } from '../story/walk.ts';

const losses = {
  embed: {
    code: 'embed-as-link',
    message: 'Paper plays nothing: an embed is a link, with its address.',
  },
  siteLinks: {
    code: 'site-links',
    message:
      'A document has no site around it: links within the site are left out, their words stay.',
  },
} as const satisfies Record<string, Loss>;

const extension = 'pdf';

/**
 * The web page on paper. Nothing here knows how to set type: it says what to print, and a browser
 * prints it (electron/newsroom/printing).
 */
export const pdfFormat: Format & { id: 'pdf' } = {
  id: 'pdf',
  name: 'PDF',
  group: 'print',
  readers: 'Editors, lawyers and archives: the article on paper, tagged for screen readers',
  extension,
  mediaType: 'application/pdf',
  public: true,
  photos: 'embedded',
  losses: Object.values(losses),
  render(article, options) {
    const { story, findings } = readStory(article, options, {
      dateline: 'text',
      photoFolder: 'photos',
      withoutSite: losses.siteLinks,
    });
    if (someBlock(story, 'embed')) findings.lose(losses.embed);
    const file = { name: `${options.baseName}.${extension}`, print: printedPage(story, options) };
    return { files: [file], warnings: findings.list() };
  },
};

function printedPage(story: Story, { photos: placement }: RenderOptions): PrintedPage {
  const photos: PrintedPage['photos'] = new Map(
    photosIn(story.blocks).flatMap(({ picture }) => {
      const bytes =
        picture && placement.kind === 'embedded' ? placement.bytesOf(picture.src) : undefined;
      return picture && bytes ? [[picture.address, { mimeType: picture.mimeType, bytes }]] : [];
    }),
  );
  const html = documentHtml(story, {
    title: pageFacts(story).title,
    head: '',
    styles: `${stylesheet}${paperStyles(story.language)}`,
    article: articleHtml(story),
  });
  const { dates } = story;
  return { html, photos, date: momentOf(dates.modified ?? dates.published ?? dates.created) };
}

const momentOf = (moment: string | undefined) => moment && machineMoment(moment);

/** The kind of paper, and numbers on the pages, which browsers know since 2024. */
const paperStyles = (language: string): string => `@page {
  size: ${paperOf(language)};
  @bottom-center {
    content: counter(page) " / " counter(pages);
    color: #666;
    font: 8pt system-ui, sans-serif;
  }
}
`;
