import type { NodeJson } from '../../../shared/article/model.ts';

const names: Record<string, string> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'quote',
  attribution: 'by',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
  hardBreak: '↵',
  divider: 'hr',
};

/**
 * A block as a person would note it down: `p(Plain [loud bold] ↵ [here https://example.org/])`,
 * `ol 3(li(p(Three)))`. A block without text is its name alone.
 */
export function readable(node: NodeJson): string {
  if (node.type === 'text') {
    const marks = (node.marks ?? []).map(({ type, attrs }) => String(attrs?.href ?? type));
    // A hard space has to be seen.
    const text = (node.text ?? '').replaceAll('\u00a0', '~');
    return marks.length > 0 ? `[${text} ${marks.join(' ')}]` : text;
  }
  const { level, start, layout, colspan, rowspan } = node.attrs ?? {};
  const name = node.type === 'heading' ? `h${level ?? 2}` : (names[node.type] ?? node.type);
  const details = [
    typeof start === 'number' && start !== 1 && start,
    layout !== 'inline' && layout,
    typeof colspan === 'number' && colspan > 1 && `colspan=${colspan}`,
    typeof rowspan === 'number' && rowspan > 1 && `rowspan=${rowspan}`,
  ].filter(Boolean);
  const content = node.content ?? [];
  const inline = content.some(({ type }) => type === 'text');
  const inside = content.map(readable).join(inline ? '' : ' ');
  const whole = [name, ...details].join(' ');
  return inside === '' ? whole : `${whole}(${inside})`;
}
