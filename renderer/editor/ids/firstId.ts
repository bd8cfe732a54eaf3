import type { NodeJson } from '../../../shared/article/model.ts';

/**
 * An article's one line gets its id when it is shown, and not as a change that a person made. Always
 * the same: what was done to the article since can then be done again.
 */
export function withFirstId(content: NodeJson): NodeJson {
  const body = content.content?.at(-1);
  const [only, ...others] = body?.content ?? [];
  if (!only || others.length > 0 || only.type !== 'paragraph' || only.attrs?.id) return content;
  const first = { ...only, attrs: { ...only.attrs, id: 'first' } };
  return {
    ...content,
    content: [
      ...(content.content?.slice(0, -1) ?? []),
      { ...body, type: 'body', content: [first] },
    ],
  };
}
