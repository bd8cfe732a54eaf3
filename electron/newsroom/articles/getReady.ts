import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ArticleText } from '../../../shared/article/articleText.ts';
import { writeAhead } from '../../../shared/article/writeText.ts';
import { countAhead } from '../history/textFacts.ts';

/** What is done in one piece, in ms: no call waits longer than this for its turn. */
const atATime = 4;

/**
 * Somebody has begun to write in an article: what its first save needs of the blocks that stay as they
 * are is worked out now, a little at a time. Never rejects; the save says what is wrong with a block.
 */
export async function getReady({ doc, metadata }: ArticleText): Promise<void> {
  const body = doc.lastChild;
  if (!body) return;
  let since = performance.now();
  for (const block of body.children) {
    try {
      writeAhead(block);
      countAhead(block, metadata.language);
    } catch {
      return;
    }
    if (performance.now() - since < atATime) continue;
    await nextTurn();
    since = performance.now();
  }
}
