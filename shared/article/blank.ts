import type { Article, NodeJson } from './model.ts';

const written = [
  'slug',
  'slugline',
  'headlines',
  'summary',
  'dateline',
  'section',
  'tags',
  'subjects',
  'rights',
  'source',
  'notes',
  'corrections',
  'urgency',
  'length',
] as const satisfies readonly (keyof Article)[];

/** Nobody would miss it: no text, no photo, no field that a person filled in. */
export function isBlank(article: Article): boolean {
  return !holdsSomething(article.content) && written.every((key) => article[key] === undefined);
}

function holdsSomething(node: NodeJson): boolean {
  if (node.type === 'text') return (node.text ?? '').trim() !== '';
  if (node.type === 'photo' && node.attrs?.asset) return true;
  if (node.type === 'unknown' || node.type === 'divider') return true;
  return (node.content ?? []).some(holdsSomething);
}
