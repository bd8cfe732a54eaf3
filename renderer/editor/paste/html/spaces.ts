import { blockAround, textsIn } from './elements.ts';

/** Signs that French and others part from a word by a hard space, and what stands before units. */
const holds = /[\d«»‹›:;!?%‰€$£§°–—]/;

/**
 * Hard spaces beside other spaces, or at an edge, are what programs make of spaces so that they
 * show; the others somebody may have typed. Signs without a width are nobody's.
 *
 * @param spills whether the program writes hard spaces of its own between words as well
 */
export function mendSpaces(root: HTMLElement, spills: boolean): void {
  const texts = textsIn(root);
  let block: Element | undefined;
  let before = ' ';
  texts.forEach((text, index) => {
    const around = blockAround(text, root);
    if (around !== block) before = ' ';
    block = around;
    const bare = text.data.replace(/[\u00ad\u200b\u2060\ufeff]/g, '');
    const next = texts[index + 1];
    const after = next && blockAround(next, root) === around ? next.data.charAt(0) : ' ';
    const mended = bare.includes('\u00a0') ? mend(before, bare, after, spills) : bare;
    if (mended !== text.data) text.data = mended;
    before = mended.charAt(mended.length - 1) || before;
  });
}

function mend(before: string, text: string, after: string, spills: boolean): string {
  const whole = before + text + (after || ' ');
  let mended = '';
  for (let at = 1; at <= text.length; at++) {
    const letter = whole.charAt(at);
    const [left, right] = [whole.charAt(at - 1), whole.charAt(at + 1)];
    const typed =
      !/\s/.test(left) && !/\s/.test(right) && (!spills || holds.test(left) || holds.test(right));
    mended += letter === '\u00a0' && !typed ? ' ' : letter;
  }
  return mended;
}
