import { createRequire } from 'node:module';
import { parse } from '@wordpress/block-serialization-default-parser';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../shared/article/model.ts';
import { copyKinds } from '../../../shared/contract/commandNames.ts';
import type { CopyKind } from '../../../shared/contract/previews.ts';
import { type CopySource, clipboardCopy } from '../../../shared/formats/clipboard/clipboardCopy.ts';
import { article, heading, link, paragraph, photo, pullQuote, text } from './build.ts';
import { documentOf } from './render.ts';
import { asset, everyBlock } from './sampleArticles.ts';

const copyOf = (kind: CopyKind, made: Article, more: Partial<CopySource> = {}) =>
  clipboardCopy(kind, { article: made, missing: new Set(), ...more });

const story = () =>
  article(
    { assets: { a: asset('a', { alt: 'A wall' }) }, byline: { display: 'Ana Ruiz' } },
    { kicker: 'Floods', headline: 'Wall *agreed*', standfirst: 'Fourteen to nine.' },
    paragraph('The vote came ', text('late', 'bold'), '.'),
    heading(2, 'What now'),
    pullQuote('We waited', 'Edith Marr'),
    photo('a', 'The wall.', 'T. Field'),
    paragraph(text('The plan', link('https://wexcombe.example/plan'))),
  );
const firstTwo = { from: 0, to: 2 };

describe('as HTML', () => {
  test('is the fragment of the export, as formatted text and as source', () => {
    const { text, html, lexical } = copyOf('html', everyBlock());
    expect(html).toBe(documentOf('html-fragment', everyBlock()));
    expect(text).toBe(html);
    expect(lexical).toBeUndefined();
  });

  test('of some blocks is these blocks and nothing around them', () => {
    expect(copyOf('html', story(), { blocks: firstTwo })).toMatchObject({
      html: '<p>The vote came <strong>late</strong>.</p>\n<h2>What now</h2>\n',
      leftBehind: [],
    });
  });
});

describe('as Markdown', () => {
  test('is one text that begins with what readers see, without front matter', () => {
    const { text, html } = copyOf('markdown', story());
    expect(html).toBeUndefined();
    expect(text).toBe(
      [
        'Floods',
        '# Wall \\*agreed\\*',
        'Fourteen to nine.',
        'By Ana Ruiz',
        'The vote came **late**.',
        '## What now',
        '> We waited\n>\n> — Edith Marr',
        '![A wall](article-media/aaaaaaaaaaaaaaaa.png)\\\nThe wall. *T. Field*',
        '[The plan](https://wexcombe.example/plan)\n',
      ]
        .join('\n\n')
        .replace('article-media', 'wall-agreed-media'),
    );
  });

  test('of some blocks', () => {
    expect(copyOf('markdown', story(), { blocks: firstTwo }).text).toBe(
      'The vote came **late**.\n\n## What now\n',
    );
  });
});

describe('for WordPress', () => {
  interface Block {
    blockName: string | null;
    attrs: Record<string, unknown> | null;
    innerHTML: string;
  }
  /** As its `pasteHandler` has it: HTML with a block comment in it, else the text. */
  const pasted = ({ html, text = '' }: { html?: string; text?: string }): Block[] =>
    (parse(html?.includes('<!-- wp:') ? html : text) as Block[]).filter(
      ({ blockName, innerHTML }) => blockName !== null || innerHTML.trim() !== '',
    );

  test('is blocks in the visual and in the code editor', () => {
    const copy = copyOf('wordpress', story());
    expect(pasted(copy)).toEqual(pasted({ text: copy.text }));
    expect(pasted(copy).map(({ blockName }) => blockName)).toEqual([
      'core/heading',
      'core/paragraph',
      'core/paragraph',
      'core/paragraph',
      'core/heading',
      'core/pullquote',
      'core/image',
      'core/paragraph',
    ]);
  });

  test('begins with the headline, which an empty title takes', () => {
    const [first] = pasted(copyOf('wordpress', story()));
    expect(first).toMatchObject({ blockName: 'core/heading', attrs: { level: 1 } });
    expect(first?.innerHTML.trim()).toBe('<h1 class="wp-block-heading">Wall *agreed*</h1>');
  });

  test('a photo waits for its file, with its words', () => {
    const copy = copyOf('wordpress', story());
    expect(copy.text).toContain(
      '<!-- wp:image -->\n<figure class="wp-block-image"><img alt="A wall"/><figcaption class="wp-element-caption">The wall. <em>T. Field</em></figcaption></figure>\n<!-- /wp:image -->',
    );
    expect(copy.leftBehind).toEqual(['the photo', 'the byline']);
  });

  test('of some blocks', () => {
    const copy = copyOf('wordpress', story(), { blocks: firstTwo });
    expect(pasted(copy).map(({ blockName }) => blockName)).toEqual([
      'core/paragraph',
      'core/heading',
    ]);
    expect(copy.leftBehind).toEqual([]);
  });
});

