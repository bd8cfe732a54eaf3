import { describe, expect, it } from 'vitest';
import { linkEditing, setLink } from '../../../renderer/editor/commands/links.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { Desk } from './desk.ts';
import { linksOf } from './linksOf.ts';
import { article, h2, p, photo } from './write.ts';

const linked = (words: string, href: string): NodeJson => ({
  type: 'paragraph',
  content: [{ type: 'text', text: words, marks: [{ type: 'link', attrs: { href } }] }],
});

describe('a link over words of several blocks', () => {
  it('is one address for all of them, in one step', () => {
    const desk = new Desk(article([h2('The |pier'), p('is old'), photo('A quay'), p('and long|')]));
    const before = desk.json;
    expect(desk.run('link')).toBe(true);
    expect(linkEditing(desk.state)).toMatchObject({ href: '', linked: false });
    setLink('https://example.org')(desk.state, desk.dispatch);
    const to = '→ https://example.org';
    expect(linksOf(desk.state.doc)).toEqual([
      `pier ${to}`,
      `is old ${to}`,
      `A quay ${to}`,
      `and long ${to}`,
    ]);
    desk.press('Mod-z');
    expect(desk.json).toEqual(before);
  });

  it('shows the address that all of them have, and takes away several', () => {
    const desk = new Desk(
      article([linked('|One', 'https://a.org'), linked('two|', 'https://a.org')]),
    );
    desk.run('link');
    expect(linkEditing(desk.state)).toMatchObject({ href: 'https://a.org', linked: true });
    const other = new Desk(
      article([linked('|One', 'https://a.org'), p('and'), linked('two|', 'https://b.org')]),
    );
    other.run('link');
    expect(linkEditing(other.state)).toMatchObject({ href: '', linked: true });
    setLink(undefined)(other.state, other.dispatch);
    expect(linksOf(other.state.doc)).toEqual([]);
  });
});
