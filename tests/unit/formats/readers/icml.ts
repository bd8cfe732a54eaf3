import type { Element } from '@xmldom/xmldom';
import type { Made } from '../render.ts';
import { elementsOf, readXml } from '../xmlTree.ts';
import { type Reader, wordsIn } from './reader.ts';

/** Fields of their own, tested elsewhere. */
const fields = new Set(['Byline', 'Tagline', 'CorrectionsTitle', 'Correction', 'Rights']);

const styleOf = (range: Element) =>
  range.getAttribute('AppliedParagraphStyle')?.replace('ParagraphStyle/', '') ?? '';

const isWithin = (element: Element, name: string): boolean => {
  for (let parent = element.parentNode; parent; parent = parent.parentNode) {
    if ((parent as Element).localName === name) return true;
  }
  return false;
};

/** The text of one range; a table in it has ranges of its own. */
function wordsOf(range: Element): string[] {
  const own = elementsOf(range, 'Content').filter((content) => {
    for (let parent = content.parentNode; parent !== range; parent = parent?.parentNode ?? null) {
      if (!parent || (parent as Element).localName === 'Cell') return false;
    }
    return !isWithin(content, 'Note');
  });
  return wordsIn(own.map((content) => content.textContent ?? '').join(''));
}

/** What InDesign does not forgive and no schema knows: names that lead nowhere, and grids with holes. */
function brokenReferences({ text }: Made): string[] {
  const root = readXml(text);
  const all = [...root.getElementsByTagName('*')];
  const selves = all.flatMap((element) => element.getAttribute('Self') ?? []);
  const twice = selves.filter((self, index) => selves.indexOf(self) !== index);
  const known = new Set(selves);
  const named = all.flatMap((element) => [
    ...['AppliedParagraphStyle', 'AppliedCharacterStyle', 'Source'].flatMap(
      (name) => element.getAttribute(name) ?? [],
    ),
    ...(element.localName === 'Destination' ? [element.textContent ?? ''] : []),
  ]);
  return [
    ...twice.map((self) => `two are ${self}`),
    ...named.filter((name) => !known.has(name)).map((name) => `nothing is ${name}`),
    ...elementsOf(root, 'Table').flatMap(holes),
  ];
}

function holes(table: Element): string[] {
  const children = (name: string) =>
    [...table.childNodes].filter(({ localName }) => localName === name) as Element[];
  const rows =
    Number(table.getAttribute('HeaderRowCount')) + Number(table.getAttribute('BodyRowCount'));
  const columns = Number(table.getAttribute('ColumnCount'));
  const faults: string[] = [];
  if (children('Row').length !== rows) faults.push(`${children('Row').length} rows of ${rows}`);
  if (children('Column').length !== columns) faults.push('columns that are not there');
  const covered = new Set<string>();
  for (const cell of children('Cell')) {
    const [column = 0, row = 0] = (cell.getAttribute('Name') ?? '').split(':').map(Number);
    for (let y = row; y < row + Number(cell.getAttribute('RowSpan')); y++) {
      for (let x = column; x < column + Number(cell.getAttribute('ColumnSpan')); x++) {
        if (covered.has(`${x}:${y}`)) faults.push(`two cells at ${x}:${y}`);
        if (x >= columns || y >= rows) faults.push(`a cell outside, at ${x}:${y}`);
        covered.add(`${x}:${y}`);
      }
    }
  }
  if (covered.size !== rows * columns) faults.push('a table with holes');
  return faults;
}

/** Adobe's schema is a judge (`npm run judges -- InCopy`); this is what it cannot see. */
export const icml: Reader = {
  words({ text }) {
    return elementsOf(readXml(text), 'ParagraphStyleRange')
      .filter((range) => !fields.has(styleOf(range)) && !isWithin(range, 'Note'))
      .flatMap(wordsOf);
  },
  complaints: brokenReferences,
};
