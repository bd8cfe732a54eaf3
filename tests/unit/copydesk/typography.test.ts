import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { delimitersModule, table } from '../../../scripts/collectDelimiters.mjs';
import { conventionsOf } from '../../../shared/copydesk/typography/conventions.ts';
import { type TypedChange, typedChange } from '../../../shared/copydesk/typography/typed.ts';
import { typographic } from '../../../shared/copydesk/typography/typography.ts';
import fc from '../../fastCheck.ts';

/** What a person types, by language, and how it is set. `␣` is a narrow, `°` a full fixed space. */
const examples: Record<string, [typed: string, set: string][]> = {
  'en-GB': [
    ['"Hello," she said.', '“Hello,” she said.'],
    ['He said "no".', 'He said “no”.'],
    ['("Quoted" in brackets)', '(“Quoted” in brackets)'],
    ['"He called it \'a farce\'," she said.', '“He called it ‘a farce’,” she said.'],
    ['"\'A farce,\' he said," she said.', '“‘A farce,’ he said,” she said.'],
    ['\'He called it "a farce",\' she said.', '‘He called it “a farce”,’ she said.'],
    ['"She said "stop" and left."', '“She said ‘stop’ and left.”'],
    [
      '"He said \'I never said "stop"\' and left," she said.',
      '“He said ‘I never said “stop”’ and left,” she said.',
    ],
    ['"What?" "Yes!"', '“What?” “Yes!”'],
    ['"Never--" he began.', '“Never–” he began.'],
    ["the '90s", 'the ’90s'],
    ["back in '68, they", 'back in ’68, they'],
    ["rock 'n' roll", 'rock ’n’ roll'],
    ["'Tis the season", '’Tis the season'],
    ["it's the dogs' dinner", 'it’s the dogs’ dinner'],
    ["James's and O'Brien's", 'James’s and O’Brien’s'],
    ["the 1990's", 'the 1990’s'],
    ['He is 6\'2" tall.', 'He is 6\'2" tall.'],
    ['a 12" record and a 5\' pole', 'a 12" record and a 5\' pole'],
    ["a 4'x8' sheet", "a 4'x8' sheet"],
    ['"He is 6\'2" tall," she said.', '“He is 6\'2" tall,” she said.'],
    ['"born in 1999"', '“born in 1999”'],
    ['rain -- and wind -- all day', 'rain – and wind – all day'],
    ['rain - and wind', 'rain – and wind'],
    ['rain--and wind', 'rain–and wind'],
    ['from 1990--95', 'from 1990–95'],
    ['run npm test -- --watch now', 'run npm test -- --watch now'],
    ['5 - 3 = 2', '5 - 3 = 2'],
    ['well-known', 'well-known'],
    ['run it with --force now', 'run it with --force now'],
    ['- a list that somebody typed', '- a list that somebody typed'],
    ['Wait...', 'Wait…'],
    ['and...so on', 'and…so on'],
    ['four....', 'four….'],
    ['in ../folder/file', 'in ../folder/file'],
    ['see https://example.org/?q="x"--y now', 'see https://example.org/?q="x"--y now'],
    ['the call `say("hi")` works', 'the call `say("hi")` works'],
    ['<a href="x">', '<a href="x">'],
    ["write to o'neill@example.org", "write to o'neill@example.org"],
    ['"Already “typographic” inside', '“Already “typographic” inside'],
    ['“stays” and ‘stays’', '“stays” and ‘stays’'],
    ['„stays“ too', '„stays“ too'],
    ['alone " between', 'alone " between'],
    ['…end of a quote."', '…end of a quote.”'],
    ['"...and then," he said.', '“…and then,” he said.'],
    ["the words '…and then'", 'the words ‘…and then’'],
    ['"Start of a long quote.', '“Start of a long quote.'],
    ['said:"No"', 'said:“No”'],
    ['a line\ufffc"Quote"\ufffcnext', 'a line\ufffc“Quote”\ufffcnext'],
  ],
  'en-US': [
    ['rain--and wind', 'rain—and wind'],
    ['between $5--$10', 'between $5–$10'],
    ['rain -- and wind', 'rain — and wind'],
    ["\"It's 'fine',\" he said.", '“It’s ‘fine’,” he said.'],
    ["get 'em", 'get ’em'],
    ["the class of '99.", 'the class of ’99.'],
    ["'99 problems' is a song", '‘99 problems’ is a song'],
  ],
  fr: [
    ['"Bonjour", dit-elle.', '«␣Bonjour␣», dit-elle.'],
    ['« Bonjour »', '«␣Bonjour␣»'],
    ['«Bonjour»', '«␣Bonjour␣»'],
    ['"Il a dit "non" hier"', '«␣Il a dit “non” hier␣»'],
    ["d'accord", 'd’accord'],
    ['l\'"amour"', 'l’«␣amour␣»'],
    ['Quoi ?', 'Quoi␣?'],
    ['Quoi?', 'Quoi␣?'],
    ['Quoi?!', 'Quoi␣?!'],
    ['Voici : oui', 'Voici␣: oui'],
    ['Voici: oui', 'Voici␣: oui'],
    ['à 10:30', 'à 10:30'],
    ['oui ; non', 'oui␣; non'],
    ['Viens !', 'Viens␣!'],
    ['voir https://example.org/a?b', 'voir https://example.org/a?b'],
    ['le vote -- reporté -- est', 'le vote – reporté – est'],
    ["aujourd'hui", 'aujourd’hui'],
    ['un clin :)', 'un clin :)'],
  ],
  'fr-CA': [
    ['"Bonjour": dit-elle.', '«°Bonjour°»°: dit-elle.'],
    ['Quoi?', 'Quoi?'],
    ['Viens!', 'Viens!'],
    ['Voici: oui', 'Voici°: oui'],
  ],
  'fr-CH': [['"Il a dit "non" hier"', '«␣Il a dit ‹non› hier␣»']],
  de: [
    ['"Guten Tag", sagte sie.', '„Guten Tag“, sagte sie.'],
    ['"Er sagte \'nein\'", sagte sie.', '„Er sagte ‚nein‘“, sagte sie.'],
    ["Peter's Laden", 'Peter’s Laden'],
    ["in den '90ern", 'in den ’90ern'],
    ["die '50er Jahre' im Museum", 'die ‚50er Jahre‘ im Museum'],
    ["'s ist Zeit", '’s ist Zeit'],
    ['Regen -- und Wind', 'Regen – und Wind'],
    ['„Guten Tag“', '„Guten Tag“'],
    ['(siehe "Hafen")', '(siehe „Hafen“)'],
  ],
  'de-CH': [['"Er sagte \'nein\'"', '«Er sagte ‹nein›»']],
  'de-AT': [['"Servus"', '„Servus“']],
  es: [
    ['"Hola", dijo.', '“Hola”, dijo.'],
    ['"¿Qué?"', '“¿Qué?”'],
    ['¿"Qué"?', '¿“Qué”?'],
    ['¡"Sí"!', '¡“Sí”!'],
    ['lluvia -- y viento', 'lluvia — y viento'],
  ],
  it: [['"L\'ha detto "ieri""', '«L’ha detto “ieri”»']],
  sv: [['"Hej", sade hon om \'det\'.', '”Hej”, sade hon om ’det’.']],
  fi: [['"Hei" ja "moi"', '”Hei” ja ”moi”']],
  nl: [
    ['\'s Avonds zei hij "nee".', '’s Avonds zei hij “nee”.'],
    ["in 't huis", 'in ’t huis'],
  ],
  pl: [['"Tak", rzekł.', '„Tak”, rzekł.']],
  ru: [['"Да", сказал он.', '«Да», сказал он.']],
  ko: [
    ['"안녕"이라고 했다. \'네\'', '“안녕”이라고 했다. ‘네’'],
    ["'90년대의 기억이다. '네'라고", '’90년대의 기억이다. ‘네’라고'],
  ],
  ja: [
    ['彼は"はい"と言った', '彼は「はい」と言った'],
    ['待って...', '待って...'],
  ],
  he: [['צה"ל אמר "כן"', 'צה"ל אמר ”כן”']],
  'xx-unknown': [['"words"', '“words”']],
};

