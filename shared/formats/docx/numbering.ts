import { lines, type Xml } from '../xml/xml.ts';
import { paragraphProperties, w } from './wordMarkup.ts';

/** Levels that Word has; deeper lists stay at the last (17.9.3). */
const levels = 9;
const abstract = { bullets: 0, numbers: 1 } as const;

/** Lists by number. Each is one of its own, or the second would count on from the first. */
export class Numbering {
  readonly #lists: { ordered: boolean; level: number; start: number }[] = [];

  /** A new list. @returns what its items name in `numPr`. */
  add(ordered: boolean, depth: number, start: number): { id: number; level: number } {
    const level = Math.min(depth, levels - 1);
    // Word counts from 0 to 32767.
    this.#lists.push({ ordered, level, start: Math.min(Math.max(start, 0), 32_767) });
    return { id: this.#lists.length, level };
  }

  /** `word/numbering.xml` (17.9). */
  xml(): Xml {
    return lines(
      'w:numbering',
      { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' },
      // Both are in every font; squares and hollow ones are not, and show as nothing.
      kindXml(abstract.bullets, 'bullet', (level) => (level % 2 === 0 ? '•' : '–')),
      kindXml(abstract.numbers, 'decimal', (level) => `%${level + 1}.`),
      this.#lists.map(({ ordered, level, start }, index) =>
        w(
          'num',
          { numId: index + 1 },
          w('abstractNumId', { val: ordered ? abstract.numbers : abstract.bullets }),
          ordered && w('lvlOverride', { ilvl: level }, w('startOverride', { val: start })),
        ),
      ),
    );
  }
}

function kindXml(id: number, format: string, textOf: (level: number) => string): Xml {
  return w(
    'abstractNum',
    { abstractNumId: id },
    w('multiLevelType', { val: 'hybridMultilevel' }),
    Array.from({ length: levels }, (_, level) =>
      w(
        'lvl',
        { ilvl: level },
        w('start', { val: 1 }),
        w('numFmt', { val: format }),
        w('lvlText', { val: textOf(level) }),
        w('lvlJc', { val: 'start' }),
        paragraphProperties({ ind: { start: indentOf(level), hanging: 283 } }),
      ),
    ),
  );
}

/** Twentieths of a point, from the edge of the text. */
export const indentOf = (level: number): number => 567 + level * 425;
