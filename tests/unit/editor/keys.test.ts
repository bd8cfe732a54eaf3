import { describe, expect, it } from 'vitest';
import { Desk } from './desk.ts';
import { article, hr, li, note, ol, p, photo, pq, selected, ul } from './write.ts';

describe('selecting all', () => {
  it('takes the field, then everything', () => {
    const desk = new Desk(article([p('Text')], { headline: 'He|ad' }));
    desk.press('Mod-a');
    expect(desk.whole).toBe('k() h(|Head|) s() body(p(Text))');
    desk.press('Mod-a');
    expect(desk.state.selection.toJSON()).toEqual({ type: 'all' });
  });
  it('takes the caption, then the body, then everything', () => {
    const desk = new Desk(article([p('One'), photo('Ca|ption'), p('Two')]));
    desk.press('Mod-a');
    expect(desk.shown).toContain('caption(|Caption|)');
    desk.press('Mod-a');
    expect(desk.shown).toBe('p(|One) photo(caption(Caption) credit()) p(Two|)');
    desk.press('Mod-a');
    expect(desk.state.selection.toJSON()).toEqual({ type: 'all' });
  });
});

describe('the caret on its way', () => {
  it('stops at a photo, and goes through its caption and credit', () => {
    const desk = new Desk(article([p('a|'), photo('Q', 'V'), p('b')]));
    desk.press('ArrowDown');
    expect(desk.shown).toBe('p(a) ^photo(caption(Q) credit(V)) p(b)');
    desk.press('ArrowDown');
    expect(desk.shown).toBe('p(a) photo(caption(|Q) credit(V)) p(b)');
    desk.press('ArrowRight');
    desk.select(desk.state.selection.$from.end());
    desk.press('ArrowRight');
    expect(desk.shown).toBe('p(a) photo(caption(Q) credit(|V)) p(b)');
    desk.select(desk.state.selection.$from.end());
    desk.press('ArrowRight');
    expect(desk.shown).toBe('p(a) photo(caption(Q) credit(V)) p(|b)');
  });

  it('goes back up over the photo', () => {
    const desk = new Desk(article([p('a'), photo('|Q'), p('b')]));
    desk.press('ArrowUp');
    expect(desk.shown).toBe('p(a) ^photo(caption(Q) credit()) p(b)');
  });

  it('stays at the end of what was selected, also at the end of a box before another one', () => {
    const [right, left] = ['ArrowRight', 'ArrowLeft'].map((key) => {
      const desk = new Desk(article([note(p('n')), note(p('|word|')), note(p('n'))]));
      desk.press(key);
      return desk.shown;
    });
    expect(right).toBe('note(p(n)) note(p(word|)) note(p(n))');
    expect(left).toBe('note(p(n)) note(p(|word)) note(p(n))');
  });

  it('opens a line below a last block that is not plain text', () => {
    const desk = new Desk(article([photo('Q', 'V|')]));
    desk.press('ArrowDown');
    expect(desk.shown).toBe('photo(caption(Q) credit(V)) p(|)');
  });

  it('finds a place to type before a first photo and between two', () => {
    const desk = new Desk(article([selected(photo('Q')), photo('R')]));
    desk.press('ArrowUp');
    desk.type('a');
    expect(desk.shown).toBe('p(a|) photo(caption(Q) credit()) photo(caption(R) credit())');
  });

  it('stays in the text behind a last divider', () => {
    for (const key of ['ArrowDown', 'ArrowRight']) {
      const desk = new Desk(article([p('a'), selected(hr())]));
      desk.press(key);
      expect(desk.press(key), key).toBe(true);
      desk.type('b');
      expect(desk.shown).toBe('p(a) hr p(b|)');
    }
  });

  it('goes to the very start and end', () => {
    const desk = new Desk(article([p('a|'), pq('Q', 'R')], { kicker: 'K' }));
    desk.press('Mod-End');
    expect(desk.shown).toBe('p(a) pq(q(Q) by(R|))');
    desk.press('Mod-Shift-Home');
    expect(desk.whole).toBe('k(|K) h() s() body(p(a) pq(q(Q) by(R|)))');
    desk.press('Mod-Home');
    expect(desk.whole).toBe('k(|K) h() s() body(p(a) pq(q(Q) by(R)))');
  });
});

