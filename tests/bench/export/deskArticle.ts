import type { Article, Asset, NodeJson } from '../../../shared/article/model.ts';
import { numbersOf } from '../../numbersOf.ts';
import { sentences } from '../editor/article.ts';

/** A picture that a photo of an article shows. */
export type Picture = Pick<Asset, 'src' | 'mimeType' | 'width' | 'height'>;

type Random = () => number;

const names = ['Ida Holm', 'Tomás Reyes', 'Noor van Dijk', 'Eamon Fell', 'Aiko Sato', 'Zoë Marsh'];
const places = ['Port Ellan', 'Harbor City', 'Sankt Elm', 'Ostervik', 'Kilbrae'];
const sections = ['Politics', 'Isles', 'Courts', 'Weather', 'Money'];

const pick = <T>(from: readonly T[], random: Random): T =>
  from[Math.floor(random() * from.length)] as T;

/**
 * An article of a news desk: head and fields filled in, about so many words of paragraphs, a fifth
 * of them with marks or links; subheads, and in turn lists, quotes, pull quotes, one to three photos,
 * a fact box, a table, related links and an embed. The same for the same number.
 */
export function deskArticle(number: number, words: number, pictures: readonly Picture[]): Article {
  const random = numbersOf(number * 7919 + words);
  const assets: Record<string, Asset> = {};
  const body = bodyOf(words, random, (index) => {
    const picture = pictures[index % pictures.length];
    if (!picture) return '';
    const id = `photo-${index % pictures.length}`;
    assets[id] = {
      type: 'image',
      ...picture,
      alt: 'Fishing boats beside an old pier of wood',
      credit: { creator: pick(names, random), organization: 'Courier' },
      copyright: '© The Courier',
    };
    return id;
  });
  const day = `2026-05-${String(1 + (number % 28)).padStart(2, '0')}`;
  return {
    format: 'stet-article',
    version: 1,
    id: `urn:uuid:00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    language: 'en-GB',
    status: 'published',
    slug: `ferry-pier-${number}`,
    slugline: `ferry-pier-${number}`,
    urgency: 4,
    headlines: { seo: 'Ferry pier to close after storms', social: 'No more ferries?' },
    summary: sentences(20, random),
    byline: {
      contributors: [
        { name: pick(names, random), role: 'author', title: 'Harbour correspondent' },
        { name: pick(names, random), role: 'author' },
        { name: pick(names, random), role: 'photographer' },
      ],
      tagline: 'Additional reporting by the Courier’s isles desk',
    },
    dateline: { place: pick(places, random), country: 'Ellan', date: day, agency: 'CNS' },
    dates: {
      created: `${day}T07:10:00+01:00`,
      published: `${day}T09:30:00+01:00`,
      modified: `${day}T11:05:00+01:00`,
    },
    section: { id: 'isles', name: pick(sections, random) },
    tags: ['Ferries', 'Harbours', 'Councils'].map((name) => ({ name })),
    subjects: [{ scheme: 'medtop', code: '20000337', name: 'shipping' }],
    rights: { holder: 'The Courier', notice: '© 2026 The Courier' },
    source: { name: 'The Courier', url: `https://courier.example/isles/${number}` },
    corrections:
      number % 10 === 0
        ? [{ type: 'correction', text: 'The pier is 96 years old.', date: `${day}T12:00:00Z` }]
        : [],
    assets,
    content: {
      type: 'doc',
      content: [
        { type: 'kicker', content: [plain(pick(sections, random))] },
        { type: 'headline', content: [plain(`Ferry pier ${number} is to close after storms`)] },
        { type: 'standfirst', content: [plain(sentences(24, random))] },
        { type: 'body', content: body },
      ],
    },
  } as Article;
}

function bodyOf(words: number, random: Random, photo: (index: number) => string): NodeJson[] {
  const body: NodeJson[] = [];
  let ids = 0;
  const block = (type: string, content: NodeJson[], attrs: Record<string, unknown> = {}) => {
    ids++;
    return { type, attrs: { id: `desk${ids.toString(36).padStart(6, '0')}`, ...attrs }, content };
  };
  const said = (count: number) => block('paragraph', [plain(sentences(count, random))]);
  const item = () => block('listItem', [said(9)]);
  const field = (type: string, text: string): NodeJson => ({ type, content: [plain(text)] });
  const cell = (type: string, text: string) => block(type, [block('paragraph', [plain(text)])]);
  /** What stands between the paragraphs, one after the other. */
  const others: ((at: number) => NodeJson)[] = [
    (at) =>
      block(
        'photo',
        [field('caption', sentences(14, random)), field('credit', pick(names, random))],
        {
          asset: photo(at),
          layout: pick(['inline', 'wide', 'left'], random),
        },
      ),
    () => block('bulletList', [item(), item(), item()]),
    () =>
      block('pullQuote', [
        field('quoteText', sentences(12, random)),
        field('attribution', pick(names, random)),
      ]),
    () => block('blockquote', [said(30), field('attribution', `${pick(names, random)}, mayor`)]),
    () =>
      block('relatedLinks', [
        field('title', 'More on the harbour'),
        ...[1, 2].map((link) =>
          block('relatedLink', [plain(sentences(6, random))], {
            href: `https://courier.example/isles/related-${link}?from=a&to=b`,
          }),
        ),
      ]),
    () =>
      block('factbox', [
        field('title', 'The pier in numbers'),
        said(20),
        block('bulletList', [item()]),
      ]),
    () =>
      block('table', [
        block('tableRow', [cell('tableHeader', 'Ward'), cell('tableHeader', 'Votes')]),
        ...['North', 'South'].map((ward) =>
          block('tableRow', [cell('tableCell', ward), cell('tableCell', '1 204')]),
        ),
      ]),
    () =>
      block('embed', [field('title', 'The council’s hearing')], {
        url: 'https://video.example/watch?v=42',
        provider: 'Video',
      }),
    () => block('orderedList', [item(), item()]),
  ];
  let left = words;
  for (let at = 0; left > 0; at++) {
    const length = Math.min(left, 25 + Math.floor(random() * 51));
    left -= length;
    if (at > 0 && at % 5 === 0) {
      body.push(block('heading', [plain(sentences(5, random))], { level: 2 }));
    }
    body.push(block('paragraph', marked(sentences(length, random), random)));
    if (at % 3 === 2) {
      const next = others[Math.floor(at / 3 + random() * others.length) % others.length];
      if (next) body.push(next(at));
    }
  }
  return body;
}

const plain = (text: string): NodeJson => ({ type: 'text', text });

/** A link, words in bold or in italics in two of five paragraphs; an ampersand in some. */
function marked(text: string, random: Random): NodeJson[] {
  const chosen = random();
  if (chosen > 0.4) return [plain(chosen > 0.9 ? `${text} Fell & Sons said “no”.` : text)];
  const words = text.split(' ');
  const from = Math.floor(words.length / 3);
  const [before, inside, after] = [
    words.slice(0, from),
    words.slice(from, from + 4),
    words.slice(from + 4),
  ].map((part) => part.join(' ')) as [string, string, string];
  const mark =
    chosen < 0.2
      ? { type: 'link', attrs: { href: `https://example.org/${Math.floor(random() * 1000)}` } }
      : { type: chosen < 0.3 ? 'bold' : 'italic' };
  return [plain(`${before} `), { type: 'text', text: inside, marks: [mark] }, plain(` ${after}`)];
}
