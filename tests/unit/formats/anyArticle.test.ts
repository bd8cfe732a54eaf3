import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import { formatIds } from '../../../shared/contract/values.ts';
import { clean } from '../../../shared/formats/cleanText.ts';
import { datelineRunIn } from '../../../shared/formats/dateline.ts';
import { publishedJsonSchema } from '../../../shared/formats/json/publishedSchema.ts';
import { assetOf, creditText, shownPhotos } from '../../../shared/formats/photos.ts';
import { wordsFor } from '../../../shared/formats/words.ts';
import { arbitraryArticle } from './arbitraryArticle.ts';
import { block, hashOf, paragraph } from './build.ts';
import { activeContent, all, one, readFragment, readPage, words } from './htmlTree.ts';
import { documentOf, published, render } from './render.ts';

/** What holds for every article that the schema allows. */

const runs = (numRuns: number) => ({ numRuns });

test('a page parses without an error and html-validate finds nothing', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // A headline may be absent, and is as long as the journalist makes it.
      'heading-level': ['error', { minInitialRank: 'any' }],
      'long-title': 'off',
      // A crop has to hold where our stylesheet is not; activeContent looks at every style.
      'no-inline-style': 'off',
    },
  });
  await fc.assert(
    fc.asyncProperty(arbitraryArticle(), async (article) => {
      const html = documentOf('html', article);
      expect(readPage(html).errors).toEqual([]);
      const { results } = await validator.validateString(html);
      expect(
        results.flatMap(({ messages }) =>
          messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
        ),
      ).toEqual([]);
    }),
    runs(80),
  );
});

test('the same article gives the same bytes, and is not changed by it', () => {
  fc.assert(
    fc.property(arbitraryArticle(), fc.constantFrom(...formatIds), (article, id) => {
      const before = structuredClone(article);
      const first = render(id, article);
      expect(render(id, structuredClone(article))).toEqual(first);
      expect(article).toEqual(before);
    }),
    runs(100),
  );
});

/** The words of a text node, and of everything else in the document that a reader sees. */
function visibleWords(article: Article): string[] {
  const found: string[] = [];
  const add = (text: string) => found.push(...clean(text).split(/\s+/).filter(Boolean));
  // Text nodes of one block are one text, parted by what stands apart in the page.
  const visit = (node: NodeJson): void => {
    if (node.type === 'note' || node.type === 'unknown') return;
    const children = (node.content ?? []).filter((child) => !isNote(child));
    if (node.type === 'pullQuote' && !hasWords(children[0])) return;
    if (node.type === 'photo' && !hasWords(children[1])) {
      children.slice(0, 1).forEach(visit);
      add(creditText(node, assetOf(article, node)));
      return;
    }
    if (node.type === 'embed') {
      const url = String(node.attrs?.url ?? '');
      if (!hasWords(children[0])) {
        if (linked(url)) add(encoded(url));
        else return;
      }
      children.forEach(visit);
      add(String(node.attrs?.provider ?? ''));
      return;
    }
    if (node.type === 'relatedLink' && !hasWords(node)) {
      if (linked(String(node.attrs?.href ?? ''))) add(encoded(String(node.attrs?.href)));
      return;
    }
    if (node.type === 'relatedLinks') {
      const links = children.slice(1);
      const any = links.some((link) => hasWords(link) || linked(String(link.attrs?.href ?? '')));
      if (!hasWords(children[0]) && any) add(wordsFor(article.language).related);
    }
    if (children.some((child) => child.type === 'text' || child.type === 'hardBreak')) {
      add(children.map((child) => (child.type === 'text' ? (child.text ?? '') : ' ')).join(''));
    } else children.forEach(visit);
  };
  visit(article.content);
  const dateline = datelineRunIn(article);
  if (dateline) add(`${dateline.text} ${dateline.separator}`);
  return found;
}

const isNote = (node: NodeJson) => node.marks?.some(({ type }) => type === 'inlineNote') ?? false;
const hasWords = (node: NodeJson | undefined): boolean =>
  (node?.content ?? []).some((child) => !isNote(child) && (child.text ?? '').trim() !== '');
/** As the addresses of `arbitraryArticle` are. */
const linked = (address: string) => address !== '' && !address.startsWith('javascript:');
const encoded = (address: string) => address.replace(/[\s"<>]/g, encodeURIComponent);

test('every visible word is in the page exactly once', () => {
  fc.assert(
    fc.property(arbitraryArticle(), (article) => {
      const { root } = readFragment(documentOf('html-fragment', article));
      const element = one(root, 'article');
      // Byline, dates and footer come from the fields and are tested on their own.
      for (const parent of [...all(element, 'header'), element]) {
        parent.childNodes = parent.childNodes.filter(
          (child) =>
            !('attrs' in child) ||
            !(
              child.tagName === 'footer' ||
              child.attrs.some(({ value }) => value === 'byline' || value === 'dates')
            ),
        );
      }
      expect(words(element).sort()).toEqual(visibleWords(article).sort());
    }),
    runs(120),
  );
});

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
        expect(documentOf(id, article)).not.toContain(canary);
        for (const { name } of render(id, article).files) expect(name).not.toContain(canary);
        const told = JSON.stringify(render(id, article).warnings);
        expect(told).not.toContain(canary);
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

test('files have relative names without a way out of their folder', () => {
  fc.assert(
    fc.property(arbitraryArticle(), fc.constantFrom(...formatIds), (article, id) => {
      const { files } = render(id, article);
      for (const { name } of files) {
        expect(name).toMatch(/^[\p{L}\p{N}\p{M}_-]+(-media\/[0-9a-f]+)?(\.fragment)?\.[a-z]+$/u);
        expect(new TextEncoder().encode(name).length).toBeLessThan(240);
      }
      expect(files.slice(1).map((file) => 'photo' in file && file.photo)).toEqual(
        shownPhotos(article),
      );
    }),
    runs(100),
  );
});

describe('JSON', () => {
  const ajv = addFormats.default(new Ajv2020({ strict: true, allowUnionTypes: true }));
  const valid = ajv.compile(publishedJsonSchema());

  test('is valid against its published schema', () => {
    fc.assert(
      fc.property(arbitraryArticle(), fc.boolean(), (article, inline) => {
        const json = inline
          ? published(article, { kind: 'inline', dataOf: () => 'data:image/png;base64,AA' })
          : published(article);
        expect(valid(json), JSON.stringify(valid.errors)).toBe(true);
      }),
      runs(80),
    );
  });

  test('its HTML is that of the page', () => {
    fc.assert(
      fc.property(arbitraryArticle(), (article) => {
        expect(documentOf('html-fragment', article)).toContain(published(article).html);
      }),
      runs(60),
    );
  });
});
