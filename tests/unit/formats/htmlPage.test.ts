import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import {
  article,
  block,
  heading,
  link,
  paragraph,
  photo,
  pullQuote,
  related,
  text,
} from './build.ts';
import { all, attribute, one, readPage, textOf } from './htmlTree.ts';
import { codesOf, documentOf, render } from './render.ts';
import { asset, everyBlock, minimal, samples } from './sampleArticles.ts';

const page = (html: string) => readPage(html).root;

test.each(Object.keys(samples))('%s is valid HTML without a single complaint', async (name) => {
  const html = documentOf('html', samples[name]?.() ?? minimal());
  expect(readPage(html).errors).toEqual([]);
  const report = await new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document'],
    // A headline is as long as the journalist makes it; a crop has to hold without our stylesheet.
    rules: { 'long-title': 'off', 'no-inline-style': 'off' },
  }).validateString(html);
  expect(report.results.flatMap(({ messages }) => messages)).toEqual([]);
});

describe('the head of an article', () => {
  const root = page(documentOf('html', everyBlock()));

  test('kicker, headline, standfirst and byline stand in the header, in this order', () => {
    const header = one(root, 'header');
    expect(header.childNodes.map(textOf).filter((line) => line.trim() !== '')).toEqual([
      'Coast',
      'Council votes for a sea wall after a winter of floods',
      'A £41m barrier will rise across the harbour mouth. Not everybody who lives behind it is grateful.',
      'By Ana Ruiz and Tom Field',
      '4 May 2026 at 09:30 GMT+1 Updated 4 May 2026 at 11:05 GMT+1',
    ]);
    expect(textOf(one(header, 'h1'))).toBe('Council votes for a sea wall after a winter of floods');
    expect(attribute(one(header, 'a'), 'href')).toBe('https://courier.example/people/ana-ruiz');
  });

  test('times are for programs too, with their offset and at most milliseconds', () => {
    expect(
      all(root, 'header')
        .flatMap((header) => all(header, 'time'))
        .map((time) => attribute(time, 'datetime')),
    ).toEqual(['2026-05-04T09:30:00+01:00', '2026-05-04T11:05:30.123+01:00']);
  });

  test('the dateline opens the first paragraph, once', () => {
    const first = all(root, 'p').find((p) => textOf(p).includes('The vote came'));
    expect(textOf(first ?? root)).toMatch(
      /^WEXCOMBE, Dorset \(CWN\) — The vote came after midnight/,
    );
    expect(textOf(one(root, 'article')).split('WEXCOMBE')).toHaveLength(2);
  });

  test('what is empty leaves no trace', () => {
    const bare = page(documentOf('html', minimal()));
    expect(all(bare, 'p')).toEqual([]);
    expect(all(bare, 'footer')).toEqual([]);
    expect(textOf(one(bare, 'article')).trim()).toBe('Only this');
  });

  test('the window’s title is the one for search engines, else the headline', () => {
    expect(textOf(one(root, 'title'))).toBe('Wexcombe harbour wall vote');
    expect(textOf(one(page(documentOf('html', minimal())), 'title'))).toBe('Only this');
  });
});

describe('bylines', () => {
  const byline = (fields: Parameters<typeof article>[0]) =>
    all(
      page(documentOf('html', article(fields, { headline: 'x' }, paragraph('y')))),
      'p.byline',
    ).map(textOf);
  test.each([
    [
      'one author with a title',
      { contributors: [{ name: 'Ana Ruiz', title: 'Editor', affiliation: 'CWN' }] },
      'en',
      'By Ana Ruiz, Editor, CWN',
    ],
    [
      'three',
      { contributors: [{ name: 'A B' }, { name: 'C D' }, { name: 'E F' }] },
      'en-GB',
      'By A B, C D and E F',
    ],
    [
      'an override',
      { display: 'Staff and agencies', contributors: [{ name: 'A' }] },
      'en',
      'By Staff and agencies',
    ],
    ['an override that says “by” itself', { display: 'By Staff' }, 'en', 'By Staff'],
    ['German', { contributors: [{ name: 'A B' }, { name: 'C D' }] }, 'de', 'Von A B und C D'],
    [
      'a language that prints names alone',
      { contributors: [{ name: 'Анна Ким' }] },
      'ru',
      'Анна Ким',
    ],
  ])('%s', (_name, given, language, wanted) => {
    expect(byline({ byline: given, language })).toEqual([wanted]);
  });
  test('photographers and editors are no authors', () => {
    expect(byline({ byline: { contributors: [{ name: 'P', role: 'photographer' }] } })).toEqual([]);
  });
});

