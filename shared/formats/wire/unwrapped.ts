import type { DateReading } from './dates.ts';
import { sourceLines } from './lines.ts';
import { passagesOf } from './passages.ts';
import { startsBlock } from './startsBlock.ts';

/**
 * The text with its paragraphs whole where they were wrapped at a fixed width, as mail and wire copy
 * are: what is copied out of it has no line breaks that nobody wrote. All else stays as it came.
 */
export function unwrapped(text: string, reading: DateReading): string {
  const raw = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/);
  const joins = new Map<number, string>();
  const passages = passagesOf(sourceLines(text), (line) => startsBlock(line, reading));
  for (const { lines, starts, text } of passages) {
    lines.forEach(({ number }, index) => {
      const before = lines[index - 1];
      const end = (starts[index - 1] ?? 0) + (before?.text.length ?? 0);
      // Where a page ended within a line there is nothing to join.
      if (before && before.number < number) joins.set(number, text.slice(end, starts[index]));
    });
  }
  const whole: string[] = [];
  raw.forEach((line, index) => {
    const join = joins.get(index + 1);
    const before = join === undefined ? undefined : whole.pop();
    whole.push(before === undefined ? line : before.trimEnd() + join + line.trimStart());
  });
  return whole.join('\n');
}
