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
/** The same of what is heard, but not on its way down to the element (`onKeyDownCapture`). */
export const unheardBefore: ReadonlySet<string> = new Set(['keydown']);

/** Keys in the article's text are the editor's: no component around it has an `onKeyDown`. */
const isKeyOfText = ({ target }: Event) =>
  (target as Element).getAttribute('contenteditable') === 'true';

/**
 * From one part of the text to another, which are no components: also where the text moves under a
 * pointer that rests.
 */
function isWithinText({ target, relatedTarget }: Event & { relatedTarget?: EventTarget | null }) {
  const text = (target as Element).closest('.article-editor');
  return text !== null && relatedTarget instanceof Node && text.contains(relatedTarget);
}

/** Not for React, by the kind of event. */
export const unheardInText: Readonly<Record<string, (event: Event) => boolean>> = {
  keydown: isKeyOfText,
  pointerover: isWithinText,
  pointerout: isWithinText,
  mouseover: isWithinText,
  mouseout: isWithinText,
};

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
      const isUnheard = unheardInText[type];
      const elsewhere = (event: Event) => isUnheard?.(event) || listener(event);
      listen(type, isUnheard ? elsewhere : listener, options);
    };
  }
  try {
    return make(root);
  } finally {
    for (const place of places) Reflect.deleteProperty(place, 'addEventListener');
  }
}
