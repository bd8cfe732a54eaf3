import { describe, expect, it } from 'vitest';
import type { NodeJson } from '../../../shared/article/model.ts';
import { Desk } from './desk.ts';
import { article, li, ol, p, selected, ul } from './write.ts';

/** An item that its grip has selected as a whole, and what keys and commands do to it. */

const three = [ul(li(p('a')), selected(li(p('b'), ul(li(p('c'))))), li(p('d'))), p('e')];
const only = [ul(selected(li(p('a')))), p('e')];
const alone = [ul(selected(li(p('a'))))];

type Act = (desk: Desk) => unknown;
const press =
  (...keys: string[]): Act =>
  (desk) =>
    desk.press(...keys);

describe('a selected item', () => {
  const cases: [what: string, body: NodeJson[], act: Act, then: string][] = [
    ['is deleted with what is in it', three, press('Delete'), 'ul(li(p(a)) li(p(|d))) p(e)'],
    ['is deleted by Backspace', three, press('Backspace'), 'ul(li(p(a)) li(p(|d))) p(e)'],
    ['takes its list along', only, press('Delete'), 'p(|e)'],
    ['leaves a line where nothing else is', alone, press('Delete'), 'p(|)'],
    [
      'stays, and what is typed is an item behind it',
      three,
      (desk) => desk.type('xy'),
      'ul(li(p(a)) li(p(b) ul(li(p(c)))) li(p(xy|)) li(p(d))) p(e)',
    ],
    [
      'is doubled',
      three,
      (desk) => desk.run('duplicateBlock'),
      'ul(li(p(a)) li(p(b) ul(li(p(c)))) ^li(p(b) ul(li(p(c)))) li(p(d))) p(e)',
    ],
    [
      'is deleted by the menu',
      three,
      (desk) => desk.run('deleteBlock'),
      'ul(li(p(a)) li(p(|d))) p(e)',
    ],
    [
      'moves up',
      three,
      (desk) => desk.run('moveBlockUp'),
      'ul(^li(p(b) ul(li(p(c)))) li(p(a)) li(p(d))) p(e)',
    ],
    [
      'moves down',
      three,
      (desk) => desk.run('moveBlockDown'),
      'ul(li(p(a)) li(p(d)) ^li(p(b) ul(li(p(c))))) p(e)',
    ],
    [
      'gives the caret up',
      three,
      press('ArrowRight'),
      'ul(li(p(a)) li(p(|b) ul(li(p(c)))) li(p(d))) p(e)',
    ],
    [
      'is gone into by Enter',
      three,
      press('Enter'),
      'ul(li(p(a)) li(p(|b) ul(li(p(c)))) li(p(d))) p(e)',
    ],
    ['is indented', three, press('Tab'), 'ul(li(p(a) ul(^li(p(b) ul(li(p(c)))))) li(p(d))) p(e)'],
    [
      'changes its list',
      [ol(selected(li(p('a'))), li(p('b')))],
      (desk) => desk.run('bulletList'),
      '^ul(li(p(a)) li(p(b)))',
    ],
    [
      'turns',
      [ol(selected(li(p('a'))), li(p('b')))],
      (desk) => desk.run('subhead'),
      'h2(|a) ol(li(p(b)))',
    ],
  ];
  it.each(cases)('%s', (_what, body, act, then) => {
    const desk = new Desk(article(body));
    const before = desk.json;
    act(desk);
    desk.state.doc.check();
    expect(desk.shown).toBe(then);
    while (desk.run('undo'));
    expect(desk.json).toEqual(before);
  });
});
