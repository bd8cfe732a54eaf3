import { describe, expect, it } from 'vitest';
import type { TextCommandId } from '../../../renderer/editor/editorHandle.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { Desk } from './desk.ts';
import {
  article,
  box,
  bq,
  by,
  h2,
  h3,
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

type Id = TextCommandId;
type Case = [what: string, body: NodeJson[], command: Id, then: string];

const cases: Case[] = [
  ['a paragraph becomes a subhead', [p('a|b')], 'subhead', 'h2(a|b)'],
  ['a subhead becomes a paragraph again', [h2('a|b')], 'subhead', 'p(a|b)'],
  ['a subhead becomes a minor one', [h2('a|b')], 'minorSubhead', 'h3(a|b)'],
  [
    'an item becomes a subhead outside its list',
    [ul(li(p('a')), li(p('b|')))],
    'subhead',
    'ul(li(p(a))) h2(b|)',
  ],
  ['several paragraphs become subheads', [p('a|b'), p('c|d')], 'subhead', 'h2(a|b) h2(c|d)'],
  ['a paragraph becomes a list', [p('a|')], 'bulletList', 'ul(li(p(a|)))'],
  [
    'several paragraphs become one list',
    [p('|a'), p('b|')],
    'orderedList',
    'ol(li(p(|a)) li(p(b|)))',
  ],
  [
    'a paragraph between two lists becomes an item of both, which are one',
    [ol(li(p('a'))), p('b|'), ol(li(p('c')))],
    'orderedList',
    'ol(li(p(a)) li(p(b|)) li(p(c)))',
  ],
  [
    'items of every level become paragraphs at once',
    [ul(li(p('|a'), ul(li(p('b'), ul(li(p('c')))))), li(p('d|')))],
    'bulletList',
    'p(|a) p(b) p(c) p(d|)',
  ],
  [
    'of a list only the items that are selected become paragraphs',
    [ul(li(p('a'), ul(li(p('b'), ul(li(p('|c')))), li(p('d|')))), li(p('e')))],
    'bulletList',
    'ul(li(p(a) ul(li(p(b))))) p(|c) p(d|) ul(li(p(e)))',
  ],
  [
    'what stays behind an item that becomes a paragraph is one list, as deep as it was',
    [ol(li(p('a'), ul(li(p('b|'), ul(li(p('c')))), li(p('d'))), p('e')), li(p('f')))],
    'bulletList',
    'ol(li(p(a))) p(b|) ul(li(p(c)) li(p(d))) ol(li(p(e)) li(p(f)))',
  ],
  [
    'items of two levels become of the other kind on both',
    [ul(li(p('a'), ul(li(p('b|')))), li(p('c|')))],
    'orderedList',
    'ol(li(p(a) ol(li(p(b|)))) li(p(c|)))',
  ],
  ['a subhead becomes a list', [h2('a|')], 'bulletList', 'ul(li(p(a|)))'],
  [
    'what cannot be in a list parts it',
    [p('|a'), h2('b'), photo('c'), h2('d'), p('e|')],
    'bulletList',
    'ul(li(p(|a)) li(p(b))) photo(caption(c) credit()) ul(li(p(d)) li(p(e|)))',
  ],
  [
    'what is selected becomes one list with those in it',
    [p('|a'), ol(li(p('b'))), h2('c'), ul(li(p('d|')))],
    'bulletList',
    'ul(li(p(|a)) li(p(b)) li(p(c)) li(p(d|)))',
  ],
  [
    'a list takes in what is selected behind it',
    [ul(li(p('a'), ul(li(p('|b'))))), p('c|')],
    'bulletList',
    'ul(li(p(a) ul(li(p(|b)))) li(p(c|)))',
  ],
  [
    'what cannot be quoted parts a quotation',
    [p('|a'), ul(li(p('b'))), photo('c'), h2('d|')],
    'blockquote',
    'bq(p(|a) ul(li(p(b))) by()) photo(caption(c) credit()) bq(p(d|) by())',
  ],
  ['a list changes its kind', [ul(li(p('a|')))], 'orderedList', 'ol(li(p(a|)))'],
  ['a list becomes paragraphs', [ul(li(p('a')), li(p('b|')))], 'bulletList', 'ul(li(p(a))) p(b|)'],
  [
    'two lists with a photo between become paragraphs',
    [ul(li(p('a')), li(p('|b'))), photo('c'), ul(li(p('d')), li(p('e|')))],
    'bulletList',
    'ul(li(p(a))) p(|b) photo(caption(c) credit()) p(d) p(e|)',
  ],
  [
    'of two lists one of which is of another kind both become one of this',
    [ul(li(p('|a'))), photo('c'), ol(li(p('d|')))],
    'bulletList',
    'ul(li(p(|a))) photo(caption(c) credit()) ul(li(p(d|)))',
  ],
  [
    'a pull quote has the words of a paragraph that is selected as a whole',
    [selected(p('a b')), p('c')],
    'pullQuote',
    'p(a b) pq(q(a b) by(|)) p(c)',
  ],
  [
    'and of a quotation who said it',
    [selected(bq(p('a'), p('b'), by('Mara Quill')))],
    'pullQuote',
    'bq(p(a) p(b) by(Mara Quill)) pq(q(a b) by(Mara Quill|))',
  ],
  ['a paragraph becomes a quotation', [p('a|')], 'blockquote', 'bq(p(a|) by())'],
  [
    'a subhead and a list become a quotation',
    [h2('|a'), ul(li(p('b|')))],
    'blockquote',
    'bq(p(|a) ul(li(p(b|))) by())',
  ],
  ['a quotation becomes paragraphs', [bq(p('a|'), by('Q'))], 'blockquote', 'p(a|) p(Q)'],
  ['an empty line becomes a pull quote', [p('x'), p('|')], 'pullQuote', 'p(x) pq(q(|) by())'],
  [
    'a pull quote comes after the paragraph',
    [p('a|b'), p('c')],
    'pullQuote',
    'p(ab) pq(q(|) by()) p(c)',
  ],
  [
    'a pull quote takes the selected words over',
    [p('We |wait| here')],
    'pullQuote',
    'p(We wait here) pq(q(wait) by(|))',
  ],
  [
    'a pull quote takes over words of two paragraphs',
    [p('We |wait'), p('here| now')],
    'pullQuote',
    'p(We wait) p(here now) pq(q(wait here) by(|))',
  ],
  [
    'a pull quote takes over who said it',
    [bq(p('We |wait |here'), by('Quill'))],
    'pullQuote',
    'bq(p(We wait here) by(Quill)) pq(q(wait) by(Quill|))',
  ],
  ['a pull quote becomes paragraphs', [pq('a|b', 'Q')], 'pullQuote', 'p(a|b) p(Q)'],
  ['a pull quote becomes a quotation', [pq('a|b')], 'blockquote', 'bq(p(a|b) by())'],
  [
    'related links come with a first line',
    [p('a|')],
    'relatedLinks',
    'p(a) links(title(|) link())',
  ],
  ['a divider comes with a line behind it', [p('a|')], 'divider', 'p(a) hr p(|)'],
  ['a divider in an empty line takes it', [p('|'), p('b')], 'divider', 'hr p(|b)'],
  [
    'a block comes after the list it is called in',
    [ul(li(p('a|'))), p('b')],
    'divider',
    'ul(li(p(a))) hr p(|b)',
  ],
  [
    'a block comes after a photo',
    [photo('Q|'), p('b')],
    'pullQuote',
    'photo(caption(Q) credit()) pq(q(|) by()) p(b)',
  ],
  [
    'a block comes after a selected photo',
    [selected(photo('Q')), p('b')],
    'divider',
    'photo(caption(Q) credit()) hr p(|b)',
  ],
  [
    'a fact box comes with a title and a line',
    [p('a'), p('|')],
    'factbox',
    'p(a) factbox(title(|) p())',
  ],
  [
    'a fact box takes the selected blocks in',
    [h2('|T'), p('b|')],
    'factbox',
    'factbox(title(|T) p(b|))',
  ],
  [
    'a fact box goes and leaves what is in it',
    [box('T', p('a|'), h3('b'))],
    'factbox',
    'p(T) p(a|) h3(b)',
  ],
  ['a note comes after the block', [p('a|b')], 'note', 'p(ab) note(p(|))'],
  ['a note takes the selected blocks in', [p('|a'), p('b|')], 'note', 'note(p(|a) p(b|))'],
  [
    'a divider called in a fact box comes behind it',
    [box('T', p('a|')), p('b')],
    'divider',
    'factbox(title(T) p(a)) hr p(|b)',
  ],
  [
    'a selected list becomes a quotation',
    [selected(ul(li(p('a')), li(p('b'))))],
    'blockquote',
    '^bq(ul(li(p(a)) li(p(b))) by())',
  ],
  ['a paragraph turns into a pull quote', [p('a|b')], 'turnIntoPullQuote', 'pq(q(a|b) by())'],
  ['a block is duplicated', [p('a|b'), p('c')], 'duplicateBlock', 'p(ab) p(a|b) p(c)'],
  ['several blocks are duplicated', [p('|a'), p('b|')], 'duplicateBlock', 'p(a) p(b) p(|a) p(b|)'],
  [
    'a selected photo is duplicated',
    [selected(photo('Q'))],
    'duplicateBlock',
    'photo(caption(Q) credit()) ^photo(caption(Q) credit())',
  ],
  [
    'a block in a box is duplicated there',
    [box('T', p('a|'))],
    'duplicateBlock',
    'factbox(title(T) p(a) p(a|))',
  ],
  [
    'a box is duplicated from its title',
    [box('T|', p('a'))],
    'duplicateBlock',
    'factbox(title(T) p(a)) factbox(title(T|) p(a))',
  ],
  ['a block is deleted', [p('a'), p('b|'), p('c')], 'deleteBlock', 'p(a) p(|c)'],
  ['the last block is deleted', [p('a'), p('b|')], 'deleteBlock', 'p(a|)'],
  ['the only block is deleted', [photo('Q|')], 'deleteBlock', 'p(|)'],
  [
    'the only block of a box is deleted',
    [box('T', p('a|'))],
    'deleteBlock',
    'factbox(title(T) p(|))',
  ],
  [
    'an item is deleted',
    [ul(li(p('a')), li(p('b|'))), p('c')],
    'deleteBlock',
    'ul(li(p(a|))) p(c)',
  ],
  ['with its only item a list is deleted', [ul(li(p('b|'))), p('c')], 'deleteBlock', 'p(|c)'],
  [
    'a nested list goes with its only item',
    [ul(li(p('a'), ul(li(p('b|')))))],
    'deleteBlock',
    'ul(li(p(a|)))',
  ],
  [
    'a list in a quotation leaves a line',
    [bq(ul(li(p('b|'))), by('Q'))],
    'deleteBlock',
    'bq(p(|) by(Q))',
  ],
  [
    'a selected list is deleted',
    [selected(ul(li(p('a')), li(p('b')))), p('c')],
    'deleteBlock',
    'p(|c)',
  ],
  [
    'an item is duplicated with what is in it',
    [ul(li(p('a|'), ul(li(p('b')))))],
    'duplicateBlock',
    'ul(li(p(a) ul(li(p(b)))) li(p(a|) ul(li(p(b)))))',
  ],
  [
    'a link is duplicated among links',
    [links('T', link('a|'), link('b'))],
    'duplicateBlock',
    'links(title(T) link(a) link(a|) link(b))',
  ],
  [
    'a link is deleted among links',
    [links('T', link('a'), link('b|'))],
    'deleteBlock',
    'links(title(T) link(a|))',
  ],
  [
    'a block moves in its box',
    [box('T', p('a'), p('b|')), p('c')],
    'moveBlockUp',
    'factbox(title(T) p(b|) p(a)) p(c)',
  ],
  [
    'a first block of a box takes the box with it',
    [p('x'), box('T', p('a|'))],
    'moveBlockUp',
    'factbox(title(T) p(a|)) p(x)',
  ],
  ['a block moves up', [p('a'), p('b|')], 'moveBlockUp', 'p(b|) p(a)'],
  [
    'a block moves down',
    [p('a|'), photo('Q')],
    'moveBlockDown',
    'photo(caption(Q) credit()) p(a|)',
  ],
  ['several blocks move together', [p('x'), p('a|'), p('b|')], 'moveBlockUp', 'p(a|) p(b|) p(x)'],
  [
    'an item moves in its list',
    [ul(li(p('a')), li(p('b|')))],
    'moveBlockUp',
    'ul(li(p(b|)) li(p(a)))',
  ],
  [
    'a first item takes the list with it',
    [p('x'), ul(li(p('a|')), li(p('b')))],
    'moveBlockUp',
    'ul(li(p(a|)) li(p(b))) p(x)',
  ],
  [
    'a nested item moves among its likes',
    [ul(li(p('x'), ul(li(p('a')), li(p('b|')))))],
    'moveBlockUp',
    'ul(li(p(x) ul(li(p(b|)) li(p(a)))))',
  ],
  [
    'a link moves among links',
    [links('', link('a'), link('b|'))],
    'moveBlockUp',
    'links(title() link(b|) link(a))',
  ],
  [
    'a first link takes the block with it',
    [p('x'), links('', link('a|'), link('b'))],
    'moveBlockUp',
    'links(title() link(a|) link(b)) p(x)',
  ],
  [
    'a photo moves from its caption',
    [p('x'), photo('Q|')],
    'moveBlockUp',
    'photo(caption(Q|) credit()) p(x)',
  ],
  [
    'a selected photo moves',
    [p('x'), selected(photo('Q'))],
    'moveBlockUp',
    '^photo(caption(Q) credit()) p(x)',
  ],
  [
    'a quotation moves as a whole',
    [p('x'), bq(p('a|'), by())],
    'moveBlockUp',
    'bq(p(a|) by()) p(x)',
  ],
];

describe('commands on blocks', () => {
  for (const [what, body, command, then] of cases) {
    it(what, () => {
      const desk = new Desk(article(body));
      const before = desk.json;
      expect(desk.run(command)).toBe(true);
      desk.state.doc.check();
      expect(desk.shown).toBe(then);
      const after = desk.json;
      // What is typed right after it is a step of its own.
      if (desk.state.selection.empty && desk.state.selection.$from.parent.isTextblock) {
        desk.type('z');
        desk.press('Mod-z');
        expect(desk.json).toEqual(after);
      }
      desk.press('Mod-z');
      expect(desk.json).toEqual(before);
      desk.press('Mod-Shift-z');
      expect(desk.json).toEqual(after);
    });
  }

  it('puts a block called from the head at the top of the body', () => {
    const desk = new Desk(article([p('a')], { headline: 'H|' }));
    desk.run('divider');
    expect(desk.shown).toBe('hr p(|a)');
  });

  it('leaves captions, titles and the head what they are', () => {
    for (const command of ['subhead', 'bulletList', 'orderedList', 'blockquote'] as const) {
      expect(new Desk(article([photo('Q|')])).run(command)).toBe(false);
      expect(new Desk(article([links('T|', link('a'))])).run(command)).toBe(false);
      expect(new Desk(article([p('x')], { headline: 'H|' })).run(command)).toBe(false);
    }
  });

  it('does not move beyond the ends', () => {
    expect(new Desk(article([p('a|'), p('b')])).run('moveBlockUp')).toBe(false);
    expect(new Desk(article([p('a'), p('b|')])).run('moveBlockDown')).toBe(false);
    expect(new Desk(article([links('', link('a|'))])).run('moveBlockUp')).toBe(false);
  });
});

describe('marks', () => {
  it('make all selected words bold, and take it away only when all are', () => {
    const desk = new Desk(article([p('one |two three|')]));
    const { from, to } = desk.state.selection;
    desk.select(from, from + 3);
    desk.run('bold');
    desk.select(from, to);
    desk.run('bold');
    const bold = desk.state.schema.marks.bold;
    expect(bold && desk.state.doc.rangeHasMark(from + 4, to, bold)).toBe(true);
    desk.run('bold');
    expect(bold && desk.state.doc.rangeHasMark(from, to, bold)).toBe(false);
  });
  it('are kept out of fields that cannot have them', () => {
    const desk = new Desk(article([p('x')], { headline: '|H|' }));
    expect(desk.run('bold')).toBe(false);
    expect(desk.run('italic')).toBe(true);
  });
});
