/**
 * What comes with every key and no part of the page listens for by React: it knows of keys by
 * `onKeyDown`, of what is written in fields by `onChange`. See tests/unit/house/unheardEvents.test.ts.
 */
export const unheard: ReadonlySet<string> = new Set([
  'keypress',
  'keyup',
  'textInput',
  'selectionchange',
]);
/**
 * The same of what happens in the article's text: keys are the editor's, and from one part of it to
 * another, which are no components, a pointer also goes where the text moves under it.
 */
export const unheardInText: ReadonlySet<string> = new Set([
  'keydown',
  'pointerover',
  'pointerout',
  'mouseover',
  'mouseout',
]);

/** What is not heard on its way down to the element (`onKeyDownCapture`). */
export const unheardBefore: ReadonlySet<string> = new Set([
  ...unheardInText,
  'pointermove',
  'mousemove',
  'scroll',
  'scrollend',
]);

const isWithinText = ({ type, target, relatedTarget }: MouseEvent) =>
  type === 'keydown'
    ? (target as Element).getAttribute('contenteditable') === 'true'
    : (target as Element).closest('.article-editor')?.contains(relatedTarget as Node | null);

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
      const elsewhere = (event: Event) => isWithinText(event as MouseEvent) || listener(event);
      listen(type, unheardInText.has(type) ? elsewhere : listener, options);
    };
  }
  try {
    return make(root);
  } finally {
    for (const place of places) Reflect.deleteProperty(place, 'addEventListener');
  }
}
