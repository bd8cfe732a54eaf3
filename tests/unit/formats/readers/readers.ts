import type { FormatId } from '../../../../shared/contract/exports.ts';
import { ans } from './ans.ts';
import { appleNews } from './appleNews.ts';
import { docx } from './docx.ts';
import { epub } from './epub.ts';
import { ghost } from './ghost.ts';
import { html, htmlFragment, printedPage } from './html.ts';
import { icml } from './icml.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { newsml } from './newsml.ts';
import { ninjs } from './ninjs.ts';
import { nitf } from './nitf.ts';
import type { Reader } from './reader.ts';
import { rss } from './rss.ts';
import { text } from './text.ts';
import { wordpress } from './wordpress.ts';

/** One for each format; everyFormat.test.ts runs them. */
export const readers: { readonly [Id in FormatId]: Reader } = {
  html,
  'html-fragment': htmlFragment,
  json,
  text,
  docx,
  icml,
  pdf: printedPage,
  nitf,
  ans,
  'apple-news': appleNews,
  ghost,
  'newsml-g2': newsml,
  markdown,
  epub,
  rss,
  ninjs,
  wordpress,
};
