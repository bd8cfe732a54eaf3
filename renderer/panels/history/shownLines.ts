import type { NodeJson } from '../../../shared/article/model.ts';
import { textInLines } from '../../../shared/article/text.ts';

/** The lines of a block as they are compared: items of a list behind their marks, a table by rows. */
export const shownLines = (block: NodeJson): string =>
  isList(block)
    ? linesOfList(block, '').join('\n')
    : block.type === 'table'
      ? (block.content ?? []).map(lineOfRow).join('\n')
      : textInLines(block);

const lineOfRow = ({ content = [] }: NodeJson) =>
  content.map((cell) => shownLines(cell).replaceAll('\n', ' ')).join(' | ');

const isList = ({ type }: NodeJson) => type === 'bulletList' || type === 'orderedList';
/** The one space that is kept wherever it stands. */
const indent = '\u2003';

function linesOfList({ type, attrs, content = [] }: NodeJson, before: string): string[] {
  const first = Number(attrs?.start ?? 1);
  return content.flatMap((item, number) => {
    const mark = type === 'orderedList' ? `${first + number}. ` : '• ';
    return (item.content ?? []).flatMap((child, index) =>
      isList(child)
        ? linesOfList(child, before + indent)
        : [`${before}${index === 0 ? mark : indent}${textInLines(child)}`],
    );
  });
}
