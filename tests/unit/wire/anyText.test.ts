import { describe, expect, it } from 'vitest';
import { parse } from '../../../shared/article/parse.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { readWire } from '../../../shared/formats/wire/readWire.ts';
import fc from '../../fastCheck.ts';
import { bodyText, lostFrom, visible } from './kept.ts';
import { defaults, wires } from './wires.ts';

const junk = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('', ' ', '\t', '\u00a0', '\u200b', '\ufeff', '|', '-', '—', '(', ')', '###'),
);
const phrases = fc.constantFrom(
  'By MARA QUILL',
  'By Mara Quill and Tobias Rohde, Staff Writers',
  'Photo by Ines Halloran, Nordbild',
  'The wall at dawn. (NBN Photo/Sol Adeyemi)',
  'Eva Lind/Nordbild',
  'See also: Storms | The night the wall broke',
  'Read more:',
  '- A link to it https://courier.example/a?b=c',
  'https://courier.example/x',
  'Harbor | Council votes',
  'Council votes',
  'COUNCIL VOTES.',
  'HARWICK, Maine, May 4 (NBN) — It rained.',
  'LONDON—The fog is nobody’s.',
  '(PORT ELLEN) It rained.',
  'HALDEN, Ore.--(BUSINESS WIRE)--Halden Pumps Inc.',
  'BC-US--Harbor Vote,2nd Ld-Writethru,400',
  'Eds: ADDS quotes.',
  'May 4, 2026 | 10:32 GMT',
  '05/06/2026',
  'EMBARGOED until 00:01 GMT May 5, 2026',
  'The Harbor Courier',
  'News since 1902',
  '(Reporting by Ada Holm; Editing by Bo Lind)',
  'Ada Holm contributed to this report.',
  '-30-',
  '###',
  'ENDS',
  'MORE',
  'A short line',
  'The council of Harwick voted late on Monday, after four hours of talk, to',
  'rebuild the wall that the storm of January had torn open from end to end-',
  'to-end, which is a word.',
  'OPINION',
);
const ending = fc.constantFrom(
  '\n',
  '\n',
  '\n\n',
  '\r\n',
  '\r\n\r\n',
  '\r',
  '\n   ',
  ' ',
  '\u2028',
);
const text = fc
  .array(fc.tuple(fc.oneof({ weight: 3, arbitrary: phrases }, junk), ending), { maxLength: 25 })
  .map((parts) => parts.flat().join(''));

describe('any text', { timeout: 240_000 }, () => {
  it('keeps every letter, in order', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { article, findings } = readWire(source, defaults);
        expect(lostFrom(source, article, findings)).toBeUndefined();
      }),
      { numRuns: 600 },
    );
  });

  it('keeps every letter whichever proposals are turned off, and the ids of all', () => {
    fc.assert(
      fc.property(text, fc.infiniteStream(fc.boolean()), (source, coin) => {
        const { findings } = readWire(source, defaults);
        const without = new Set(findings.map(({ id }) => id).filter(() => coin.next().value));
        const reading = readWire(source, { ...defaults, without });
        expect(reading.findings.map(({ id }) => id)).toEqual(findings.map(({ id }) => id));
        expect(reading.findings.filter(({ id, accepted }) => accepted === without.has(id))).toEqual(
          [],
        );
        expect(lostFrom(source, reading.article, reading.findings)).toBeUndefined();
      }),
      { numRuns: 320 },
    );
  });

  it('is plain paragraphs when every proposal is turned off', () => {
    fc.assert(
      fc.property(text, (source) => {
        const all = new Set(readWire(source, defaults).findings.map(({ id }) => id));
        const { article } = readWire(source, { ...defaults, without: all });
        expect(bodyText(article)).toBe(visible(source));
        expect(
          article.byline ?? article.dateline ?? article.source ?? article.extensions,
        ).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  it('makes an article that reads back as it is', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { article } = readWire(source, defaults);
        expect(parse(serialise(article)).article).toEqual(article);
      }),
      { numRuns: 160 },
    );
  });

  it('may be real copy cut anywhere', () => {
    const cut = fc
      .tuple(fc.constantFrom(...wires), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([wire, share]) => wire.text.slice(0, Math.floor(wire.text.length * share)));
    fc.assert(
      fc.property(cut, cut, (one, other) => {
        const source = `${one}\n\n${other}`;
        const { article, findings } = readWire(source, defaults);
        expect(lostFrom(source, article, findings)).toBeUndefined();
      }),
      { numRuns: 600 },
    );
  });
});

/** A megabyte each: a pattern that backtracks would not be done before the test runner gives up. */
describe('a megabyte of', { timeout: 240_000 }, () => {
  const megabyte = (piece: string) => piece.repeat(Math.ceil(1_000_000 / piece.length));
  it.each([
    ['one word', 'a'],
    ['one line of words', 'the harbor '],
    ['capitals', 'PORT ELLEN '],
    ['dashes', '- '],
    ['spaces', ' '],
    ['tabs and a letter', '\t\t\tx'],
    ['brackets', '('],
    ['closing brackets', ')'],
    ['slashes', 'Ann Roe/'],
    ['bylines on a line', 'By Ann Roe and '],
    ['commas', 'By Ann Roe, '],
    ['one-letter lines', 'a\n'],
    ['empty lines', '\n'],
    ['short paragraphs', 'Karst\n\n'],
    ['bylines', 'By Ann Roe\n'],
    ['credits', 'Photo by Ann Roe, Nordbild\n\n'],
    ['links', 'See also: This\n'],
    ['wrapped lines', 'The council of Harwick voted late on Monday, after four hours, to\n'],
    ['addresses', 'https://courier.example/'],
    ['end marks', '###\n'],
    ['full stops', '.'],
    ['digits', '4 '],
    ['CJK', '海は待たない'],
    ['carriage returns', '\r'],
    ['form feeds', 'a\f'],
    ['bars', 'a | '],
    ['combining marks', '\u0301'],
    ['quotes', '”'],
  ])('%s is read, and opens again', (_name, piece) => {
    const source = megabyte(piece);
    const { article, findings } = readWire(source, defaults);
    expect(parse(serialise(article)).article.id).toBe(defaults.id);
    expect(lostFrom(source, article, findings)).toBeUndefined();
  });
});
