import type { Transaction } from '@tiptap/pm/state';
import type { Path } from '../../../shared/article/metadataPath.ts';
import { MetadataStep } from '../../../shared/article/metadataStep.ts';
import { sameValue } from '../../../shared/article/sameValue.ts';
import { nameOfField } from '../../panels/fields/askedField.ts';
import { passageName } from '../passageName.ts';

export interface Undone {
  words: string;
  /** The first of the fields; none where it was the text. */
  field?: Path;
}

/**
 * What an undo or redo changed where one does not look.
 *
 * @param beside what has the keyboard, where that is not the text
 * @returns undefined where one sees it
 */
export function undoneOutOfSight(
  transaction: Transaction,
  beside: HTMLElement | undefined,
): Undone | undefined {
  const what = wordFor(transaction);
  const fields = fieldsIn(transaction);
  const [field] = fields;
  if (field)
    return isIn(beside, field) ? undefined : { words: `${what}: ${listed(fields)}`, field };
  return changesText(transaction) && beside ? { words: `${what} in the text` } : undefined;
}

export const changesText = ({ steps }: Transaction): boolean =>
  steps.some((step) => !(step instanceof MetadataStep));

/** Of what one sees: "Undone: Caption". */
export function wordsOfUndone(transaction: Transaction, beside: HTMLElement | undefined): string {
  const { $head } = transaction.selection;
  const place = beside || !$head.parent.isTextblock ? '' : `: ${passageName($head)}`;
  return wordFor(transaction) + place;
}

const wordFor = (transaction: Transaction) =>
  transaction.getMeta('history$')?.redo === true ? 'Redone' : 'Undone';

/** Whether a control shows what lies there, a part of it, or what it is a part of. */
function isIn(control: HTMLElement | undefined, path: Path): boolean {
  const { field } = control?.dataset ?? {};
  if (field === undefined) return false;
  const [one, other] = [`${field}/`, `${nameOfField(path)}/`];
  return one.startsWith(other) || other.startsWith(one);
}

/** Where something changed, where nothing but fields did: what changed the text as well shows there. */
function fieldsIn({ steps }: Transaction): Path[] {
  const ofFields = steps.filter((step) => step instanceof MetadataStep);
  if (ofFields.length < steps.length) return [];
  return ofFields.flatMap(({ path, before, after }) => changesIn(path, before, after));
}

/** As far in as it can be told: a step has whole fields. */
function changesIn(path: Path, before: unknown, after: unknown): Path[] {
  // What is not so and what nobody said are one.
  if (sameValue(before || undefined, after || undefined)) return [];
  const keys = keysOf(before, after);
  if (keys.length === 0) return [path];
  return keys.flatMap((key) => changesIn([...path, key], at(before, key), at(after, key)));
}

/** None where it is one thing: a value, or a list of which a part came or went. */
function keysOf(before: unknown, after: unknown): string[] {
  const [one, other] = [before ?? after ?? '', after ?? before ?? ''];
  if (typeof one !== 'object' || typeof other !== 'object') return [];
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  const isList = Array.isArray(one) || Array.isArray(other);
  if (isList && (before === undefined || after === undefined)) return [];
  if (isList && keys.length !== others.length) return [];
  return [...new Set([...keys, ...others])];
}

const at = (value: unknown, key: string) => (value as Record<string, unknown> | undefined)?.[key];

/** Each once, and not more of them than one reads in passing. */
function listed(paths: readonly Path[]): string {
  const all = [...new Set(paths.map(nameOf))];
  const shown = all.length > 3 ? [...all.slice(0, 2), `${all.length - 2} more`] : all;
  return new Intl.ListFormat('en-GB').format(shown);
}

/** The innermost on the way. */
function nameOf(path: Path): string {
  const known = path.map((key) => names[key]).findLast((name) => name !== undefined);
  return known ?? (path[0] === 'assets' ? 'a photo’s details' : 'a field of the story');
}

/** As the inspector calls them. */
const names: Readonly<Record<string, string | undefined>> = {
  status: 'Status',
  section: 'Section',
  urgency: 'Urgency',
  slug: 'Slug',
  slugline: 'Slugline',
  language: 'Language',
  byline: 'Byline',
  tagline: 'Tagline',
  dateline: 'Dateline',
  summary: 'Summary',
  tags: 'Tags',
  headlines: 'Headline variants',
  embargoUntil: 'Embargoed until',
  published: 'Published',
  expires: 'Expires',
  corrections: 'Corrections',
  rights: 'Rights',
  source: 'Source',
  notes: 'Notes for the desk',
  alt: 'Alt text',
  decorative: 'Decorative',
  focalPoint: 'Focal point',
  credit: 'Photo credit',
  copyright: 'Copyright',
  usage: 'Usage terms',
};
