/** Words that say what a journalist does, in the languages read. */
const roleWord =
  /(?:^|[\s-])(?:writer|writers|reporter|reporters|correspondent|correspondents|editor|editors|columnist|staff|bureau chief|analyst|critic|contributor|photographer|producer|intern|korrespondent|korrespondentin|\p{L}*redakteur|\p{L}*redakteurin|reporterin|redaktion|mitarbeiter|mitarbeiterin|journaliste|correspondante?|correspondants|envoyée?s? spécia(?:le?s?|ux)|rédacteur|rédactrice|grand reporter|corresponsal|corresponsales|periodista|redactora?|enviad[oa]s? especial(?:es)?|editora|corrispondente|inviat[oa]|giornalista|redattore|redattrice|verslaggever|verslaggeefster|correspondente|redacteur|journalist|redaktör|skribent|\p{L}*reporter|\p{L}*korrespondent|repórter|jornalista|enviad[oa] especial)(?:$|[\s,-])/iu;

/** "Staff Writer", "Brüssel-Korrespondentin": a job, short enough to stand on its own. */
export const isRole = (text: string): boolean =>
  text.length <= 70 && !/[.!?]$/.test(text) && roleWord.test(text);
