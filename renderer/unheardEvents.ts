/**
 * What comes with every key and no part of the page listens for by React: it knows of keys by
 * `onKeyDown`, of what is written in fields by `onChange`. See tests/unit/house/unheardEvents.test.ts.
 */
export const unheard: ReadonlySet<string> = new Set(['keypress', 'keyup', 'textInput']);

/**
 * React listens at its root to every kind of event there is, twice each, whether or not a component
 * does: that is a part of each key in the text, which is not React's.
 */
export function spareTheKeys(root: HTMLElement): HTMLElement {
  const listen = root.addEventListener.bind(root);
  root.addEventListener = (type: string, ...rest: [listener: EventListener, options?: boolean]) => {
    if (!unheard.has(type)) listen(type, ...rest);
  };
  return root;
}
