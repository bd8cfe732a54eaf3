import type { Node } from '@tiptap/pm/model';
import type { ArticleText } from '../../../shared/article/articleText.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { countBlock } from '../../../shared/article/statistics.ts';
import type { TextFacts } from './displacing.ts';

/** Words of a block, which never changes, in a language. */
const counted = new WeakMap<Node, { language: string; words: number }>();

/** What a version says of its text; only blocks that are new since the last time are counted. */
export function factsOfText({ metadata: { id, language }, doc }: ArticleText): TextFacts {
  let words = 0;
  doc.lastChild?.forEach((block) => {
    words += wordsOf(block, language);
  });
  return { id, words };
}

/** Does now what the next `factsOfText` would have to do for this block of the body. */
export function countAhead(block: Node, language: string): void {
  wordsOf(block, language);
}

function wordsOf(block: Node, language: string): number {
  const known = counted.get(block);
  if (known?.language === language) return known.words;
  const { words } = countBlock(block.toJSON() as NodeJson, language);
  counted.set(block, { language, words });
  return words;
}
