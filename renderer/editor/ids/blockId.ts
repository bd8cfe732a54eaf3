const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A fresh id for a block: 10 letters and digits, some 51 bits by chance. */
export function newBlockId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
}
