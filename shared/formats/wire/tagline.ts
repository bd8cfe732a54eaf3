const verbs =
  '(?:(?:additional |further )?(?:reporting|writing|editing|compiled|translated|production|graphics?|research)|reportage|édité|rédaction|avec|rédigé|traduit|bericht(?:erstattung)?|redaktion|redigiert|geschrieben|mitarbeit|reporte|informaci[oó]n|editado|escrito|redacci[oó]n|traducid[oa]|a cura|scritto|reportage|redatto|geschreven|bewerkt|verslaggeving|rapportering|redigering|skrivet|reportagem|edição|redação)';
const by = '(?:by|par|von|durch|por|di|da|door|av|de)';
const intro = new RegExp(`^${verbs}\\s+(?:\\p{L}+\\s+)?${by}\\s*:?\\s+`, 'iu');
/** Within brackets a colon does for "by". */
const introInBrackets = new RegExp(`^${verbs}\\s*:\\s*`, 'iu');
const another = new RegExp(`^${verbs}(?![\\p{L}])`, 'iu');
const contributed =
  /(?:contributed to this (?:report|story)|contributed (?:reporting|to this article)|ont contribué à (?:cet article|ce reportage)|hat zu diesem bericht beigetragen|haben zu diesem bericht beigetragen|contribuyó a este (?:reportaje|despacho)|contribuyeron a este (?:reportaje|despacho)|ha contribuito a questo articolo)\.?\s*\)?$/iu;

/**
 * The line that says who else worked on the copy, without its outer brackets:
 * "(Reporting by …; Editing by …)", "… contributed to this report."
 */
export function taglineIn(text: string): string | undefined {
  if (text.length > 600) return undefined;
  const inner = /^[([]([^()[\]]*)[)\]]$/.exec(text)?.[1]?.trim();
  const words = inner ?? text;
  if (inner === undefined ? isOnlyCredits(text) : opensCredits(inner)) return words;
  return contributed.test(text.slice(-120)) ? words : undefined;
}

const opensCredits = (text: string): boolean => {
  const length = (intro.exec(text) ?? introInBrackets.exec(text))?.[0].length;
  return length !== undefined && /^\p{Lu}/u.test(text.slice(length));
};

/** Without brackets it must not be the start of a sentence: "Reporting by the council shows …". */
function isOnlyCredits(text: string): boolean {
  const [first = '', ...more] = text.replace(/\.$/, '').split(/\s*;\s*/);
  const length = intro.exec(first)?.[0].length;
  if (length === undefined || !/^\p{Lu}/u.test(first.slice(length)) || / [.!?] /.test(text))
    return false;
  return (
    first.length <= 160 &&
    more.every((part) => another.test(part)) &&
    (more.length > 0 || first.length <= 80)
  );
}
