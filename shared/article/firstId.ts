import { Fragment, type Node } from '@tiptap/pm/model';
import type { NodeJson } from './model.ts';

const attrs = { id: 'first' };

/**
 * An article's one line gets its id when it is shown, and not as a change that a person made. Always
 * the same: what was done to the article since can then be done again, and be followed.
 */
export function withFirstId(content: NodeJson): NodeJson {
  const body = content.content?.at(-1);
  const [only, ...others] = body?.content ?? [];
  if (!only || others.length > 0 || only.type !== 'paragraph' || only.attrs?.id) return content;
  const first = { ...only, attrs: { ...only.attrs, ...attrs } };
  return {
    ...content,
    content: [
      ...(content.content?.slice(0, -1) ?? []),
      { ...body, type: 'body', content: [first] },
    ],
  };
}

/** The same of a document. */
export function asShown(doc: Node): Node {
  const body = doc.lastChild;
  const only = body?.childCount === 1 ? body.firstChild : undefined;
  if (!body || only?.type.name !== 'paragraph' || only.attrs.id) return doc;
  const first = only.type.create({ ...only.attrs, ...attrs }, only.content, only.marks);
  return doc.copy(doc.content.replaceChild(doc.childCount - 1, body.copy(Fragment.from(first))));
}
