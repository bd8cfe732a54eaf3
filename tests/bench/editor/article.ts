import type { Asset, NodeJson } from '../../../shared/article/model.ts';
import { numbersOf } from '../../numbersOf.ts';

/** An article of a given length, the same for every editor and every run. */
export interface BenchArticle {
  name: string;
  headline: string;
  words: number;
  /** Photos and pull quotes, in turn. */
  blocks: number;
  /** The `.stet` file. */
  file: object;
  content: NodeJson;
  /** The same as plain HTML, for a contenteditable. */
  html: string;
}

/** Pictures that the photos of an article show, by `src`. */
export type Pictures = readonly { src: string; width: number; height: number }[];

const vocabulary =
  'the harbour council voted late on a plan to close the old ferry pier after winter storms and neighbours who fish there said nobody had asked them before work began while engineers from the county told a hearing that repairs would cost more than a new landing stage could ever earn back in tolls'.split(
    ' ',
  );

export function sentences(words: number, random: () => number): string {
  const parts: string[] = [];
  for (let left = words; left > 0; ) {
    const length = Math.min(left, 8 + Math.floor(random() * 14));
    const sentence = Array.from(
      { length },
      () => vocabulary[Math.floor(random() * vocabulary.length)],
    ).join(' ');
    parts.push(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`);
    left -= length;
  }
  return parts.join(' ');
}

/** Paragraphs of 25 to 75 words, as in a newspaper; a subhead before every twelfth. */
export function benchArticle(words: number, blocks: number, pictures: Pictures): BenchArticle {
  const random = numbersOf(words + blocks);
  const paragraphs: string[] = [];
  for (let left = words; left > 0; ) {
    const length = Math.min(left, 25 + Math.floor(random() * 51));
    paragraphs.push(sentences(length, random));
    left -= length;
  }
  const name = `w${words}b${blocks}`;
  const headline = `Ferry pier, ${words} words and ${blocks} blocks`;
  const assets: Record<string, Asset> = {};
  const body: NodeJson[] = [];
  const html: string[] = [`<h1>${headline}</h1>`];
  let id = 0;
  const attrs = (more: Record<string, unknown> = {}) => {
    id++;
    return { id: `bench${id.toString(36).padStart(5, '0')}`, ...more };
  };
  const add = (node: NodeJson, markup: string) => {
    body.push(node);
    html.push(markup);
  };
  let placed = 0;
  paragraphs.forEach((text, index) => {
    if (index > 0 && index % 12 === 0) {
      const subhead = sentences(5, random);
      add(
        { type: 'heading', attrs: attrs({ level: 2 }), content: [{ type: 'text', text: subhead }] },
        `<h2>${subhead}</h2>`,
      );
    }
    add({ type: 'paragraph', attrs: attrs(), content: [{ type: 'text', text }] }, `<p>${text}</p>`);
    const due = Math.floor(((index + 1) * blocks) / paragraphs.length);
    for (; placed < due; placed++) {
      const caption = sentences(12, random);
      const picture = pictures[placed % pictures.length];
      if (placed % 2 === 0 && picture) {
        const asset = `photo-${placed % pictures.length}`;
        assets[asset] = { type: 'image', mimeType: 'image/png', alt: 'A pier', ...picture };
        add(
          {
            type: 'photo',
            attrs: attrs({ asset }),
            content: [
              { type: 'caption', content: [{ type: 'text', text: caption }] },
              { type: 'credit', content: [{ type: 'text', text: 'Ida Holm' }] },
            ],
          },
          `<figure><img src="/${picture.src}" width="${picture.width}" height="${picture.height}" loading="lazy" alt="A pier"><figcaption>${caption}</figcaption></figure>`,
        );
      } else {
        add(
          {
            type: 'pullQuote',
            attrs: attrs(),
            content: [
              { type: 'quoteText', content: [{ type: 'text', text: caption }] },
              { type: 'attribution', content: [{ type: 'text', text: 'Ida Holm' }] },
            ],
          },
          `<aside><p>${caption}</p></aside>`,
        );
      }
    }
  });
  const content: NodeJson = {
    type: 'doc',
    content: [
      { type: 'kicker' },
      { type: 'headline', content: [{ type: 'text', text: headline }] },
      { type: 'standfirst' },
      { type: 'body', content: body },
    ],
  };
  const file = {
    format: 'stet-article',
    version: 1,
    id: `urn:uuid:00000000-0000-4000-8000-${String(words * 1000 + blocks).padStart(12, '0')}`,
    language: 'en-GB',
    status: 'draft',
    ...(Object.keys(assets).length > 0 && { assets }),
    content,
  };
  return { name, headline, words, blocks, file, content, html: html.join('\n') };
}
