import type { Article } from '../../../shared/article/model.ts';
import { sameValue } from '../../../shared/article/sameValue.ts';
import type { Change } from './editing.ts';

/** The same whichever version it is, or told apart otherwise. */
const own: ReadonlySet<string> = new Set(['format', 'version', 'id', 'content', 'assets']);

/** Changes that have the fields besides text and photos say what another version says. */
export function fieldChanges(from: Article, to: Article): Change[] {
  const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...keys].flatMap((key): Change[] => {
    if (own.has(key)) return [];
    const value = valueFor(key, from, to);
    const before = (from as Record<string, unknown>)[key];
    return sameValue(value, before) ? [] : [{ path: [key], value }];
  });
}

function valueFor(key: string, from: Article, to: Article): unknown {
  if (key !== 'dates') return (to as Record<string, unknown>)[key];
  // When it was saved last is no part of what it says.
  const { modified: _, ...dates } = to.dates ?? {};
  const modified = from.dates?.modified;
  const all = { ...dates, ...(modified && { modified }) };
  return Object.keys(all).length > 0 ? all : undefined;
}

/** The same for what is known about photos. */
export function assetChanges(from: Article, to: Article): Change[] {
  const ids = new Set([...Object.keys(from.assets ?? {}), ...Object.keys(to.assets ?? {})]);
  return [...ids].flatMap((id): Change[] => {
    const value = to.assets?.[id];
    return sameValue(value, from.assets?.[id]) ? [] : [{ path: ['assets', id], value }];
  });
}
