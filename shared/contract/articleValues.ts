import { z } from 'zod';
import type { Metadata } from '../article/articleText.ts';
import type { ChangedBlocks } from '../article/changedBlocks.ts';
import { type Article, articleModel, type NodeJson } from '../article/model.ts';

/** Articles as they cross the process boundary, whole or in part. */

/**
 * An article, checked and passed on as it came: zod's copy would forget in which order unknown
 * fields stood, and a field named `__proto__`.
 */
export const wholeArticle: z.ZodType<Article, Article> = asItCame<Article>(articleModel);

/** All of an article but its text. */
export const articleMetadata: z.ZodType<Metadata, Metadata> = asItCame<Metadata>(
  articleModel.omit({ content: true }),
);

function asItCame<T>(model: z.ZodType): z.ZodType<T, T> {
  return z.custom<T>().superRefine((value, context) => {
    const issue = model.safeParse(value).error?.issues[0];
    if (issue) context.addIssue({ code: 'custom', path: [...issue.path], message: issue.message });
  });
}

/** See shared/article/changedBlocks.ts. */
export const changedBlocks: z.ZodType<ChangedBlocks, ChangedBlocks> = z.object({
  size: z.int(),
  blocks: z.int(),
  kept: z.array(z.object({ at: z.int().min(0), from: z.int().min(0), count: z.int().min(1) })),
  changed: z.array(z.object({ at: z.int().min(0), block: z.custom<NodeJson>() })),
  head: z.array(z.custom<NodeJson>()).max(8).optional(),
});
