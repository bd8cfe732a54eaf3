import { NodeSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { Desk } from './desk.ts';
import { type Case, check } from './keyCases.ts';
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
  table,
  ul,
} from './write.ts';

describe('Backspace', () => {
  const cases: Case[] = [
    {
      what: 'joins two paragraphs',
      body: [p('ab'), p('|cd')],
      keys: ['Backspace'],
      result: 'p(ab|cd)',
    },
    {
      what: 'makes one list of two where the line between them goes into the first',
      body: [ul(li(p('one'))), p('|two'), ul(li(p('three')))],
      keys: ['Backspace'],
      result: 'ul(li(p(one|two)) li(p(three)))',
    },
    {
      what: 'leaves two lists that lay side by side as they are',
      body: [ul(li(p('one')), li(p(''), p('|x'))), ul(li(p('two')))],
      keys: ['Backspace'],
      result: 'ul(li(p(one)) li(p(|x))) ul(li(p(two)))',
    },
    {
      what: 'joins no lines around photos and dividers that are selected alone',
      body: [p('ab|'), hr(), photo('Q'), hr(), p('|cd')],
      keys: ['Backspace'],
      result: 'p(ab|) p(cd)',
    },
    {
      what: 'joins lines where words are selected between them',
      body: [p('ab|'), hr(), p('x'), p('|cd')],
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
      what: 'takes an item out, and leaves one list of what was in it and behind it',
      body: [ol(li(p('|a'), ol(li(p('b')))), li(p('c')))],
      keys: ['Backspace'],
      result: 'p(|a) ol(li(p(b)) li(p(c)))',
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
      what: 'makes one list of two where it takes the line between them',
      body: [ul(li(p('one|'))), p('two'), ul(li(p('three')))],
      keys: ['Delete'],
      result: 'ul(li(p(one|two)) li(p(three)))',
    },
    {
      what: 'makes one list of two where it takes an empty line between them',
      body: [ul(li(p('one'))), p('|'), ul(li(p('three')))],
      keys: ['Delete'],
      result: 'ul(li(p(one)) li(p(|three)))',
    },
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
      what: 'joins the first item and leaves no empty one above what is in it',
      body: [p('a|'), ul(li(p('b'), ul(li(p('c')))), li(p('d')))],
      keys: ['Delete'],
      result: 'p(a|b) ul(li(p(c)) li(p(d)))',
    },
    {
      what: 'joins an item with the first of what is in it',
      body: [ul(li(p('a|'), ul(li(p('b'), ul(li(p('c')))))))],
      keys: ['Delete'],
      result: 'ul(li(p(a|b) ul(li(p(c)))))',
    },
    {
      what: 'joins the last item of a list in a list with the next list',
      body: [ul(li(p('a'), ol(li(p('b|'))))), ul(li(p('c'), ol(li(p('d')))))],
      keys: ['Delete'],
      result: 'ul(li(p(a) ol(li(p(b|c)) li(p(d)))))',
    },
    {
      what: 'selects a photo behind a list',
      body: [ul(li(p('a')), li(p('b|'))), photo('Q')],
      keys: ['Delete'],
      result: 'ul(li(p(a)) li(p(b))) ^photo(caption(Q) credit())',
    },
    {
      what: 'selects nothing from within a list',
      body: [ul(li(p('a|')), li(p('b'))), photo('Q')],
      keys: ['Delete'],
      result: 'ul(li(p(a|b))) photo(caption(Q) credit())',
    },
    {
      what: 'goes on to a quotation, and takes no words from it',
      body: [ul(li(p('a|'))), bq(p('b'), by('Q'))],
      keys: ['Delete'],
      result: 'ul(li(p(a))) bq(p(|b) by(Q))',
    },
    {
      what: 'takes an empty line above a quotation',
      body: [p('|'), bq(p('b'), by('Q'))],
      keys: ['Delete'],
      result: 'bq(p(|b) by(Q))',
    },
    {
      what: 'goes on from a quotation to who said it',
      body: [bq(p('a'), p('b|'), by('Q')), p('c')],
      keys: ['Delete'],
      result: 'bq(p(a) p(b) by(|Q)) p(c)',
    },
    {
      what: 'takes no line that a quotation cannot do without',
      body: [bq(p('|'), by('Q'))],
      keys: ['Delete'],
      result: 'bq(p() by(|Q))',
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

describe('a key that is held', () => {
  it.each([
    ['Backspace', 'a caption', [p('ab'), photo('|'), p('cd')]],
    ['Backspace', 'a cell', [p('ab'), table(['|', 'y'])]],
    ['Delete', 'a line', [p('ab|'), hr(), p('cd')]],
  ])('%s clears %s, and takes no block that it comes to', (key, _what, body) => {
    const desk = new Desk(article(body));
    const before = desk.json;
    desk.hold(key, 9);
    expect(desk.state.selection).toBeInstanceOf(NodeSelection);
    expect(desk.json).toEqual(before);
    // Pressed anew it is meant.
    desk.press(key);
    expect(desk.json).not.toEqual(before);
  });
});
