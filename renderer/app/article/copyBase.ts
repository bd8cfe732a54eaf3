import { compareBlocks } from '../../../shared/article/compare.ts';
import type { Article } from '../../../shared/article/model.ts';
import { partsOf } from '../../../shared/article/text.ts';
import type { NewsroomClient } from '../connect.ts';

/** So many versions are read to find it; a copy is rarely older. */
const atMost = 30;

/**
 * The version of a file that a conflict copy of it goes back to: the one that differs least from the
 * copy, the oldest of several. undefined where none is kept that is older than the copy.
 */
export async function copyBase(
  history: NewsroomClient['history'],
  file: string,
  copy: Article,
): Promise<Article | undefined> {
  const written = Date.parse(copy.dates?.modified ?? '');
  const versions = (await history.list({ file })).filter(
    // The loser of a conflict is nobody's ancestor: it may be this very copy.
    ({ at, current, reason }) =>
      !current && reason !== 'conflict-loser' && !(Date.parse(at) > written),
  );
  let base: { article: Article; differences: number } | undefined;
  for (const { version } of versions.slice(0, atMost)) {
    const read = await history.read({ file, version }).catch(() => undefined);
    if (!read) continue;
    const differences = differencesOf(read.article, copy);
    if (!base || differences <= base.differences) base = { article: read.article, differences };
  }
  return base?.article;
}

function differencesOf(one: Article, other: Article): number {
  const changes = compareBlocks(partsOf(one.content).body, partsOf(other.content).body);
  return changes.filter(({ kind }) => kind !== 'same').length;
}
