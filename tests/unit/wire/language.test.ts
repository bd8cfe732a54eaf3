import { describe, expect, it } from 'vitest';
import { guessLanguage } from '../../../shared/formats/wire/language.ts';
import { readWire } from '../../../shared/formats/wire/readWire.ts';
import { defaults, wires } from './wires.ts';

describe('the language of a text', () => {
  it.each([
    ['en', 'The council voted on Monday to rebuild the wall that the storm had torn open.'],
    ['de', 'Der Rat hat am Montag für den Bau der Mauer gestimmt, die der Sturm zerstört hatte.'],
    ['fr', 'Le conseil a voté lundi la construction du mur que la tempête avait détruit.'],
    ['es', 'El consejo votó el lunes a favor de la obra del muro que la tormenta había roto.'],
    ['it', 'Il consiglio ha votato lunedì per il muro che la tempesta aveva distrutto.'],
    [
      'nl',
      'De raad heeft maandag gestemd voor de bouw van de muur die door de storm werd verwoest.',
    ],
    ['sv', 'Rådet röstade för att bygga den mur som stormen hade förstört och som ska hålla.'],
    ['nb', 'Rådet stemte for å bygge muren som ble ødelagt, og som ikke var høy nok, sier hun.'],
    [
      'da',
      'Rådet stemte for at bygge muren, som blev ødelagt, og som ikke var høj nok, siger hun.',
    ],
    ['pt', 'O conselho votou pela obra do muro que a tempestade havia destruído, e não foi fácil.'],
    ['ru', 'Совет проголосовал в понедельник за восстановление стены.'],
    ['uk', 'Рада проголосувала в понеділок за відбудову стіни, яку зруйнував шторм і її хвилі.'],
    ['ar', 'صوت المجلس يوم الاثنين لصالح إعادة بناء الجدار.'],
    ['fa', 'شورا روز دوشنبه به بازسازی دیوار رأی داد و گفت که پل هم ساخته می‌شود.'],
    ['he', 'המועצה הצביעה ביום שני בעד בניית החומה מחדש.'],
    ['el', 'Το συμβούλιο ψήφισε τη Δευτέρα για την ανοικοδόμηση.'],
    ['ja', '町議会は月曜日、防波堤の再建を可決した。'],
    ['zh', '市议会星期一投票决定重建海堤。'],
    ['ko', '시의회는 월요일 방파제 재건을 의결했다.'],
  ])('%s', (language, text) => {
    expect(guessLanguage(text)).toBe(language);
  });

  it.each(['', '   ', '123 456', 'Karst', 'OK', '!?'])('is not guessed from %j', (text) => {
    expect(guessLanguage(text)).toBeUndefined();
  });

  it('is what the person says, else what the text says, else the usual one', () => {
    const language = (text: string, options: { language?: string; usualLanguage?: string }) =>
      readWire(text, { ...defaults, ...options }).article.language;
    const german = wires.find(({ name }) => name === 'known-city.txt')?.text ?? '';
    const english = wires.find(({ name }) => name === 'no-head.txt')?.text ?? '';
    expect(language(german, {})).toBe('de');
    expect(language(german, { language: 'de-AT' })).toBe('de-AT');
    expect(language(german, { usualLanguage: 'en-GB' })).toBe('de');
    expect(language(english, { usualLanguage: 'en-GB' })).toBe('en-GB');
    expect(language('Karst', { usualLanguage: 'nl' })).toBe('nl');
    expect(language('Karst', {})).toBe('en');
  });
});
