/** A screen reader hears only of changes in what was there before, and of the same words only anew. */
const apart = 100;
/** What is said comes by a key, whose frame need not wait for a look at the page around the words. */
const behindFrame = 50;

let region: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let last = '';

/**
 * Says what eyes see and a screen reader would not: in a few words, and of several that come at once,
 * as by a key that is held, the last.
 *
 * @returns to take it back, where nothing else was said since
 */
export function announce(words: string): () => void {
  last = words;
  region ??= unseen();
  clearTimeout(timer);
  timer = setTimeout(say, behindFrame, region, words);
  return () => {
    if (last === words) announce('');
  };
}

function say(region: HTMLElement, words: string) {
  region.textContent = '';
  timer = setTimeout(() => {
    region.textContent = words;
  }, apart);
}

function unseen(): HTMLElement {
  const made = document.createElement('p');
  made.className = 'unseen';
  made.setAttribute('role', 'status');
  document.body.append(made);
  return made;
}
