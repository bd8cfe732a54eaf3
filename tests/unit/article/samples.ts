import { emptyContent } from '../../../shared/article/create.ts';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { parse } from '../../../shared/article/parse.ts';

/** A file as another program might write it: `body` blocks in a minimal article. */
export function fileWith(body: unknown[], fields: Record<string, unknown> = {}): Uint8Array {
  return bytesOf({
    format: 'stet-article',
    version: 1,
    id: 'urn:uuid:7d0f5a52-5d5a-4c0e-9f0b-2a4f3a0c9b11',
    language: 'en-GB',
    status: 'draft',
    content: emptyContent(body as NodeJson[]),
    ...fields,
  });
}

export const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
export const textOfBytes = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

export const paragraph = (text: string): NodeJson => ({
  type: 'paragraph',
  content: [{ type: 'text', text }],
});

/** Everything this release knows, in one article. */
export function fullArticle(): Article {
  const text = (value: string): NodeJson[] => [{ type: 'text', text: value }];
  const asset = `media/${'ab'.repeat(32)}.jpg`;
  return parse(
    fileWith(
      [
        { type: 'paragraph', attrs: { id: 'p1' }, content: text('The ferry left at dawn.') },
        { type: 'heading', attrs: { id: 'h1', level: 2 }, content: text('On the quay') },
        {
          type: 'bulletList',
          attrs: { id: 'l1' },
          content: [
            {
              type: 'listItem',
              content: [
                paragraph('One'),
                {
                  type: 'orderedList',
                  content: [{ type: 'listItem', content: [paragraph('Two')] }],
                },
              ],
            },
          ],
        },
        { type: 'blockquote', content: [paragraph('We wait.'), { type: 'attribution' }] },
        {
          type: 'pullQuote',
          content: [
            { type: 'quoteText', content: text('We wait.') },
            { type: 'attribution', content: text('Mara Quill') },
          ],
        },
        {
          type: 'photo',
          attrs: { asset: 'a1', layout: 'wide', crop: { x: 0, y: 0.1, width: 1, height: 0.5 } },
          content: [
            { type: 'caption', content: text('The quay') },
            { type: 'credit', content: text('Ines Vole / Tidewater News') },
          ],
        },
        { type: 'gallery', content: [photo('a1'), photo('a1'), { type: 'caption' }] },
        {
          type: 'relatedLinks',
          content: [
            { type: 'title', content: text('More on this') },
            {
              type: 'relatedLink',
              attrs: { href: 'https://example.org/a' },
              content: text('The last ferry'),
            },
            {
              type: 'relatedLink',
              attrs: { article: 'urn:uuid:0b6a2c1e-3c1f-4f0e-9b57-6d2f7f0f6a11' },
              content: text('The first ferry'),
            },
          ],
        },
        { type: 'factbox', content: [{ type: 'title' }, paragraph('Built in 1911.')] },
        {
          type: 'embed',
          attrs: { url: 'https://example.org/v', provider: 'Example' },
          content: [{ type: 'title', content: text('A film') }],
        },
        {
          type: 'table',
          content: [
            {
              type: 'tableRow',
              content: [
                { type: 'tableHeader', content: [paragraph('Year')] },
                { type: 'tableCell', attrs: { colspan: 2 }, content: [paragraph('1911')] },
              ],
            },
          ],
        },
        { type: 'divider' },
        { type: 'note', content: [paragraph('Check the year.')] },
        {
          type: 'paragraph',
          content: [
            {
              type: 'text',
              text: 'All marks',
              marks: [
                { type: 'link', attrs: { href: 'https://example.org' } },
                { type: 'bold' },
                { type: 'italic' },
                { type: 'underline' },
                { type: 'strike' },
                { type: 'superscript' },
              ],
            },
            { type: 'hardBreak' },
            { type: 'text', text: '2', marks: [{ type: 'subscript' }] },
            { type: 'text', text: ' ask the harbour', marks: [{ type: 'inlineNote' }] },
          ],
        },
      ],
      {
        slug: 'ferry',
        slugline: 'ferry-dawn',
        urgency: 4,
        headlines: { web: 'Ferry leaves', seo: 'Ferry' },
        summary: 'A ferry leaves.',
        byline: {
          contributors: [{ name: 'Mara Quill', role: 'author', email: 'mara@example.org' }],
          tagline: 'Reporting by Mara Quill',
        },
        dateline: { place: 'PORT ELLAN', date: '2026-05-04', agency: 'TWN' },
        dates: { created: '2026-05-04T06:00:00+01:00', embargoUntil: '2026-05-05T00:00:00Z' },
        section: { id: 'isles', name: 'Isles' },
        tags: [{ name: 'Ferries', slug: 'ferries' }],
        subjects: [{ scheme: 'medtop', code: '20000337', name: 'shipping' }],
        rights: { holder: 'Tidewater News' },
        source: { name: 'Tidewater News', url: 'https://example.org/ferry' },
        notes: { editor: 'Legal has read it' },
        corrections: [{ type: 'correction', text: 'Not 1912.', date: '2026-05-06T10:00:00Z' }],
        assets: {
          a1: {
            type: 'image',
            src: asset,
            mimeType: 'image/jpeg',
            width: 1200,
            height: 800,
            alt: 'A quay',
            credit: { creator: 'Ines Vole', organization: 'Tidewater News' },
            focalPoint: { x: 0.5, y: 0.25 },
          },
        },
        extensions: { 'example.org': { kept: true } },
      },
    ),
  ).article;
}

const photo = (asset: string): NodeJson => ({
  type: 'photo',
  attrs: { asset },
  content: [{ type: 'caption' }, { type: 'credit' }],
});
