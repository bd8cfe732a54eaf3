// @vitest-environment jsdom
import { undo } from '@tiptap/pm/history';
import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { dropSlice } from '../../../renderer/editor/paste/dropping.ts';
import { areWholeWords } from '../../../renderer/editor/paste/own/draggedWords.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { PasteDesk } from './pasteDesk.ts';
import { article, p, photo } from './write.ts';

/** Drags what stands in brackets to the bar; of what comes of it brackets mark what is selected. */
function dragged(paragraphs: string, moved = true): string {
  const lines = paragraphs.split(' ¶ ');
  const marked = new PasteDesk(article(lines.map((line) => p(line))));
  const places: Record<string, number> = {};
  let signs = 0;
  marked.doc.descendants(({ text = '' }, pos) => {
    for (const { 0: sign, index } of text.matchAll(/[[\]|]/g)) {
      places[sign] = pos + index - signs++;
    }
  });
  const desk = new PasteDesk(article(lines.map((line) => p(line.replace(/[[\]|]/g, '')))));
  desk.select(TextSelection.create(desk.doc, places['['] ?? 0, places[']']));
  const before = desk.json;
  drop(desk, places['|'] ?? 0, moved);
  const then = shown(desk);
  undo(desk.view.state, desk.view.dispatch);
  expect(desk.json).toEqual(before);
  return then;
}

function drop({ view }: PasteDesk, there: number, moved: boolean) {
  const { selection } = view.state;
  const slice = selection.content();
  const dragging = { slice, move: moved };
  dropSlice(view, slice, there, moved, dragging, areWholeWords(selection));
  view.state.doc.check();
}

function shown({ view: { state } }: PasteDesk): string {
  const { from, to } = state.selection;
  const { doc } = state.tr.insertText(']', to).insertText('[', from);
  return (doc.lastChild?.content.content ?? []).map(({ textContent }) => textContent).join(' ¶ ');
}

const nbsp = '\u00a0';

