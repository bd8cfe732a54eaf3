import { type KeyboardEvent, useEffect, useState } from 'react';
import { whenCalm } from './whenCalm.ts';

/** After the last key, in ms. */
const pause = 500;

/**
 * For a question that comes by itself and takes the keyboard, maybe in the middle of a word: what goes on
 * being typed is no answer, before a pause or Tab tells that the question was seen.
 *
 * @returns what its buttons hear of keys by
 */
export function useUnread() {
  const [isTyping] = useState(() =>
    document.activeElement?.matches('input, textarea, [contenteditable]'),
  );
  const [unread] = useState(() => whenCalm(pause, () => {}));
  useEffect(() => {
    if (isTyping) unread.soon();
    return unread.stop;
  }, [isTyping, unread]);
  return (event: KeyboardEvent) => {
    if (event.key === 'Tab') unread.stop();
    if (!unread.waits || !/^(.|Enter)$/u.test(event.key)) return;
    unread.soon();
    event.preventDefault();
  };
}
