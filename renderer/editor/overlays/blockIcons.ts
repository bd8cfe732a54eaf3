import {
  Heading2,
  Heading3,
  Heading4,
  Image,
  List,
  ListOrdered,
  type LucideIcon,
  Minus,
  Newspaper,
  PanelTop,
  PencilLine,
  Pilcrow,
  Quote,
  StickyNote,
  Table,
  TextQuote,
} from 'lucide-react';
import type { EditorCommandId } from '../editorHandle.ts';

/** The sign of each kind of block, the same in every menu. */
export const blockIcons: Partial<Record<EditorCommandId, LucideIcon>> = {
  photo: Image,
  pullQuote: Quote,
  subhead: Heading2,
  minorSubhead: Heading3,
  smallSubhead: Heading4,
  relatedLinks: Newspaper,
  blockquote: TextQuote,
  bulletList: List,
  orderedList: ListOrdered,
  factbox: PanelTop,
  note: StickyNote,
  correction: PencilLine,
  table: Table,
  divider: Minus,
  paragraph: Pilcrow,
};
