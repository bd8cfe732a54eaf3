import type { NodeJson } from './model.ts';

/** Ids of the assets that a document shows. */
export function usedAssets(node: NodeJson, found = new Set<string>()): Set<string> {
  if (node.type === 'photo' && typeof node.attrs?.asset === 'string') found.add(node.attrs.asset);
  for (const child of node.content ?? []) usedAssets(child, found);
  return found;
}
