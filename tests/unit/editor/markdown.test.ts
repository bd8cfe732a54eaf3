import { describe, expect, it } from 'vitest';
import { Desk } from './desk.ts';
import { article, p, photo } from './write.ts';

describe('Markdown', () => {
  const typed: [text: string, then: string][] = [
    ['# Ab', 'h2(Ab|)'],
    ['## Ab', 'h2(Ab|)'],
    ['### Ab', 'h3(Ab|)'],
    ['#### Ab', 'h4(Ab|)'],
    ['!!! Ab', 'factbox(title(Ab|) p())'],
    ['%% Ab', 'note(p(Ab|))'],
    ['so %%who?%% it', 'p(so who? it|)'],
    ['100%% of 5%% more', 'p(100%% of 5%% more|)'],
    ['what!!! Yes', 'p(what!!! Yes|)'],
    ['- Ab', 'ul(li(p(Ab|)))'],
    ['1. Ab', 'ol(li(p(Ab|)))'],
    ['> Ab', 'bq(p(Ab|) by())'],
    ['---', 'hr p(|)'],
    ['so **bold** it', 'p(so bold it|)'],
    ['so *fine* it', 'p(so fine it|)'],
    ['so ~~gone~~ it', 'p(so gone it|)'],
    ['~~ 5 ~~ 6', 'p(~~ 5 ~~ 6|)'],
    ['2019. Ab', 'p(2019. Ab|)'],
    ['3 * 4 * 5', 'p(3 * 4 * 5|)'],
    ['a -- b --- c', 'p(a -- b --- c|)'],
    ['#1 in the charts', 'p(#1 in the charts|)'],
  ];
  for (const [text, then] of typed) {
    it(`sees "${text}"`, () => {
      const desk = new Desk(article([p('|')]));
      desk.type(text);
      desk.state.doc.check();
      expect(desk.shown).toBe(then);
    });
  }

  it('marks the words it says', () => {
    const desk = new Desk(article([p('|')]));
    desk.type('so **bold** and *fine*, not ~~that~~.');
    const marks = desk.state.doc.lastChild?.firstChild?.content.content.map((node) => [
      node.text,
      node.marks.map((mark) => mark.type.name),
    ]);
    expect(marks).toEqual([
      ['so ', []],
      ['bold', ['bold']],
      [' and ', []],
      ['fine', ['italic']],
      [', not ', []],
      ['that', ['strike']],
      ['.', []],
    ]);
  });

  it('gives back what was typed on Backspace', () => {
    const desk = new Desk(article([p('|')]));
    desk.type('## ');
    desk.press('Backspace');
    expect(desk.shown).toBe('p(## |)');
  });

  it('is not seen in the head, in captions or in the middle of a line', () => {
    const head = new Desk(article([p('x')], { headline: '|' }));
    head.type('## ');
    expect(head.whole).toBe('k() h(## |) s() body(p(x))');
    const caption = new Desk(article([photo('|')]));
    caption.type('- ');
    expect(caption.shown).toBe('photo(caption(- |) credit())');
    const dash = new Desk(article([p('|word')]));
    dash.type('---');
    expect(dash.shown).toBe('p(---|word)');
  });
});
