const states =
  'Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|Ala.|Ariz.|Ark.|Calif.|Colo.|Conn.|D.C.|Del.|Fla.|Ga.|Ill.|Ind.|Kan.|Ky.|La.|Mass.|Md.|Me.|Mich.|Minn.|Miss.|Mo.|Mont.|N.C.|N.D.|N.H.|N.J.|N.M.|N.Y.|Neb.|Nev.|Okla.|Ore.|Pa.|R.I.|S.C.|S.D.|Tenn.|Tex.|Va.|Vt.|W.Va.|Wash.|Wis.|Wyo.|Alberta|British Columbia|Manitoba|New Brunswick|Newfoundland|Nova Scotia|Ontario|Quebec|Québec|Saskatchewan|England|Scotland|Wales|Northern Ireland|New South Wales|Queensland|Tasmania|Victoria|Bayern|Hessen|Sachsen|Bavaria|Catalonia|Sicily';
const stateNames: ReadonlySet<string> = new Set(states.toLowerCase().split('|'));

/** A state, province or part of a kingdom, spelled out or as English-language agencies shorten it. */
export const isState = (name: string): boolean => stateNames.has(name.toLowerCase());

const countriesByLanguage = new Map<string, ReadonlySet<string>>();

/** A country's name in English or in the language of the text. Source of the names: Unicode CLDR. */
export function isCountry(name: string, language: string): boolean {
  const sought = name.toLowerCase();
  // Georgia is a state as often.
  if (isState(name)) return false;
  return countries('en').has(sought) || countries(language).has(sought);
}

function countries(language: string): ReadonlySet<string> {
  const known = countriesByLanguage.get(language);
  if (known) return known;
  const names = new Set<string>();
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  try {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const first of letters) {
      for (const second of letters) {
        const name = display.of(first + second);
        if (name) names.add(name.toLowerCase());
      }
    }
  } catch {
    // A tag that Intl does not take knows no names.
  }
  countriesByLanguage.set(language, names);
  return names;
}

/** Cities that stand alone in datelines, so that "Oslo – " is one without capitals or an agency. */
const cityNames =
  'Abuja|Accra|Addis Ababa|Algiers|Alger|Amman|Amsterdam|Ankara|Antwerpen|Asunción|Athen|Athens|Athènes|Atlanta|Auckland|Baghdad|Bangkok|Barcelona|Basel|Beijing|Beirut|Belgrade|Belgrad|Berlin|Bern|Berne|Bogotá|Bologna|Bonn|Bordeaux|Boston|Brasília|Bratislava|Bremen|Brussels|Bruxelles|Brussel|Brüssel|Bucharest|Bukarest|Bucarest|Budapest|Buenos Aires|Cairo|Cape Town|Caracas|Cardiff|Chicago|Colombo|Copenhagen|Copenhague|Dakar|Dallas|Damascus|Delhi|Den Haag|Denver|Detroit|Dresden|Dubai|Dublin|Düsseldorf|Edinburgh|Firenze|Frankfurt|Genève|Geneva|Genf|Genova|Göteborg|Hamburg|Hanoi|Havana|Havanna|Helsinki|Helsingfors|Hong Kong|Houston|Islamabad|Istanbul|Jakarta|Jerusalem|Johannesburg|Kabul|Kairo|Kiev|Kyiv|Köln|Kopenhagen|Köpenhamn|Kuala Lumpur|La Habana|La Paz|Lagos|Leipzig|Lille|Lima|Lisboa|Lisbon|Lissabon|Lisbonne|Ljubljana|London|Londres|Londra|Londen|Los Angeles|Luxembourg|Luxemburg|Lyon|Madrid|Mailand|Malmö|Managua|Manchester|Manila|Marseille|Melbourne|Mexico City|Ciudad de México|Miami|Milan|Milano|Montevideo|Montréal|Montreal|Moscow|Moscou|Moskau|Moskva|Mumbai|München|Munich|Nairobi|Nantes|Napoli|New Delhi|New York|Nice|Nicosia|Oslo|Ottawa|Palermo|Panama City|Paris|Parijs|Peking|Pékin|Philadelphia|Phoenix|Porto|Prague|Praga|Prag|Pretoria|Quito|Reykjavik|Riga|Rio de Janeiro|Riyadh|Rom|Roma|Rome|Rotterdam|San Francisco|San José|Santiago|São Paulo|Sarajevo|Seattle|Seoul|Sevilla|Shanghai|Singapore|Skopje|Sofia|Stockholm|Strasbourg|Straßburg|Stuttgart|Sydney|Taipei|Tallinn|Teheran|Tehran|Tel Aviv|Tokio|Tokyo|Torino|Toronto|Toulouse|Tripoli|Tunis|Utrecht|Valencia|Venezia|Vienna|Vienne|Viena|Vilnius|Warschau|Warsaw|Varsovie|Washington|Wellington|Wien|Zagreb|Zürich|Zurich';
const cities: ReadonlySet<string> = new Set(cityNames.toLowerCase().split('|'));

export const isDatelineCity = (name: string): boolean => cities.has(name.toLowerCase());

/** Words that stand in capitals before a dash and are no place. */
const labels: ReadonlySet<string> = new Set(
  'US USA UK UAE EU UN UNO IMF NATO WHO WTO NASA ESA UNESCO UNICEF OPEC FIFA UEFA ASEAN IAEA CIA FBI BBC CNN GDP AI CEO IT BREAKING UPDATE UPDATED URGENT FLASH ALERT EXCLUSIVE ANALYSIS OPINION EXPLAINER FACTBOX TIMELINE CORRECTION CORRECTED WATCH LIVE NEWS PHOTO PHOTOS VIDEO NOTE EDITORIAL COMMENT ADVISORY EMBARGOED FEATURE PROFILE REVIEW PREVIEW INTERVIEW QUOTES SUMMARY WRAP GRAPHIC EILMELDUNG EIL ZUSAMMENFASSUNG HINTERGRUND ANALYSE KOMMENTAR MAJ DIRECT PORTRAIT ULTIMAHORA URGENTE ANÁLISIS PERFIL RETRANSMISIÓN TK TKTK Q A SUBHEAD HEADLINE PART CHAPTER DAY WEEK'.split(
    ' ',
  ),
);

/** "U.S.", "NATO", "BREAKING NEWS": capitals that name no place. */
export const isLabel = (name: string): boolean =>
  /^(?:\p{L}\.){2,}$/u.test(name) ||
  name
    .toUpperCase()
    .split(/[\s/]+/)
    .some((word) => labels.has(word.replace(/[.:]/g, '')));
