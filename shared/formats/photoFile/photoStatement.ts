import type { Article, Asset, NodeJson } from '../../article/model.ts';
import { childOf, textOf } from '../../article/text.ts';
import { clean } from '../cleanText.ts';
import { assetCredit, assetOf } from '../photos.ts';

/**
 * What the copy of a photo in an export says of itself, so that credit and caption travel with the
 * file. Text without control characters; '' where nothing is known.
 */
export interface PhotoStatement {
  caption: string;
  /** For who cannot see the picture; empty for a decorative one. */
  alt: string;
  creator: string;
  /** The credit as it is printed. */
  credit: string;
  organization: string;
  copyright: string;
  usage: string;
  /** RFC 3339, as far as it is known: `2026-11-26` or with a time. */
  captured: string;
  /** An address of IPTC's vocabulary. */
  digitalSourceType: string;
}

/** One photo on its way into an export. */
export interface PhotoCopy {
  /** What is shown; smaller than the original, or the same bytes. */
  picture: Uint8Array;
  /** The file in the library: how it is turned, its colour profile and its place are from here. */
  original: Uint8Array;
  statement: PhotoStatement;
  /** Whether the place where it was taken stays in its Exif. */
  keepLocation: boolean;
}

/**
 * What the article says of its photos, by the `src` of the asset. Where a picture is shown twice, the
 * first of its blocks that has a caption speaks for it.
 */
export function photoStatements(article: Article): Map<string, PhotoStatement> {
  const statements = new Map<string, PhotoStatement>();
  const visit = (node: NodeJson): void => {
    if (node.type === 'note' || node.type === 'unknown') return;
    const asset = node.type === 'photo' ? assetOf(article, node) : undefined;
    if (asset) {
      const known = statements.get(asset.src);
      if (!known || known.caption === '') statements.set(asset.src, statementOf(node, asset));
    } else node.content?.forEach(visit);
  };
  visit(article.content);
  return statements;
}

function statementOf(photo: NodeJson, asset: Asset): PhotoStatement {
  return {
    caption: line(textOf(childOf(photo, 'caption'))),
    alt: asset.decorative ? '' : line(asset.alt),
    creator: line(asset.credit?.creator),
    credit: line(textOf(childOf(photo, 'credit'))) || line(assetCredit(asset)),
    organization: line(asset.credit?.organization),
    copyright: line(asset.copyright),
    usage: line(asset.usage),
    captured: line(asset.captured),
    digitalSourceType: line(asset.digitalSourceType),
  };
}

/** Characters of one field: more than any caption, and all of them fit into one segment. */
const longest = 4_000;

const line = (text: string | undefined) =>
  clean(text ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed();
