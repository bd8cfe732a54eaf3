/**
 * Which articles of the list are picked, as in a file manager: a click with Ctrl or Command picks one
 * more, one with Shift all up to there. What is picked stands apart from which article is open.
 */
export interface Selection {
  /** File ids. */
  readonly picked: ReadonlySet<string>;
  /** Where a run begins. */
  readonly anchor: string | undefined;
}

export const nothing: Selection = { picked: new Set(), anchor: undefined };

/** One more, or one less. */
export function toggled({ picked }: Selection, file: string): Selection {
  const next = new Set(picked);
  if (!next.delete(file)) next.add(file);
  return { picked: next, anchor: file };
}

/**
 * All from the anchor to there; what was picked besides is not any more.
 *
 * @param order the files as they are shown
 * @param from where the run begins if nothing was picked before
 */
export function upTo(
  { anchor }: Selection,
  order: readonly string[],
  file: string,
  from: string | undefined,
): Selection {
  const begin = [anchor, from].find((each) => each !== undefined && order.includes(each)) ?? file;
  const [first = 0, last = 0] = [order.indexOf(begin), order.indexOf(file)].sort((a, b) => a - b);
  return { picked: new Set(order.slice(first, last + 1)), anchor: begin };
}

export const all = ({ anchor }: Selection, order: readonly string[]): Selection => ({
  picked: new Set(order),
  anchor,
});

/** Without articles that are gone; the same object where none is. */
export function among(selection: Selection, there: ReadonlySet<string>): Selection {
  const { picked, anchor } = selection;
  if ([...picked].every((file) => there.has(file))) return selection;
  return { picked: new Set([...picked].filter((file) => there.has(file))), anchor };
}
