import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { linkLine } from '../../../../shared/formats/text/linkLine.ts';
import { isList, named } from '../../commands/blocksAround.ts';
import { textOfCells } from '../../tables/pasteCells.ts';

/** What plain-text programs get: blocks parted by blank lines, lists with their signs, tables with tabs. */
export const textOfSlice = (slice: Slice): string => {
  const shared = withoutInternal(slice);
  return textOfCells(shared) ?? textOf(wordsOfOneLine(shared) ?? shared.content, '\n\n');
};

function textOf(content: Fragment, between: string): string {
  if (content.firstChild?.isInline) {
    return content.textBetween(0, content.size, '', ({ type }) =>
      type.name === 'hardBreak' ? '\n' : '',
    );
  }
  return content.content
    .map((node) => {
      if (named(node, 'table')) return textOfCells(new Slice(Fragment.from(node), 0, 0)) ?? '';
      if (named(node, 'relatedLinks')) return textOfLinks(node);
      if (named(node, 'embed'))
        return [node.textContent, node.attrs.url].filter(Boolean).join(': ');
      return isList(node) ? textOfList(node) : textOf(node.content, '\n\n');
    })
    .filter((text) => text !== '')
    .join(between);
}

/** As in an article that is exported as text. */
function textOfLinks({ content }: Node): string {
  const titles: string[] = [];
  const links: string[] = [];
  content.forEach((part) => {
    const { textContent: words } = part;
    const { href = '' } = part.attrs;
    if (named(part, 'title')) titles.push(words);
    else if (words || href) links.push(linkLine(words, href));
  });
  return [...titles, links.join('\n')].filter(Boolean).join('\n\n');
}

function textOfList(list: Node): string {
  if (list.textContent === '') return '';
  return list.content.content
    .map(({ content }, index) => {
      const sign = named(list, 'orderedList') ? `${list.attrs.start + index}. ` : '- ';
      // As far in as its words: for Markdown a list is within another only there.
      return sign + textOf(content, '\n').replaceAll('\n', `\n${' '.repeat(sign.length)}`);
    })
    .join('\n');
}

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
export function withoutInternal({ content, openStart, openEnd }: Slice): Slice {
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
