import type { Article, NodeJson } from '../model.ts';
import { childOf } from '../text.ts';
import { usedAssets } from '../usedAssets.ts';
import { mergeBlocks, saysSame } from './blocks.ts';
import { type Findings, type HeadPart, headParts } from './conflict.ts';
import { mergeFields } from './fields.ts';
import { frame } from './frame.ts';

export interface Merge extends Findings {
  /** Its text obeys the schema where those of all three versions do. */
  article: Article;
}

/**
 * One article from two that go back to the same one, block by block and field by field. What only
 * one side changed is as that side has it; what both changed is a conflict.
 *
 * @param base the version that both go back to; undefined where nobody knows it: then nothing that
 * either side has is taken away
 * @param freshId for a block in conflict that has no id
 */
export function mergeArticles(
  base: Article | undefined,
  mine: Article,
  theirs: Article,
  freshId: () => string,
): Merge {
  const findings: Findings = { conflicts: [], arrivals: [] };
  const head = headParts.map((part) => mergeHead(part, base, mine, theirs, findings));
  const [body, myBody, theirBody] = [bodyOf(base), bodyOf(mine), bodyOf(theirs)];
  const blocks = mergeBlocks(
    base && (body?.content ?? []),
    myBody?.content ?? [],
    theirBody?.content ?? [],
    findings,
    freshId,
  );
  const content: NodeJson = {
    ...frame(base?.content, mine.content, theirs.content),
    content: [
      ...head,
      {
        ...frame(body, myBody, theirBody),
        content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }],
      },
    ],
  };
  const fields = mergeFields(
    base && withoutContent(base),
    withoutContent(mine),
    withoutContent(theirs),
    findings,
  );
  return { article: withAssets({ ...fields, content } as Article, mine, theirs), ...findings };
}

const bodyOf = (article: Article | undefined) => article && childOf(article.content, 'body');

function withoutContent({ content: _, ...fields }: Article) {
  return fields;
}

function mergeHead(
  part: HeadPart,
  base: Article | undefined,
  mine: Article,
  theirs: Article,
  { conflicts, arrivals }: Findings,
): NodeJson {
  const [before, here, there] = [base, mine, theirs].map(
    (article): NodeJson => (article && childOf(article.content, part)) ?? { type: part },
  ) as [NodeJson, NodeJson, NodeJson];
  if (saysSame(there, before) || saysSame(here, there)) return here;
  if (saysSame(here, before)) {
    arrivals.push({ kind: 'head', part, before: here, after: there });
    return there;
  }
  conflicts.push({ kind: 'head', part, base: before, mine: here, theirs: there });
  return here;
}

/** A photo that one side took away stays known where the other side's block, kept, shows it. */
function withAssets(article: Article, mine: Article, theirs: Article): Article {
  const assets = { ...article.assets };
  for (const id of usedAssets(article.content)) {
    const known = mine.assets?.[id] ?? theirs.assets?.[id];
    if (!Object.hasOwn(assets, id) && known) assets[id] = known;
  }
  return Object.keys(assets).length > 0 ? { ...article, assets } : article;
}
