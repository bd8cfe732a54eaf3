import { expect, test } from 'vitest';
import { bookStylesheet } from '../../../shared/formats/epub/bookStylesheet.ts';
import { stylesheet } from '../../../shared/formats/html/stylesheet.ts';
import {
  article,
  block,
  blockquote,
  bullets,
  cell,
  item,
  numbers,
  paragraph,
  photo,
  pullQuote,
  related,
  row,
} from './build.ts';
import { all, attribute, one, readPage, textOf } from './htmlTree.ts';
import { documentOf } from './render.ts';
import { arabic, german, minimal, samples } from './sampleArticles.ts';

const page = (html: string) => readPage(html).root;

test('language and direction', () => {
  const html = one(page(documentOf('html', arabic())), 'html');
  expect([attribute(html, 'lang'), attribute(html, 'dir')]).toEqual(['ar', 'rtl']);
  const german_ = one(page(documentOf('html', german())), 'html');
  expect([attribute(german_, 'lang'), attribute(german_, 'dir')]).toEqual(['de-DE', 'ltr']);
});

test.each([
  ['page', stylesheet],
  ['book', bookStylesheet],
])('letters that join are not drawn apart in a %s', (_name, sheet) => {
  const spaced = [...sheet.matchAll(/([^{}]+)\{[^{}]*letter-spacing/g)];
  expect(spaced).not.toEqual([]);
  for (const [, selector] of spaced) expect(selector?.trim()).toMatch(/^\[dir="ltr"\] /);
});

test('a paragraph that runs the other way says so', () => {
  const paragraphs = all(page(documentOf('html', arabic())), 'p');
  expect(
    paragraphs.filter((p) => attribute(p, 'dir')).map((p) => [attribute(p, 'dir'), textOf(p)]),
  ).toEqual([['ltr', 'According to the minutes, fourteen members voted for it.']]);
});

test('so does one that is alone in an item or a cell, where it else needs no element', () => {
  const harbour = 'الإنارة في الميناء';
  const root = page(
    documentOf(
      'html',
      article(
        {},
        { headline: 'Lamps' },
        bullets(
          item('The lamps that nobody has lit since the storm'),
          item(harbour),
          item(paragraph(harbour), bullets(item('on the quay'))),
        ),
        block('table', [
          row(cell('Ward', true), cell(harbour, true)),
          row(cell('1'), cell(harbour)),
        ]),
      ),
    ),
  );
  const turned = all(root, 'p').filter((one) => attribute(one, 'dir') === 'rtl');
  expect(turned.map((one) => [one.parentNode?.nodeName, textOf(one)])).toEqual(
    ['li', 'li', 'th', 'td'].map((tag) => [tag, harbour]),
  );
  expect(all(root, 'li').filter((one) => all(one, 'p').length === 0)).toHaveLength(2);
});

test('a list or quote of such passages runs their way, and what does not turns back', () => {
  const harbour = 'الإنارة في الميناء وعلى الرصيف القديم';
  const html = documentOf(
    'html',
    article(
      {},
      { headline: 'Lamps' },
      numbers(4, item(harbour), item('Fore Street'), item('1911')),
      blockquote([harbour], ''),
      blockquote([harbour], 'Mara Quill'),
    ),
  );
  expect(html).toContain(
    `<ol start="4" dir="rtl">\n<li>${harbour}</li>\n` +
      '<li>\n<p dir="ltr">Fore Street</p>\n</li>\n<li>1911</li>\n</ol>',
  );
  expect(html).toContain(`<blockquote dir="rtl">\n<p>${harbour}</p>\n</blockquote>`);
  expect(html).toContain(
    `<figure class="quote" dir="rtl">\n<blockquote>\n<p>${harbour}</p>\n</blockquote>\n` +
      '<figcaption dir="ltr">Mara Quill</figcaption>',
  );
});

test('and headlines, quotes, captions, titles and links', () => {
  const said = 'صوت المجلس';
  const html = documentOf(
    'html',
    article(
      {},
      { kicker: said, headline: said, standfirst: said },
      pullQuote(said, said),
      blockquote([said], said),
      photo('a', said, 'A. Ruiz'),
      photo('a', 'The wall', said),
      photo('a', '', said),
      related(said, [said, 'https://example.org/a']),
    ),
  );
  const turned = new Map<string, number>();
  for (const [, tag = ''] of html.matchAll(/<(\w+)[^>]* dir="rtl"/g))
    turned.set(tag, (turned.get(tag) ?? 0) + 1);
  expect(Object.fromEntries(turned)).toEqual({
    p: 4,
    h1: 1,
    figure: 1,
    figcaption: 2,
    span: 1,
    h2: 1,
    a: 1,
  });
  // The line of a quote stands where its words begin.
  expect(html).toContain('<figure class="quote" dir="rtl">');
  // The credit of a caption that runs the other way runs as the article does.
  expect(html).toContain('<span class="credit" dir="ltr">A. Ruiz</span>');
});

test('a German dateline is printed as German agencies print it', () => {
  expect(textOf(one(page(documentOf('html', german())), 'article'))).toContain(
    'Altbrück (kna) – Am Montag',
  );
});

test('soft hyphens, no-break spaces and joined emoji come out as they were typed', () => {
  const html = documentOf('html', german());
  expect(html).toContain('Donau\u00addampf\u00adschiff');
  expect(html).toContain('30\u00a0Euro');
  expect(documentOf('html', samples.japanese?.() ?? minimal())).toContain('👩‍👩‍👧‍👦');
});
