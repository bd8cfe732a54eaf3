/** Words that are frequent in one language and rare in the others. */
const frequent: Readonly<Record<string, string>> = {
  en: 'the of and to in that is was for on with as at by from said has have had are be it his her they will an were which would after who but not this been its their more when about',
  de: 'der die das und ist von zu den mit sich des auf für im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen zum war haben oder zur',
  fr: 'le la les de des et est un une du dans que qui pour pas sur au par plus avec il elle ce cette sont ont été mais aux après selon leur ses était nous vous être fait deux aussi',
  es: 'el la los las de del y que en un una por con para se su no es lo al más como fue han ha sus este esta pero entre también sobre desde según son años muy hasta cuando dijo',
  it: 'il la di e che è un una per non con del della in sono si da dei delle i le al alla nel nella ha ha gli più anche come lo dal dopo ma questo essere hanno stato secondo oggi',
  nl: 'de het een en van in is dat op te zijn met voor niet aan er om ook als bij door naar maar heeft hebben wordt werd uit nog over worden deze tot zich was volgens jaar geen meer moet kan',
  sv: 'och i att det som en på är av för den med till inte har de om ett han men var sig från vi så kan när år under också efter eller nu sin där säger hade mot ska blir skulle vid',
  nb: 'og i på av til er det som en ikke for med har at fra et han de den om ble var vil kan sier etter også seg hun ved mot eller skal bli over fikk',
  da: 'og i på af til er det som en ikke for med har at fra et han de den om blev var vil kan siger efter også sig hun ved mod eller skal blive over fik',
  pt: 'o a os as de do da dos das e que em um uma para com não no na por mais foi se ao como mas seu sua são está pelo pela também já até ele ela ser disse segundo anos nos nas',
};
const languagesOf = new Map<string, string[]>();
for (const [language, words] of Object.entries(frequent)) {
  for (const word of new Set(words.split(' '))) {
    languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);
  }
}

/** Scripts that tell the language, or the commonest one of those that use them. */
const scripts: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['fa', /[پچژگ]/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['uk', /[іїєґ]/giu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['th', /\p{Script=Thai}/gu],
];

/**
 * The language that a text is in: by its script, or by its frequent words in en, de, fr, es, it, nl,
 * sv, nb, da and pt. undefined where a text is too short to tell.
 */
export function guessLanguage(text: string): string | undefined {
  const sample = text.slice(0, 20_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return undefined;
  for (const [language, letter] of scripts) {
    const found = sample.match(letter)?.length ?? 0;
    // A few letters of their own are enough to tell Japanese, Persian and Ukrainian.
    const least = ['ja', 'fa', 'uk'].includes(language) ? 0.015 : 0.3;
    if (found / letters > least && inScriptOf(language, sample, letters)) return language;
  }
  return byWords(sample);
}

const inScriptOf = (language: string, text: string, letters: number): boolean => {
  const script = { fa: /\p{Script=Arabic}/gu, uk: /\p{Script=Cyrillic}/gu }[language];
  return script === undefined || (text.match(script)?.length ?? 0) / letters > 0.3;
};

function byWords(text: string): string | undefined {
  const scores = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
    const languages = languagesOf.get(word) ?? [];
    for (const language of languages) {
      scores.set(language, (scores.get(language) ?? 0) + 1 / languages.length);
    }
  }
  const ranked = [...scores].sort((a, b) => b[1] - a[1]);
  const [best, second] = ranked;
  if (!best || best[1] < 2) return undefined;
  return second && best[1] < second[1] * 1.15 ? undefined : best[0];
}
