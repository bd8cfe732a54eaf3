/** What an article may be at most. Source: SECURITY, "Content": one entry for untrusted bytes. */
export const limits = {
  /** Bytes of an article file. */
  bytes: 20 * 1024 * 1024,
  /** Nesting of JSON containers; 75 KB of nested JSON overflows the stack of every JSON walker. */
  depth: 64,
  /** Objects and arrays in one article. */
  nodes: 200_000,
  /** Attributes of one block or mark. */
  attributes: 64,
  /** Bytes of one photo file. */
  photoBytes: 64 * 1024 * 1024,
  /** Pixels of one photo, read from its header before anything decodes it. */
  photoPixels: 100_000_000,
} as const;
