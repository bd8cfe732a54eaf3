/**
 * Words as a pattern that finds what looks the same: a typed ' finds ’ too, a space a no-break space,
 * a hyphen a no-break hyphen, and é the letter as well as e with an accent behind it. What was typed
 * curly is meant curly.
 */
export function literalPattern(text: string): string {
  let pattern = '';
  for (const letter of text.normalize('NFC')) pattern += lookalikes[letter] ?? spelled(letter);
  // "e" is not half of an é that is written as two characters.
  return `(?:${pattern})(?![\\u0300-\\u036f])`;
}

const lookalikes: Readonly<Record<string, string>> = {
  "'": "['‘’ʼ]",
  '"': '["“”„]',
  ' ': '[ \\u00a0\\u2009\\u202f]',
  '-': '[\\-\\u2010\\u2011]',
};

function spelled(letter: string): string {
  const apart = letter.normalize('NFD');
  return apart === letter ? escaped(letter) : `(?:${letter}|${apart})`;
}

const escaped = (letter: string) => letter.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
