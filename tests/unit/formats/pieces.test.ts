import { describe, expect, test } from 'vitest';
import { clean } from '../../../shared/formats/cleanText.ts';
import { beginsWithDateline, datelineRunIn } from '../../../shared/formats/dateline.ts';
import { baseNameOf } from '../../../shared/formats/fileName.ts';
import { escapeHtml } from '../../../shared/formats/html/escapeHtml.ts';
import { directionOf, languageTag, otherDirection } from '../../../shared/formats/language.ts';
import { dayText, machineMoment, momentText } from '../../../shared/formats/moment.ts';
import fc from '../../fastCheck.ts';
import { article } from './build.ts';

describe('names of files', () => {
  const long = 'a'.repeat(300);
  test.each([
    ['harbour-vote', '', 'harbour-vote'],
    ['Harbour Vote!', '', 'Harbour-Vote'],
    ['', 'Council votes', 'council-votes'],
    ['../../etc/passwd', '', 'etc-passwd'],
    ['..', 'Fallback', 'fallback'],
    ['C:\\evil', '', 'C-evil'],
    ['nul', '', 'nul-article'],
    ['COM1', '', 'COM1-article'],
    ['a/b\\c:d*e?f"g<h>i|j\u0000k', '', 'a-b-c-d-e-f-g-h-i-j-k'],
    ['the mayor’s vote', '', 'the-mayors-vote'],
    ['straße', '', 'straße'],
    ['e\u0301te', '', 'éte'],
    ['ميناء', '', 'ميناء'],
    [long, '', 'a'.repeat(80)],
    ['港'.repeat(100), '', '港'.repeat(60)],
    ['', '', 'article'],
    ['!!!', '???', 'article'],
  ])('%j, %j → %s', (slug, headline, wanted) => {
    expect(baseNameOf(article({ slug }, { headline }))).toBe(wanted);
  });
});

describe('dateline', () => {
  const run = (language: string, dateline: Record<string, string>) => {
    const found = datelineRunIn(article({ language, dateline }, {}));
    return found && found.text + found.separator;
  };
  test.each([
    [
      'en-US',
      { place: 'Harbor City', region: 'Maine', agency: 'CWN' },
      'HARBOR CITY, Maine (CWN) — ',
    ],
    ['en', { place: 'Lyon', country: 'France' }, 'LYON, France — '],
    ['en', { agency: 'CWN' }, '(CWN) — '],
    ['de', { place: 'Altbrück', agency: 'kna' }, 'Altbrück (kna) – '],
    ['fr', { place: 'Lyon', region: 'Rhône' }, 'Lyon, Rhône – '],
    ['en', { region: 'Maine' }, undefined],
    ['en', { date: '2026-05-04' }, undefined],
    ['en', { place: ' ', agency: '' }, undefined],
  ])('%s %j', (language, dateline, wanted) => {
    expect(run(language, dateline)).toBe(wanted);
  });

  test.each([
    ['LYON, France (CWN) — Text', true],
    ['Lyon, France (CWN) - Text', true],
    ['LYON, France (CWN).- Text', true],
    ['Lyon, France (CWN) was where', false],
    ['Lyon is', false],
  ])('typed already: %s', (words, wanted) => {
    expect(beginsWithDateline(words, { text: 'LYON, France (CWN)', separator: ' — ' })).toBe(
      wanted,
    );
  });
});

describe('times', () => {
  test.each([
    ['2026-05-04T09:30:00+01:00', 'en-GB', '4 May 2026 at 09:30 GMT+1'],
    ['2026-05-04T09:30:00Z', 'en-GB', '4 May 2026 at 09:30 UTC'],
    ['2026-05-04T23:30:00-03:30', 'de', '4. Mai 2026 um 23:30 GMT-3:30'],
    ['2026-02-30T25:00:00Z', 'en', '2026-02-30T25:00:00Z'],
    ['yesterday', 'en', 'yesterday'],
    ['2026-05-04T09:30:00Z', 'not a language', 'May 4, 2026 at 9:30 AM UTC'],
  ])('%s in %s', (moment, language, wanted) => {
    expect(momentText(moment, language).replace(/\u202f/g, ' ')).toBe(wanted);
  });
  test('a day', () => {
    expect(dayText('2026-05-04', 'fr')).toBe('4 mai 2026');
    expect(dayText('2026-05-04T23:59:00-11:00', 'en-GB')).toBe('4 May 2026');
    expect(dayText('soon', 'en')).toBe('soon');
  });
  test('for programs', () => {
    expect(machineMoment('2026-05-04T09:30Z')).toBe('2026-05-04T09:30:00Z');
    expect(machineMoment('2026-05-04T09:30:05.123456+0530')).toBe('2026-05-04T09:30:05.123+05:30');
    expect(machineMoment('2026-13-04T09:30:00Z')).toBeUndefined();
  });
});