describe('whole words that are dragged', () => {
  it.each([
    ['[After] photos. ¶ It |rained', 'photos. ¶ It [After] rained'],
    ['The [old] pier ¶ It |rained', 'The pier ¶ It [old] rained'],
    ['The [pier] ¶ It |rained', 'The ¶ It [pier] rained'],
    ['After [photos]. ¶ |It rained', 'After. ¶ [photos] It rained'],
    ['He said “[quay] walls” ¶ It |rained', 'He said “walls” ¶ It [quay] rained'],
    ['He (the [mayor]) went ¶ It |rained', 'He (the) went ¶ It [mayor] rained'],
    ['The [old stone] pier—|gone', 'The pier—[old stone] gone'],
  ])('take one of their spaces along: %s', (line, then) => {
    expect(dragged(line)).toBe(then);
  });

  it.each([
    ['one [two] three|', 'one three [two]'],
    ['one [two] |three', 'one [two] three'],
    ['one| [two] three', 'one [two] three'],
    ['[one] two three|.', 'two three [one].'],
    ['|one two [three]', '[three] one two'],
    ['one two [three]. ¶ |', 'one two. ¶ [three]'],
  ])('stand as words where they go: %s', (line, then) => {
    expect(dragged(line)).toBe(then);
  });

  it.each([
    ['The [pier] ¶ It rained|', 'The ¶ It rained [pier]'],
    ['The [pier] ¶ It rained.|', 'The ¶ It rained. [pier]'],
    ['The [pier,] gone ¶ It |rained', 'The gone ¶ It [pier,] rained'],
    ['The [“pier”] gone ¶ It |rained', 'The gone ¶ It [“pier”] rained'],
    ['The [pier] ¶ It, said|, rained', 'The ¶ It, said [pier], rained'],
    ['The [pier] ¶ It (|) rained', 'The ¶ It ([pier]) rained'],
    ['The [pier] ¶ It “|rained', 'The ¶ It “[pier] rained'],
    ['The [pier] ¶ a—|—b', 'The ¶ a—[pier]—b'],
    ['The [12] boats ¶ It |5 km', 'The boats ¶ It [12] 5 km'],
  ])('are given a space only beside a word: %s', (line, then) => {
    expect(dragged(line)).toBe(then);
  });

  it.each([
    ['a part of a word', 'The har[bour] is ¶ It |rained', 'The har is ¶ It [bour]rained'],
    [
      'a part of one with an apostrophe',
      '[council]’s own ¶ It |rained',
      '’s own ¶ It [council]rained',
    ],
    ['a part of one with a hyphen', 'a [well]-known pier ¶ |It', 'a -known pier ¶ [well]It'],
    ['a part of a number', 'some [10],000 boats ¶ |It', 'some ,000 boats ¶ [10]It'],
    [
      'words with a space of their own',
      'The [old ]pier ¶ It |rained',
      'The pier ¶ It [old ]rained',
    ],
    ['a sign', 'The [–] pier ¶ It |rained', 'The  pier ¶ It [–]rained'],
    ['Chinese', '今天[港口]关闭 ¶ 船|停', '今天关闭 ¶ 船[港口]停'],
    ['Japanese', '[港] 閉鎖 ¶ It |rained', ' 閉鎖 ¶ It [港]rained'],
    ['into a word', 'The [old] pier ¶ It ra|ined', 'The pier ¶ It ra[old]ined'],
    ['behind its apostrophe', 'The [old] pier ¶ As it’|s', 'The pier ¶ As it’[old]s'],
    ['before its apostrophe', 'The [old] pier ¶ As it|’s', 'The pier ¶ As it[old]’s'],
    ['Thai', 'วันนี้ [ท่าเรือ] ปิด ¶ It |rained', 'วันนี้  ปิด ¶ It [ท่าเรือ]rained'],
  ])('go as they are: %s', (_what, line, then) => {
    expect(dragged(line)).toBe(then);
  });

  it('get no space beside a script without them', () => {
    expect(dragged('The [pier] ¶ 港|口')).toBe('The ¶ 港[pier]口');
  });

  it('are Korean, Arabic and Greek, too', () => {
    expect(dragged('부산 [항구] 폐쇄 ¶ 오늘|')).toBe('부산 폐쇄 ¶ 오늘 [항구]');
    expect(dragged('أغلق [الميناء] اليوم ¶ مساء|')).toBe('أغلق اليوم ¶ مساء [الميناء]');
    expect(dragged('Το [λιμάνι] έκλεισε ¶ |σήμερα')).toBe('Το έκλεισε ¶ [λιμάνι] σήμερα');
  });

  it('leave the space that does not break', () => {
    expect(dragged(`Adieu [monde]${nbsp}! ¶ |`)).toBe(`Adieu${nbsp}! ¶ [monde]`);
    expect(dragged(`à${nbsp}[Paris] hier ¶ |`)).toBe(`à${nbsp}hier ¶ [Paris]`);
  });

  it('leave all as it was where they are copied', () => {
    expect(dragged('The [old] pier ¶ It |rained', false)).toBe('The old pier ¶ It [old] rained');
  });
});

const marked = (words: string, ...types: string[]): NodeJson => ({
  type: 'text',
  text: words,
  ...(types.length > 0 && { marks: types.map((type) => ({ type })) }),
});

it('words keep their formatting, and a space has what both its neighbours have', () => {
  const line = (...content: NodeJson[]): NodeJson => ({ type: 'paragraph', content });
  const body = [
    line(marked('The '), marked('old', 'bold', 'italic'), marked(' pier')),
    line(marked('It rained', 'bold')),
    line(marked('End')),
  ];
  const desk = new PasteDesk(article(body));
  desk.selectWords('It', true);
  const there = desk.view.state.selection.from;
  desk.selectWords('old');
  drop(desk, there, true);
  const blocks = desk.json.content?.[3]?.content?.map(({ content }) => content);
  expect(blocks).toEqual([
    [marked('The pier')],
    [marked('It ', 'bold'), marked('old', 'bold', 'italic'), marked(' rained', 'bold')],
    [marked('End')],
  ]);
});

it('words go into a caption and a headline as into any line', () => {
  const desk = new PasteDesk(article([p('The old pier'), photo('A ferry')]));
  desk.selectWords('ferry', true);
  const inCaption = desk.view.state.selection.from;
  desk.selectWords('old');
  drop(desk, inCaption, true);
  expect(shown(desk)).toBe('The pier ¶ A ferry [old]');
  desk.view.dispatch(desk.view.state.tr.insertText('Vote', inHeadline(desk)));
  desk.selectWords('pier');
  drop(desk, inHeadline(desk) + 4, true);
  expect(desk.doc.child(1).textContent).toBe('Vote pier');
  expect(shown(desk)).toBe('The ¶ A ferry old');
});

const inHeadline = ({ doc }: PasteDesk) => (doc.firstChild?.nodeSize ?? 0) + 1;
