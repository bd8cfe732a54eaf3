/**
 * Remembers what has the focus, and what is selected in it, for something that takes the focus for a
 * while. Going back scrolls nothing: a long text would come back at its beginning.
 *
 * @returns goes back, where there still is a way back
 */
export function holdFocus(): () => void {
  const before = document.activeElement;
  const selection = document.getSelection();
  const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0 } = selection ?? {};
  return () => {
    if (!(before instanceof HTMLElement) || !before.isConnected) return;
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
}

const lengthOf = (node: Node) =>
  node instanceof CharacterData ? node.length : node.childNodes.length;