describe('the body', () => {
  const root = page(documentOf('html', everyBlock()));

  test('neighbouring marks share elements, and a link is never cut in two', () => {
    const html = documentOf('html', everyBlock());
    expect(html).toContain('<em>and<strong> nobody</strong></em><strong> clapped</strong>');
    expect(html).toContain(
      '<a href="https://council.example/minutes?id=4&amp;lang=en">according to <strong>the minutes</strong></a>',
    );
    expect(html).toContain('CO<sub>2</sub> from');
    expect(html).toContain('5<sup>th</sup> draft of the plan <s>doubled</s>');
  });

  test.each([
    [['a', 'bold'], ['b', 'bold', 'italic'], '<strong>a<em>b</em></strong>'],
    [['a', 'italic'], ['b', 'bold', 'italic'], '<em>a<strong>b</strong></em>'],
    [['a', 'bold', 'italic'], ['b', 'italic'], '<em><strong>a</strong>b</em>'],
    [['a', 'bold'], ['b', 'bold'], '<strong>ab</strong>'],
  ])('%j %j', (first, second, wanted) => {
    const runs = [first, second].map((run) => text(...(run as [string, ...string[]])));
    expect(documentOf('html-fragment', article({}, {}, paragraph(...runs)))).toContain(
      `<p>${wanted}</p>`,
    );
  });

  test('a link over nothing to see is no link', () => {
    const away = link('https://e.example/');
    const html = documentOf(
      'html-fragment',
      article(
        {},
        {},
        paragraph('a', text(' ', away), text('b', away), text('\u00a0', link('/c')), 'd'),
      ),
    );
    expect(html).toContain('<p>a<a href="https://e.example/"> b</a>\u00a0d</p>');
  });

  test('a photo shows its caption and its credit, and the credit also alone', () => {
    const figures = all(root, 'figure.photo');
    expect(figures.map((figure) => all(figure, 'figcaption').map(textOf))).toEqual([
      ['Water over the old wall on Fore Street in January. Ines Okoro/The Wexcombe Courier'],
      ['Where the gate will be. Map: Courier graphics'],
      ['The count, shortly after midnight. CWN'],
      ['Ines Okoro'],
    ]);
    expect(figures.map((figure) => attribute(one(figure, 'img'), 'alt'))).toEqual([
      'Waves break over a low stone wall beside parked fishing boats',
      'Map of the harbour',
      'Hands raised in a panelled hall',
      '',
    ]);
    const [first] = figures;
    const image = one(first ?? root, 'img');
    expect([attribute(image, 'width'), attribute(image, 'height')]).toEqual(['1200', '800']);
    expect(attribute(image, 'src')).toBe('harbour-vote-media/aaaaaaaaaaaaaaaa.png');
  });

  test('a pull quote is an aside with who said it, a block quote is not', () => {
    const aside = one(root, 'aside.pull-quote');
    expect(textOf(one(aside, 'blockquote')).trim()).toBe('We will be a building site with gulls');
    expect(textOf(one(aside, 'p.attribution'))).toBe('A stallholder at the fish market');
    const quote = one(root, 'figure.quote');
    expect(textOf(one(quote, 'blockquote'))).toContain('A wall is a promise.');
    expect(textOf(one(quote, 'figcaption'))).toBe('Edith Marsh, harbour master');
  });

  test('related links are an aside with a heading and a list', () => {
    const aside = one(root, 'aside.related');
    expect(textOf(one(aside, 'h2'))).toBe('More from the coast');
    expect(all(aside, 'a').map((a) => [attribute(a, 'href'), textOf(a)])).toEqual([
      ['https://courier.example/porthaven-gate', 'Who pays for Porthaven’s gate?'],
      ['/2025/eleven-years', 'Eleven years of plans'],
    ]);
  });

  test('related links without a title get a heading in the article’s language', () => {
    const html = documentOf(
      'html',
      article({ language: 'fr' }, {}, related('', ['a', 'https://e.example/'])),
    );
    expect(textOf(one(page(html), 'h2'))).toBe('À lire aussi');
  });

  test('an embed is a card with a link, never a frame', () => {
    const card = one(root, 'p.embed');
    expect(attribute(one(card, 'a'), 'href')).toBe('https://video.example/v/9x8');
    expect(textOf(card)).toBe('Watch: the night of the count Courier Video');
    expect(all(root, 'iframe')).toEqual([]);
  });

  test('lists nest, count from where they should, and tables have their headers', () => {
    const nested = all(root, 'ol').find((list) => list.parentNode?.nodeName === 'li');
    expect(nested && all(nested, 'li').map(textOf)).toEqual([
      'the eastern arm',
      'the gate',
      'the quay',
    ]);
    expect(all(root, 'ol').map((list) => attribute(list, 'start'))).toContain('4');
    expect(all(root, 'th').map((cell) => [textOf(cell), attribute(cell, 'scope')])).toEqual([
      ['Ward', 'col'],
      ['For', 'col'],
      ['Against', 'col'],
      ['Harbour', 'row'],
      ['Westbeach', 'row'],
    ]);
    expect(all(root, 'td').map((cell) => attribute(cell, 'colspan'))).toEqual([
      undefined,
      undefined,
      '2',
    ]);
  });

  test('corrections and the tagline stand at the end', () => {
    const footer = one(root, 'footer');
    expect(textOf(one(footer, 'p.tagline'))).toBe(
      'Additional reporting by Lars Holm in Porthaven.',
    );
    expect(textOf(one(footer, 'section.corrections'))).toMatch(
      /Correction, 4 May 2026: An earlier version gave the wrong number/,
    );
  });

  test('headings never skip a level, whatever the levels in the article', () => {
    const levels = (...given: number[]) =>
      all(
        page(
          documentOf(
            'html',
            article({}, { headline: 'x' }, ...given.map((level) => heading(level, 'h'))),
          ),
        ),
        '',
      )
        .map(({ tagName }) => tagName)
        .filter((tag) => /^h\d$/.test(tag));
    expect(levels(4, 2, 4, 3)).toEqual(['h1', 'h2', 'h2', 'h3', 'h3']);
    expect(levels(2, 3, 4, 2)).toEqual(['h1', 'h2', 'h3', 'h4', 'h2']);
  });
});