describe('languages', () => {
  test.each([
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['fa', 'rtl'],
    ['ur', 'rtl'],
    ['dv', 'rtl'],
    ['az-Arab', 'rtl'],
    ['ku', 'ltr'],
    ['en', 'ltr'],
    ['ar-Latn', 'ltr'],
    ['nonsense-x', 'ltr'],
  ])('%s runs %s', (language, wanted) => {
    expect(directionOf(language)).toBe(wanted);
  });
  test('tags are canonical, and what is none is cut to its language', () => {
    expect(['EN-gb', 'iw', 'zh-hant-tw', 'en-x', '1'].map(languageTag)).toEqual([
      'en-GB',
      'he',
      'zh-Hant-TW',
      'en',
      'und',
    ]);
  });
  test('text that runs the other way', () => {
    expect(otherDirection('صوّت المجلس on', 'ltr')).toBe('rtl');
    expect(otherDirection('The word مجلس means council', 'ltr')).toBeUndefined();
    expect(otherDirection('Microsoft قالت الشركة أمس', 'rtl')).toBeUndefined();
    expect(otherDirection('2026', 'rtl')).toBeUndefined();
  });
  test('digits of any script are no letters', () => {
    expect(otherDirection('Pier ٢٠٢٦-٢٠٢٧-٢٠٢٨', 'rtl')).toBe('ltr');
    expect(otherDirection('Pier ۲۰۲۶', 'rtl')).toBe('ltr');
    expect(otherDirection('Pier ۲۰۲۶-۲۰۲۷', 'ltr')).toBeUndefined();
  });
  test('most letters decide, however many there are of each', () => {
    const words = fc.constantFrom(
      'council ',
      'Ø ',
      'המועצה ',
      'مجلس ',
      'مَجْلِس ',
      '٢٠٢٦ ',
      '۲۰۲۶ ',
      '2026, ',
      '会 ',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (some) => {
        const text = some.join('');
        const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
        const rtl = count(/(?=\p{L})[\p{sc=Arab}\p{sc=Hebr}]/gu);
        const ltr = count(/\p{L}/gu) - rtl;
        if (!/\p{L}/u.test(text)) return;
        expect(otherDirection(text, 'ltr')).toBe(rtl > ltr ? 'rtl' : undefined);
        expect(otherDirection(text, 'rtl')).toBe(ltr > rtl ? 'ltr' : undefined);
      }),
    );
  });
});

describe('text for HTML', () => {
  test('specials are escaped, everything else stays', () => {
    expect(escapeHtml('<a href="x">\'&amp;</a> ]]> — é 👩‍🚀')).toBe(
      "&lt;a href=&quot;x&quot;&gt;'&amp;amp;&lt;/a&gt; ]]&gt; — é 👩‍🚀",
    );
  });
  test('what HTML forbids is gone', () => {
    const forbidden = [
      '\u0000',
      '\u0007',
      '\u001f',
      '\u007f',
      '\u0080',
      '\u009f',
      '\ufffe',
      '\uffff',
      '\ufdd0',
      '\u{1fffe}',
      '\ud800',
      '\udc00',
    ];
    for (const character of forbidden) expect(clean(`a${character}b`)).toBe('ab');
    expect(clean('a\u000bb\u000cc\u0085d')).toBe('a b c d');
    expect(clean('a\r\nb\rc\td\n')).toBe('a\nb\nc\td\n');
    expect(clean('\u00a0\u00ad\u200d\u200f\u2028')).toBe('\u00a0\u00ad\u200d\u200f\u2028');
  });
});

/** Every UTF-16 unit as often as another, so that controls and lone surrogates are no rarity. */
const anyText = fc
  .array(fc.oneof(fc.nat(0xffff), fc.nat(0xff), fc.constantFrom(0xd83d, 0xde80)), { maxLength: 8 })
  .map((units) => String.fromCharCode(...units));

describe('the quick look before the thorough one', () => {
  test('takes no control, lone surrogate or noncharacter for text', () => {
    const forbidden = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;
    fc.assert(
      fc.property(anyText, (text) => {
        const cleaned = clean(text);
        expect(cleaned.replace(/[\n\t]/g, '')).not.toMatch(forbidden);
        if (!forbidden.test(text)) expect(cleaned).toBe(text);
        expect(escapeHtml(text)).toBe(
          cleaned
            .replaceAll('&', '&amp;')
            .replaceAll('<', '&lt;')
            .replaceAll('>', '&gt;')
            .replaceAll('"', '&quot;'),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test('misses no letter of a script that runs from the right', () => {
    const scripts = ['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'];
    const letter = new RegExp(`[${scripts.map((one) => `\\p{sc=${one}}`).join('')}]`, 'u');
    for (let code = 0; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code);
      if (!letter.test(character) || !/\p{L}/u.test(character)) continue;
      expect(otherDirection(character, 'ltr'), code.toString(16)).toBe('rtl');
    }
  });
});
