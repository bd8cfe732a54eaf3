import { readFileSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../shared/article/model.ts';
import { htmlFormat } from '../../../shared/formats/html/htmlFormat.ts';
import {
  type PageTemplate,
  TemplateError,
} from '../../../shared/formats/html/template/pageTemplate.ts';
import {
  largestTemplate,
  readTemplate,
} from '../../../shared/formats/html/template/readTemplate.ts';
import { pageLists, pageSlots } from '../../../shared/formats/html/template/slots.ts';
import { readArticle } from '../../../shared/formats/story/readStory.ts';
import fc from '../../fastCheck.ts';
import { arbitraryArticle } from './arbitraryArticle.ts';
import { article, block, paragraph, photo } from './build.ts';
import { extremes } from './extremes.ts';
import { all, one, readPage, words } from './htmlTree.ts';
import { asset, everyBlock, german, minimal } from './sampleArticles.ts';

const docs = new URL('../../../docs/', import.meta.url);
const courier = readFileSync(new URL('templates/courier.html', docs), 'utf8');

function page(template: PageTemplate | string, of: Article): string {
  const read = typeof template === 'string' ? readTemplate(template) : template;
  const { files } = htmlFormat.render(readArticle(of), {
    baseName: 'x',
    photos: { kind: 'beside' },
    template: read,
  });
  const [document] = files;
  return document && 'bytes' in document ? new TextDecoder().decode(document.bytes) : '';
}

function faultsOf(template: string): string[] {
  try {
    readTemplate(template);
    return [];
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return error.faults.map(({ line, message }) => `${line}: ${message}`);
  }
}

const headline = (words: string) => article({}, { headline: words });

describe('what stands in a slot', () => {
  test('words are escaped, markup is put in as markup', () => {
    const one = article(
      {},
      { headline: ['A & ', { type: 'text', text: 'b', marks: [{ type: 'bold' }] }] },
    );
    expect(page('<h1>{{headline}}</h1><p title="{{headlineText}}">{{headlineText}}</p>', one)).toBe(
      '<h1>A &amp; <strong>b</strong></h1><p title="A &amp; b">A &amp; b</p>',
    );
  });

  test('the quotes of a value may be of either kind', () => {
    expect(page(`<p title='{{headlineText}}'></p>`, headline(`it's "so"`))).toBe(
      `<p title='it&#39;s &quot;so&quot;'></p>`,
    );
  });

  test('words in an address are encoded for it', () => {
    const template = `<a href='https://courier.example/s?q={{headlineText}}'>x</a>`;
    expect(page(template, headline(`a&b' c"/d`))).toBe(
      `<a href='https://courier.example/s?q=a%26b%27%20c%22%2Fd'>x</a>`,
    );
  });

  test('everything else stays as it is in the file, to the letter', () => {
    const text = '<?php x ?>\r\n<P CLASS=a>{% include "b" %} &nbsp; <br/></p>\n<!--#include c-->';
    expect(page(text, minimal())).toBe(text);
  });

  test('the braces themselves, comments, and what is commented out', () => {
    expect(page('\\{{x}} \\{{ a {{! nothing }}b<!-- {{nope}} -->', minimal())).toBe(
      '{{x}} {{ a b<!-- {{nope}} -->',
    );
  });
});

describe('sections', () => {
  test('are there where their slot has something, or where it has nothing', () => {
    const text = '{{#kicker}}<i>{{kicker}}</i>{{/kicker}}{{^kicker}}none{{/kicker}}';
    expect(page(text, article({}, { kicker: 'Coast' }))).toBe('<i>Coast</i>');
    expect(page(text, minimal())).toBe('none');
  });

  test('of a list are there once for each, with slots of their own and those of the page', () => {
    const text =
      '{{#photos}}<img src="{{address}}" alt="{{alt}}" data-of="{{headlineText}}">{{/photos}}';
    const made = article(
      { assets: { a: asset('a', { alt: 'One' }), b: asset('b', { alt: 'Two' }) } },
      { headline: 'H' },
      photo('a'),
      photo('b'),
    );
    const images = all(readPage(page(text, made)).root, 'img');
    expect(images.map(({ attrs }) => attrs.map(({ value }) => value))).toEqual([
      [expect.stringMatching(/^x-media\/[0-9a-f]+\.png$/), 'One', 'H'],
      [expect.stringMatching(/^x-media\/[0-9a-f]+\.png$/), 'Two', 'H'],
    ]);
    expect(page(`${text}{{^photos}}no picture{{/photos}}`, minimal())).toBe('no picture');
  });

  test('can stand in the value of an attribute', () => {
    const text = '<p class="a{{#kicker}} has-kicker{{/kicker}}"></p>';
    expect(page(text, minimal())).toBe('<p class="a"></p>');
    expect(page(text, article({}, { kicker: 'K' }))).toBe('<p class="a has-kicker"></p>');
  });
});

test('an element of a drawing may close itself', () => {
  const drawing =
    '<svg>{{#kicker}}<use href="#a"/>{{/kicker}}<title>{{headlineText}}</title></svg>';
  expect(page(drawing, headline('a & b'))).toBe('<svg><title>a &amp; b</title></svg>');
});

test('a template with a dateline has it there only', () => {
  expect(page('<b>{{dateline}}</b>{{body}}', german())).toMatch(
    /^<b>Altbrück \(kna\)<\/b><p>Am Mon/,
  );
  expect(page('{{body}}', german())).toMatch(/^<p><span class="dateline">Altbrück/);
});

describe('what the template leaves out is told', () => {
  const told = (template: string, of: Article) =>
    htmlFormat
      .render(readArticle(of), {
        baseName: 'x',
        photos: { kind: 'beside' },
        template: readTemplate(template),
      })
      .warnings.filter(({ loss }) => loss)
      .map(({ message }) => message);

  test('of what the article has', () => {
    expect(told('{{body}}{{#corrections}}x{{/corrections}}', everyBlock())).toEqual([
      'The page’s template has no place for the kicker, the headline, the standfirst, the byline, the tagline, corrections, and the copyright notice.',
    ]);
    expect(told('{{body}}', headline('x'))).toEqual([
      'The page’s template has no place for the headline.',
    ]);
    const made = article({ assets: { a: asset('a') } }, {}, photo('a'));
    expect(told('{{bodyAfterLeadPhoto}}', made)).toEqual([
      'The page’s template has no place for the first photo.',
    ]);
  });

  test('but nothing where all of it is shown, or there is nothing', () => {
    expect(told('{{article}}', everyBlock())).toEqual([]);
    expect(told(courier, everyBlock())).toEqual([]);
    expect(told('', article({}, {}))).toEqual([]);
  });
});

test('the first photo can stand elsewhere than in the body', () => {
  const made = article({ assets: { a: asset('a') } }, {}, photo('a', 'Caption'), paragraph('Text'));
  const html = page('<header>{{leadPhoto}}</header>{{bodyAfterLeadPhoto}}', made);
  expect(html.match(/<figure/g)).toHaveLength(1);
  expect(html).toMatch(/^<header><figure.*<\/header><p>Text<\/p>/s);
});

describe('faults say the line and what to do', () => {
  test.each([
    ['a\nb\n{{hedline}}', '3: There is no slot “hedline”. Did you mean “headline”?'],
    ['{{zzzzzzzz}}', '1: There is no slot “zzzzzzzz”.'],
    ['{{constructor}}', '1: There is no slot “constructor”.'],
    ['{{__proto__}}', /^1: “{{__proto__}}” is no slot/],
    [
      '{{a.b}}',
      /^1: “{{a\.b}}” is no slot\. Where the braces themselves are meant, write “\\{{a\.b}}”\.$/,
    ],
    ['\n{{headline', /^2: “{{” is never closed/],
    ['{{{headline}}}', '1: Write “{{headline}}”: what is markup is put in as markup.'],
    ['{{> header}}', '1: A template cannot take in another file.'],
    ['{{=<% %>=}}', /is no slot/],
    ['{{#kicker}}\nx', '1: “{{#kicker}}” is never closed: “{{/kicker}}” is missing.'],
    ['\n{{/kicker}}', '2: “{{/kicker}}” closes nothing: “{{#kicker}}” is missing before it.'],
    ['{{photos}}', '1: “photos” is a list: write “{{#photos}} … {{/photos}}”.'],
    ['{{captionText}}', '1: “captionText” is there only between “{{#photos}}” and “{{/photos}}”.'],
    ['{{#photos}}{{#tags}}{{/tags}}{{/photos}}', '1: A list cannot stand inside another one.'],
    ['<p title="{{headline}}">', /cannot stand in an attribute\. Use “{{headlineText}}” there/],
    ['<title>{{headline}}</title>', /<title> takes words only\. Use “{{headlineText}}” there/],
    ['<p {{slug}}>', /stands inside a tag/],
    ['<p {{#slug}}hidden{{/slug}}>', /stands inside a tag/],
    ['<p class={{slug}}>', /stands inside a tag|in quotes/],
    ['<script>let x = "{{headlineText}}"</script>', /cannot stand in <script>/],
    ['<style>p { content: "{{headlineText}}" }</style>', /cannot stand in <style>/],
    ['<p onclick="f(\'{{headlineText}}\')">', /cannot stand in “onclick”/],
    ['<p style="color: {{slug}}">', /cannot stand in “style”/],
    ['<meta http-equiv="refresh" content="0;url={{url}}">', /cannot stand in “content”/],
    ['<a href="{{headlineText}}">', /is no whole address/],
    ['<a href="java{{slug}}">', /is no whole address/],
    ['<a href="javascript:{{slug}}">', /is no whole address/],
    ['<a href="//{{slug}}">', /is no whole address/],
    ['<script/>{{headlineText}}', /cannot stand in <script>/],
    ['<p>{{structuredData}}</p>', /is data: write/],
    ['<p>{{stylesheet}}</p>', /is a stylesheet: write/],
    ['<ul>{{#tags}}<li>{{name}}{{/tags}}</ul>', /begins in <ul> and ends in <ul><li>/],
    ['{{#kicker}}<script>{{/kicker}}{{slug}}', /begins in the page and ends in/],
    ['{{#kicker}}<p title="{{/kicker}}">', /begins in the page and ends in “title”/],
  ])('%s', (template, expected) => {
    const [first] = faultsOf(template);
    if (typeof expected === 'string') expect(first).toBe(expected);
    else expect(first).toMatch(expected);
  });

  test('all of them, in the order of the lines', () => {
    expect(faultsOf('{{a}}\n\n{{#kicker}}\n{{b}}').map((fault) => fault.split(':')[0])).toEqual([
      '1',
      '3',
      '4',
    ]);
    const error = new TemplateError([
      { line: 2, message: 'One.' },
      { line: 3, message: 'Two.' },
    ]);
    expect(error.message).toBe('Line 2: One. (and 1 more)');
  });

  test('lines are counted with either kind of line end', () => {
    expect(faultsOf('a\r\nb\r\n<p title="{{headline}}">')[0]).toMatch(/^3: “headline” is markup/);
  });
});

describe('what is too much', () => {
  test('a template that is no frame', () => {
    expect(faultsOf(' '.repeat(largestTemplate + 1))).toEqual([
      '1: A template has at most 512 KB; this one is larger.',
    ]);
  });

  test('a page that a loop would blow up', () => {
    const tags = Array.from({ length: 2000 }, (_, index) => ({ name: `tag ${index}` }));
    const template = `{{#tags}}${'x'.repeat(400_000)}{{/tags}}`;
    expect(() => page(template, article({ tags }, {}))).toThrow(TemplateError);
  });

  test('depth and braces without end are read in a moment', () => {
    expect(readTemplate('<b>'.repeat(largestTemplate / 4))).toBeDefined();
    expect(faultsOf('{{'.repeat(largestTemplate / 2)).length).toBeGreaterThan(1000);
    expect(readTemplate('<p>{{slug}}'.repeat(40_000))).toBeDefined();
  });
});

test('nothing in an article becomes markup, a program or another address', () => {
  const hostile = '"\'><script>alert(1)</script>{{headline}}<!-- javascript:alert(2)';
  const place = (name: string, kind: string) => {
    if (kind === 'markup') return `<div>{{${name}}}</div>`;
    if (kind === 'address') return `<a href="{{${name}}}">x</a><a href='{{${name}}}'>x</a>`;
    if (kind === 'text') {
      return `<p title="{{${name}}}" lang='{{${name}}}'>{{${name}}}</p><a href='/x?{{${name}}}'>x</a><textarea>{{${name}}}</textarea>`;
    }
    return '';
  };
  const slots = Object.entries(pageSlots).map(([name, { kind }]) => place(name, kind));
  const lists = Object.entries(pageLists).map(
    ([list, { slots: own }]) =>
      `{{#${list}}}${Object.entries(own).map(([name, { kind }]) => place(name, kind))}{{/${list}}}`,
  );
  const template = readTemplate(`${slots.join('\n')}${lists.join('\n')}`);
  const everywhere = [
    ...Object.values(extremes).map((make) => make()),
    article(
      {
        slug: hostile,
        headlines: { seo: hostile, web: hostile, social: hostile },
        summary: hostile,
        byline: { contributors: [{ name: hostile, url: 'javascript:alert(1)' }] },
        section: { name: hostile },
        tags: [{ name: hostile, slug: hostile }],
        source: { name: hostile, url: 'javascript:alert(1)' },
        rights: { notice: hostile, holder: hostile },
        assets: { a: asset('a', { alt: hostile }) },
      },
      { kicker: hostile, headline: hostile, standfirst: hostile },
      photo('a', hostile, hostile),
      block('relatedLinks', [
        block('title', hostile),
        block('relatedLink', hostile, { href: 'javascript:alert(1)' }),
      ]),
    ),
  ];
  for (const made of everywhere) {
    const { root } = readPage(page(template, made));
    expect(all(root, 'script')).toEqual([]);
    for (const element of all(root, 'a')) {
      const href = element.attrs.find(({ name }) => name === 'href')?.value ?? '';
      expect(href).not.toMatch(/^\s*(javascript|data|vbscript):/i);
    }
    expect(page(template, made)).not.toMatch(/\son\w+=/);
  }
});

describe('the example in the docs', () => {
  const template = readTemplate(courier);
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      'long-title': 'off',
      'no-inline-style': 'off',
      // As for our own page: a headline may be absent.
      'heading-level': ['error', { minInitialRank: 'any' }],
      // The desk's stylesheet is its own.
      'require-sri': 'off',
      'no-trailing-whitespace': 'off',
    },
  });

  test('makes a valid page of every article, with its words', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryArticle(), async (made) => {
        const html = page(template, made);
        const { results } = await validator.validateString(html);
        expect(
          results.flatMap(({ messages }) =>
            messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
          ),
        ).toEqual([]);
        expect(htmlFormat.articleIdOf?.(new TextEncoder().encode(html))).toBe(made.id);
      }),
      { numRuns: 25 },
    );
  });

  test('shows what the article has, where the desk wants it', () => {
    const { root, errors } = readPage(page(template, everyBlock()));
    expect(errors).toEqual([]);
    expect(words(one(root, 'title')).join(' ')).toBe(
      'Wexcombe harbour wall vote · The Wexcombe Courier',
    );
    const authors = all(root, 'p').filter(({ attrs }) =>
      attrs.some(({ value }) => value === 'story-author'),
    );
    expect(authors.map((author) => words(author).join(' '))).toEqual([
      'Ana Ruiz, Coastal correspondent',
      'Tom Field',
    ]);
  });
});

test('docs/templates.md lists every slot, and none that there is not', () => {
  const text = readFileSync(new URL('templates.md', docs), 'utf8');
  const [, ...parts] = text.split(/^## /m);
  const listed = parts.flatMap((part) => {
    const title = part.split('\n')[0] ?? '';
    const list = /^`{{#(\w+)}}`/.exec(title)?.[1] ?? '';
    return [...part.matchAll(/^\| ((?:`\w+`,? ?)+) \| (\w+) \|/gm)].flatMap(
      ([, names = '', kind]) =>
        [...names.matchAll(/`(\w+)`/g)].map(([, name]) => `${list}.${name} ${kind}`),
    );
  });
  const known = [
    ...Object.entries(pageSlots).map(([name, { kind }]) => `.${name} ${kind}`),
    ...Object.entries(pageLists).flatMap(([list, { slots }]) =>
      Object.entries(slots).map(([name, { kind }]) => `${list}.${name} ${kind}`),
    ),
  ];
  expect(listed.sort()).toEqual(known.sort());
});
