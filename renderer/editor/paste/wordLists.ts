/**
 * Word puts list items on the clipboard as paragraphs that say `mso-list:l0 level2 lfo1` in their
 * style, with the bullet or number as text. Makes lists of them, in place.
 */
export function readWordLists(root: HTMLElement): void {
  let open: { level: number; list: Element }[] = [];
  for (const line of [...root.querySelectorAll<HTMLElement>('p[data-style*="mso-list:"]')]) {
    const level = Number(/mso-list:\s*\S+\s+level(\d)/.exec(line.dataset.style ?? '')?.[1]);
    if (!level) continue;
    // Anything between two items ends the list.
    if (open[0]?.list !== line.previousElementSibling) open = [];
    const kind = kindOf(line);
    while ((open.at(-1)?.level ?? 0) > level) open.pop();
    const last = open.at(-1);
    if (last?.level === level && last.list.tagName !== kind) open.pop();
    if (open.at(-1)?.level !== level) {
      const list = root.ownerDocument.createElement(kind);
      const parent = open.at(-1)?.list.lastElementChild;
      if (parent) parent.append(list);
      else {
        line.before(list);
        open = [];
      }
      open.push({ level, list });
    }
    const item = root.ownerDocument.createElement('li');
    const text = root.ownerDocument.createElement('p');
    text.append(...line.childNodes);
    item.append(text);
    open.at(-1)?.list.append(item);
    line.remove();
  }
}

/** Takes the written bullet or number away, which tells the kind of list. */
function kindOf(line: HTMLElement): 'OL' | 'UL' {
  const marker = line.querySelector('[data-style*="mso-list:Ignore"]');
  const written = marker?.textContent?.trim() ?? '';
  marker?.remove();
  return /^\(?(\d+|[a-z]|[ivxlcdm]+)[.)]/i.test(written) ? 'OL' : 'UL';
}
