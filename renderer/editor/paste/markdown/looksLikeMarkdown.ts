/**
 * Whether plain text is unmistakably Markdown. Hyphens at the start of lines are also how people
 * write dialogue, `>` how mail programs quote and `_` how files are named: alone they prove nothing.
 */
export function looksLikeMarkdown(text: string): boolean {
  if (text.length > longest) return false;
  return proofs.some((proof) => proof.test(text)) || isNumberedList(text);
}

/** A text of several hundred thousand words is no note that somebody wrote in Markdown. */
const longest = 4_000_000;

const proofs: readonly RegExp[] = [
  // A heading, with text below it.
  /(^|\n)#{1,6} [^\s#][^\n]*\n[ \t]*\n?[ \t]*\S/,
  // A link with its address.
  /\[[^\][\n]+\]\((https?:\/\/|mailto:)[^\s()]+(\s"[^"\n]*")?\)/,
  // Strong words, with the asterisks close to them.
  /(^|[\s([“"'])\*\*(?=[^\s*])[^*\n]{1,200}[^\s*]\*\*(?=[\s.,;:!?)\]”"'’]|$)/m,
  // Two bullets in a row.
  /(^|\n)[*+] +\S[^\n]*\n([ \t]*\n)?[ \t]*[*+] +\S/,
  // A fence around lines.
  /(^|\n)```[^\n]*\n[\s\S]*?\n```[ \t]*(\n|$)/,
];

/** 1. and 2., each at the start of a line, one after the other. */
const isNumberedList = (text: string): boolean =>
  /(^|\n)1[.)] +\S[^\n]*\n([ \t]*\n)?2[.)] +\S/.test(text);
