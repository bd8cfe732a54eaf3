import { describe, expect, test } from 'vitest';
import type { Article } from '../../../shared/article/model.ts';
import {
  article,
  block,
  blockquote,
  bullets,
  cell,
  hashOf,
  heading,
  item,
  link,
  paragraph,
  photo,
  pullQuote,
  related,
  row,
  text,
} from './build.ts';
import { activeContent, all, attribute, elements, readFragment, readPage } from './htmlTree.ts';
import { documentOf, published } from './render.ts';
import { asset } from './sampleArticles.ts';

/** What attackers put into text, names and addresses: in a page it is words, and nothing else. */

const inText = [
  '<script>canary()</script>',
  '</script><script>canary()</script>',
  '<img src=x onerror=canary()>',
  '"><svg onload=canary()>',
  "'><iframe srcdoc='<script>canary()</script>'>",
  '</title><script>canary()</script>',
  '</style><script>canary()</script>',
  '</textarea></noscript><script>canary()</script>',
  '<!--<script>canary()//-->',
  '--><script>canary()</script>',
  ']]><script>canary()</script>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=canary()>',
  '&lt;script&gt;canary()&lt;/script&gt;',
  '&#60;script&#62;canary()',
  '\u003cscript\u003ecanary()\u003c/script\u003e',
  '<scr\u0000ipt>canary()</scr\u0000ipt>',
  '{{constructor.constructor("canary()")()}}',
  '" onmouseover="canary()" x="',
  "' onfocus='canary()' autofocus='",
  '" style="background:url(javascript:canary())',
  '\u2028</script><script>canary()',
  '<base href=//evil.example>',
  '<meta http-equiv=refresh content=0;url=//evil.example>',
];

const addresses = [
  'javascript:canary()',
  'JaVaScRiPt:canary()',
  'java\tscript:canary()',
  'java\nscript:canary()',
  '\u0001javascript:canary()',
  ' javascript:canary()',
  'javascript\u200b:canary()',
  'data:text/html,<script>canary()</script>',
  'vbscript:canary()',
  'blob:https://e.example/1',
  'file:///etc/passwd',
  'smb://host/share',
  'ms-msdt:/id',
  '//evil.example/x',
  '\\\\evil.example\\x',
  '/\\evil.example/x',
  'https://user:secret@evil.example/',
  'https://e.example/" onclick="canary()',
  "https://e.example/'><script>canary()</script>",
  'https://e.example/\u0000<script>canary()</script>',
];

/** The words and the address at every place where an article takes some. */
const everywhere = (words: string, href: string): Article =>
  article(
    {
      slug: words,
      slugline: words,
      headlines: { web: words, seo: words, social: words },
      summary: words,
      byline: {
        contributors: [{ name: words, title: words, affiliation: words, url: href }],
        tagline: words,
      },
      dateline: { place: words, region: words, country: words, agency: words },
      dates: { published: '2026-05-04T09:30:00Z' },
      section: { id: words, name: words },
      tags: [{ name: words, slug: words }],
      subjects: [{ scheme: words, code: words, name: words }],
      rights: { holder: words, notice: words, usageTerms: words },
      source: { name: words, url: href },
      corrections: [{ type: 'correction', text: words }],
      assets: {
        a: asset('a', {
          alt: words,
          mimeType: words,
          copyright: words,
          usage: words,
          credit: { creator: words, organization: words, line: words },
        }),
      },
    },
    { kicker: words, headline: words, standfirst: [text(words, link(href))] },
    paragraph(text(words, 'bold', link(href)), words),
    heading(2, words),
    bullets(item(words)),
    blockquote([words], [text(words, link(href))]),
    pullQuote(words, [text(words, link(href))]),
    photo('a', words, [text(words, link(href))], words),
    photo('a', '', ''),
    related(words, [words, href], ['', href]),
    block('factbox', [block('title', words), paragraph(words)]),
    block('embed', [block('title', words)], { url: href, provider: words }),
    block('embed', [block('title', '')], { url: href, provider: words }),
    block('table', [row(cell(words, true, { colspan: words, rowspan: words }))]),
    block('orderedList', [item(words)], { start: words }),
    block('gallery', [photo('a', words), block('caption', words)]),
    { type: 'unknown', attrs: { raw: words } },
  );

const tagsOf = (html: string) => [...elements(readPage(html).root)].map(({ tagName }) => tagName);

describe('in text', () => {
  const usual = tagsOf(documentOf('html', everywhere('plain words', 'https://e.example/')));
  test.each(inText)('%j', (words) => {
    const html = documentOf('html', everywhere(words, 'https://e.example/'));
    expect(activeContent(readPage(html).root)).toEqual([]);
    // No element more than with plain words: whatever was written stayed text.
    expect(tagsOf(html)).toEqual(usual);
    const { html: body } = published(everywhere(words, 'https://e.example/'));
    expect(activeContent(readFragment(body).root)).toEqual([]);
  });
});

describe('as an address', () => {
  test.each(addresses)('%j', (href) => {
    const html = documentOf('html', everywhere('words', href));
    const { root } = readPage(html);
    expect(activeContent(root)).toEqual([]);
    for (const anchor of all(root, 'a')) {
      const { protocol, username } = new URL(
        attribute(anchor, 'href') ?? '',
        'https://base.example/',
      );
      expect(['https:', 'http:', 'mailto:']).toContain(protocol);
      expect(username).toBe('');
    }
    const json = published(everywhere('words', href));
    const urls = JSON.stringify(json).match(/"url":"[^"]*"/g) ?? [];
    for (const url of urls) expect(url).toMatch(/^"url":"(https:|\/)/);
  });
});

test('a picture is a picture by its name, whatever the file claims', () => {
  for (const src of [
    `media/${hashOf('a')}.svg`,
    `media/${hashOf('a')}.html`,
    `media/${hashOf('a')}.js`,
  ]) {
    const hostile = article({ assets: { a: { ...asset('a'), src } } }, {}, photo('a', 'x', 'y'));
    expect(documentOf('html', hostile)).not.toContain('<img');
  }
});

test('an asset named like something every object has is no asset', () => {
  for (const key of ['__proto__', 'constructor', 'toString']) {
    expect(documentOf('html', article({ assets: {} }, {}, photo(key, 'x', 'y')))).not.toContain(
      '<img',
    );
  }
});
