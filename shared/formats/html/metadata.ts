import type { Article, NodeJson } from '../../article/model.ts';
import { childOf, textOf } from '../../article/text.ts';
import { clean } from '../cleanText.ts';
import { assetOf, creditText } from '../photos.ts';
import type { Rendering } from '../rendering.ts';
import { webAddress } from './article.ts';
import { altText } from './photo.ts';

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
  pictures: Picture[];
}

export interface Picture {
  /** Relative to the page; undefined where it lies inside the page. */
  address: string | undefined;
  mimeType: string;
  width: number;
  height: number;
  alt: string;
  caption: string;
  credit: string;
  creator: string;
  copyright: string;
}

export function pageFacts(rendering: Rendering): PageFacts {
  const { article, parts } = rendering;
  const variants = article.headlines ?? {};
  const first = (...texts: (string | undefined)[]) =>
    texts.map((text) => oneLine(text ?? '')).find((text) => text !== '') ?? '';
  const headline = oneLine(textOf(parts.headline));
  return {
    headline,
    title: first(variants.seo, variants.web, headline, variants.print, article.slug, 'Untitled'),
    socialTitle: first(variants.social, variants.web, headline, variants.seo),
    description: first(article.summary, textOf(parts.standfirst)),
    canonical: webAddress(article.source?.url),
    pictures: picturesOf(rendering),
  };
}

export const oneLine = (text: string) => clean(text).replace(/\s+/g, ' ').trim();

function picturesOf({ article, photos }: Rendering): Picture[] {
  const pictures: Picture[] = [];
  for (const photo of photoNodes(article)) {
    const asset = assetOf(article, photo);
    const address = asset && photos.addressOf(asset.src);
    if (!asset || address === undefined) continue;
    pictures.push({
      address: photos.inline ? undefined : address,
      mimeType: asset.mimeType,
      width: asset.width,
      height: asset.height,
      alt: oneLine(altText(asset)),
      caption: oneLine(textOf(childOf(photo, 'caption'))),
      credit: oneLine(creditText(photo, asset)),
      creator: oneLine(asset.credit?.creator ?? ''),
      copyright: oneLine(asset.copyright ?? ''),
    });
  }
  return pictures;
}

function* photoNodes(article: Article): Generator<NodeJson> {
  const stack: NodeJson[] = [article.content];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'photo') yield node;
    else if (node.type !== 'note' && node.type !== 'unknown') {
      for (const child of (node.content ?? []).toReversed()) stack.push(child);
    }
  }
}
