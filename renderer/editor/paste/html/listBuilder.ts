/** One item of a list as programs without nested lists write it: a line with its level. */
export interface ListLine {
  /** 1 is the outermost. */
  level: number;
  ordered: boolean;
  /** The number that was written; 1 where none was. */
  start: number;
  /** Lines of one list share it; another one starts another list. */
  list: string;
  content: Node[];
}

/** Nested lists out of lines in a row. A level that is skipped is not made up. */
export function buildLists(lines: readonly ListLine[], document: Document): HTMLElement[] {
  const top: HTMLElement[] = [];
  let open: { level: number; list: HTMLElement; name: string }[] = [];
  for (const { level, ordered, start, list: name, content } of lines) {
    const tag = ordered ? 'OL' : 'UL';
    while ((open.at(-1)?.level ?? 0) > level && open.length > 1) open.pop();
    let last = open.at(-1);
    // The first line of a part of a list may lie deeper than those that follow.
    if (last && last.level > level) last.level = level;
    const isOther = last?.level === level && (last.list.tagName !== tag || last.name !== name);
    if (isOther) {
      open.pop();
      last = open.at(-1);
      if (!last) open = [];
    }
    if (last?.level !== level || isOther) {
      const list = document.createElement(tag);
      if (ordered && start > 1) list.setAttribute('start', String(start));
      const parent = open.at(-1)?.list.lastElementChild;
      if (parent) parent.append(list);
      else top.push(list);
      open.push({ level, list, name });
    }
    const item = document.createElement('li');
    item.append(...content);
    open.at(-1)?.list.append(item);
  }
  return top;
}
