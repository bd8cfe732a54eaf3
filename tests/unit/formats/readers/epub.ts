import { EpubCheck } from '@likecoin/epubcheck-ts';
import type { Node } from '@xmldom/xmldom';
import type { Made } from '../render.ts';
import { elementsOf, readXml, xmlWords } from '../xmlTree.ts';
import type { Reader } from './reader.ts';

const inline = new Set(['a', 'em', 's', 'span', 'strong', 'sub', 'sup', 'u']);
/** Fields of their own, tested elsewhere. */
const fields = new Set(['byline', 'dates']);

function wordsOfArticle({ parts }: Made): string[] {
  const [, text = ''] = [...parts].find(([name]) => name.endsWith('/article.xhtml')) ?? [];
  const [article] = elementsOf(readXml(text), 'article');
  if (!article) return [];
  for (const element of [...elementsOf(article, 'p'), ...elementsOf(article, 'footer')]) {
    const isField =
      element.localName === 'footer' || fields.has(element.getAttribute('class') ?? '');
    if (isField) element.parentNode?.removeChild(element);
  }
  // Caption and credit stand apart, as in a page.
  for (const span of elementsOf(article, 'span')) {
    if (['caption', 'credit', 'provider'].includes(span.getAttribute('class') ?? '')) {
      const space = () => article.ownerDocument?.createTextNode(' ') as Node;
      span.insertBefore(space(), span.firstChild);
      span.appendChild(space());
    }
  }
  return xmlWords(article, inline);
}

/** W3C's EPUBCheck, in TypeScript. */
export const epub: Reader = {
  words: wordsOfArticle,
  async complaints({ bytes }) {
    const { messages } = await EpubCheck.validate(bytes);
    return messages
      .filter(({ severity }) => severity !== 'info' && severity !== 'usage')
      .map(({ id, message }) => `${id}: ${message}`);
  },
};
