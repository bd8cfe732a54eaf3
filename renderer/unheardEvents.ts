/**
 * What comes with every key, or with every edge that the pointer crosses or that moves under it, and no
 * part of the page listens for by React: it knows of keys by `onKeyDown`, of what is written in fields
 * by `onChange`, and of what lies under the pointer by `:hover`. See
 * tests/unit/house/unheardEvents.test.ts.
 */
export const unheard: ReadonlySet<string> = new Set([
  'keypress',
  'keyup',
  'textInput',
  'selectionchange',
  'pointerover',
  'pointerout',
  'mouseover',
  'mouseout',
]);

/** What is not heard on its way down to the element (`onKeyDownCapture`). */
export const unheardBefore: ReadonlySet<string> = new Set([
  'keydown',
  'pointermove',
  'mousemove',
  'scroll',
  'scrollend',
]);

/** Keys there are the editor's. */
const isInText = ({ target }: Event) =>
  (target as Element).getAttribute('contenteditable') === 'true';

/**
 * React listens at its root, or at the document, to every kind of event there is, twice each, whether
 * or not a component does: that is a part of each key in the text, which is not React's.
 *
 * @param make makes the root
 */
export function spareTheKeys<T>(root: HTMLElement, make: (root: HTMLElement) => T): T {
  const places = [root, document];
  for (const place of places) {
    const listen = place.addEventListener.bind(place);
    place.addEventListener = (type: string, listener: EventListener, options?: boolean) => {
      if (unheard.has(type) || (options === true && unheardBefore.has(type))) return;
      const elsewhere = (event: Event) => isInText(event) || listener(event);
      listen(type, type === 'keydown' ? elsewhere : listener, options);
    };
  }
  try {
    return make(root);
  } finally {
    for (const place of places) Reflect.deleteProperty(place, 'addEventListener');
  }
}
