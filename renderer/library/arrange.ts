import type { LibraryEntry } from '../../shared/contract/library.ts';
import { folded, foldedWords } from '../ui/folded.ts';
import { conflictCopies } from './conflictCopies.ts';
import { withoutExtension } from './withoutExtension.ts';

export const sortOrders = ['newest', 'headline', 'status', 'section'] as const;
export type SortOrder = (typeof sortOrders)[number];

export const sortNames: Record<SortOrder, string> = {
  newest: 'Last changed',
  headline: 'Headline',
  status: 'Status',
  section: 'Section',
};

/** In the order in which copy moves through a newsroom. */
const stages = ['draft', 'review', 'approved', 'published', 'withheld', 'canceled'];

/** What an article is called in the list. */
export function titleOf({ about, name }: LibraryEntry): string {
  return (about.kind === 'article' && about.headline) || withoutExtension(name);
}

const compareText = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare;

/**
 * Those that hold every word of `filter` somewhere, in that order; damaged ones last, and a conflict
 * copy always behind the article that it is a copy of.
 */
export function arrange(
  entries: readonly LibraryEntry[],
  filter: string,
  sort: SortOrder,
): LibraryEntry[] {
  const words = foldedWords(filter);
  const found = entries.filter((entry) => {
    const text = folded(searched(entry));
    return words.every((word) => text.includes(word));
  });
  const byTime = (a: LibraryEntry, b: LibraryEntry) => (a.modified < b.modified ? 1 : -1);
  const by: Record<SortOrder, (a: LibraryEntry, b: LibraryEntry) => number> = {
    newest: byTime,
    headline: (a, b) => compareText(titleOf(a), titleOf(b)) || byTime(a, b),
    status: (a, b) => stageOf(a) - stageOf(b) || byTime(a, b),
    section: (a, b) =>
      compareText(sectionOf(a) || '\uffff', sectionOf(b) || '\uffff') || byTime(a, b),
  };
  return behindOriginals(found.sort(by[sort]), conflictCopies(found));
}

function behindOriginals(
  sorted: readonly LibraryEntry[],
  originals: ReadonlyMap<string, LibraryEntry>,
): LibraryEntry[] {
  const copies = Map.groupBy(sorted, ({ file }) => originals.get(file)?.file);
  const withCopies = (entry: LibraryEntry): LibraryEntry[] => [
    entry,
    ...(copies.get(entry.file) ?? []).flatMap(withCopies),
  ];
  return (copies.get(undefined) ?? []).flatMap(withCopies);
}

const stageOf = ({ about }: LibraryEntry) =>
  about.kind === 'article' ? stages.indexOf(about.status) : stages.length;
const sectionOf = ({ about }: LibraryEntry) => (about.kind === 'article' ? about.section : '');

function searched({ name, folder = '', about }: LibraryEntry): string {
  if (about.kind !== 'article') return `${name} ${folder} damaged`;
  const { headline, slug, status, section, byline } = about;
  return `${headline} ${name} ${folder} ${slug} ${status} ${section} ${byline}`;
}
