import { parse } from '@wordpress/block-serialization-default-parser';
import { partsOf, textOf } from '../../../../shared/article/text.ts';
import { all, attribute, one, readFragment, words } from '../htmlTree.ts';
import type { Reader } from './reader.ts';
import { wordsIn } from './reader.ts';

interface Block {
  blockName: string | null;
  innerBlocks: Block[];
  innerHTML: string;
}

/** Blocks of WordPress itself, which every site has. */
const core = new Set(
  [
    ...['paragraph', 'heading', 'list', 'list-item', 'quote', 'pullquote', 'image', 'gallery'],
    ...['table', 'separator', 'group', 'embed'],
  ].map((name) => `core/${name}`),
);

/** WordPress's own parser of block comments, parse5 for the HTML in them. */
export const wordpress: Reader = {
  words({ parts }, article) {
    const { title = '', excerpt = '' } = JSON.parse(part(parts, 'json')) as Record<string, string>;
    const { root } = readFragment(part(parts, 'html'));
    const closing = ['tagline', 'correction', 'rights'];
    for (const paragraph of all(root, 'p')) {
      if (closing.includes(attribute(paragraph, 'class') ?? '')) paragraph.childNodes = [];
    }
    for (const embed of all(root, 'figure.wp-block-embed')) {
      // The address is what WordPress shows the film by; what readers see is its title.
      const [under] = all(embed, 'figcaption');
      const hasTitle = under?.childNodes.some(
        (child) => child.nodeName !== 'span' && words(child).length > 0,
      );
      if (hasTitle) one(embed, 'div').childNodes = [];
    }
    const standfirst = textOf(partsOf(article.content).standfirst).trim();
    return [...wordsIn(title, standfirst === '' ? '' : excerpt), ...words(root)];
  },
  complaints({ parts }) {
    const markup = part(parts, 'html');
    const { errors } = readFragment(markup);
    return [...errors, ...(parse(markup) as Block[]).flatMap(complaintsOf)];
  },
};

const part = (parts: ReadonlyMap<string, string>, extension: string): string =>
  [...parts].find(([name]) => name.endsWith(`/post.${extension}`))?.[1] ?? '';

/** What stands outside of every block would be one of the classic editor. */
function complaintsOf({ blockName, innerBlocks, innerHTML }: Block): string[] {
  if (blockName === null) return innerHTML.trim() === '' ? [] : [`outside of blocks: ${innerHTML}`];
  return [
    ...(core.has(blockName) ? [] : [`unknown block: ${blockName}`]),
    ...innerBlocks.flatMap(complaintsOf),
  ];
}
