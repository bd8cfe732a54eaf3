import { compareWords } from '../../../shared/article/compare.ts';

interface WordsProps {
  before: string;
  after: string;
  /** BCP 47; says what a word is. */
  language: string;
}

/** A text with the words that came and went. */
export function Words({ before, after, language }: WordsProps) {
  if (before === after) return after;
  return compareWords(before, after, language).map(({ kind, text }, index) => {
    // biome-ignore-start lint/suspicious/noArrayIndexKey: drawn anew as a whole
    if (kind === 'added') return <ins key={index}>{text}</ins>;
    if (kind === 'removed') return <del key={index}>{text}</del>;
    return <span key={index}>{text}</span>;
    // biome-ignore-end lint/suspicious/noArrayIndexKey: drawn anew as a whole
  });
}
