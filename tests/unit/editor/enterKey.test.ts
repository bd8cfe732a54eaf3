import { describe, expect, it } from 'vitest';
import { Desk } from './desk.ts';
import { type Case, check } from './keyCases.ts';
import {
  article,
  box,
  bq,
  by,
  h2,
  hr,
  li,
  link,
  links,
  p,
  photo,
  pq,
  selected,
  ul,
} from './write.ts';

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
      what: 'on a selected photo goes on with its caption',
      body: [selected(photo('Quay', ''))],
      keys: ['Enter'],
      result: 'photo(caption(Quay|) credit())',
    },
    {
      what: 'on a selected divider opens a paragraph',
      body: [selected(hr()), p('x')],
      keys: ['Enter'],
      result: 'hr p(|) p(x)',
    },
    {
      what: 'over words of two items parts the items',
      body: [ul(li(p('one')), li(p('tw|o')), li(p('x')), li(p('th|ree')), li(p('four')))],
      keys: ['Enter'],
      result: 'ul(li(p(one)) li(p(tw)) li(p(|ree)) li(p(four)))',
    },
    {
      what: 'over words of an item and of one in it keeps them apart',
      body: [ul(li(p('on|e'), ul(li(p('tw|o')), li(p('three')))))],
      keys: ['Enter'],
      result: 'ul(li(p(on) ul(li(p(|o)) li(p(three)))))',
    },
    {
      what: 'over the end of a subhead leaves the paragraph one',
      body: [h2('Wi|nter'), p('Ca|lm')],
      keys: ['Enter'],
      result: 'h2(Wi) p(|lm)',
    },
    {
      what: 'over what leads into a list leaves its item one',
      body: [p('|In'), p('x'), ul(li(p('one')), li(p('tw|o')))],
      keys: ['Enter'],
      result: 'p() ul(li(p(|o)))',
    },
    {
      what: 'over the end of a quotation leaves what follows out of it',
      body: [bq(p('We| wait'), by('Ana')), p('Sh|e said.')],
      keys: ['Enter'],
      result: 'bq(p(We) by()) p(|e said.)',
    },
    {
      what: 'with Mod leaves any block',
      body: [pq('We| wait')],
      keys: ['Mod-Enter'],
      result: 'pq(q(We wait) by()) p(|)',
    },
    {
      what: 'with Mod takes an empty last line of a box along',
      body: [box('Facts', p('a'), p('|'))],
      keys: ['Mod-Enter'],
      result: 'factbox(title(Facts) p(a)) p(|)',
    },
    {
      what: 'with Mod leaves a line that others follow where it is',
      body: [box('Facts', p('|'), p('a'))],
      keys: ['Mod-Enter'],
      result: 'factbox(title(Facts) p() p(a)) p(|)',
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
