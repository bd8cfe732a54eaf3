const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';
const length = 10;

/** Drawn for many ids at a time: asking for random bytes takes longer than all else that an id needs. */
const drawn = new Uint8Array(64 * length);
let left = 0;

/** A fresh id for a block: 10 letters and digits, some 51 bits by chance. */
export function newBlockId(): string {
  if (left === 0) left = crypto.getRandomValues(drawn).length;
  left -= length;
  const bytes = drawn.subarray(left, left + length);
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
}
