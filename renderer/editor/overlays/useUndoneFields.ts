import { isHistoryTransaction } from '@tiptap/pm/history';
import type { Transaction } from '@tiptap/pm/state';
import { useEffect } from 'react';
import type { Path } from '../../../shared/article/metadataPath.ts';
import { MetadataStep } from '../../../shared/article/metadataStep.ts';
import { sameValue } from '../../../shared/article/sameValue.ts';
import { useWorkspace } from '../../app/WorkspaceContext.tsx';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';

/**
 * Says which fields an undo or redo changed, and leads to them: in the text nothing shows it, and the
 * keyboard stays there, or the next letters would go into the field.
 */
export function useUndoneFields({ editor }: ArticleEditorInstance) {
  const { toasts, layout, panes, session } = useWorkspace();
  useEffect(() => {
    let said = 0;
    const see = ({ transaction }: { transaction: Transaction }) => {
      const changed = fieldsIn(transaction);
      const [first] = changed;
      if (!first || document.activeElement?.closest('.inspector')) return;
      const isRedo = transaction.getMeta('history$')?.redo === true;
      const show = () => {
        // Since then the person may have gone to the other article.
        const writer = panes.writers().find((one) => one.session === session);
        if (writer) panes.activate(writer);
        layout.focusField(first[0] === 'assets' ? 'photos' : 'story', first);
      };
      toasts.dismiss(said);
      said = toasts.say(`${isRedo ? 'Redone' : 'Undone'}: ${listed(changed)}`, {
        action: { label: 'Show', run: show },
      });
    };
    editor.on('transaction', see);
    return () => {
      editor.off('transaction', see);
      // Of a text that is not there any more.
      toasts.dismiss(said);
    };
  }, [editor, toasts, layout, panes, session]);
}

/** Where something changed, where nothing but fields did: what changed the text as well shows there. */
function fieldsIn(transaction: Transaction): Path[] {
  const { steps } = transaction;
  if (!isHistoryTransaction(transaction)) return [];
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
