import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import type { Article, NodeJson } from '../../../../shared/article/model.ts';
import { bodyHtml } from '../../../../shared/formats/html/blocks.ts';
import { inlineHtml } from '../../../../shared/formats/html/inline.ts';
import { readStory } from '../../../../shared/formats/story/readStory.ts';
import { readRuns } from '../../../../shared/formats/story/runs.ts';
import { isHeadField, named } from '../../commands/blocksAround.ts';
import { textOfCells } from '../../tables/pasteCells.ts';

/**
 * The HTML that Word, Google Docs, mail programs and content systems get: the markup of Stet's own
 * export, without anything internal. A few words of one line are only that, so that they run into
 * the line they are pasted into.
 */
export function htmlForOthers(slice: Slice, language: string): string {
  const shared = withoutInternal(slice);
  const line = wordsOfOneLine(shared);
  const blocks: NodeJson[] = [];
  const head: NodeJson[] = [];
  shared.content.forEach((node) => {
    if (isHeadField(node)) head.push(node.toJSON());
    else if (named(node, 'body')) blocks.push(...((node.toJSON() as NodeJson).content ?? []));
    else blocks.push(node.toJSON());
  });
  const whole = asBlocks(blocks);
  const article = {
    format: 'stet-article',
    version: 1,
    id: 'copy',
    language,
    status: 'draft',
    content: { type: 'doc', content: [{ type: 'body', content: whole }] },
  } as Article;
  // No program could fetch a photo from here; its caption and credit go along.
  const options = { baseName: 'copy', photos: { kind: 'beside' } } as const;
  const { story, findings } = readStory(article, options, { dateline: 'text' });
  if (line) return inlineHtml(readRuns(line.toJSON() as NodeJson[], findings));
  const tags: Record<string, string> = { headline: 'h1' };
  const headHtml = head.map(({ type, content }) => {
    const text = inlineHtml(readRuns(content, findings));
    const tag = tags[type] ?? 'p';
    return text && `<${tag}>${text}</${tag}>\n`;
  });
  return headHtml.join('') + bodyHtml(story);
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

/** What plain-text programs get: blocks parted by blank lines. */
export const textOfSlice = (slice: Slice): string => {
  const shared = withoutInternal(slice);
  const { content } = shared;
  const cells = textOfCells(shared);
  if (cells !== undefined) return cells;
  const text = content.textBetween(0, content.size, '\n\n', (leaf) =>
    leaf.type.name === 'hardBreak' ? '\n' : '',
  );
  return text.replace(/\n{3,}/g, '\n\n').replace(/^\n+|\n+$/g, '');
};

/** The words where all that is copied is a part of one line. */
export function wordsOfOneLine({ content, openStart, openEnd }: Slice): Fragment | undefined {
  const only = content.childCount === 1 ? content.firstChild : undefined;
  if (!only) return undefined;
  if (only.isInline) return content;
  if (openStart === 0 || openEnd === 0) return undefined;
  if (only.isTextblock) return only.content;
  return wordsOfOneLine(new Slice(only.content, openStart - 1, openEnd - 1));
}

/**
 * Notes for the desk stay inside Stet, whatever is copied around them. Words that somebody selects
 * inside a note, and nothing else, are meant to leave.
 */
function withoutInternal({ content, openStart, openEnd }: Slice): Slice {
  const kept = publicPart(content);
  const line = wordsOfOneLine(new Slice(content, openStart, openEnd));
  const open = kept.size > 0 || line === undefined;
  return open
    ? new Slice(kept, Math.min(openStart, depthOf(kept, 1)), Math.min(openEnd, depthOf(kept, -1)))
    : new Slice(content, openStart, openEnd);
}

function publicPart(content: Fragment): Fragment {
  const kept: Node[] = [];
  content.forEach((node) => {
    if (named(node, 'note') || node.marks.some(({ type }) => type.name === 'inlineNote')) return;
    if (node.isLeaf) kept.push(node);
    else {
      const inside = publicPart(node.content);
      if (inside.size > 0 || node.content.size === 0) kept.push(node.copy(inside));
    }
  });
  return Fragment.from(kept);
}

/** How deep the first (1) or last (-1) nodes lie in each other. */
function depthOf(content: Fragment, side: 1 | -1): number {
  let depth = 0;
  for (let at: Node | null = edge(content, side); at && !at.isLeaf; depth++) {
    at = edge(at.content, side);
  }
  return depth;
}

const edge = (content: Fragment, side: 1 | -1) =>
  side === 1 ? content.firstChild : content.lastChild;
