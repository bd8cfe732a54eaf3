import type { Article } from '../../article/model.ts';
import type { CopyKind } from '../../contract/previews.ts';
import { baseNameOf } from '../fileName.ts';
import type { FormatWarning } from '../findings.ts';
import type { RenderOptions } from '../format.ts';
import { noteContentLosses as noteGhost } from '../ghost/ghostFormat.ts';
import { bodyNodes, wholeBody } from '../ghost/postBody.ts';
import { articleHtml } from '../html/article.ts';
import { bodyHtml } from '../html/blocks.ts';
import { bodyMarkdown, noteTextLosses, wholeMarkdown } from '../markdown/markdownFormat.ts';
import { readArticle, readStory } from '../story/readStory.ts';
import type { Story } from '../story/story.ts';
import { photosIn } from '../story/walk.ts';
import { plainWords } from '../text/textFormat.ts';
import { bodyContent, wholeContent } from '../wordpress/blocks.ts';
import { noteContentLosses as noteWordpress } from '../wordpress/wordpressFormat.ts';
import { type BodyPart, partOf } from './partOf.ts';

/** An article as it is put on the clipboard for another program: one or several flavours of it. */
export interface ClipboardCopy {
  /** `text/plain` */
  text: string;
  /** `text/html`; absent where it would keep programs from taking the text. */
  html?: string;
  /** `application/x-lexical-editor` */
  lexical?: string;
}

export interface CopiedArticle extends ClipboardCopy {
  /** What stays behind, in a few words each: "2 photos", "the byline". */
  leftBehind: string[];
  /** What is not as it was, a sentence each. */
  warnings: FormatWarning[];
}

export interface CopySource {
  article: Article;
  /** To copy these alone; absent: all of the article. */
  blocks?: BodyPart | undefined;
  /** `src` of the assets whose files are not there. */
  missing: ReadonlySet<string>;
  /** Photos that go along, as `data:` addresses; asked for by `photosGoAlong` kinds only. */
  dataOf?(src: string): string | undefined;
}

/** Kinds whose programs take photos from the clipboard. */
export const photosGoAlong: ReadonlySet<CopyKind> = new Set(['ghost']);

/** Pure: the same article gives the same flavours. */
export function clipboardCopy(kind: CopyKind, source: CopySource): CopiedArticle {
  const article = source.blocks ? partOf(source.article, source.blocks) : source.article;
  return kinds[kind]({ ...source, article, isPart: source.blocks !== undefined });
}

type Source = CopySource & { isPart: boolean };

const kinds: { readonly [Kind in CopyKind]: (source: Source) => CopiedArticle } = {
  /**
   * The text is the source: who asks for HTML by name pastes it into a code field, a template or an
   * HTML block, and all of these take `text/plain`. Editors of formatted text take `text/html`. Plain
   * words for everybody else are what Ctrl+C puts there.
   */
  html(source) {
    const { story, photos, findings } = read(source, { kind: 'beside', missing: source.missing });
    const html = source.isPart ? bodyHtml(story) : articleHtml(story);
    const left = [photosLeft(photos.files().length)];
    return copied({ text: html, html }, left, findings.list());
  },

  /**
   * Text alone: Obsidian, Typora and Joplin prefer `text/html` and would write Markdown of their own
   * from it, and whoever pastes into a document wants to see the source.
   */
  markdown(source) {
    const { story, photos, findings } = read(source, { kind: 'beside', missing: source.missing });
    noteTextLosses(story, findings);
    const text = source.isPart ? bodyMarkdown(story) : wholeMarkdown(story);
    const left = [photosLeft(photos.files().length)];
    return copied({ text }, left, findings.list());
  },

  /**
   * Block markup twice: the code editor takes the text; the visual one takes the HTML, in which
   * `pasteHandler` (`@wordpress/blocks`) looks for `<!-- wp:` and then parses all of it as blocks,
   * and the text where there is no HTML. A photo is an image block that waits for its file: an
   * address from here would lead nowhere, and authors may not publish `data:` (`wp_kses`).
   */
  wordpress(source) {
    const dataOf = (src: string) => (source.missing.has(src) ? undefined : '');
    const { story, findings } = read(source, { kind: 'inline', dataOf });
    noteWordpress(story, findings);
    const text = source.isPart ? bodyContent(story) : wholeContent(story);
    const left = [photosLeft(shownIn(story).length), ...fieldsLeft(source, story, true)];
    return copied({ text, html: text }, left, findings.list());
  },

  /**
   * Koenig, Ghost's editor, takes nodes of its own first (`$insertDataTransferForRichText` of
   * `@lexical/clipboard` 0.13, namespace `KoenigEditor`), then HTML; text alone it reads as Markdown
   * (`KoenigBehaviourPlugin`). Photos go along as `data:` addresses: its image card uploads those
   * (`ImageNodeComponent`), and one without an address waits for a file.
   */
  ghost(source) {
    const dataOf = (src: string) =>
      source.missing.has(src) ? undefined : (source.dataOf?.(src) ?? '');
    const { story, findings } = read(source, { kind: 'inline', dataOf });
    noteGhost(story, findings);
    const nodes = source.isPart ? bodyNodes(story) : wholeBody(story);
    const left = shownIn(story).filter((address) => address === '');
    return copied(
      {
        text: plainWords(story),
        html: source.isPart ? bodyHtml(story) : articleHtml(story),
        lexical: JSON.stringify({ namespace: 'KoenigEditor', nodes }),
      },
      [photosLeft(left.length), ...fieldsLeft(source, story, false)],
      findings.list(),
    );
  },
};

const read = ({ article }: Source, photos: RenderOptions['photos']) =>
  readStory(readArticle(article), { baseName: baseNameOf(article), photos }, { dateline: 'text' });

const shownIn = ({ blocks }: Story): string[] =>
  photosIn(blocks).flatMap(({ picture }) => (picture ? [picture.address] : []));

const photosLeft = (count: number): string =>
  count === 0 ? '' : count === 1 ? 'the photo' : `${count} photos`;

/** What a post has fields for, which no paste reaches. */
function fieldsLeft({ isPart }: Source, story: Story, byline: boolean): string[] {
  if (isPart) return [];
  const { section, tags, summary, dates } = story;
  return [
    byline && story.byline ? 'the byline' : '',
    section.name || tags.length > 0 ? 'section and tags' : '',
    summary ? 'the summary' : '',
    dates.published ? 'the publication date' : '',
  ];
}

/** What the copy misses by itself is no news to whoever copies it. */
const known = /^(missing-(?!photo-file)|photo-without-picture$|tk$|insecure-link$)/;

const copied = (
  copy: ClipboardCopy,
  leftBehind: string[],
  warnings: FormatWarning[],
): CopiedArticle => ({
  ...copy,
  leftBehind: leftBehind.filter((one) => one !== ''),
  warnings: warnings.filter(({ code }) => !known.test(code)),
});
