import type { LengthTarget } from '../../../shared/article/model.ts';
import type { LengthUnit } from '../../../shared/article/vocabulary.ts';
import type { Counts } from '../../editor/statistics/articleStatistics.ts';

const number = new Intl.NumberFormat('en-GB');
const one: Record<LengthUnit, string> = { words: 'word', characters: 'character', lines: 'line' };

/** `1 word`, `1,240 characters`. */
export const amount = (count: number, unit: LengthUnit): string =>
  `${number.format(count)} ${count === 1 ? one[unit] : unit}`;

export interface Progress {
  /** `612 / 800 words`, `820 / 800 words, 20 over`. */
  text: string;
  /** In words, for a screen reader. */
  spoken: string;
  /** 0 to 1, of what is wanted; more than all of it is 1. */
  share: number;
  /** `near`: the last twentieth; nobody has to count on. */
  state: 'under' | 'near' | 'over';
}

/** How an article stands to its target. */
export function progressOf(counts: Counts, { target, unit }: LengthTarget): Progress {
  const count = counts[unit];
  const over = count - target;
  const both = `${number.format(count)} / ${amount(target, unit)}`;
  const spoken = `${number.format(count)} of ${amount(target, unit)}`;
  const rest = over > 0 ? `, ${number.format(over)} over` : '';
  return {
    text: both + rest,
    spoken: spoken + rest,
    share: Math.min(1, count / target),
    state: over > 0 ? 'over' : count >= target * 0.95 ? 'near' : 'under',
  };
}

/** The state line's counts, the most important first; what the target says is not said twice. */
export function countsText(
  counts: Counts,
  target: LengthTarget | undefined,
): { length: string; more: string } {
  const { selected } = counts;
  const more: string[] = [];
  if (selected) more.push(`${wordsAndCharacters(selected)} selected`);
  else {
    if (target && target.unit !== 'words') more.push(amount(counts.words, 'words'));
    if (target?.unit !== 'characters') more.push(amount(counts.characters, 'characters'));
    if (counts.readingMinutes > 0) more.push(`${counts.readingMinutes} min read`);
  }
  return {
    length: target ? progressOf(counts, target).text : amount(counts.words, 'words'),
    more: more.map((text) => ` · ${text}`).join(''),
  };
}

/** The headline, paragraph or caption that the caret is in; nothing while something is selected. */
export const placeText = ({ selected, passage }: Counts): string =>
  selected || !passage ? '' : `${passage.name}: ${wordsAndCharacters(passage)}`;

const wordsAndCharacters = ({ words, characters }: { words: number; characters: number }) =>
  `${amount(words, 'words')}, ${amount(characters, 'characters')}`;
