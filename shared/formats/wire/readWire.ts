import { readBody } from './body.ts';
import type { Claim } from './claim.ts';
import { compose } from './compose.ts';
import type { DateReading } from './dates.ts';
import { readHead } from './head.ts';
import { guessLanguage } from './language.ts';
import { sourceLines } from './lines.ts';
import { passagesOf } from './passages.ts';
import { startsBlock } from './startsBlock.ts';
import type { WireOptions, WireReading } from './types.ts';

/**
 * Reads wire copy: plain text as agencies send it → an article, and what was made out in it.
 *
 * Nothing of the text is dropped: words that only frame a field ("By", the dateline's dash, "-30-")
 * are kept as they came in `extensions.wire`. Quotes, dashes and spelling stay as they came.
 * Never throws; takes time in proportion to the text.
 */
export function readWire(text: string, options: WireOptions): WireReading {
  const language = languageOf(text, options);
  const reading: DateReading = {
    now: options.now,
    // "5/4/2026" needs to know the country; the person's own is the best guess.
    language: language === 'en' ? (options.usualLanguage ?? language) : language,
  };
  const passages = passagesOf(sourceLines(text), (line) => startsBlock(line, reading));
  const copy = { passages, reading };
  const head = readHead(copy);
  const claims: Claim[] = [...head.claims, ...readBody(copy, head.bodyStart, head.hasByline)];
  return compose(passages, claims, { ...options, language });
}

function languageOf(text: string, { language, usualLanguage = 'en' }: WireOptions): string {
  if (language !== undefined) return language;
  const guess = guessLanguage(text);
  return guess === undefined || usualLanguage.split('-')[0] === guess ? usualLanguage : guess;
}
