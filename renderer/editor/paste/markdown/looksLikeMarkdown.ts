/**
 * Whether plain text is unmistakably Markdown. Hyphens at the start of lines are also how people
 * write dialogue, `>` how mail programs quote and `_` how files are named: alone they prove nothing.
 */
export function looksLikeMarkdown(text: string): boolean {
  if (text.length > longest) return false;
  return proofs.some((proof) => proof.test(text)) || isList(text);
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
  // A fence around lines.
  /(^|\n)```[^\n]*\n[\s\S]*?\n```[ \t]*(\n|$)/,
];

/**
 * 1. and 2., or two bullets, each at the start of a line, one after the other. Markdown takes a line
 * right below an item into it; elsewhere that is the next paragraph, or goes on in a line of a PDF.
 */
const isList = (text: string): boolean =>
  lists.some((list) => list.test(text)) && !runsOn.test(text);

const lists: readonly RegExp[] = [
  /(^|\n)1[.)] +\S[^\n]*\n([ \t]*\n)?2[.)] +\S/,
  /(^|\n)[*+] +\S[^\n]*\n([ \t]*\n)?[ \t]*[*+] +\S/,
];

const runsOn = /(^|\n)(\d+[.)]|[*+]) +\S[^\n]*\n(?!\d+[.)] |[*+-] )\S/;
