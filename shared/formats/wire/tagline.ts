const verbs =
  '(?:(?:additional |further )?(?:reporting|writing|editing|compiled|translated|production|graphics?|research)|reportage|édité|rédaction|avec|rédigé|traduit|bericht(?:erstattung)?|redaktion|redigiert|geschrieben|mitarbeit|reporte|informaci[oó]n|editado|escrito|redacci[oó]n|traducid[oa]|a cura|scritto|reportage|redatto|geschreven|bewerkt|verslaggeving|rapportering|redigering|skrivet|reportagem|edição|redação)';
const by = '(?:by|par|von|durch|por|di|da|door|av|de)';
const credits = new RegExp(`^${verbs}\\s+(?:[\\p{L}]+\\s+)?${by}\\s*:?\\s+\\p{Lu}`, 'iu');
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
  if (credits.test(words) && (inner !== undefined || isOnlyCredits(words))) return words;
  return contributed.test(text.slice(-120)) ? words : undefined;
}

/** Without brackets it must not be the start of a sentence: "Reporting by the council shows …". */
const isOnlyCredits = (text: string): boolean =>
  new RegExp(
    `^${verbs}\\s+(?:[\\p{L}]+\\s+)?${by}\\s*:?\\s+\\p{Lu}[^.]*(?:;\\s*${verbs}.*)?\\.?$`,
    'iu',
  ).test(text) &&
  text.split(/[;,]/).every((part) => part.trim().split(/\s+/).length <= 12) &&
  (text.includes(';') || text.length <= 80);