const marked = (text: string) => text.replaceAll('␣', '\u202f').replaceAll('°', '\u00a0');

describe.each(Object.entries(examples))('in %s', (locale, pairs) => {
  test.each(pairs)('%s', (typed, set) => {
    expect(typographic(typed, locale)).toBe(marked(set));
  });
});

test('there are enough examples', () => {
  expect(Object.values(examples).flat().length).toBeGreaterThan(80);
});

test('marks of other languages change when that is asked for', () => {
  const options = { foreignQuotes: true };
  expect(typographic('„Tag“, « mot » and ”tal”', 'en-GB', options)).toBe('“Tag”, “mot” and “tal”');
  expect(typographic('“mot”', 'fr', options)).toBe(marked('«␣mot␣»'));
  expect(typographic('“It’s fine,” she said', 'de', options)).toBe('„It’s fine,“ she said');
});

const locales = Object.keys(examples);
const signs = fc.constantFrom(
  ...Array.from('"\'"\'-.‘’“”„«»‹›「」 \u00a0\u202f…–—,;:!?()[]/@`=<>¿¡059'),
  ...['s', 'n', 'tis', 'em', '90s', 'word', 'É', 'ש', 'は', '\ufffc', '--', '...', 'www.', '://'],
);

test('a text that is set stays as it is', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...locales),
      fc.array(signs, { maxLength: 40 }).map((parts) => parts.join('')),
      fc.boolean(),
      (locale, text, foreignQuotes) => {
        const once = typographic(text, locale, { foreignQuotes });
        expect(typographic(once, locale, { foreignQuotes })).toBe(once);
      },
    ),
    { numRuns: 4000 },
  );
});

