import type { NodeJson } from '../model.ts';
import { sameValue } from '../sameValue.ts';
import type { Findings } from './conflict.ts';
import { mergeFields } from './fields.ts';

/** A node but for what is in it; what a newer file says about it is merged too, mine first. */
export function frame(
  base: NodeJson | undefined,
  mine: NodeJson = { type: 'body' },
  theirs: NodeJson | undefined,
): NodeJson {
  const { content: _, ...rest } = mine;
  if (sameValue(theirs?.attrs, base?.attrs)) return rest;
  const unheard: Findings = { conflicts: [], arrivals: [] };
  const attrs = mergeFields(base?.attrs, mine.attrs ?? {}, theirs?.attrs ?? {}, unheard);
  return Object.keys(attrs).length > 0 ? { ...rest, attrs } : rest;
}
