import { describe, expect, it } from 'vitest';
import type { NodeJson } from '../../../shared/article/model.ts';
import { Desk } from './desk.ts';
import {
  article,
  bq,
  by,
  h2,
  hr,
  li,
  link,
  links,
  ol,
  p,
  photo,
  pq,
  selected,
  ul,
} from './write.ts';

interface Case {
  what: string;
  body: NodeJson[];
  keys: string[];
  result: string;
}

/** Each press is one undo step, so undoing it gives back the very document. */
function check({ what, body, keys, result }: Case) {
  it(what, () => {
    const desk = new Desk(article(body));
    const before = desk.json;
    desk.press(...keys);
    desk.state.doc.check();
    expect(desk.shown).toBe(result);
    for (let step = 0; step < keys.length; step++) desk.press('Mod-z');
    expect(desk.json).toEqual(before);
  });
}

describe('Enter', () => {
  const cases: Case[] = [
    { what: 'parts a paragraph', body: [p('ab|cd')], keys: ['Enter'], result: 'p(ab) p(|cd)' },
    {
      what: 'after a subhead starts a paragraph',
      body: [h2('Ab|')],
      keys: ['Enter'],
      result: 'h2(Ab) p(|)',
    },
    {
      what: 'before a subhead opens a line above it',
      body: [h2('|Ab')],
      keys: ['Enter'],
      result: 'p() h2(|Ab)',
    },
    {
      what: 'makes the next list item',
      body: [ul(li(p('a|')))],
      keys: ['Enter'],
      result: 'ul(li(p(a)) li(p(|)))',
    },
    {
      what: 'on an empty item leaves the list',
      body: [ul(li(p('a')), li(p('|')))],
      keys: ['Enter'],
      result: 'ul(li(p(a))) p(|)',
    },
    {
      what: 'on an empty nested item goes one level out',
      body: [ul(li(p('a'), ul(li(p('b')), li(p('|')))))],
      keys: ['Enter'],
      result: 'ul(li(p(a) ul(li(p(b)))) li(p(|)))',
    },
    {
      what: 'in the caption goes to the credit',
      body: [photo('Qu|ay', 'Vole'), p('x')],
      keys: ['Enter'],
      result: 'photo(caption(Quay) credit(|Vole)) p(x)',
    },
    {
      what: 'in the credit opens a paragraph',
      body: [photo('Quay', 'Vole|'), p('x')],
      keys: ['Enter'],
      result: 'photo(caption(Quay) credit(Vole)) p(|) p(x)',
    },
    {
      what: 'in the credit goes on in an empty paragraph',
      body: [photo('Quay', 'Vole|'), p()],
      keys: ['Enter'],
      result: 'photo(caption(Quay) credit(Vole)) p(|)',
    },
    {
      what: 'in a pull quote goes to who said it',
      body: [pq('We wait|')],
      keys: ['Enter'],
      result: 'pq(q(We wait) by(|))',
    },
    {
      what: 'in the attribution opens a paragraph',
      body: [pq('We wait', 'Quill|')],
      keys: ['Enter'],
      result: 'pq(q(We wait) by(Quill)) p(|)',
    },
    {
      what: 'at the end of a quotation goes on in it',
      body: [bq(p('ab|'), by())],
      keys: ['Enter'],
      result: 'bq(p(ab) p(|) by())',
    },
    {
      what: 'in a quotation parts its paragraph',
      body: [bq(p('ab|cd'), by())],
      keys: ['Enter'],
      result: 'bq(p(ab) p(|cd) by())',
    },
    {
      what: 'on its empty last line goes to who said it',
      body: [bq(p('ab'), p('|'), by())],
      keys: ['Enter'],
      result: 'bq(p(ab) by(|))',
    },
    {
      what: 'in the title goes to the first link',
      body: [links('Mo|re', link('One'))],
      keys: ['Enter'],
      result: 'links(title(More) link(|One))',
    },
    {
      what: 'after a link starts the next',
      body: [links('', link('One|', 'https://example.org'))],
      keys: ['Enter'],
      result: 'links(title() link(One) link(|))',
    },
    {
      what: 'on an empty link leaves',
      body: [links('', link('One'), link('|'))],
      keys: ['Enter'],
      result: 'links(title() link(One)) p(|)',
    },
    {
      what: 'on the only empty link leaves and keeps it',
      body: [links('', link('|'))],
      keys: ['Enter'],
      result: 'links(title() link()) p(|)',
    },
    {
      what: 'on a selected photo goes into its caption',
      body: [selected(photo('Quay', ''))],
      keys: ['Enter'],
      result: 'photo(caption(|Quay) credit())',
    },
    {
      what: 'on a selected divider opens a paragraph',
      body: [selected(hr()), p('x')],
      keys: ['Enter'],
      result: 'hr p(|) p(x)',
    },
    {
      what: 'with Mod leaves any block',
      body: [pq('We| wait')],
      keys: ['Mod-Enter'],
      result: 'pq(q(We wait) by()) p(|)',
    },
    {
      what: 'with Mod leaves a selected block',
      body: [selected(photo('Quay', '')), p('x')],
      keys: ['Mod-Enter'],
      result: 'photo(caption(Quay) credit()) p(|) p(x)',
    },
    {
      what: 'with Shift breaks the line',
      body: [p('ab|cd')],
      keys: ['Shift-Enter'],
      result: 'p(ab↵|cd)',
    },
  ];
  cases.forEach(check);

  it('leads through the head into the text', () => {
    const desk = new Desk(article([p('Text')], { kicker: 'K|', headline: 'H', standfirst: 'S' }));
    desk.press('Enter');
    expect(desk.whole).toBe('k(K) h(|H) s(S) body(p(Text))');
    desk.press('Enter');
    expect(desk.whole).toBe('k(K) h(H) s(|S) body(p(Text))');
    desk.press('Enter');
    expect(desk.whole).toBe('k(K) h(H) s(S) body(p(|Text))');
  });

  it('makes a line above a first block that is not text', () => {
    const desk = new Desk(article([photo('Quay')], { standfirst: 'S|' }));
    desk.press('Enter');
    expect(desk.shown).toBe('p(|) photo(caption(Quay) credit())');
  });

  it('never carries the address of a link on to the next one', () => {
    const desk = new Desk(article([links('', link('One|', 'https://example.org'))]));
    desk.press('Enter');
    const made = desk.state.selection.$from.parent;
    expect(made.attrs.href).toBe('');
  });
});