test('no word changes, only signs and spaces', () => {
  const bare = (text: string) => text.replace(/[^\p{L}\p{N}@/]/gu, '');
  fc.assert(
    fc.property(
      fc.constantFrom(...locales),
      fc.array(signs, { maxLength: 40 }),
      (locale, parts) => {
        const text = parts.join('');
        expect(bare(typographic(text, locale))).toBe(bare(text));
      },
    ),
  );
});

// A pattern that goes back over a word again and again would not be done before the test gives up.
test('a long paragraph without a space is no trouble', () => {
  const long = `${'あ'.repeat(60_000)}(${'a'.repeat(60_000)}"`;
  expect(typographic(long, 'ja')).toBe(long.replace('"', '「'));
});

/** Types sign by sign, as the editor does. */
function type(text: string, locale: string): string {
  let written = '';
  let last: TypedChange | undefined;
  for (const sign of text) {
    const change = typedChange(written, sign, locale, last);
    last = change;
    if (!change) {
      written += sign;
      continue;
    }
    const { back, insert, mended } = change;
    const signs = [...written.slice(0, written.length - back)];
    if (mended) signs[written.length - mended.back] = mended.insert;
    written = signs.join('') + insert;
  }
  return written;
}

describe('while typing', () => {
  test.each<[string, string, string]>([
    ['en-GB', '"Hello," she said. ', '“Hello,” she said. '],
    ['en-GB', '"He called it \'a farce\'," she said.', '“He called it ‘a farce’,” she said.'],
    ['en-GB', "the '90s were rock 'n' roll", 'the ’90s were rock ’n’ roll'],
    ['en-GB', "it's the dogs' dinner", 'it’s the dogs’ dinner'],
    ['en-US', "the 1990's and a 747's, 6'2 or 5' tall", "the 1990’s and a 747’s, 6'2 or 5' tall"],
    ['de', "5'er", '5’er'],
    ['de', "in den '90ern war", 'in den ’90ern war'],
    ['en-GB', '"He said \'I never said "stop"\' and', '“He said ‘I never said “stop”’ and'],
    ['en-US', "a 4'x8' sheet", "a 4'x8' sheet"],
    ['en-GB', "'Tis a 6'2\" man in '68, ", '’Tis a 6\'2" man in ’68, '],
    ['en-GB', '"No," he said -- twice.', '“No,” he said – twice.'],
    ['en-GB', 'rain - and wind... or', 'rain – and wind… or'],
    ['en-GB', '--- ', '--- '],
    ['en-GB', 'with --force', 'with --force'],
    ['en-GB', 'pages 3--4', 'pages 3–4'],
    ['en-GB', 'at https://example.org/a--b?c="d" x', 'at https://example.org/a--b?c="d" x'],
    ['en-GB', 'the `"x"` sign', 'the `"x"` sign'],
    ['en-US', 'rain--and wind', 'rain—and wind'],
    [
      'fr',
      '"Oui": dit-il. Quoi? d\'accord ! à 10:30',
      '«␣Oui␣»␣: dit-il. Quoi␣? d’accord␣! à 10:30',
    ],
    ['fr', 'Quoi?! http://example.org', 'Quoi␣?! http://example.org'],
    ['fr-CA', '"Oui": Quoi?', '«°Oui°»°: Quoi?'],
    ['de', "\"Er sagte 'nein'\", Peter's", '„Er sagte ‚nein‘“, Peter’s'],
    ['de-CH', '"Er sagte \'nein\'"', '«Er sagte ‹nein›»'],
    ['es', '"¿Qué?" ¡Sí!', '“¿Qué?” ¡Sí!'],
    ['ja', '彼は"はい"と', '彼は「はい」と'],
    ['ko', '"안녕"이라고', '“안녕”이라고'],
    ['sv', '"Hej" och "då"', '”Hej” och ”då”'],
    // Somebody is cut short, or a quotation stands between dashes.
    ['en-GB', '"Never--" he began.', '“Never–” he began.'],
    ['en-US', '"He said \'never--\'"', '“He said ‘never—’”'],
    ['en-US', 'all--"yes"--all', 'all—“yes”—all'],
    ['fr', '"Jamais--"', '«␣Jamais–␣»'],
    // By habit a space is typed where one has just been set.
    ['fr', '" Oui', '«␣Oui'],
    ['fr', 'Il dit : " Oui. "', 'Il dit␣: «␣Oui.␣»'],
    ['fr', 'Il a dit " oui ", puis " non " !', 'Il a dit «␣oui␣», puis «␣non␣»␣!'],
    ['fr', '"Il a dit "oui" hier"', '«␣Il a dit “oui” hier␣»'],
    // A forgotten space makes no inner quotation.
    ['fr', '"Oui"dit-il', '«␣Oui␣»dit-il'],
    ['fr-CA', '" Oui " et "Il a dit "non""', '«°Oui°» et «°Il a dit “non”°»'],
    ['fr', '""Oui" hier"', '«␣“Oui” hier␣»'],
    // Which mark closes the inner quotation shows only once the outer one is closed.
    ['de', '"Er sagte "ja""', '„Er sagte ‚ja‘“'],
    ['de', '"Er sagte "ja", gestern." "Und?"', '„Er sagte ‚ja‘, gestern.“ „Und?“'],
    ['en-GB', '"She said "stop" and left."', '“She said ‘stop’ and left.”'],
    ['en-GB', '"Show ‘im," he said. "Now."', '“Show ‘im,” he said. “Now.”'],
    // In an abbreviation stands no quotation mark.
    ['he', 'צה"ל אמר "כן"', 'צה"ל אמר ”כן”'],
    ['he', '"צה"ל אמר"', '”צה"ל אמר”'],
  ])('%s: %s', (locale, typed, set) => {
    expect(type(typed, locale)).toBe(marked(set));
  });

  test('what was typed is what is set at once', () => {
    for (const [locale, pairs] of Object.entries(examples)) {
      // What follows is not known yet: that it is an e-mail address, or a mark all alone.
      for (const [, set] of pairs.filter(
        ([text]) => !/@|npm|alone|99 problems|clin :|צה/.test(text),
      ))
        expect(type(marked(set), locale)).toBe(marked(set));
    }
  });
});

test('the table of marks is the one that CLDR gives (npm run delimiters)', async () => {
  expect(await readFile(table, 'utf8')).toBe(await delimitersModule());
});

test('a language with a script and a region is found', () => {
  expect(conventionsOf('zh-Hant-TW').outer).toEqual({ open: '「', close: '」' });
  expect(conventionsOf('fr-Latn-CA').inside).toBe('\u00a0');
  expect(conventionsOf('pt-PT').outer.open).toBe('«');
  expect(conventionsOf('de-latn-ch').outer.open).toBe('«');
});
