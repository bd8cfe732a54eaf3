import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { partsOf, textOf } from '../../../shared/article/text.ts';
import type { WireFinding } from '../../../shared/formats/wire/types.ts';

/** What shows: without white space, control characters, and marks that show nothing. */
export const visible = (text: string): string =>
  text.toWellFormed().replace(/[\s\p{Cc}\p{Cf}]/gu, '');

export const bodyText = (article: Article): string =>
  visible(partsOf(article.content).body.map(textOf).join(''));

/** Everything that an article says, fields, blocks and what was kept of the frame. */
function wholeText(article: Article): string[] {
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(visible(value));
    else if (value && typeof value === 'object') Object.values(value).forEach(collect);
  };
  const { content, ...fields } = article;
  collect(fields);
  const visit = (node: NodeJson): void => {
    const isText = (node.content ?? []).some(({ type }) => type === 'text');
    if (isText || node.type === 'note') texts.push(visible(textOf(node)));
    node.content?.forEach(visit);
  };
  visit(content);
  return texts;
}

/** How lines are numbered. */
const lineEnd = /\r\n|[\n\r\u0085\u2028\u2029]/;

/**
 * What of a source is nowhere in an article, or stands there in another order; undefined when all is
 * kept. Each accepted finding's words must be found whole; what is left between them must be the
 * text of the plain paragraphs, letter by letter.
 */
export function lostFrom(
  source: string,
  article: Article,
  findings: readonly WireFinding[],
): string | undefined {
  const whole = wholeText(article);
  const letters = visible(source);
  const startOfLine = [0];
  for (const line of source.split(lineEnd)) {
    startOfLine.push((startOfLine.at(-1) ?? 0) + visible(line).length);
  }
  let left = '';
  let read = 0;
  // The same words may stand on a line twice: what was turned off is passed over.
  let passed = 0;
  let turnedOff = '';
  for (const [index, { accepted, field, text, lines }] of findings.entries()) {
    if (field === 'joinedLines') continue;
    const next = findings[index + 1];
    const from = Math.max(read, passed, startOfLine[lines.from - 1] ?? 0);
    if (!accepted) {
      // "Topic |" goes to the headline behind it, a slugline to the note.
      const shared =
        next?.lines.from === lines.from && next.accepted && next.field !== 'repeatedHeadline';
      const isPrefix = field === 'slugline' || (field === 'kicker' && text.includes('|'));
      turnedOff = shared && isPrefix ? text : '';
      const words = visible(text);
      if (turnedOff === '') passed = letters.indexOf(words, from) + words.length;
      continue;
    }
    const words = visible(turnedOff + text);
    turnedOff = '';
    const at = letters.indexOf(words, from);
    if (at < 0) return `${field}: not of the source: ${words}`;
    left += letters.slice(read, at);
    read = at + words.length;
    if (!whole.some((kept) => kept.includes(words))) return `${field}: ${words}`;
  }
  left += letters.slice(read);
  const paragraphs = visible(
    partsOf(article.content)
      .body.filter(({ type }) => type === 'paragraph')
      .map(textOf)
      .join(''),
  );
  return left === paragraphs ? undefined : `${left}\n≠\n${paragraphs}`;
}