describe('where the dateline goes', () => {
  const dateline = { place: 'Lyon', country: 'France', agency: 'CWN' };
  const body = (...blocks: Parameters<typeof article>[2][]) =>
    textOf(one(page(documentOf('html', article({ dateline }, {}, ...blocks))), 'article'))
      .replace(/\s+/g, ' ')
      .trim();
  test('after a photo, at the first paragraph with text', () => {
    expect(body(photo('', 'Caption'), paragraph(), paragraph('First.'), paragraph('Second.'))).toBe(
      'Caption LYON, France (CWN) — First. Second.',
    );
  });
  test('alone where there is no paragraph', () => {
    expect(body(heading(2, 'Subhead'))).toBe('LYON, France (CWN) — Subhead');
  });
  test('not a second time where somebody typed it', () => {
    const typed = article({ dateline }, {}, paragraph('LYON, France (CWN) – First.'));
    expect(textOf(one(page(documentOf('html', typed)), 'article')).trim()).toBe(
      'LYON, France (CWN) – First.',
    );
    expect(codesOf('html', typed)).toContain('typed-dateline');
  });
});

describe('photos', () => {
  const withPhoto = article(
    {
      slug: 'wall',
      assets: {
        a: asset('a'),
        b: asset('a'),
        c: { ...asset('c'), src: `media/${'c'.repeat(64)}.exe` },
      },
    },
    { headline: 'x' },
    photo('a', 'One', 'Two'),
    photo('b', 'Again', 'Two'),
    photo('c', 'Not a picture', 'Two'),
    photo('', 'None yet', 'Two'),
  );

  test('the same picture is copied once', () => {
    expect(render('html', withPhoto).files.slice(1)).toEqual([
      { name: 'wall-media/aaaaaaaaaaaaaaaa.png', photo: `media/${'a'.repeat(64)}.png` },
    ]);
  });

  test('what is no picture is not copied, its words stay', () => {
    const root = page(documentOf('html', withPhoto));
    expect(all(root, 'img')).toHaveLength(2);
    expect(all(root, 'figcaption').map(textOf)).toEqual([
      'One Two',
      'Again Two',
      'Not a picture Two',
      'None yet Two',
    ]);
    expect(codesOf('html', withPhoto)).toEqual(
      expect.arrayContaining(['missing-alt', 'missing-photo-file', 'photo-without-picture']),
    );
  });

  test('inside the page as data, and then nowhere else in it', () => {
    const html = documentOf('html', withPhoto, {
      kind: 'inline',
      dataOf: () => 'data:image/png;base64,AAAA',
    });
    expect(all(page(html), 'img').map((img) => attribute(img, 'src'))).toEqual(
      Array(2).fill('data:image/png;base64,AAAA'),
    );
    expect(html.split('data:image')).toHaveLength(3);
    expect(
      render('html', withPhoto, { kind: 'inline', dataOf: () => undefined }).files,
    ).toHaveLength(1);
  });
});

test('a fragment is the article of the page, and nothing around it', () => {
  for (const make of Object.values(samples)) {
    const fragment = documentOf('html-fragment', make());
    expect(fragment).toMatch(/^<article [\s\S]*<\/article>\n$/);
    expect(documentOf('html', make())).toContain(fragment);
  }
});

test('a pull quote without words is no empty box', () => {
  expect(
    documentOf('html', article({}, {}, pullQuote('', 'Nobody'), block('bulletList', []))),
  ).not.toMatch(/<aside|<ul|<li/);
});
