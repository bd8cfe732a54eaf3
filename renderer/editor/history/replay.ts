import { closeHistory, redo, undo } from '@tiptap/pm/history';
import { Fragment, Node, type Schema } from '@tiptap/pm/model';
import {
  type Command,
  EditorState,
  type PluginKey,
  Selection,
  type Transaction,
} from '@tiptap/pm/state';
import { Step } from '@tiptap/pm/transform';
import { asShown, withFirstId } from '../../../shared/article/firstId.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import type { UndoPart, UndoSession } from '../../../shared/contract/journal.ts';
import type { Run } from './run.ts';
import { undoHistory } from './undoHistory.ts';

/**
 * Does once more what was done in earlier sessions, out of sight, so that the history comes out as it
 * was: the same events, the same steps back and forth. It must end with the text that is shown now, or
 * none of it counts.
 *
 * It comes in small pieces (each `next` is one of them), for a page that has better things to do.
 */
export class Replay {
  readonly #schema: Schema;
  readonly #history = undoHistory();
  #state: EditorState | undefined;
  /** What goes on with an event, or follows an undo, is appended to. */
  #last: Transaction | undefined;
  #comeTo: Node | undefined;

  constructor(schema: Schema) {
    this.#schema = schema;
  }

  /** Oldest first. A session that cannot be followed costs itself and those before it. */
  *sessions(sessions: readonly UndoSession[]): Generator<void, void, void> {
    for (const { content, runs } of sessions) {
      try {
        yield* this.#begin(content);
        for (const { steps, ...run } of runs) {
          this.#take({ ...run, steps: steps.map((step) => Step.fromJSON(this.#schema, step)) });
          yield;
        }
      } catch {
        this.#state = undefined;
      }
    }
    this.#close();
  }

  /** What was done since the text was opened. */
  since(runs: readonly Run[]): void {
    if (runs.length > 0) this.#comeTo = undefined;
    try {
      for (const run of runs) this.#take(run);
    } catch {
      this.#state = undefined;
    }
  }

  /** Whether it has come to this document; in small pieces too. */
  *comesTo(doc: Node): Generator<void, void, void> {
    if (this.#state && (yield* isSame(this.#state.doc, doc))) this.#comeTo = doc;
  }

  /** @returns what gives `state` the history that came out; undefined where it is another text. */
  into(state: EditorState): Transaction | undefined {
    if (!this.#state) return undefined;
    if (state.doc !== this.#comeTo && !this.#state.doc.eq(state.doc)) return undefined;
    const key = this.#history.spec.key as PluginKey;
    // As ProseMirror's history sets itself with an undo; there is no other way in.
    return state.tr.setMeta(key, { redo: false, historyState: key.getState(this.#state) });
  }

  *#begin(content: NodeJson): Generator<void, void, void> {
    const doc = yield* documentFrom(withFirstId(content), this.#schema);
    this.#close();
    if (this.#state && (yield* isSame(this.#state.doc, doc))) return;
    this.#state = EditorState.create({ doc, plugins: [this.#history] });
  }

  /** The text is opened again: what comes next begins an event of its own. */
  #close() {
    if (this.#state) this.#state = this.#state.apply(closeHistory(withIdOfFirst(this.#state.tr)));
    this.#last = undefined;
  }

  #take({ steps, as, selection }: Run) {
    if (!this.#state) return;
    if (selection) this.#select(selection);
    const state = this.#state;
    if (as === 'undo') return this.#goBackOrForth(undo, steps);
    if (as === 'redo') return this.#goBackOrForth(redo, steps);
    const transaction = made(steps, state.tr);
    const begins = as === 'event' || (as === 'more' && !this.#last);
    if (begins) {
      closeHistory(transaction);
      this.#last = transaction;
    } else if (as === 'aside') transaction.setMeta('addToHistory', false);
    else if (this.#last) transaction.setMeta('appendedTransaction', this.#last);
    this.#state = state.apply(transaction);
  }

  #goBackOrForth(command: Command, steps: readonly Step[]) {
    const state = this.#state as EditorState;
    const { doc } = made(steps, state.tr);
    let done: Transaction | undefined;
    command(state, (transaction) => {
      done = transaction;
    });
    // Another history than here was gone through: this one begins with what it led to.
    if (done?.doc.eq(doc)) this.#state = state.apply(done);
    else this.#state = EditorState.create({ doc, plugins: [this.#history] });
    this.#last = done;
  }

  #select(json: NonNullable<UndoPart['selection']>) {
    const state = this.#state as EditorState;
    try {
      const selection = Selection.fromJSON(state.doc, json);
      this.#state = state.apply(state.tr.setSelection(selection));
    } catch {
      // The caret will be where the change was.
    }
  }
}

/** As showing it does, see `asShown`. */
function withIdOfFirst(transaction: Transaction): Transaction {
  const { doc } = transaction;
  const shown = asShown(doc);
  const line = shown.lastChild?.firstChild;
  if (shown === doc || !line || !doc.lastChild) return transaction;
  const at = doc.content.size - doc.lastChild.nodeSize + 1;
  return transaction.setNodeAttribute(at, 'id', line.attrs.id).setMeta('addToHistory', false);
}

function made(steps: readonly Step[], transaction: Transaction): Transaction {
  for (const step of steps) transaction.step(step);
  return transaction;
}

/** Block by block: all of a long article at once is longer than a frame. */
function* documentFrom(json: NodeJson, schema: Schema): Generator<void, Node, void> {
  const children: Node[] = [];
  for (const child of json.content ?? []) {
    if (child.type !== 'body') children.push(Node.fromJSON(schema, child));
    else {
      const blocks: Node[] = [];
      for (const block of child.content ?? []) {
        blocks.push(Node.fromJSON(schema, block));
        yield;
      }
      children.push(schema.node('body', child.attrs, Fragment.from(blocks)));
    }
  }
  return schema.node('doc', json.attrs, Fragment.from(children));
}

/** The same as `one.eq(other)`, block by block. */
function* isSame(one: Node, other: Node): Generator<void, boolean, void> {
  const [body, otherBody] = [one.lastChild, other.lastChild];
  if (!one.sameMarkup(other) || !body || !otherBody?.sameMarkup(body)) return false;
  if (one.childCount !== other.childCount || body.childCount !== otherBody.childCount) return false;
  for (let index = 0; index < one.childCount - 1; index++) {
    if (!one.child(index).eq(other.child(index))) return false;
  }
  for (let index = 0; index < body.childCount; index++) {
    if (!body.child(index).eq(otherBody.child(index))) return false;
    yield;
  }
  return true;
}
