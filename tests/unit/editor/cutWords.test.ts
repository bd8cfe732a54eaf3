// @vitest-environment jsdom
import { undo } from '@tiptap/pm/history';
import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { editorCommands } from '../../../renderer/editor/commands/editorCommands.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { type Clipboard, PasteDesk } from './pasteDesk.ts';
import { article, p } from './write.ts';

/** What stands in brackets is selected; a bar is another place. */
class Cutting extends PasteDesk {
  readonly places: Record<string, number> = {};

  constructor(paragraphs: string) {
    const lines = paragraphs.split(' ¶ ');
    super(article(lines.map((line) => p(line.replace(/[[\]|]/g, '')))));
    let signs = 0;
    new PasteDesk(article(lines.map((line) => p(line)))).doc.descendants(({ text = '' }, pos) => {
      for (const { 0: sign, index } of text.matchAll(/[[\]|]/g)) {
        this.places[sign] = pos + index - signs++;
      }
    });
    this.view.focus();
    this.select(TextSelection.create(this.doc, this.places['['] ?? 0, this.places[']']));
  }

  get shown(): string {
    const { doc, selection, tr } = this.view.state;
    const marked = selection.empty ? tr.insertText('|', selection.from).doc : doc;
    return (marked.lastChild?.content.content ?? []).map((line) => line.textContent).join(' ¶ ');
  }

  cut(): Clipboard {
    return Object.fromEntries(this.copy('cut').items);
  }

  type(text: string) {
    const { from, to } = this.view.state.selection;
    const plain = () => this.view.state.tr.insertText(text);
    if (!this.view.someProp('handleTextInput', (type) => type(this.view, from, to, text, plain))) {
      this.view.dispatch(plain());
    }
  }
}

const nbsp = '\u00a0';

const cases = [
  ['The [old] pier', 'The |pier'],
  ['The [pier]', 'The|'],
  ['[After] photos.', '|photos.'],
  ['After [photos].', 'After|.'],
  ['He said “[quay] walls”', 'He said “|walls”'],
  ['Gulls – [old] pier', 'Gulls – |pier'],
  ['Really?[No] way', 'Really?| way'],
  [`Adieu [monde]${nbsp}!`, `Adieu|${nbsp}!`],
  ['The har[bour] gate', 'The har| gate'],
  ['The [old ]pier', 'The |pier'],
  ['red, [green], blue', 'red,|, blue'],
  ['今天[港口]关闭', '今天|关闭'],
] as const;

describe('words that are cut', () => {
  it.each(cases)('%s: take a space along that is one too many, in one undo step', (line, then) => {
    const desk = new Cutting(line);
    const before = desk.json;
    desk.cut();
    expect(desk.shown).toBe(then);
    undo(desk.view.state, desk.view.dispatch);
    expect(desk.json).toEqual(before);
  });

  it.each(cases)('%s: are pasted back as they were, once and again', (line) => {
    const desk = new Cutting(line);
    const before = desk.json;
    const words = desk.cut();
    const without = desk.json;
    desk.paste(words);
    expect(desk.json).toEqual(before);
    undo(desk.view.state, desk.view.dispatch);
    expect(desk.json).toEqual(without);

    // And without formatting, of which nothing but their text is left.
    const plain = new Cutting(line);
    const { 'text/plain': text = '' } = plain.cut();
    plain.paste({ 'text/plain': text });
    expect(plain.json).toEqual(before);
  });

  it.each([
    ['The [old] pier ¶ It |rained', 'The pier ¶ It old| rained'],
    ['The [old] pier ¶ It| rained', 'The pier ¶ It old| rained'],
    ['The [old] pier ¶ It rained|.', 'The pier ¶ It rained old|.'],
    ['The [old] pier ¶ |', 'The pier ¶ old|'],
    ['The [old] pier ¶ It ra|ined', 'The pier ¶ It raold|ined'],
    ['The [old] pier ¶ As it’|s', 'The pier ¶ As it’old|s'],
    ['The [old] pier ¶ As it|’s', 'The pier ¶ As itold|’s'],
    ['The [old] pier ¶ The boats’| wake', 'The pier ¶ The boats’ old| wake'],
    ['The [old] pier ¶ “It rained.”|', 'The pier ¶ “It rained.” old|'],
    ['The [old] pier ¶ „Ufer“| im Regen', 'The pier ¶ „Ufer“ old| im Regen'],
    ['The [old] pier ¶ It “|”', 'The pier ¶ It “old|”'],
    ['The [old] pier ¶ l’|eau', 'The pier ¶ l’old|eau'],
    ['The [old] pier ¶ He said ‘|quay’', 'The pier ¶ He said ‘old| quay’'],
    ['The har[bour] gate ¶ It |rained', 'The har gate ¶ It bour|rained'],
  ])('%s: get the spaces that they lack elsewhere', (line, then) => {
    const desk = new Cutting(line);
    const there = desk.places['|'] ?? 0;
    const words = desk.cut();
    const without = desk.json;
    const shift = desk.doc.content.size - new Cutting(line).doc.content.size;
    desk.select(TextSelection.create(desk.doc, there + shift));
    desk.paste(words);
    expect(desk.shown).toBe(then);
    undo(desk.view.state, desk.view.dispatch);
    expect(desk.json).toEqual(without);
  });

  it('go as they are over other words, and so do copies', () => {
    const desk = new Cutting('The [old] pier ¶ It rained');
    const copied = Object.fromEntries(desk.copy().items);
    desk.selectWords('It ', true);
    desk.paste(copied);
    expect(desk.shown).toBe('The old pier ¶ It old|rained');
    const other = new Cutting('The [old] pier ¶ It rained');
    const words = other.cut();
    other.selectWords('rain');
    other.paste(words);
    expect(other.shown).toBe('The pier ¶ It old|ed');
  });

  it('leave their space to what is typed in their place', () => {
    const desk = new Cutting('The [old] pier');
    desk.cut();
    for (const letter of 'new') desk.type(letter);
    expect(desk.shown).toBe('The new| pier');
    const other = new Cutting('The [pier] ¶ End');
    other.cut();
    other.type('.');
    expect(other.shown).toBe('The.| ¶ End');
  });

  it('do not have what is typed in their place forget the bold that was asked for', () => {
    const desk = new Cutting('The [old] pier');
    desk.cut();
    editorCommands.bold.command(desk.view.state, desk.view.dispatch);
    for (const letter of 'new') desk.type(letter);
    const line = desk.doc.lastChild?.firstChild;
    expect(line?.textContent).toBe('The new pier');
    const runs = line?.content.content.map(({ text, marks }) => [text, marks.length]);
    expect(runs).toEqual([
      ['The ', 0],
      ['new', 1],
      [' pier', 0],
    ]);
  });

  it('bring back the space in its own formatting', () => {
    const words = (text: string, ...types: string[]): NodeJson => ({
      type: 'text',
      text,
      ...(types.length > 0 && { marks: types.map((type) => ({ type })) }),
    });
    const content = [words('The'), words(' old ', 'bold'), words('pier')];
    const desk = new PasteDesk(article([{ type: 'paragraph', content }]));
    desk.selectWords('old');
    const before = desk.json;
    const data = Object.fromEntries(desk.copy('cut').items);
    expect(desk.doc.lastChild?.textContent).toBe('The pier');
    desk.paste(data);
    expect(desk.json).toEqual(before);
  });
});
