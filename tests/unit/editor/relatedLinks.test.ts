import { describe, expect, it } from 'vitest';
import { editAddress } from '../../../renderer/editor/commands/links.ts';
import { asOneStep } from '../../../renderer/editor/history/oneStep.ts';
import { checkLinks } from '../../../renderer/editor/links/checkLinks.ts';
import { addLink, removeLink, setTarget } from '../../../renderer/editor/links/editRelatedLinks.ts';
import { findArticles } from '../../../renderer/editor/links/findArticles.ts';
import type { LinkableArticle, LinkSource } from '../../../renderer/editor/links/linkSource.ts';
import { Links } from '../../../renderer/editor/links/links.ts';
import { moveLink } from '../../../renderer/editor/links/moveLink.ts';
import { Desk } from './desk.ts';
import { article, link, links, p } from './write.ts';

const ferry: LinkableArticle = {
  id: 'urn:uuid:ferry',
  headline: 'Zoë’s ferry runs again',
  slug: 'ferry-runs',
  url: '',
};
const vote: LinkableArticle = { ...ferry, id: 'urn:uuid:vote', headline: 'Vote', slug: 'v-1' };

const desk = (...all: ReturnType<typeof link>[]) => new Desk(article([links('More', ...all)]));

/** Position of the link with those words. */
function at(on: Desk, words: string): number {
  let found = -1;
  on.state.doc.descendants((node, pos) => {
    if (node.type.name === 'relatedLink' && node.textContent === words) found = pos;
  });
  return found;
}
const run = (on: Desk, command: Parameters<typeof asOneStep>[0]) =>
  asOneStep(command)(on.state, on.dispatch);
const attrsOf = (on: Desk, words: string) => on.state.doc.nodeAt(at(on, words))?.attrs;

describe('a related link', () => {
  it('takes an address that was typed where its title goes also when it is left', () => {
    const on = desk(link('https://example.org/pier|'));
    const before = on.json;
    on.press('Mod-Enter');
    expect(on.shown).toBe('links(title(More) link()) p(|)');
    expect(attrsOf(on, '')).toMatchObject({ href: 'https://example.org/pier' });
    on.press('Mod-z');
    expect(on.json).toEqual(before);
  });

  it('takes an address that is typed where its title goes, on Enter and in one step', () => {
    const on = desk(link('|'));
    on.type('www.example.org/a');
    on.press('Enter');
    expect(on.shown).toBe('links(title(More) link(|))');
    expect(attrsOf(on, '')?.href).toBe('https://www.example.org/a');
    on.run('undo');
    expect(on.shown).toBe('links(title(More) link(www.example.org/a|))');
    const named = desk(link('Node.js|'));
    named.press('Enter');
    expect(named.shown).toBe('links(title(More) link(Node.js) link(|))');
  });

  it('leads to an article of the library, whose headline is its title unless it has one', () => {
    const on = desk(link('|'), link('Own words'));
    editAddress(at(on, ''))(on.state, on.dispatch);
    run(on, setTarget({ href: '', article: ferry.id, title: ferry.headline }));
    expect(on.shown).toBe('links(title(More) link(Zoë’s ferry runs again|) link(Own words))');
    expect(attrsOf(on, ferry.headline)).toMatchObject({ href: '', article: ferry.id });
    editAddress(at(on, 'Own words'))(on.state, on.dispatch);
    run(on, setTarget({ href: 'https://example.org/v', article: vote.id, title: 'Vote' }));
    expect(attrsOf(on, 'Own words')).toMatchObject({
      href: 'https://example.org/v',
      article: vote.id,
    });
    on.run('undo');
    on.run('undo');
    expect(on.shown).toBe('links(title(More) link(|) link(Own words))');
  });

  it('with an article and no words yet is not empty: Enter goes on to another', () => {
    const on = desk({ ...link('|'), attrs: { article: ferry.id } });
    on.press('Enter');
    expect(on.shown).toBe('links(title(More) link() link(|))');
  });

  it('is added, moved and removed, the last one emptied', () => {
    const on = desk(link('A', 'https://example.org/a'), link('B|'));
    run(on, addLink(5 + 2));
    expect(on.state.doc.nodeAt(7)?.type.name).toBe('relatedLinks');
    expect(on.shown).toBe('links(title(More) link(A) link(B) link(|))');
    expect(run(on, moveLink(at(on, 'A'), 'up'))).toBe(false);
    run(on, moveLink(at(on, 'A'), 'down'));
    expect(on.shown).toBe('links(title(More) link(B) link(A) link(|))');
    run(on, moveLink(at(on, 'A'), 'up'));
    run(on, removeLink(at(on, 'A')));
    expect(on.shown).toBe('links(title(More) link(|B) link())');
    run(on, removeLink(at(on, '')));
    run(on, removeLink(at(on, 'B')));
    expect(on.shown).toBe('links(title(More) link(|))');
    for (let step = 0; step < 6; step++) on.run('undo');
    expect(on.shown).toBe('links(title(More) link(A) link(B|))');
  });
});

