import type { Conflict } from '../../../shared/article/merge/conflict.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { childOf } from '../../../shared/article/text.ts';
import { newBlockId } from '../../editor/ids/blockId.ts';
import type { Editing } from './editing.ts';
import type { Held } from './held.ts';
import type { Choice } from './reconciling.ts';

/** Has the article say at that place what was chosen, as one step that undo takes back. */
export function settleInText(conflict: Conflict, choice: Choice, held: Held, editing: Editing) {
  const editor = held.editor();
  const content = held.article()?.content;
  if (!editor || !content) return;
  switch (conflict.kind) {
    case 'field':
      // Mine stands, unless I took it away.
      if (choice === 'theirs' || conflict.mine === undefined) {
        editing.changeAll([{ path: conflict.path, value: conflict[choice as 'mine' | 'theirs'] }]);
      }
      return;
    case 'head': {
      const { part, theirs } = conflict;
      const others = theirs?.content ?? [];
      const mine = childOf(content, part)?.content ?? [];
      if (choice === 'theirs') editor.settleHead(part, others);
      if (choice === 'both')
        editor.settleHead(part, [...mine, { type: 'text', text: ' ' }, ...others]);
      return;
    }
    case 'block': {
      const { id, mine, theirs } = conflict;
      const now = childOf(content, 'body')?.content?.find(({ attrs }) => attrs?.id === id);
      const others = theirs && [withId(theirs, choice === 'both' ? newBlockId() : id)];
      if (choice === 'mine' && !mine) editor.settleBlock(id, []);
      if (choice === 'theirs' && mine) editor.settleBlock(id, others ?? []);
      if (choice === 'both') editor.settleBlock(id, [...(now ? [now] : []), ...(others ?? [])]);
    }
  }
}

const withId = (block: NodeJson, id: string): NodeJson => ({
  ...block,
  attrs: { ...block.attrs, id },
});
