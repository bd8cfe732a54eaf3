import {
  ArrowDownFromLine,
  ArrowLeftFromLine,
  ArrowRightFromLine,
  ArrowUpFromLine,
  type LucideIcon,
  Minus,
  PanelLeft,
  PanelTop,
  TableCellsMerge,
  TableCellsSplit,
  Trash2,
} from 'lucide-react';
import type { EditorCommandId } from '../editorHandle.ts';
import { labels } from '../labels.ts';

interface Group {
  /** Said once for all that follows. */
  label?: string;
  buttons: [id: EditorCommandId, icon: LucideIcon][];
}

/** What changes a table, by the bar over it and by the menu of a cell. */
export const tableTools: Group[] = [
  {
    buttons: [
      ['headerRow', PanelTop],
      ['headerColumn', PanelLeft],
    ],
  },
  {
    label: labels.table.row,
    buttons: [
      ['addRowBefore', ArrowUpFromLine],
      ['addRowAfter', ArrowDownFromLine],
      ['deleteRow', Minus],
    ],
  },
  {
    label: labels.table.column,
    buttons: [
      ['addColumnBefore', ArrowLeftFromLine],
      ['addColumnAfter', ArrowRightFromLine],
      ['deleteColumn', Minus],
    ],
  },
  {
    buttons: [
      ['mergeCells', TableCellsMerge],
      ['splitCell', TableCellsSplit],
      ['deleteTable', Trash2],
    ],
  },
];
