import { lineText, oneLine } from '../story/runs.ts';
import type { Photo, Story } from '../story/story.ts';
import { photosIn } from '../story/walk.ts';

/** What machines read about a page: once here, for Open Graph, Twitter cards and JSON-LD. */
export interface PageFacts {
  /** The headline of the page; '' where there is none. */
  headline: string;
  /** For the window and search engines; never ''. */
  title: string;
  /** For cards. */
  socialTitle: string;
  description: string;
  /**
   * Where the article has its home: `source.url`. Copy that was taken over says so with it (RFC 6596),
   * and our own has no address in the file.
   */
  canonical: string | undefined;
  pictures: PictureFacts[];
}

interface PictureFacts {
  /** Relative to the page; undefined where it lies inside the page. */
  address: string | undefined;
  width: number;
  height: number;
  alt: string;
  caption: string;
  credit: string;
  creator: string;
  copyright: string;
}

export function pageFacts(story: Story): PageFacts {
  const { headlines } = story;
  const first = (...texts: (string | undefined)[]) =>
    texts.map((text) => oneLine(text ?? '')).find((text) => text !== '') ?? '';
  const headline = lineText(story.headline);
  return {
    headline,
    title: first(headlines.seo, headlines.web, headline, headlines.print, story.slug, 'Untitled'),
    socialTitle: first(headlines.social, headlines.web, headline, headlines.seo),
    description: first(story.summary, lineText(story.standfirst)),
    canonical: story.url,
    pictures: photosIn(story.blocks).flatMap(factsOf),
  };
}

function factsOf({ picture, ...photo }: Photo): PictureFacts[] {
  if (!picture) return [];
  return [
    {
      address: picture.address.startsWith('data:') ? undefined : picture.address,
      width: picture.width,
      height: picture.height,
      alt: oneLine(photo.alt),
      caption: lineText(photo.caption),
      credit: lineText(photo.credit),
      creator: oneLine(photo.creator ?? ''),
      copyright: oneLine(photo.copyright ?? ''),
    },
  ];
}
