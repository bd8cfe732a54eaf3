import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { childOf, textOf } from '../../../shared/article/text.ts';
import { clean } from '../../../shared/formats/cleanText.ts';
import { datelineRunIn } from '../../../shared/formats/dateline.ts';
import { assetCredit, assetOf } from '../../../shared/formats/photos.ts';
import { wordsFor } from '../../../shared/formats/words.ts';

/** What a format does in its own way with the words of the text. */
export interface WordChoices {
  /** `field`: without the dash between it and the text. `absent`: not among these words at all. */
  dateline: 'text' | 'field' | 'absent';
  pullQuotes: boolean;
  /** "Related" above related links without a title. */
  relatedTitle: boolean;
  /** The name of a film's or post's provider behind its card. */
  provider: boolean;
  /** The address of links without words, and of an embed without a title. */
  addresses: boolean;
}

const usualChoices: WordChoices = {
  dateline: 'text',
  pullQuotes: true,
  relatedTitle: true,
  provider: true,
  addresses: true,
};

/**
 * The words of kicker, headline, standfirst and body as a reader sees them, sorted: worked out from
 * the article itself, so that formats are not judged by what they are made with.
 */
export function visibleWords(article: Article, choices: Partial<WordChoices> = {}): string[] {
  const {
    dateline: place,
    pullQuotes,
    relatedTitle,
    provider,
    addresses,
  } = {
    ...usualChoices,
    ...choices,
  };
  const found: string[] = [];
  const add = (text: string) => found.push(...clean(text).split(/\s+/).filter(Boolean));
  const addAddress = (address: string) => {
    if (addresses) add(encoded(address));
  };
  // Text nodes of one block are one text, parted by what stands apart in the page.
  const visit = (node: NodeJson): void => {
    if (node.type === 'note' || node.type === 'unknown') return;
    const children = (node.content ?? []).filter((child) => !isNote(child));
    if (node.type === 'pullQuote' && (!pullQuotes || !hasWords(children[0]))) return;
    if (node.type === 'photo' && !hasWords(children[1])) {
      children.slice(0, 1).forEach(visit);
      const asset = assetOf(article, node);
      add(textOf(childOf(node, 'credit')).trim() || assetCredit(asset));
      return;
    }
    if (node.type === 'embed') {
      const url = String(node.attrs?.url ?? '');
      if (!hasWords(children[0])) {
        if (linked(url)) addAddress(url);
        else return;
      }
      children.forEach(visit);
      if (provider) add(String(node.attrs?.provider ?? ''));
      return;
    }
    if (node.type === 'relatedLink' && !hasWords(node)) {
      if (linked(String(node.attrs?.href ?? ''))) addAddress(String(node.attrs?.href));
      return;
    }
    if (node.type === 'relatedLinks') {
      const links = children.slice(1);
      const any = links.some((link) => hasWords(link) || linked(String(link.attrs?.href ?? '')));
      if (!hasWords(children[0]) && any && relatedTitle) add(wordsFor(article.language).related);
    }
    if (children.some((child) => child.type === 'text' || child.type === 'hardBreak')) {
      add(children.map((child) => (child.type === 'text' ? (child.text ?? '') : ' ')).join(''));
    } else children.forEach(visit);
  };
  visit(article.content);
  const dateline = datelineRunIn(article);
  if (dateline && place !== 'absent') {
    add(place === 'text' ? `${dateline.text} ${dateline.separator}` : dateline.text);
  }
  return found.sort();
}

const isNote = (node: NodeJson) => node.marks?.some(({ type }) => type === 'inlineNote') ?? false;
const hasWords = (node: NodeJson | undefined): boolean =>
  (node?.content ?? []).some((child) => !isNote(child) && clean(child.text ?? '').trim() !== '');
/** As the addresses of `arbitraryArticle` are. */
const linked = (address: string) => address !== '' && !address.startsWith('javascript:');
const encoded = (address: string) => address.replace(/[\s"<>]/g, encodeURIComponent);
