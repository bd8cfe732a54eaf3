import { dayText } from '../moment.ts';
import { oneLine } from '../story/runs.ts';
import type { Story } from '../story/story.ts';
import { wordsFor } from '../words.ts';

/** What stands below the text: who else worked on it, corrections, the notice. */
export function closingParagraphs({ tagline, corrections, rights, locale }: Story): string[] {
  const words = wordsFor(locale);
  return [
    ...(tagline ? [`(${oneLine(tagline)})`] : []),
    ...corrections.map(({ type, text, date }) => {
      const day = date === undefined ? '' : `, ${dayText(date, locale)}`;
      return `${words[type]}${day}: ${oneLine(text)}`;
    }),
    ...(rights.notice ? [oneLine(rights.notice)] : []),
  ];
}
