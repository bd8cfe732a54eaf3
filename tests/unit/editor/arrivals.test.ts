import { history, undo } from '@tiptap/pm/history';
import { Node } from '@tiptap/pm/model';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { describe, expect, it } from 'vitest';
import {
  arrivalLayer,
  arrivals,
  forgetArrivals,
  markArrivals,
} from '../../../renderer/editor/arrivals/arrivals.ts';
import { changeInto } from '../../../renderer/editor/changeInto.ts';
import { settleBlock, settleHead } from '../../../renderer/editor/commands/settle.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import { article, p } from './write.ts';

const docOf = (content: NodeJson) => Node.fromJSON(articleSchema, content);
const lines = (doc: Node) => doc.lastChild?.children.map(({ textContent }) => textContent);

class Text {
  state: EditorState;
  constructor(...body: NodeJson[]) {
    const plugins = [history(), arrivals()];
    this.state = EditorState.create({ doc: docOf(article(body)), plugins });
  }
  readonly apply = (transaction: Transaction) => {
    this.state = this.state.apply(transaction);
  };
  /** The marked words, as the annotations ask for them. */
  marked(): string[] {
    const layer = arrivalLayer({ state: this.state } as EditorView);
    const found: string[] = [];
    this.state.doc.descendants((node, pos) => {
      if (!node.isTextblock) return true;
      for (const { from, to } of layer(node, pos + 1)) found.push(node.textBetween(from, to));
      return false;
    });
    return found;
  }
}

describe('what came in from outside', () => {
  const text = () => {
    const made = new Text(p('One.', 'a'), p('Two.', 'b'));
    const theirs = docOf(article([p('New.', 'n'), p('One.', 'a'), p('Two and more.', 'b')]));
    made.apply(markArrivals(changeInto(made.state.tr, theirs)));
    return made;
  };

  it('is marked, moves with what is typed, and goes with undo', () => {
    const made = text();
    expect(made.marked()).toEqual(['New.', ' and more']);
    const start = made.state.doc.content.size - made.state.doc.child(3).nodeSize + 2;
    made.apply(made.state.tr.insertText('Mine: ', start));
    expect(made.marked()).toEqual(['New.', ' and more']);
    // What I write over is mine.
    const end = made.state.doc.content.size - 2;
    made.apply(made.state.tr.insertText('!', end - 5, end));
    expect(made.marked()).toEqual(['New.', ' and ']);
    undo(made.state, made.apply);
    undo(made.state, made.apply);
    expect(made.marked()).toEqual([]);
  });

  it('is forgotten once somebody has seen it, and more may come', () => {
    const made = text();
    made.apply(forgetArrivals(made.state.tr));
    expect(made.marked()).toEqual([]);
    const more = docOf(article([p('New!', 'n'), p('One.', 'a'), p('Two and more.', 'b')]));
    made.apply(markArrivals(changeInto(made.state.tr, more)));
    expect(made.marked()).toEqual(['!']);
  });
});

describe('a block that was disputed', () => {
  const settled = (id: string, ...blocks: NodeJson[]) => {
    const { state } = new Text(p('One.', 'a'), p('Two.', 'b'));
    const { doc } = settleBlock(state, id, blocks);
    doc.check();
    return lines(doc);
  };
  it('becomes what was chosen', () => {
    expect(settled('a', p('Theirs.', 'a'))).toEqual(['Theirs.', 'Two.']);
    expect(settled('a', p('One.', 'a'), p('Theirs.', 't'))).toEqual(['One.', 'Theirs.', 'Two.']);
    expect(settled('b')).toEqual(['One.']);
  });
  it('that is gone meanwhile stands at the end', () => {
    expect(settled('x', p('Theirs.', 'x'))).toEqual(['One.', 'Two.', 'Theirs.']);
    expect(settled('x')).toEqual(['One.', 'Two.']);
  });
  it('leaves a line to type in when it was the only one', () => {
    const { state } = new Text(p('One.', 'a'));
    expect(lines(settleBlock(state, 'a', []).doc)).toEqual(['']);
  });
  it('may be a part of the head', () => {
    const { state } = new Text(p('One.', 'a'));
    const { doc } = settleHead(state, 'headline', [{ type: 'text', text: 'Theirs' }]);
    expect(doc.child(1).textContent).toBe('Theirs');
    expect(settleHead(state, 'headline', []).doc.child(1).textContent).toBe('');
  });
});