describe('for Ghost', () => {
  const data = { dataOf: () => 'data:image/png;base64,AAAA' };

  test('its editor takes the nodes', () => {
    const { text, html, lexical } = copyOf('ghost', story(), data);
    const nodes = pasteIntoKoenig({
      'text/plain': text,
      'text/html': html,
      'application/x-lexical-editor': lexical,
    });
    expect(nodes.map(({ type, tag }) => tag ?? type)).toEqual([
      'h1',
      ...['paragraph', 'paragraph', 'html', 'paragraph'],
      'h2',
      ...['aside', 'image', 'paragraph'],
    ]);
    expect(nodes.find(({ type }) => type === 'image')).toMatchObject({
      // What it says of a picture that it has yet to upload.
      src: '<base64String>',
      alt: 'A wall',
      caption: 'The wall. T. Field',
    });
  });

  test('it takes the HTML where that is all there is', () => {
    const { html } = copyOf('ghost', story(), data);
    const types = pasteIntoKoenig({ 'text/html': html }).map(({ type, tag }) => tag ?? type);
    expect(types.slice(0, 3)).toEqual(['paragraph', 'h1', 'paragraph']);
    expect(types).toContain('image');
  });

  test('a photo that does not go along waits for its file', () => {
    const { lexical = '', leftBehind } = copyOf('ghost', story());
    const image = JSON.parse(lexical).nodes.find(({ type }: { type: string }) => type === 'image');
    expect(image).toMatchObject({ src: '', alt: 'A wall', caption: 'The wall. T. Field' });
    expect(leftBehind).toEqual(['the photo']);
  });
});

describe.each(copyKinds)('every copy: %s', (kind) => {
  test('says what stays behind, and has nothing that is for the desk', () => {
    const made = everyBlock();
    const copy = copyOf(kind, made);
    expect(copyOf(kind, made)).toEqual(copy);
    const all = `${copy.text}${copy.html}${copy.lexical}`;
    expect(all).not.toContain('ana.ruiz@courier.example');
    expect(all).not.toContain('"note"');
    expect(copy.leftBehind.join()).toMatch(/photo/);
    expect(copy.warnings.map(({ code }) => code).filter((code) => /^missing-/.test(code))).toEqual(
      [],
    );
  });

  test('a photo whose file is not there is its words', () => {
    const missing = new Set([asset('a').src]);
    const { text, leftBehind, warnings } = copyOf(kind, story(), { missing });
    expect(text).toContain('The wall.');
    expect(text).not.toContain('<img');
    expect(leftBehind.join()).not.toMatch(/photo/);
    expect(warnings.map(({ code }) => code)).toContain('missing-photo-file');
  });
});

interface LexicalNode {
  type: string;
  tag?: string;
}

/** Ghost's nodes in an editor like its own, with Lexical's own way to paste. */
function pasteIntoKoenig(flavours: Record<string, string | undefined>): LexicalNode[] {
  const require = createRequire(import.meta.url);
  // The releases that Ghost's packages bring along.
  const ofGhost = createRequire(require.resolve('@tryghost/kg-default-nodes'));
  const lexical = ofGhost('lexical');
  const { $insertDataTransferForRichText } = ofGhost('@lexical/clipboard');
  const { DEFAULT_NODES, DEFAULT_CONFIG } = require('@tryghost/kg-default-nodes');
  const { HeadingNode, QuoteNode } = ofGhost('@lexical/rich-text');
  const { ListNode, ListItemNode } = ofGhost('@lexical/list');
  const { LinkNode } = ofGhost('@lexical/link');
  const { window } = new JSDOM('<div contenteditable></div>');
  const before = { window: globalThis.window, document: globalThis.document };
  const parser = globalThis.DOMParser;
  Object.assign(globalThis, { window, document: window.document, DOMParser: window.DOMParser });
  try {
    const editor = lexical.createEditor({
      namespace: 'KoenigEditor',
      // Those of `koenig-lexical`.
      nodes: [...DEFAULT_NODES, HeadingNode, QuoteNode, ListNode, ListItemNode, LinkNode],
      html: DEFAULT_CONFIG.html,
      onError(error: Error) {
        throw error;
      },
    });
    editor._headless = true;
    editor.update(
      () => {
        const root = lexical.$getRoot();
        root.append(lexical.$createParagraphNode());
        const selection = root.selectStart();
        const getData = (type: string) => flavours[type] ?? '';
        $insertDataTransferForRichText({ getData }, selection, editor);
      },
      { discrete: true },
    );
    return editor.getEditorState().toJSON().root.children as LexicalNode[];
  } finally {
    Object.assign(globalThis, { ...before, DOMParser: parser });
  }
}
