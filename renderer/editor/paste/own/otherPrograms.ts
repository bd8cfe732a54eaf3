import type { Slice } from '@tiptap/pm/model';
import type { Article, Asset, NodeJson } from '../../../../shared/article/model.ts';
import { bodyHtml } from '../../../../shared/formats/html/blocks.ts';
import { inlineHtml } from '../../../../shared/formats/html/inline.ts';
import { readArticle, readStory } from '../../../../shared/formats/story/readStory.ts';
import { readRuns } from '../../../../shared/formats/story/runs.ts';
import { isHeadField, named } from '../../commands/blocksAround.ts';
import type { Along } from '../../photos/photosAlong.ts';
import { withoutInternal, wordsOfOneLine } from './leaving.ts';

/**
 * The HTML that Word, Google Docs, mail programs and content systems get: the markup of Stet's own
 * export, without anything internal. A few words of one line are only that, so that they run into
 * the line they are pasted into.
 */
export function htmlForOthers(slice: Slice, language: string, along: Along): string {
  const shared = withoutInternal(slice);
  const line = wordsOfOneLine(shared);
  const blocks: NodeJson[] = [];
  const head: NodeJson[] = [];
  shared.content.forEach((node) => {
    if (isHeadField(node)) head.push(node.toJSON());
    else if (named(node, 'body')) blocks.push(...((node.toJSON() as NodeJson).content ?? []));
    else blocks.push(node.toJSON());
  });
  const pictures = new Map<string, string>();
  const assets: Record<string, Asset> = {};
  const whole = asBlocks(blocks).flatMap(withoutGallery).map(withPictures);
  const article = {
    format: 'stet-article',
    version: 1,
    id: 'copy',
    language,
    status: 'draft',
    assets,
    content: { type: 'doc', content: [{ type: 'body', content: whole }] },
  } as Article;
  // No program could fetch a photo from here: without its picture, caption and credit go along.
  const photos = { kind: 'inline', dataOf: (src: string) => pictures.get(src) } as const;
  const options = { baseName: 'copy', photos };
  const { story, findings } = readStory(readArticle(article), options, { dateline: 'text' });
  if (line) return inlineHtml(readRuns(line.toJSON() as NodeJson[], findings));
  const tags: Record<string, string> = { headline: 'h1' };
  const headHtml = head.map(({ type, content }) => {
    const text = inlineHtml(readRuns(content, findings));
    const tag = tags[type] ?? 'p';
    return text && `<${tag}>${text}</${tag}>\n`;
  });
  return headHtml.join('') + withParagraphs(bodyHtml(story));

  /** The pictures as they are shown: what was cropped away is nobody else's. */
  function withPictures(node: NodeJson): NodeJson {
    if (node.type === 'factbox') return { ...node, content: node.content?.map(withPictures) };
    const attrs = node.attrs ?? {};
    const asset = node.type === 'photo' && along.asset(attrs);
    if (!asset) return node;
    const { focalPoint: _, ...about } = asset;
    const id = String(Object.keys(assets).length);
    const shown = along.of(attrs)?.shown;
    // Without its picture: for what is known of it, such as whom to credit.
    if (!shown) {
      assets[id] = about;
      return { ...node, attrs: { ...attrs, asset: id } };
    }
    const { address, mimeType } = shown;
    const { width, height } = onPaper(shown);
    const src = `media/${id}.${mimeType.slice('image/'.length)}`;
    pictures.set(src, address);
    assets[id] = { ...about, src, mimeType, width, height };
    return { ...node, attrs: { ...attrs, asset: id, crop: null } };
  }
}

/**
 * Word processors know no captions: without a paragraph the words run on beside the picture, and
 * LibreOffice on Linux passes over what stands right behind a tag that it does not know (7.4, by hand).
 */
const withParagraphs = (html: string): string =>
  html
    .replaceAll('<figcaption>', '<figcaption><p>')
    .replaceAll('</figcaption>', '</p></figcaption>');

/**
 * Its photos one below the other, and then its caption: WordPress takes a figure of figures for one
 * picture, and leaves the others and their words out.
 */
function withoutGallery(node: NodeJson): NodeJson[] {
  if (node.type !== 'gallery') return [node];
  return (node.content ?? []).flatMap((part) => {
    if (part.type !== 'caption') return [part];
    return part.content ? [{ type: 'paragraph', content: part.content }] : [];
  });
}

/** In pixels: what A4 and Letter have room for. Word processors show a picture as large as it says. */
const roomOnPaper = { width: 600, height: 800 };

function onPaper({ width, height }: { width: number; height: number }) {
  const part = Math.min(1, roomOnPaper.width / width, roomOnPaper.height / height);
  return { width: Math.round(width * part), height: Math.round(height * part) };
}

/** Where parts of one block were copied (items, rows, cells): the block around them. */
function asBlocks(nodes: NodeJson[]): NodeJson[] {
  const all = (...types: string[]) =>
    nodes.length > 0 && nodes.every(({ type }) => types.includes(type));
  if (all('listItem')) return [{ type: 'bulletList', content: nodes }];
  if (all('tableRow')) return [{ type: 'table', content: nodes }];
  if (all('tableCell', 'tableHeader')) return asBlocks([{ type: 'tableRow', content: nodes }]);
  if (all('relatedLink')) return [{ type: 'relatedLinks', content: nodes }];
  return nodes.map((node) => (parts.has(node.type) ? { ...node, type: 'paragraph' } : node));
}

const parts: ReadonlySet<string> = new Set([
  ...['caption', 'credit', 'quoteText', 'attribution', 'title'],
]);
