import type { Node } from '@tiptap/pm/model';
import type { NodeJson } from '../../../shared/article/model.ts';
import { textOf } from '../../../shared/article/text.ts';
import type { LengthLimit } from '../../../shared/contract/deskDefaults.ts';
import { isInStory, storyLettersOf } from '../../../shared/copydesk/pullQuoteWords.ts';
import { named } from '../commands/blocksAround.ts';
import { labels } from '../labels.ts';

export interface PullQuoteFault {
  pos: number;
  node: Node;
  /** For the person. */
  message: string;
  /** Too long to be used, rather than worth a look. */
  wrong: boolean;
}

/** What is to be said about the pull quotes of an article, in its order. */
export function pullQuoteFaults(doc: Node, limit: LengthLimit): PullQuoteFault[] {
  const body = doc.lastChild;
  const quotes: { node: Node; pos: number }[] = [];
  const start = doc.content.size - (body?.nodeSize ?? 0) + 1;
  body?.forEach((node, offset) => {
    if (named(node, 'pullQuote')) quotes.push({ node, pos: start + offset });
  });
  if (!body || quotes.length === 0) return [];
  // Not remembered: that would be the whole story once more, and looking for the quotes takes longer.
  const story = body.children.map((block) => storyLettersOf(block.toJSON() as NodeJson)).join('');
  return quotes.flatMap(({ node, pos }) => {
    const text = textOf(node.firstChild?.toJSON() as NodeJson | undefined);
    const length = [...text].length;
    const { soft, hard } = limit;
    const wrong = hard !== null && length > hard;
    const said = [
      isInStory(text, story) ? undefined : labels.pullQuote.gone,
      wrong ? labels.pullQuote.tooLong(length, hard) : undefined,
      !wrong && soft !== null && length > soft ? labels.pullQuote.long(length, soft) : undefined,
    ].filter((line) => line !== undefined);
    return said.length > 0 ? [{ pos, node, message: said.join(' '), wrong }] : [];
  });
}
