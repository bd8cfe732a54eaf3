import type { Command, EditorState } from '@tiptap/pm/state';
import { linkFault } from '../../../shared/article/links.ts';
import { named } from '../commands/blocksAround.ts';
import { oneStep } from '../history/oneStep.ts';
import type { Links } from './links.ts';

/**
 * Asks about every related link and embed of the article, because a person wants it. Links to
 * articles of the library that have got a web address since take it over, in one undo step.
 */
export const checkLinks =
  (links: Links): Command =>
  (state, dispatch) => {
    const found = linksIn(state);
    if (found.length === 0) return false;
    if (!dispatch) return true;
    const addresses = new Map(links.articles().map(({ id, url }) => [id, url]));
    const transaction = state.tr;
    const hrefs: string[] = [];
    for (const { pos, href, article } of found) {
      const url = href === '' ? (addresses.get(article) ?? '') : href;
      if (url !== href) transaction.setNodeAttribute(pos, 'href', url);
      if (linkFault(url) === undefined) hrefs.push(url);
    }
    if (transaction.docChanged) dispatch(oneStep(transaction));
    void links.check(hrefs);
    return true;
  };

interface Found {
  pos: number;
  href: string;
  article: string;
}

function linksIn({ doc }: EditorState): Found[] {
  const found: Found[] = [];
  doc.descendants((node, pos) => {
    if (named(node, 'relatedLink')) {
      found.push({ pos, href: node.attrs.href, article: node.attrs.article });
    } else if (named(node, 'embed')) {
      found.push({ pos, href: node.attrs.url, article: '' });
    }
    return !node.isTextblock;
  });
  return found;
}
