import type { Editor } from '@tiptap/core';
import { closeHistory, redo, undo } from '@tiptap/pm/history';
import { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { vi } from 'vitest';
import { followTimeline, type Timeline } from '../../../renderer/app/article/timeline.ts';
import { statePlugins } from '../../../renderer/editor/articleExtensions.ts';
import type { Change } from '../../../renderer/editor/changes.ts';
import { editorCommands } from '../../../renderer/editor/commands/editorCommands.ts';
import type { TextCommandId } from '../../../renderer/editor/editorHandle.ts';
import { asOneStep } from '../../../renderer/editor/history/oneStep.ts';
import { Replay } from '../../../renderer/editor/history/replay.ts';
import type { Run } from '../../../renderer/editor/history/run.ts';
import { withFirstId } from '../../../shared/article/firstId.ts';
import { writeAt } from '../../../shared/article/metadataPath.ts';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import type { UndoSession } from '../../../shared/contract/journal.ts';
import fc from '../../fastCheck.ts';
import { editorSchema } from '../editor/desk.ts';

/** An editor with its plugins, its journal and the article's metadata; only the screen is left out. */
export class Page {
  state: EditorState;
  metadata: Record<string, unknown>;
  readonly editor: Editor;
  readonly timeline: Timeline;
  took: (run: Run) => void = () => {};
  #hear: (change: Change) => void = () => {};

  constructor({ content, ...metadata }: Article) {
    const doc = Node.fromJSON(editorSchema, withFirstId(content));
    this.state = EditorState.create({ doc, plugins: statePlugins() });
    this.metadata = metadata;
    const page = this;
    this.editor = {
      get state() {
        return page.state;
      },
      view: {
        dispatch: this.dispatch,
        get state() {
          return page.state;
        },
      },
    } as unknown as Editor;
    this.timeline = followTimeline(
      this,
      (changes) => {
        for (const change of changes) {
          this.metadata = writeAt(this.metadata, change.path, change.after);
        }
      },
      (run) => this.took(run),
    );
  }

  readonly eachChange = (hear: (change: Change) => void) => {
    this.#hear = hear;
    return () => {};
  };

  readonly dispatch = (transaction: Transaction) => {
    const before = this.state;
    const { state: after, transactions } = before.applyTransaction(transaction);
    this.state = after;
    this.#hear({ transaction, appended: transactions.slice(1), before, after });
  };

  get article(): Article {
    return { ...this.metadata, content: this.state.doc.toJSON() as NodeJson } as Article;
  }

  at(share: number) {
    return Math.round(share * this.state.doc.content.size);
  }

  /** As another page would be that opens the article now, but with this one's undo. */
  openAgain() {
    const { content } = this.article;
    const line = withFirstId(content).content?.at(-1)?.content?.[0];
    const tr = closeHistory(this.state.tr);
    if (withFirstId(content) !== content) {
      const at = this.state.doc.content.size - (this.state.doc.lastChild?.nodeSize ?? 0) + 1;
      tr.setNodeAttribute(at, 'id', line?.attrs?.id).setMeta('addToHistory', false);
    }
    this.dispatch(tr);
  }

  /** @returns whether there was something to go back or forth to. */
  goBack = () => undo(this.state, this.dispatch);
  goForth = () => redo(this.state, this.dispatch);

  takeUp(sessions: readonly UndoSession[], since: readonly Run[] = []): boolean {
    const replay = new Replay(editorSchema);
    for (const _ of replay.sessions(sessions));
    for (const _ of replay.comesTo(this.state.doc));
    replay.since(since);
    const transaction = replay.into(this.state);
    if (transaction) this.dispatch(transaction);
    return transaction !== undefined;
  }
}

export type Action =
  | { do: 'type' | 'slug'; text: string }
  | { do: 'select'; from: number; to: number }
  | { do: 'run'; id: TextCommandId; whole: boolean }
  | { do: 'delete' | 'undo' | 'redo' | 'pause' | 'flush' | 'save' };

const share = fc.double({ min: 0, max: 1, noNaN: true });
const ids = (Object.keys(editorCommands) as TextCommandId[]).filter(
  (id) => id !== 'undo' && id !== 'redo',
);
export const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('a', 'b ', '“c”').map((text) => ({ do: 'type' as const, text })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(share, share)
      .map(([from, to]) => ({ do: 'select' as const, from, to: to > 0.5 ? from : to })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...ids), fc.boolean())
      .map(([id, whole]) => ({ do: 'run' as const, id, whole })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('x', 'xy', '').map((text) => ({ do: 'slug' as const, text })),
  },
  {
    weight: 8,
    arbitrary: fc
      .constantFrom('delete', 'undo', 'redo', 'pause', 'flush', 'save')
      .map((what) => ({ do: what as 'undo' })),
  },
);
export function act(page: Page, next: Action) {
  const { state } = page;
  if (next.do === 'type') page.dispatch(state.tr.insertText(next.text));
  if (next.do === 'delete') page.dispatch(state.tr.deleteSelection());
  if (next.do === 'undo') page.goBack();
  if (next.do === 'redo') page.goForth();
  if (next.do === 'pause') vi.setSystemTime(Date.now() + 5_000);
  if (next.do === 'run') {
    const { command } = editorCommands[next.id];
    (next.whole ? asOneStep(command) : command)(state, page.dispatch);
  }
  if (next.do === 'slug') {
    const before = page.metadata.slug;
    if ((before ?? '') === next.text) return;
    page.timeline.change([{ path: ['slug'], before, after: next.text || undefined }]);
  }
  if (next.do === 'select') {
    const [from, to] = [state.doc.resolve(page.at(next.from)), state.doc.resolve(page.at(next.to))];
    page.dispatch(state.tr.setSelection(TextSelection.between(from, to)));
  }
}
