import { exactNumber, ownNumberField } from '../exactNumbers.ts';
import type { Path } from '../metadataPath.ts';
import { isObject, ownValue, sameValue } from '../sameValue.ts';
import type { Findings } from './conflict.ts';

interface Values {
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

/**
 * The fields of the merged article. Groups of fields are merged field by field, lists item by item
 * unless both sides changed the same item.
 */
export const mergeFields = (
  base: object | undefined,
  mine: object,
  theirs: object,
  findings: Findings,
): Record<string, unknown> => mergeGroups({ base, mine, theirs }, [], findings);

function mergeValue(values: Values, path: Path, findings: Findings): unknown {
  const { base, mine, theirs } = values;
  if (sameValue(theirs, base) || sameValue(mine, theirs)) return mine;
  const field = { kind: 'field', path } as const;
  if (sameValue(mine, base)) {
    findings.arrivals.push(field);
    return theirs;
  }
  // Each save sets it: no person's change.
  if (path.join('.') === 'dates.modified') return theirs ?? mine;
  // The first save gives dates to an article that had none, also beside one that was kept before it.
  if (path.join('.') === 'dates') {
    const [here, there] = [mine ?? {}, theirs ?? {}];
    if (isGroup(here) && isGroup(there)) {
      return mergeGroups({ base: base ?? {}, mine: here, theirs: there }, path, findings);
    }
  }
  const isMixable = isGroup(mine) && isGroup(theirs) && (base === undefined || isGroup(base));
  if (isMixable && !wholes.has(String(path.at(-1)))) {
    return mergeGroups({ base, mine, theirs }, path, findings);
  }
  const list = mergedList(values);
  if (list) {
    findings.arrivals.push(field);
    return list;
  }
  findings.conflicts.push({ ...field, ...values });
  return mine ?? theirs;
}

/** Groups that make sense as a whole only. */
const wholes: ReadonlySet<string> = new Set(['length', 'section', 'focalPoint']);

/** An object, and not a number that is carried as one. */
const isGroup = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && exactNumber(value) === undefined && !ownNumberField(value);

function mergeGroups(
  { base = {}, mine, theirs }: { base?: object | undefined; mine: object; theirs: object },
  path: readonly (string | number)[],
  findings: Findings,
): Record<string, unknown> {
  const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  const merged = [...keys].map((key): [string, unknown] => {
    const values = {
      base: ownValue(base, key),
      mine: ownValue(mine, key),
      theirs: ownValue(theirs, key),
    };
    return [key, mergeValue(values, [...path, key] as unknown as Path, findings)];
  });
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

/** Mine with what theirs added and without what theirs took away. */
function mergedList({ base = [], mine, theirs }: Values): unknown[] | undefined {
  if (!Array.isArray(base) || !Array.isArray(mine) || !Array.isArray(theirs)) return undefined;
  const isIn = (list: readonly unknown[]) => (item: unknown) =>
    list.some((other) => sameValue(other, item));
  const without = (list: readonly unknown[], others: readonly unknown[]) =>
    list.filter((item) => !isIn(others)(item));
  const goneHere = without(base, mine);
  const goneThere = without(base, theirs);
  const cameHere = without(mine, base);
  const cameThere = without(theirs, base);
  // An item that was rewritten is one that went and one that came: by both sides, it is a conflict.
  const rewrites = cameHere.length + cameThere.length > 0;
  if (rewrites && goneHere.some(isIn(goneThere))) return undefined;
  // Only the order, or how often, differs.
  if (goneThere.length + cameThere.length === 0) return undefined;
  const merged = mine.filter((item) => !isIn(goneThere)(item));
  theirs.forEach((item, index) => {
    if (!isIn(cameThere)(item) || isIn(merged)(item)) return;
    const behind = theirs.slice(0, index).findLast(isIn(merged));
    const place = merged.findIndex((other) => sameValue(other, behind));
    merged.splice(place + 1, 0, item);
  });
  return merged;
}
