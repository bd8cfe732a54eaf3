import { isHistoryTransaction } from '@tiptap/pm/history';
import type { Transaction } from '@tiptap/pm/state';
import { useEffect } from 'react';
import { MetadataStep } from '../../../shared/article/metadataStep.ts';
import { sameValue } from '../../../shared/article/sameValue.ts';
import { useWorkspace } from '../../app/WorkspaceContext.tsx';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';

/**
 * Says which field an undo or redo changed: in the text nothing shows it, and the keyboard stays
 * there, or the next letters would go into the field.
 */
export function useUndoneFields({ editor }: ArticleEditorInstance) {
  const { toasts, layout } = useWorkspace();
  useEffect(() => {
    const say = toasts.sayInstead();
    const see = ({ transaction }: { transaction: Transaction }) => {
      const changed = fieldIn(transaction);
      if (!changed || document.activeElement?.closest('.inspector')) return;
      const { name, tab } = changed;
      const isRedo = transaction.getMeta('history$')?.redo === true;
      say(`${isRedo ? 'Redone' : 'Undone'}: ${name}`, {
        action: { label: 'Show', run: () => layout.focusTab(tab) },
      });
    };
    editor.on('transaction', see);
    return () => {
      editor.off('transaction', see);
    };
  }, [editor, toasts, layout]);
}

function fieldIn(transaction: Transaction) {
  const { steps } = transaction;
  const [first] = steps;
  if (!isHistoryTransaction(transaction) || !(first instanceof MetadataStep)) return undefined;
  // What changed the text as well shows there.
  if (!steps.every((step) => step instanceof MetadataStep)) return undefined;
  const tab = first.path[0] === 'assets' ? 'photos' : 'story';
  const found = nameOf(first.path.map(String), first.before, first.after);
  return {
    name: found ?? (tab === 'photos' ? 'a photo’s details' : 'a field of the story'),
    tab,
  } as const;
}

/** The innermost name on the way to the one thing that changed. */
function nameOf(path: readonly string[], before: unknown, after: unknown): string | undefined {
  const key = path.at(-1) ?? '';
  const inside = onlyChange(before, after);
  const inner = inside && nameOf([...path, inside], at(before, inside), at(after, inside));
  return inner ?? names[key];
}

function onlyChange(before: unknown, after: unknown): string | undefined {
  const keys = new Set([...keysOf(before), ...keysOf(after)]);
  const changed = [...keys].filter((key) => !sameValue(at(before, key), at(after, key)));
  return changed.length === 1 ? changed[0] : undefined;
}

const keysOf = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];

const at = (value: unknown, key: string) => (value as Record<string, unknown> | undefined)?.[key];

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
