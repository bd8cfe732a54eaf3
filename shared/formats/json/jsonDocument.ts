/** A whole document of JSON that people can read, as UTF-8. */
export const jsonDocument = (value: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
