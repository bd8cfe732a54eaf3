import { NodeSelection } from '@tiptap/pm/state';
import { commands } from '../../../shared/contract/commands.ts';
import { named } from '../commands/blocksAround.ts';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';
import { labels } from '../labels.ts';
import { useSnapshot } from './useSnapshot.ts';

/** Says what the arrows have come to where it has no words: a screen reader passes it in silence. */
export function SelectedBlock({ instance }: { instance: ArticleEditorInstance }) {
  const name = useSnapshot(instance, ({ selection }) => {
    const node = selection instanceof NodeSelection ? selection.node : undefined;
    if (named(node, 'divider')) return commands.divider.title;
    return named(node, 'unknown') ? labels.unknown : undefined;
  });
  return (
    <p role="status" className="unseen">
      {name && `${name}, selected`}
    </p>
  );
}
