import type { Article } from '../../../shared/article/model.ts';
import type { FormatId } from '../../../shared/contract/exports.ts';
import { allFormats, formatOf } from '../../../shared/formats/registry.ts';
import { type ReadArticle, readArticle } from '../../../shared/formats/story/readStory.ts';
import { deskArticle } from './deskArticle.ts';
import { pictures } from './pictures.ts';
import { withExtensions, withMappings } from './staticRenderer.ts';

const articles = 1000;
const words = 800;
const rounds = 5;

/** The formats that are text, each a document of its own: no zip, no pages to print. */
const textFormats = allFormats
  .filter(({ mediaType }) => /^text\/|[/+](json|xml)$/.test(mediaType))
  .map(({ id }) => id);

const ways = {
  page: (article) => render('html', readArticle(article)),
  fragment: (article) => render('html-fragment', readArticle(article)),
  extensions: withExtensions,
  mappings: withMappings,
  text: (article) => {
    const read = readArticle(article);
    for (const id of textFormats) render(id, read);
  },
} satisfies Record<string, (article: Article) => unknown>;
type Way = keyof typeof ways;

const render = (id: FormatId, article: ReadArticle) =>
  formatOf(id).render(article, { baseName: 'bench', photos: { kind: 'beside' } });

/** Milliseconds that this thread has worked: what else the machine does counts for nothing. */
function cpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/**
 * HTML of a desk's articles against Tiptap's static renderer on the same documents, and every text
 * format against the HTML. One article after the other goes through all of them, in an order that
 * changes, so that whatever slows the machine meets all alike. What is told is the CPU of all rounds
 * together: its clock moves in steps longer than a page takes, which even out over thousands.
 */
export function againstStaticRenderer(): string[] {
  const desk = Array.from({ length: articles }, (_, index) => deskArticle(index, words, pictures));
  const all = Object.keys(ways) as Way[];
  const sums = new Map<Way, number>(all.map((way) => [way, 0]));
  for (let round = 0; round <= rounds; round++) {
    for (const [index, article] of desk.entries()) {
      for (let turn = 0; turn < all.length; turn++) {
        const way = all[(index + turn) % all.length] as Way;
        const began = cpu();
        ways[way](article);
        // The first round warms up.
        if (round > 0) sums.set(way, (sums.get(way) ?? 0) + cpu() - began);
      }
    }
  }
  const of = (way: Way) => (sums.get(way) ?? Number.NaN) / rounds;
  const against = (what: string, ours: number, theirs: number, limit: number) =>
    `${what.padEnd(66)}${(ours / theirs).toFixed(2).padStart(6)}  ≤ ${limit}  ${ours <= limit * theirs ? 'reached' : 'missed'}`;
  const ms = (what: string, way: Way) => `${what.padEnd(66)}${of(way).toFixed(0).padStart(6)} ms`;
  return [
    `${articles} articles of ${words} words, with marks, links, lists, photos (CPU, mean of ${rounds} rounds)`,
    ms('Stet, whole page (head, JSON-LD, warnings)', 'page'),
    ms('Stet, fragment (head, body, warnings)', 'fragment'),
    ms('@tiptap/static-renderer, extensions (body)', 'extensions'),
    ms('@tiptap/static-renderer, hand-written mappings, no ProseMirror (body)', 'mappings'),
    ms(`Stet, all ${textFormats.length} text formats`, 'text'),
    against('page ÷ static renderer', of('page'), of('extensions'), 1.5),
    against('fragment ÷ its mappings', of('fragment'), of('mappings'), 1.5),
    against('all text formats ÷ page', of('text'), of('page'), 10),
    against('all text formats ÷ static renderer', of('text'), of('extensions'), 10),
  ];
}
