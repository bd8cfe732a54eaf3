import { describe, expect, it } from 'vitest';
import {
  closeEmbed,
  embedEditing,
  setEmbed,
} from '../../../renderer/editor/embeds/embedEditing.ts';
import {
  acceptEmbed,
  declineEmbed,
  embedOffer,
} from '../../../renderer/editor/embeds/embedOffer.ts';
import { oneStep } from '../../../renderer/editor/history/oneStep.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { Desk } from './desk.ts';
import { article, p, title } from './write.ts';

const desk = (...body: NodeJson[]) => new Desk(article(body));
const embed = (words: string, url: string): NodeJson => ({
  type: 'embed',
  attrs: { url, provider: 'Vimeo' },
  content: [title(words)],
});
const video = { url: 'https://youtu.be/abc', provider: 'YouTube' };
const apply = (on: Desk, attrs: typeof video) =>
  setEmbed(attrs)(on.state, (transaction) => on.dispatch(oneStep(transaction)));

/** What a paste does to the document, as far as an offer looks at it. */
const pasteText = (on: Desk, text: string) =>
  on.dispatch(oneStep(on.state.tr.insertText(text)).setMeta('paste', true));

describe('an embed', () => {
  it('comes with its address in one step, and the caret where its title goes', () => {
    const on = desk(p('One'), p('|'));
    on.run('embed');
    expect(on.shown).toBe('p(One) p(|)');
    expect(embedEditing(on.state)).toEqual({ pos: undefined, url: '' });
    apply(on, video);
    expect(on.shown).toBe('p(One) embed(title(|))');
    expect(on.state.doc.lastChild?.lastChild?.attrs).toMatchObject(video);
    expect(embedEditing(on.state)).toBeUndefined();
    on.run('undo');
    expect(on.shown).toBe('p(One) p(|)');
  });

  it('has its address changed later, and keeps its title and what is not known of it', () => {
    const on = desk({ ...embed('A f|ilm', 'https://vimeo.com/1') });
    on.run('link');
    expect(embedEditing(on.state)?.url).toBe('https://vimeo.com/1');
    apply(on, video);
    expect(on.shown).toBe('embed(title(A f|ilm))');
    expect(on.state.doc.lastChild?.firstChild?.attrs).toMatchObject(video);
    on.run('undo');
    expect(on.state.doc.lastChild?.firstChild?.attrs.url).toBe('https://vimeo.com/1');
  });

  it('goes nowhere when the dialog is closed, or the embed is deleted meanwhile', () => {
    const on = desk(p('|'), embed('x', 'https://vimeo.com/1'));
    on.run('embed');
    closeEmbed(on.state, on.dispatch);
    expect(apply(on, video)).toBe(false);
    const other = desk(embed('x|', 'https://vimeo.com/1'), p(''));
    other.run('embed');
    other.dispatch(
      other.state.tr.delete(6, 6 + (other.state.doc.lastChild?.firstChild?.nodeSize ?? 0)),
    );
    expect(embedEditing(other.state)).toBeUndefined();
  });
});

describe('a pasted address', () => {
  it('can become an embed, and stays an address until somebody says so', () => {
    const on = desk(p('|'));
    pasteText(on, video.url);
    expect(on.shown).toBe(`p(${video.url}|)`);
    expect(embedOffer(on.state)?.provider).toBe('YouTube');
    acceptEmbed(on.state, on.dispatch);
    expect(on.shown).toBe('embed(title(|))');
    on.run('undo');
    expect(on.shown).toBe(`p(${video.url}|)`);
    expect(embedOffer(on.state)).toBeUndefined();
  });

  it.each([
    ['words around it', 'See ', video.url],
    ['a page of no provider', '', 'https://example.org/story'],
    ['not encrypted', '', 'http://youtu.be/abc'],
    ['two addresses', '', `${video.url} ${video.url}`],
  ])('is offered nothing: %s', (_why, before, text) => {
    const on = desk(p(`${before}|`));
    pasteText(on, text);
    expect(embedOffer(on.state)).toBeUndefined();
  });

  it('the offer goes with the next thing that is done', () => {
    const offered = () => {
      const on = desk(p('First'), p('|'));
      pasteText(on, video.url);
      expect(embedOffer(on.state)).toBeDefined();
      return on;
    };
    const typed = offered();
    typed.type('x');
    expect(embedOffer(typed.state)).toBeUndefined();
    const left = offered();
    left.select(8);
    expect(embedOffer(left.state)).toBeUndefined();
    const declined = offered();
    declineEmbed(declined.state, declined.dispatch);
    expect(embedOffer(declined.state)).toBeUndefined();
    expect(declined.shown).toBe(`p(First) p(${video.url}|)`);
  });
});