describe('Tab', () => {
  it('indents an item and takes it back', () => {
    const desk = new Desk(article([ol(li(p('a')), li(p('b|')))]));
    desk.press('Tab');
    expect(desk.shown).toBe('ol(li(p(a) ol(li(p(b|)))))');
    desk.press('Shift-Tab');
    expect(desk.shown).toBe('ol(li(p(a)) li(p(b|)))');
  });
  const levels = [
    ul(li(p('a'), ul(li(p('c')), li(p('b|')))), li(p('d|'), ul(li(p('e')))), li(p('f'))),
  ];
  it.each([
    [
      'takes each selected item out by one level, and no other',
      levels,
      'Shift-Tab',
      'ul(li(p(a) ul(li(p(c)))) li(p(b|))) p(d|) ul(li(p(e)) li(p(f)))',
    ],
    [
      'takes items of three levels out',
      [ul(li(p('a'), ol(li(p('b'), ul(li(p('c|')))), li(p('d')))), li(p('|e')))],
      'Shift-Tab',
      'ul(li(p(a) ol(li(p(b)) li(p(c|)))) li(p(d))) p(|e)',
    ],
    [
      'takes what is in a selected item along, once',
      [ul(li(p('a|'), ul(li(p('b|')))), li(p('c')))],
      'Shift-Tab',
      'p(a|) ul(li(p(b|)) li(p(c)))',
    ],
    [
      'takes items of two lists out',
      [ul(li(p('a|'))), p('b'), ol(li(p('c|')), li(p('d')))],
      'Shift-Tab',
      'p(a|) p(b) p(c|) ol(li(p(d)))',
    ],
    [
      'indents the selected items, and none around them',
      [ul(li(p('z')), li(p('a'), ul(li(p('b')), li(p('c|')))), li(p('d|')))],
      'Tab',
      'ul(li(p(z)) li(p(a) ul(li(p(b) ul(li(p(c|)))) li(p(d|)))))',
    ],
    [
      'indents those that can go in, where the first selected one cannot',
      [ul(li(p('|a')), li(p('b')), li(p('c|')), li(p('d')))],
      'Tab',
      'ul(li(p(|a) ul(li(p(b)) li(p(c|)))) li(p(d)))',
    ],
    [
      'leaves what is in one that cannot go in, and puts the others below it',
      [ul(li(p('|a'), ul(li(p('b')), li(p('c')))), li(p('d|')))],
      'Tab',
      'ul(li(p(|a) ul(li(p(b)) li(p(c)) li(p(d|)))))',
    ],
    [
      'indents those that can go in of two lists',
      [ul(li(p('|a')), li(p('b'))), p('c'), ol(li(p('d')), li(p('e|')))],
      'Tab',
      'ul(li(p(|a) ul(li(p(b))))) p(c) ol(li(p(d) ol(li(p(e|)))))',
    ],
  ])('%s', (_what, body, key, then) => {
    const desk = new Desk(article(body));
    const before = desk.json;
    desk.press(key);
    desk.state.doc.check();
    expect(desk.shown).toBe(then);
    desk.press('Mod-z');
    expect(desk.json).toEqual(before);
  });
  it('walks through the head and back', () => {
    const desk = new Desk(article([p('x')], { kicker: 'K|', headline: 'H' }));
    expect(desk.press('Tab')).toBe(true);
    expect(desk.whole).toBe('k(K) h(|H|) s() body(p(x))');
    desk.press('Tab', 'Tab');
    expect(desk.whole).toBe('k(K) h(H) s() body(p(|x|))');
  });
  it('leaves the text from a paragraph and from the kicker backwards', () => {
    expect(new Desk(article([p('x|'), p('y')])).press('Tab')).toBe(false);
    expect(new Desk(article([p('x')], { kicker: 'K|' })).press('Shift-Tab')).toBe(false);
    expect(new Desk(article([photo('Q', 'V|'), p('y')])).press('Tab')).toBe(false);
  });
});

describe('Undo and redo', () => {
  it('are never the browser’s own', () => {
    const desk = new Desk(article([p('a|')]));
    for (const key of ['Mod-z', 'Mod-Shift-z', 'Mod-Shift-Z', 'Mod-y']) {
      expect(desk.press(key), key).toBe(true);
    }
    expect(desk.shown).toBe('p(a|)');
  });

  it('take nothing back where redo has nothing left and Shift leaves the letter small', () => {
    const desk = new Desk(article([p('a|')]));
    desk.type('b');
    desk.press('Mod-Shift-z');
    expect(desk.shown).toBe('p(ab|)');
    desk.press('Mod-z');
    desk.press('Mod-Shift-z', 'Mod-Shift-z');
    expect(desk.shown).toBe('p(ab|)');
  });
});
