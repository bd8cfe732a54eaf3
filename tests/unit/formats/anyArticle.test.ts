import { describe, expect, test } from 'vitest';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import { formatIds } from '../../../shared/contract/exports.ts';
import fc from '../../fastCheck.ts';
import { arbitraryArticle } from './arbitraryArticle.ts';
import { block, hashOf, paragraph } from './build.ts';
import { activeContent, readPage } from './htmlTree.ts';
import { documentOf, make, published, render } from './render.ts';

/** What no export may do, for every article that the schema allows. */

const runs = (numRuns: number) => ({ numRuns });

describe('nothing internal leaks', () => {
  const canary = 'CANARY7f3a';
  const inlineNoteIn = ({ type }: NodeJson): NodeJson[] =>
    articleSchema.nodes[type as 'paragraph']?.inlineContent
      ? [{ type: 'text', text: ` ask legal ${canary}`, marks: [{ type: 'inlineNote' }] }]
      : [];
  const withCanaries = arbitraryArticle().map((article): Article => {
    const body = article.content.content?.[3];
    const hide = (node: NodeJson): NodeJson => ({
      ...node,
      ...(node.type !== 'text' && {
        attrs: { ...node.attrs, id: `${canary}-id`, extra: { attrs: { secret: canary } } },
      }),
      ...(node.content && { content: [...node.content.map(hide), ...inlineNoteIn(node)] }),
      ...(node.type === 'text' && {
        marks: [
          ...(node.marks ?? []),
          { type: 'unknownMark', attrs: { raw: { type: canary, attrs: { by: canary } } } },
        ],
      }),
    });
    const content = (article.content.content ?? []).map(hide);
    content[3] = {
      ...body,
      type: 'body',
      content: [
        ...(content[3]?.content ?? []),
        block('note', [paragraph(`Ask legal ${canary}`)]),
        { type: 'unknown', attrs: { raw: { type: 'poll', secret: canary, text: canary } } },
        {
          ...paragraph('x'),
          content: [{ type: 'unknownInline', attrs: { raw: { type: 'y', text: canary } } }],
        },
      ],
    };
    return {
      ...article,
      byline: {
        ...article.byline,
        contributors: [{ name: 'Ana', email: `${canary}@desk.example`, phone: canary }],
        desk: canary,
      },
      notes: { editor: canary },
      review: { comments: [{ text: canary, author: canary }] },
      extensions: { cms: { path: `/home/${canary}/story` } },
      assets: {
        ...article.assets,
        [`${canary}-asset`]: { ...assetFor(), folder: `/home/${canary}` },
        unused: { ...assetFor(), alt: canary },
      },
      unknownField: canary,
      content: { ...article.content, content },
    } as Article;
  });
  test.each(formatIds)('from %s', (id) => {
    fc.assert(
      fc.property(withCanaries, (article) => {
        const { parts, files } = make(id, article);
        for (const part of parts.values()) expect(part).not.toContain(canary);
        for (const { name } of files) expect(name).not.toContain(canary);
        expect(JSON.stringify(render(id, article).warnings)).not.toContain(canary);
      }),
      runs(60),
    );
  });
});

const assetFor = () => ({
  type: 'image' as const,
  src: `media/${hashOf('e')}.jpg`,
  mimeType: 'image/jpeg',
  width: 2,
  height: 2,
});

test('nothing in a page can run, load or lead astray', () => {
  fc.assert(
    fc.property(arbitraryArticle(), (article) => {
      expect(activeContent(readPage(documentOf('html', article)).root)).toEqual([]);
    }),
    runs(100),
  );
});

describe('JSON', () => {
  test('its HTML is that of the page', () => {
    fc.assert(
      fc.property(arbitraryArticle(), (article) => {
        expect(documentOf('html-fragment', article)).toContain(published(article).html);
      }),
      runs(60),
    );
  });
});
