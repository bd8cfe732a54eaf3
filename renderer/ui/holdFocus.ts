/**
 * Remembers what has the focus, and what is selected in it, for something that takes the focus for a
 * while. Going back scrolls nothing: a long text would come back at its beginning.
 *
 * @param taker a menu or dialog: what opens over it goes back to where it would have, once it is gone
 * @returns goes back, where there still is a way back
 */
export function holdFocus(taker?: Element | null): () => void {
  const before = document.activeElement;
  const under = before?.closest('[popover], dialog, [role=dialog]');
  const further = under ? takers.get(under) : undefined;
  const selection = document.getSelection();
  const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0 } = selection ?? {};
  const goBack = () => {
    if (!(before instanceof HTMLElement)) return;
    if (!before.isConnected) return further?.();
    before.focus({ preventScroll: true });
    // An editable text is given a selection at its beginning by the focus.
    const isInside = before.isContentEditable && before.contains(anchorNode ?? null);
    if (!isInside || !anchorNode || !focusNode || !before.contains(focusNode)) return;
    selection?.setBaseAndExtent(
      anchorNode,
      Math.min(anchorOffset, lengthOf(anchorNode)),
      focusNode,
      Math.min(focusOffset, lengthOf(focusNode)),
    );
  };
  if (taker) takers.set(taker, goBack);
  return goBack;
}

const takers = new WeakMap<Element, () => void>();

const lengthOf = (node: Node) =>
  node instanceof CharacterData ? node.length : node.childNodes.length;
