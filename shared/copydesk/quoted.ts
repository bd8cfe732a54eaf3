/**
 * Somebody's words in a sentence of Stet, in the quotation marks of its English; those that they
 * hold themselves become inner ones, of the language that they are in.
 */
export const quoted = (words: string): string => {
  const inner = words
    .replace(/„([^“”]*)[“”]/g, '‚$1‘')
    .replaceAll('“', '‘')
    .replaceAll('”', '’');
  return `“${inner}”`;
};