describe('Backspace', () => {
  const cases: Case[] = [
    {
      what: 'joins two paragraphs',
      body: [p('ab'), p('|cd')],
      keys: ['Backspace'],
      result: 'p(ab|cd)',
    },
    {
      what: 'takes an empty line above a subhead',
      body: [p(), h2('|Ab')],
      keys: ['Backspace'],
      result: 'h2(|Ab)',
    },
    {
      what: 'makes a subhead a paragraph',
      body: [p('x'), h2('|Ab')],
      keys: ['Backspace'],
      result: 'p(x) p(|Ab)',
    },
    {
      what: 'takes an item out of its list',
      body: [ul(li(p('a')), li(p('|b')))],
      keys: ['Backspace'],
      result: 'ul(li(p(a))) p(|b)',
    },
    {
      what: 'joins a line with the list above it',
      body: [ul(li(p('a'))), p('|b')],
      keys: ['Backspace'],
      result: 'ul(li(p(a|b)))',
    },
    {
      what: 'selects a photo before it deletes it',
      body: [p('a'), photo('Q'), p('|b')],
      keys: ['Backspace'],
      result: 'p(a) ^photo(caption(Q) credit()) p(b)',
    },
    {
      what: 'deletes the selected photo',
      body: [p('a'), photo('Q'), p('|b')],
      keys: ['Backspace', 'Backspace'],
      result: 'p(a) p(|b)',
    },
    {
      what: 'selects a pull quote',
      body: [pq('Q'), p('|b')],
      keys: ['Backspace'],
      result: '^pq(q(Q) by()) p(b)',
    },
    {
      what: 'selects related links',
      body: [links('', link('One')), p('|b')],
      keys: ['Backspace'],
      result: '^links(title() link(One)) p(b)',
    },
    {
      what: 'selects a divider',
      body: [p('a'), hr(), p('|b')],
      keys: ['Backspace'],
      result: 'p(a) ^hr p(b)',
    },
    {
      what: 'takes an empty line and selects the photo above',
      body: [photo('Q'), p('|'), p('x')],
      keys: ['Backspace'],
      result: '^photo(caption(Q) credit()) p(x)',
    },
    {
      what: 'in the credit goes back to the caption',
      body: [photo('Q', '|V')],
      keys: ['Backspace'],
      result: 'photo(caption(Q|) credit(V))',
    },
    {
      what: 'at the start of a caption selects the photo',
      body: [photo('|Q', 'V')],
      keys: ['Backspace'],
      result: '^photo(caption(Q) credit(V))',
    },
    {
      what: 'takes a pull quote in which nothing stands',
      body: [pq('|'), p('x')],
      keys: ['Backspace'],
      result: 'p(|) p(x)',
    },
    {
      what: 'takes an empty link',
      body: [links('', link('One'), link('|'))],
      keys: ['Backspace'],
      result: 'links(title() link(One|))',
    },
    {
      what: 'keeps two links apart',
      body: [links('', link('One'), link('|Two'))],
      keys: ['Backspace'],
      result: 'links(title() link(One|) link(Two))',
    },
    {
      what: 'makes a quotation plain text and keeps who said it',
      body: [bq(p('|ab'), p('cd'), by('Quill'))],
      keys: ['Backspace'],
      result: 'p(|ab) p(cd) p(Quill)',
    },
    {
      what: 'goes from an empty line into the quotation above',
      body: [bq(p('ab'), by('Q')), p('|')],
      keys: ['Backspace'],
      result: 'bq(p(ab) by(Q|))',
    },
    {
      what: 'deletes the only block and leaves a line',
      body: [selected(photo('Q'))],
      keys: ['Backspace'],
      result: 'p(|)',
    },
  ];
  cases.forEach(check);

  it('goes back through the head and merges nothing', () => {
    const desk = new Desk(article([p('|Text')], { kicker: 'K', headline: 'H', standfirst: 'S' }));
    const before = desk.json;
    desk.press('Backspace');
    expect(desk.whole).toBe('k(K) h(H) s(S|) body(p(Text))');
    desk.press('ArrowLeft');
    desk.select(desk.state.selection.$from.start());
    desk.press('Backspace');
    expect(desk.whole).toBe('k(K) h(H|) s(S) body(p(Text))');
    desk.select(desk.state.selection.$from.start());
    desk.press('Backspace');
    expect(desk.whole).toBe('k(K|) h(H) s(S) body(p(Text))');
    desk.select(desk.state.selection.$from.start());
    desk.press('Backspace');
    expect(desk.json).toEqual(before);
  });
});

