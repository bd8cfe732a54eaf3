import type { Article } from '../../../shared/article/model.ts';
import {
  article,
  block,
  blockquote,
  bullets,
  cell,
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
import { arabic, asset, awkward, everyBlock, japanese, minimal } from './sampleArticles.ts';

/** What is rare and breaks programs. */
export const extremes: Readonly<Record<string, () => Article>> = {
  'every block': everyBlock,
  'nothing but a headline': minimal,
  'nothing at all': () => article({}, {}),
  'right to left': arabic,
  CJK: japanese,
  'awkward characters': awkward,
  'markup as words': () => everywhere('</p> ]]> &amp;amp; <![CDATA[ --> "quoted" \'so\' {{x}} $1'),
  'markup of plain texts as words': () =>
    everywhere(
      '# *not* _so_ `x` [a](b) ![i](j) ~~k~~ +++ --- ### -30- | \\ <!-- 1. - > : ^ {{< y >}} {% z %} [^1] <b>',
    ),
  'control characters': () =>
    everywhere('a\u0000b\u0007c\u001b[0m\u000bd\u0085e\u009f\ufffe\ud800f'),
  'emoji that are joined': () =>
    everywhere('👩\u200d👩\u200d👧\u200d👦 🏳\ufe0f\u200d🌈 👍🏽 \u200fעברית\u200e e\u0301'),
  'links that lead astray': () => everywhere('words', 'javascript:alert(1)'),
  'addresses with everything': () =>
    everywhere('words', 'https://e.example/a(b)_c_*d*?e=f&g=]]>&amp;h=%20"\'|{}^`é港#i'),
  '200 photos': () =>
    article(
      {
        assets: Object.fromEntries(
          numbers(200).map((number) => [`p${number}`, asset(number.toString(16).padStart(4, '0'))]),
        ),
      },
      { headline: 'Two hundred' },
      ...numbers(200).map((number) => photo(`p${number}`, `Caption ${number}`, `Credit ${number}`)),
    ),
  '50 000 words': () =>
    article(
      {},
      { headline: 'Long' },
      ...numbers(500).map((number) =>
        paragraph(
          numbers(60)
            .map((word) => `word${number}x${word}`)
            .join(' '),
          text(` bold${number}`, 'bold'),
          ` ${numbers(39)
            .map((word) => `more${number}x${word}`)
            .join(' ')}`,
        ),
      ),
    ),
};

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** The words at every place where an article takes some. */
function everywhere(words: string, href = 'https://e.example/'): Article {
  return article(
    {
      slug: words,
      slugline: words,
      headlines: { web: words, print: words, seo: words, social: words, push: words },
      summary: words,
      byline: {
        contributors: [
          { name: words, title: words, affiliation: words, url: href },
          { name: words, role: 'photographer' },
        ],
        tagline: words,
      },
      dateline: { place: words, region: words, country: words, agency: words },
      dates: { published: '2026-05-04T09:30:00.123456Z', modified: '2026-05-05T09:30:00+05:45' },
      section: { id: words, name: words },
      tags: [{ name: words, slug: words }],
      subjects: [{ scheme: words, code: words, name: words }],
      rights: { holder: words, notice: words, usageTerms: words },
      source: { name: words, url: href },
      corrections: [{ type: 'correction', text: words, date: '2026-05-05T09:30:00+05:45' }],
      assets: {
        a: {
          ...asset('a'),
          alt: words,
          copyright: words,
          usage: words,
          credit: { creator: words, organization: words },
        },
      },
    },
    { kicker: words, headline: words, standfirst: [text(words, link(href))] },
    paragraph(text(words, 'bold', link(href)), ' ', text(words, 'italic', 'strike'), ` ${words}`),
    heading(3, words),
    bullets(item(words), item(paragraph(words), bullets(item(words)))),
    blockquote([words, bullets(item(words))], words),
    pullQuote(words, words),
    photo('a', words, words),
    photo('a', words, ''),
    photo('nowhere', words, words),
    related(words, [words, href], [words, '']),
    block('factbox', [block('title', words), heading(2, words), paragraph(words)]),
    block('embed', [block('title', words)], { url: href, provider: words }),
    block('table', [row(cell(words, true), cell(words, true)), row(cell(words), cell(words))]),
    block('gallery', [photo('a', words), block('caption', words)]),
    block('orderedList', [item(words)], { start: 7 }),
    { type: 'divider' },
  );
}
