import { createRequire } from 'node:module';
import { all, readFragment, words as wordsOfHtml } from '../htmlTree.ts';
import { type Reader, wordsIn } from './reader.ts';

// Their modules cannot be imported by Node, which their documentation requires instead.
const require = createRequire(import.meta.url);
const { DEFAULT_NODES } = require('@tryghost/kg-default-nodes') as { DEFAULT_NODES: unknown[] };
const { LexicalHTMLRenderer } = require('@tryghost/kg-lexical-html-renderer') as {
  LexicalHTMLRenderer: new (options: {
    nodes: unknown[];
    onError(error: Error): void;
  }) => {
    render(lexical: string): Promise<string>;
  };
};
const { validate } = require('@tryghost/admin-api-schema') as {
  validate(request: { data: unknown; schema: string; definition: string }): Promise<unknown>;
};

interface Post {
  title: string;
  custom_excerpt?: string;
  lexical: string;
}
const postOf = (text: string) => (JSON.parse(text) as { posts: [Post] }).posts[0];

function rendered(lexical: string): Promise<string> {
  const renderer = new LexicalHTMLRenderer({
    nodes: DEFAULT_NODES,
    onError(error) {
      throw error;
    },
  });
  return renderer.render(lexical);
}

/** Ghost's own schema for new posts, and its renderer. */
export const ghost: Reader = {
  async words({ text }) {
    const { title, custom_excerpt, lexical } = postOf(text);
    const { root } = readFragment(await rendered(lexical));
    for (const parent of [root, ...all(root, 'div')]) {
      parent.childNodes = parent.childNodes.filter(
        (child) =>
          !('attrs' in child) ||
          !(child.tagName === 'footer' || child.attrs.some(({ value }) => value === 'byline')),
      );
    }
    return [...wordsIn(title === 'Untitled' ? '' : title, custom_excerpt), ...wordsOfHtml(root)];
  },
  async complaints({ text }) {
    try {
      await validate({ data: JSON.parse(text), schema: 'posts-add', definition: 'posts' });
      return [];
    } catch (error) {
      return [JSON.stringify(error), String(error)];
    }
  },
};