describe('Delete', () => {
  const cases: Case[] = [
    {
      what: 'joins the next paragraph',
      body: [p('ab|'), p('cd')],
      keys: ['Delete'],
      result: 'p(ab|cd)',
    },
    {
      what: 'selects a photo before it deletes it',
      body: [p('a|'), photo('Q')],
      keys: ['Delete'],
      result: 'p(a) ^photo(caption(Q) credit())',
    },
    {
      what: 'deletes the selected photo',
      body: [p('a|'), photo('Q')],
      keys: ['Delete', 'Delete'],
      result: 'p(a|)',
    },
    {
      what: 'takes an empty line and selects the photo below',
      body: [p('|'), photo('Q')],
      keys: ['Delete'],
      result: '^photo(caption(Q) credit())',
    },
    {
      what: 'takes an empty line above a subhead',
      body: [p('|'), h2('Ab')],
      keys: ['Delete'],
      result: 'h2(|Ab)',
    },
    {
      what: 'joins the first item of a list',
      body: [p('a|'), ul(li(p('b')), li(p('c')))],
      keys: ['Delete'],
      result: 'p(a|b) ul(li(p(c)))',
    },
    {
      what: 'in the caption goes on to the credit',
      body: [photo('Q|', 'V')],
      keys: ['Delete'],
      result: 'photo(caption(Q) credit(|V))',
    },
    {
      what: 'in the credit takes nothing',
      body: [photo('Q', 'V|'), p('x')],
      keys: ['Delete'],
      result: 'photo(caption(Q) credit(V|)) p(x)',
    },
  ];
  cases.forEach(check);

  it('at the end of a head field goes on to the next and merges nothing', () => {
    const desk = new Desk(article([p('Text')], { headline: 'H|', standfirst: 'S' }));
    desk.press('Delete');
    expect(desk.whole).toBe('k() h(H) s(|S) body(p(Text))');
  });
});

describe('a selection over several fields', () => {
  it('empties each of them and keeps them apart', () => {
    const desk = new Desk(
      article([p('First'), p('Second| half')], { headline: 'Head|line', standfirst: 'Stand' }),
    );
    const before = desk.json;
    desk.press('Backspace');
    expect(desk.whole).toBe('k() h(Head|) s() body(p( half))');
    desk.state.doc.check();
    desk.press('Mod-z');
    expect(desk.json).toEqual(before);
  });

  it('of everything leaves an empty article, which is begun in its headline', () => {
    const desk = new Desk(article([p('Te|xt'), photo('Q')], { headline: 'H', kicker: 'K' }));
    desk.press('Mod-a', 'Mod-a');
    desk.press('Delete');
    expect(desk.whole).toBe('k() h(|) s() body(p())');
    desk.press('Mod-z');
    expect(desk.whole).toContain('photo(caption(Q)');
    desk.press('Mod-a', 'Mod-a');
    desk.type('New');
    expect(desk.whole).toBe('k() h(New|) s() body(p())');
    desk.press('Mod-z');
    expect(desk.whole).toContain('photo(caption(Q)');
  });
});

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
