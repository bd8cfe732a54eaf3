/** A screen reader hears only of changes in what was there before, and of the same words only anew. */
const apart = 100;

let region: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Says what eyes see and a screen reader would not: in a few words, and of several that come at once,
 * as by a key that is held, the last. '' takes back what was said.
 */
export function announce(words: string): void {
  region ??= unseen();
  region.textContent = '';
  clearTimeout(timer);
  if (words !== '') timer = setTimeout(say, apart, region, words);
}

function say(region: HTMLElement, words: string) {
  region.textContent = words;
}

function unseen(): HTMLElement {
  const made = document.createElement('p');
  made.className = 'unseen';
  made.setAttribute('role', 'status');
  document.body.append(made);
  return made;
}
