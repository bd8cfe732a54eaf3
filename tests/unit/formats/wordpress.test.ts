import { describe, expect, test } from 'vitest';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import {
  article,
  block,
  bullets,
  heading,
  item,
  paragraph,
  photo,
  pullQuote,
  text,
} from './build.ts';
import { make } from './render.ts';
import { asset, everyBlock } from './sampleArticles.ts';

const post = (made: Article, now?: number) => {
  const { parts } = make('wordpress', made, undefined, now === undefined ? {} : { now });
  const part = (end: string) => [...parts].find(([name]) => name.endsWith(end))?.[1] ?? '';
  return { content: part('post.html').trim(), fields: JSON.parse(part('post.json')) };
};
const contentOf = (...body: NodeJson[]) =>
  post(article({ assets: { a: asset('a', { alt: 'A "wall"' }) } }, {}, ...body)).content;

test('a folder with content, fields and photos', () => {
  expect(
    make('wordpress', everyBlock())
      .files.map(({ name }) => name)
      .slice(0, 3),
  ).toEqual([
    'harbour-vote.wordpress/post.html',
    'harbour-vote.wordpress/post.json',
    'harbour-vote.wordpress/photos/aaaaaaaaaaaaaaaa.png',
  ]);
});

test('the fields of the post', () => {
  expect(post(everyBlock()).fields).toMatchObject({
    title: 'Council votes for a sea wall after a winter of floods',
    slug: 'harbour-vote',
    status: 'publish',
    date: '2026-05-04T09:30:00+01:00',
    categories: ['Local'],
    tags: ['Floods', 'Council'],
    byline: 'By Ana Ruiz and Tom Field',
  });
});

test.each([
  [{ status: 'review' }, 'pending'],
  [{ status: 'withheld' }, 'draft'],
  [{ status: 'published', dates: { embargoUntil: '2026-05-04T09:30:00Z' } }, 'future'],
] as const)('%j is %s', (fields, status) => {
  expect(post(article(fields, { headline: 'x' })).fields.status).toBe(status);
});

test('a post whose embargo is over has the date of its publication', () => {
  const dates = { published: '2026-05-04T11:00:00Z', embargoUntil: '2026-05-04T09:30:00Z' };
  const made = article({ status: 'published', dates }, { headline: 'x' });
  const at = (now: string) => post(made, Date.parse(now)).fields;
  expect(at('2026-05-04T09:00:00Z')).toMatchObject({
    status: 'future',
    date: '2026-05-04T09:30:00Z',
  });
  expect(at('2026-05-04T12:00:00Z')).toMatchObject({
    status: 'publish',
    date: '2026-05-04T11:00:00Z',
  });
});

describe('block markup, to the letter', () => {
  test.each<[string, NodeJson, string]>([
    [
      'paragraph',
      paragraph('a "b" & c\u00a0', text('d', 'bold')),
      '<!-- wp:paragraph -->\n<p>a "b" &amp; c&nbsp;<strong>d</strong></p>\n<!-- /wp:paragraph -->',
    ],
    [
      'paragraph that runs the other way',
      paragraph('صوت المجلس'),
      '<!-- wp:paragraph {"direction":"rtl"} -->\n<p dir="rtl">صوت المجلس</p>\n<!-- /wp:paragraph -->',
    ],
    [
      'subhead',
      heading(3, 'a'),
      '<!-- wp:heading {"level":3} -->\n<h3 class="wp-block-heading">a</h3>\n<!-- /wp:heading -->',
    ],
    [
      'list',
      bullets(item('a', 'b')),
      '<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>a<br>b</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->',
    ],
    [
      'pull quote',
      pullQuote('a', 'Edith'),
      '<!-- wp:pullquote -->\n<figure class="wp-block-pullquote"><blockquote><p>a</p><cite>Edith</cite></blockquote></figure>\n<!-- /wp:pullquote -->',
    ],
    [
      'photo',
      photo('a', 'The wall.', 'A. Ruiz', 'wide'),
      '<!-- wp:image {"align":"wide"} -->\n<figure class="wp-block-image alignwide"><img src="photos/aaaaaaaaaaaaaaaa.png" alt="A &quot;wall&quot;"/><figcaption class="wp-element-caption">The wall. <em>A. Ruiz</em></figcaption></figure>\n<!-- /wp:image -->',
    ],
  ])('%s', (_, node, wanted) => {
    expect(contentOf(node)).toBe(wanted);
  });

  test('nothing in an address can end the comment', () => {
    const embed = block('embed', [block('title', 'x')], { url: 'https://e.example/-->?a=1&b=2' });
    const [first = ''] = contentOf(embed).split('\n');
    expect(first).toBe(
      '<!-- wp:embed {"url":"https://e.example/\\u002d\\u002d%3E?a=1\\u0026b=2"} -->',
    );
  });
});
