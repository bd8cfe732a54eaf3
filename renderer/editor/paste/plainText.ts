import { Fragment, type Node, type ResolvedPos, type Schema, Slice } from '@tiptap/pm/model';
import { typeOf } from '../commands/blocksAround.ts';

/** What is before a paragraph: a blank line, or the end of one where an item or a table's row follows. */
const between = /\n(?:[ \t\u00a0]*\n)+|\n(?=[ \t]*(?:[-*•]|\d{1,3}[.)])[ \t]|[^\n]*\t)/;

/**
 * Plain text as blocks: blank lines part paragraphs and a single line end is a line break, as in mail,
 * but in lists and tables. Where there is no blank line at all, or a line is longer than any program
 * wraps them, every line is a paragraph.
 */
export function plainTextSlice(text: string, $context: ResolvedPos): Slice {
  const { schema } = $context.doc.type;
  const marks = $context.marks();
  const clean = text.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(/^\n+|\n+$/g, '');
  const isParted = /\n[ \t\u00a0]*\n/.test(clean) && !clean.split('\n').some(isLong);
  // A few words go in just as they are, with the spaces that part them from what stands there.
  if (!clean.includes('\n')) {
    const line = clean === '' ? [] : [schema.text(clean, marks)];
    return new Slice(Fragment.from(typeOf(schema, 'paragraph').create(null, line)), 1, 1);
  }
  const parts = clean
    .split(isParted ? between : '\n')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  // One space in front parts words from what stands there; several are somebody's indent.
  if (parts[0] && /^ \S/.test(clean)) parts[0] = ` ${parts[0]}`;
  const paragraphs = parts.map((part) => {
    const content = lines(part, schema).map((node) => (node.isText ? node.mark(marks) : node));
    return typeOf(schema, 'paragraph').create(null, content);
  });
  return new Slice(Fragment.from(paragraphs), paragraphs.length ? 1 : 0, paragraphs.length ? 1 : 0);
}

/** An address is one word, which nothing wraps. */
const isLong = (line: string): boolean => line.replace(/[!-~]{40,}/g, '').length > longestWrapped;

/** Mail is wrapped at 72 to 78 characters, wire copy below 95. */
const longestWrapped = 100;

function lines(text: string, schema: Schema): Node[] {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? line.trimEnd() : line.trim()))
    .flatMap((line, index) => [
      ...(index > 0 ? [typeOf(schema, 'hardBreak').create()] : []),
      ...(line === '' ? [] : [schema.text(line)]),
    ]);
}
