import type { Element } from '@xmldom/xmldom';
import { all, readFragment, words } from '../htmlTree.ts';
import { elementsOf, readXml } from '../xmlTree.ts';
import { hasHeadline } from './markdown.ts';
import { type Reader, wordsIn } from './reader.ts';

/** RFC 822, with the year of four digits that RSS asks for. */
const moment =
  /^(Sun|Mon|Tue|Wed|Thu|Fri|Sat), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}$/;

/** xmldom for the feed, parse5 for the text in it; what RSS 2.0 and Media RSS ask for. */
export const rss: Reader = {
  words({ text }, article) {
    const item = itemOf(text);
    const { root, errors } = readFragment(textIn(item, 'encoded'));
    if (errors.length > 0) throw new Error(errors.join());
    for (const footer of all(root, 'footer')) footer.childNodes = [];
    return [
      // Without a headline the item has another title.
      ...(hasHeadline(article) ? wordsIn(textIn(item, 'title')) : []),
      ...words(root),
    ];
  },
  complaints({ text }, article) {
    const item = itemOf(text);
    const channel = item.parentNode as Element;
    const wrong: string[] = [];
    for (const name of ['title', 'link', 'description']) {
      if (childrenOf(channel, name).length !== 1) wrong.push(`channel: ${name}`);
    }
    for (const name of ['pubDate', 'lastBuildDate']) {
      for (const { textContent } of elementsOf(channel, name)) {
        if (!moment.test(textContent ?? '')) wrong.push(`${name}: ${textContent}`);
        const same = [article.dates?.published, article.dates?.modified].some(
          (date) =>
            Math.floor(Date.parse(date ?? '') / 1000) === Date.parse(textContent ?? '') / 1000,
        );
        if (!same) wrong.push(`${name}: ${textContent} is another time`);
      }
    }
    if (childrenOf(item, 'title').length + childrenOf(item, 'description').length === 0) {
      wrong.push('item: neither title nor description');
    }
    if (childrenOf(item, 'author').length > 0) wrong.push('author must be an e-mail address');
    if (textIn(item, 'guid') !== article.id) wrong.push(`guid: ${textIn(item, 'guid')}`);
    for (const link of elementsOf(channel, 'link')) {
      if (!URL.canParse(link.textContent ?? '')) wrong.push(`link: ${link.textContent}`);
    }
    return wrong;
  },
};

function itemOf(text: string): Element {
  const [item] = elementsOf(readXml(text), 'item');
  if (!item) throw new Error('no item');
  return item;
}

const childrenOf = (parent: Element, name: string) =>
  elementsOf(parent, name).filter(({ parentNode }) => parentNode === parent);

const textIn = (parent: Element, name: string) =>
  childrenOf(parent, name)
    .map(({ textContent }) => textContent)
    .join('');