describe('checking links', () => {
  const source = (check: LinkSource['check'], articles = [ferry]): LinkSource => ({
    open: () => undefined,
    articles: () => articles,
    check,
  });

  it('asks about each address once, and about none that is known to be wrong', async () => {
    const on = desk(
      link('A', 'https://example.org/a'),
      link('Again', 'https://example.org/a'),
      link('Plain', 'http://example.org/b'),
      link('None'),
    );
    const asked: string[] = [];
    const about = new Links();
    about.setSource(
      source(async (href) => {
        asked.push(href);
        return { state: 'dead', message: 'Dead' };
      }),
    );
    expect(checkLinks(about)(on.state, undefined)).toBe(true);
    expect(asked).toEqual([]);
    checkLinks(about)(on.state, on.dispatch);
    await expect.poll(() => about.checks.getState().progress).toBeUndefined();
    expect(asked).toEqual(['https://example.org/a']);
    expect(about.checks.getState().findings.get('https://example.org/a')?.state).toBe('dead');
  });

  it('stops when it is told to, and keeps what it knows by then', async () => {
    const about = new Links();
    const waiting: (() => void)[] = [];
    about.setSource(
      source(
        (href, signal) =>
          new Promise((resolve, reject) => {
            if (href === 'https://example.org/0') resolve({ state: 'fine', message: 'It answers' });
            else waiting.push(() => resolve({ state: 'dead', message: 'late' }));
            signal.addEventListener('abort', () => reject(signal.reason));
          }),
      ),
    );
    const checking = about.check([0, 1, 2, 3, 4, 5].map((n) => `https://example.org/${n}`));
    await expect.poll(() => about.checks.getState().progress?.done).toBe(1);
    about.stop();
    for (const answer of waiting) answer();
    await checking;
    expect(about.checks.getState().progress).toBeUndefined();
    expect([...about.checks.getState().findings.keys()]).toEqual(['https://example.org/0']);
  });

  it('gives a link to an article the web address that it has got since', async () => {
    const url = 'https://example.org/ferry';
    const on = desk({ ...link('Ferry|'), attrs: { article: ferry.id } });
    const about = new Links();
    about.setSource(source(async () => ({ state: 'fine', message: '' }), [{ ...ferry, url }]));
    checkLinks(about)(on.state, on.dispatch);
    expect(attrsOf(on, 'Ferry')).toMatchObject({ href: url, article: ferry.id });
    on.run('undo');
    expect(attrsOf(on, 'Ferry')?.href).toBe('');
    const none = new Desk(article([p('|')]));
    expect(checkLinks(about)(none.state, none.dispatch)).toBe(false);
  });
});

it('articles are found by words of headline and slug, without their accents', () => {
  expect(findArticles([ferry, vote], 'zoe again')).toEqual([ferry]);
  expect(findArticles([ferry, vote], 'V-1')).toEqual([vote]);
  expect(findArticles([ferry, vote], '')).toEqual([ferry, vote]);
  expect(findArticles([ferry, vote], 'zoe vote')).toEqual([]);
});
