import { describe, expect, it } from 'vitest';
import type { Article } from '../../../shared/article/model.ts';
import { parse } from '../../../shared/article/parse.ts';
import { tkPlaces, tksIn } from '../../../shared/article/tk.ts';
import { fileWith, paragraph } from './samples.ts';

const found = (text: string) => tksIn(text).map(({ from, to }) => text.slice(from, to));

describe('what is still to come', () => {
  it.each([
    ['The mayor, TK, said', ['TK']],
    ['TKTK and TK.', ['TKTK', 'TK']],
    ['about TK TK people', ['TK TK']],
    ['by [TK name of the mayor] on Monday', ['[TK name of the mayor]']],
    ['[TK]', ['[TK]']],
    ['“TK”—TK', ['TK', 'TK']],
    ['항구 TK 명', ['TK']],
    ['حضر TK نائباً', ['TK']],
  ])('is found in %s', (text, wanted) => expect(found(text)).toEqual(wanted));

  it.each(['ATK', 'TKO', 'TK1', 'tk', 'Tk 500', 'TK_id', 'ÄTK', 'a TK Maxx shop', 'HTKTK'])(
    'is not %s',
    (text) => expect(found(text)).toEqual([]),
  );
});

const mark = (text: string, type: string) => ({ type: 'text', text, marks: [{ type }] });
const article = (body: unknown[], fields = {}): Article => parse(fileWith(body, fields)).article;

it('a TK counts once across formatting, and not in what no reader sees', () => {
  const body = [
    { type: 'paragraph', content: [mark('T', 'bold'), mark('K', 'italic')] },
    {
      type: 'paragraph',
      content: [
        {
          type: 'text',
          text: 'here',
          marks: [{ type: 'link', attrs: { href: 'https://e.example/TK' } }],
        },
      ],
    },
    { type: 'note', content: [paragraph('TK: ask the mayor')] },
  ];
  expect(tkPlaces(article(body))).toEqual(['TK']);
});

it('the fields that go out with the copy count too, a photo’s only where it is shown', () => {
  const asset = (digit: string) => ({
    type: 'image',
    src: `media/${digit.repeat(64)}.jpg`,
    mimeType: 'image/jpeg',
    width: 4,
    height: 3,
    alt: `TK ${digit}`,
  });
  const shown = { type: 'photo', attrs: { asset: 'a' } };
  const body = [{ ...shown, content: [{ type: 'caption' }, { type: 'credit' }] }];
  const fields = {
    summary: 'TK lines',
    headlines: { seo: 'Harbour TK' },
    notes: { editor: 'TK for the desk' },
    assets: { a: asset('a'), b: asset('b') },
  };
  expect(tkPlaces(article(body, fields))).toEqual(['TK lines', 'Harbour TK', 'TK a']);
});
