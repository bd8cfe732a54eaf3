import type { ResolvedPos } from '@tiptap/pm/model';
import type { NodeName } from '../../shared/article/schema.ts';
import type { DeskLabel } from '../../shared/contract/deskDefaults.ts';
import { deskLabel } from '../desk/deskSettings.ts';

type Name = { desk: DeskLabel } | string;

/** What a passage is called by its own kind, where that says all. */
const byKind: Partial<Record<NodeName, Name>> = {
  kicker: { desk: 'kicker' },
  headline: { desk: 'headline' },
  standfirst: { desk: 'standfirst' },
  caption: { desk: 'caption' },
  credit: { desk: 'credit' },
  quoteText: { desk: 'pullQuote' },
  attribution: 'Attribution',
  relatedLink: 'Related link',
};

/** Else by what it stands in, the innermost first. */
const byPlace: Partial<Record<NodeName, Name>> = {
  listItem: 'List item',
  blockquote: 'Quote',
  tableCell: 'Table cell',
  tableHeader: 'Table header',
  note: { desk: 'note' },
  factbox: { desk: 'factbox' },
  relatedLinks: { desk: 'relatedLinks' },
  embed: 'Embed',
};

/** What the desk calls the passage that a position is in: "Headline", "Caption", "Table cell". */
export function passageName($pos: ResolvedPos): string {
  const { parent } = $pos;
  const kind = parent.type.name as NodeName;
  if (kind === 'heading') return deskLabel(parent.attrs.level === 2 ? 'subhead' : 'minorSubhead');
  const own = byKind[kind];
  if (own) return said(own);
  for (let depth = $pos.depth - 1; depth > 0; depth--) {
    const name = byPlace[$pos.node(depth).type.name as NodeName];
    if (name) return kind === 'title' ? `${said(name)} title` : said(name);
  }
  return kind === 'title' ? 'Title' : 'Paragraph';
}

const said = (name: Name) => (typeof name === 'string' ? name : deskLabel(name.desk));
