/** As it is searched: "Zürich" is found by "zurich". */
export const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** What is looked for, word by word. */
export const foldedWords = (query: string) => folded(query).split(/\s+/).filter(Boolean);
