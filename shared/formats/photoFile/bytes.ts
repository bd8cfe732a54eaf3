/** Bytes one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Numbers of a file header, the highest byte first. */
export const word16 = (value: number) => Uint8Array.of(value >> 8, value);
export const word32 = (value: number) => Uint8Array.of(value >> 24, value >> 16, value >> 8, value);

/** One byte a letter: names of segments and chunks. */
export const letters = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

export function startsWith(bytes: Uint8Array, start: string, at = 0): boolean {
  for (let index = 0; index < start.length; index++) {
    if (bytes[at + index] !== start.charCodeAt(index)) return false;
  }
  return true;
}

/** As much of the text as fits into so many bytes of UTF-8, without half a character. */
export function utf8Within(text: string, most: number): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= most) return bytes;
  let end = most;
  // A byte 10xxxxxx goes on with a character that began before.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.slice(0, end);
}
