import { expect, test } from 'vitest';
import {
  type ClassNames,
  classNameProblems,
  classNames,
} from '../../../shared/formats/html/classNames.ts';
import { stylesheet } from '../../../shared/formats/html/stylesheet.ts';
import { formatOf } from '../../../shared/formats/registry.ts';
import { readArticle } from '../../../shared/formats/story/readStory.ts';
import fc from '../../fastCheck.ts';
import { arbitraryArticle } from './arbitraryArticle.ts';
import { all, readPage } from './htmlTree.ts';
import { everyField } from './sampleArticles.ts';

function rendered(id: 'html' | 'html-fragment', names: ClassNames, article = everyField()): string {
  const [document] = formatOf(id).render(readArticle(article), {
    baseName: 'x',
    photos: { kind: 'beside' },
    classNames: names,
  }).files;
  return document && 'bytes' in document ? new TextDecoder().decode(document.bytes) : '';
}

const classesIn = (html: string) =>
  new Set(
    all(readPage(html).root, '').flatMap(({ attrs }) =>
      attrs.flatMap(({ name, value }) => (name === 'class' ? value.split(' ') : [])),
    ),
  );

test('the list has every class of the page and of its stylesheet', () => {
  fc.assert(
    fc.property(arbitraryArticle(), (article) => {
      const unknown = [...classesIn(rendered('html', {}, article))].filter(
        (name) => !(classNames as readonly string[]).includes(name),
      );
      expect(unknown).toEqual([]);
    }),
    { numRuns: 50 },
  );
  const styled = [...stylesheet.matchAll(/\.([a-z][a-z-]*)/g)].map(([, name]) => name);
  expect(styled.filter((name) => !(classNames as readonly string[]).includes(name ?? ''))).toEqual(
    [],
  );
  expect([...classNames]).toEqual([...classNames].sort());
});

test.each(['html', 'html-fragment'] as const)('%s has the desk’s names', (id) => {
  const html = rendered(id, { headline: 'c-title', 'pull-quote': 'quote quote--big' });
  const classes = classesIn(html);
  expect(classes).toContain('c-title');
  expect(classes).toContain('quote--big');
  expect(classes).not.toContain('headline');
  expect(classes).toContain('standfirst');
  expect(rendered(id, {})).not.toContain('c-title');
  expect(formatOf(id).articleIdOf?.(new TextEncoder().encode(rendered(id, { article: 'a' })))).toBe(
    everyField().id,
  );
});

test('the stylesheet of the page follows them', () => {
  const html = rendered('html', { headline: 'c-title', 'pull-quote': 'quote big' });
  expect(html).toContain('.c-title {');
  expect(html).toContain('.quote.big blockquote {');
  expect(html).not.toMatch(/\.(headline|pull-quote)\b/);
  expect(html).toContain('1.1875rem');
});

test('words that look like a class stay words', () => {
  const article = everyField();
  article.byline = { display: ' class="headline" .headline {}' };
  const html = rendered('html-fragment', { headline: 'c-title' }, article);
  expect(html).toContain('class=&quot;headline&quot; .headline {}');
});

test('a name that is none of ours is told, with the one that was meant', () => {
  expect(classNameProblems({ headline: 'x', pullquote: 'y', constructor: 'z' })).toEqual([
    'There is no class “pullquote”. Did you mean “pull-quote”?',
    'There is no class “constructor”.',
  ]);
});
