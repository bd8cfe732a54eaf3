import { describe, expect, test } from 'vitest';
import { parse } from '../../../shared/article/parse.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import fc from '../../fastCheck.ts';
import { bytesOf, fileWith, fullArticle, paragraph, textOfBytes } from './samples.ts';

/** Through the document model of the editor and back, as an edit elsewhere in the text would. */
function editedAndSaved(bytes: Uint8Array): Uint8Array {
  const { article } = parse(bytes);
  const content = articleSchema.nodeFromJSON(article.content).toJSON();
  return serialise({ ...article, content });
}

describe('canonical bytes', () => {
  test('the same article gives the same bytes, whatever the order of its keys', () => {
    const article = fullArticle();
    const shuffled = Object.fromEntries(Object.entries(article).reverse()) as typeof article;
    expect(serialise(shuffled)).toEqual(serialise(article));
  });

  test('a saved file comes back byte for byte', () => {
    const bytes = serialise(fullArticle());
    expect(textOfBytes(serialise(parse(bytes).article))).toBe(textOfBytes(bytes));
    expect(textOfBytes(editedAndSaved(bytes))).toBe(textOfBytes(bytes));
  });

  test('it is pretty-printed UTF-8 that ends with a newline', () => {
    const text = textOfBytes(serialise(fullArticle()));
    expect(text.startsWith('{\n  "format": "stet-article",\n  "version": 1,\n  "id": ')).toBe(true);
    expect(text.endsWith('}\n')).toBe(true);
  });
});

describe('what this release does not know', () => {
  const foreign = [
    { type: 'poll', attrs: { question: 'Tea?', options: ['yes', 'no'] }, votes: { yes: 3 } },
    {
      type: 'paragraph',
      attrs: { id: 'p', dropCap: true },
      content: [
        { type: 'text', text: 'see ' },
        { type: 'mention', attrs: { user: 'ines' } },
        { type: 'text', text: ' there', marks: [{ type: 'glow', attrs: { colour: 'red' } }] },
        { type: 'text', text: '!', marks: [{ type: 'bold', attrs: { weight: 900 } }], seen: true },
      ],
      reviewed: '2026-05-04',
    },
    { type: 'bulletList', content: [{ type: 'taskItem', attrs: { done: true } }] },
    {
      type: 'paragraph',
      content: [
        {
          type: 'text',
          text: 'a link',
          marks: [{ type: 'link', attrs: { href: 'https://example.org', rel: 'sponsored' } }],
        },
      ],
    },
  ];

  test('survives opening, editing and saving', () => {
    const saved = editedAndSaved(fileWith(foreign, { cms: { node: 4711 } }));
    const file = JSON.parse(textOfBytes(saved));
    expect(file.cms).toEqual({ node: 4711 });
    expect(file.content.content[3].content).toEqual(foreign);
  });

  test('keeps its place among the known fields', () => {
    const first = textOfBytes(serialise(fullArticle()));
    const interleaved = first
      .replace('  "slug": ', '  "desk": "isles",\n  "slug": ')
      .replace('    "web": ', '    "print2": "x",\n    "web": ');
    const bytes = new TextEncoder().encode(interleaved);
    expect(textOfBytes(editedAndSaved(bytes))).toBe(interleaved);
  });

  test('keeps every digit of its numbers', () => {
    const file = textOfBytes(fileWith([paragraph('x')])).replace(
      '"version"',
      '"cms":{"id":12345678901234567890,"big":1e400,"small":0.1234567890123456789},"version"',
    );
    const saved = textOfBytes(editedAndSaved(new TextEncoder().encode(file)));
    expect(saved).toContain('"id": 12345678901234567890');
    expect(saved).toContain('"big": 1e400');
    expect(saved).toContain('"small": 0.1234567890123456789');
  });

  test('a field called __proto__ is a field', () => {
    const file = textOfBytes(fileWith([{ type: 'paragraph', attrs: { id: 'a' } }])).replace(
      '"id":"a"',
      '"id":"a","__proto__":{"x":1}',
    );
    expect(textOfBytes(editedAndSaved(new TextEncoder().encode(file)))).toContain('"__proto__"');
  });

  test('any JSON in any unknown field', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const block = { type: 'widget', value };
        const saved = editedAndSaved(fileWith([block, paragraph('x')], { widget: value }));
        const file = JSON.parse(textOfBytes(saved));
        const sent = JSON.parse(textOfBytes(bytesOf(value)));
        expect(file.widget).toEqual(sent);
        expect(file.content.content[3].content[0].value).toEqual(sent);
        expect(textOfBytes(editedAndSaved(saved))).toBe(textOfBytes(saved));
      }),
    );
  });
});

test('lone surrogates, controls and every script come back as they were', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const { article } = parse(serialise(parse(fileWith([paragraph(text)])).article));
      expect(JSON.stringify(article.content)).toContain(JSON.stringify(text));
    }),
  );
});
