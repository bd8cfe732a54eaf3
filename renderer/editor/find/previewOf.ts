import type { Node } from '@tiptap/pm/model';
import { passageName } from '../passageName.ts';
import type { Previewed } from './findState.ts';
import type { Found } from './found.ts';
import { textOfPassage } from './passages.ts';

/** Letters around a match. */
const around = 36;

/** A match as it is and would be, with the words around it. @param index among all matches */
export function previewOf(doc: Node, match: Found, index: number, replacement: string): Previewed {
  const text = textOfPassage(match.passage.node);
  const at = match.from - match.passage.start;
  const end = match.to - match.passage.start;
  return {
    index,
    place: passageName(doc.resolve(match.from)),
    before: ending(text.slice(0, at)),
    found: text.slice(at, end),
    after: beginning(text.slice(end)),
    replacement,
  };
}

const ending = (text: string) => {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  return line.length > around ? `…${line.slice(-around).replace(/^\S*\s/, '')}` : line;
};
const beginning = (text: string) => {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > around ? `${line.slice(0, around).replace(/\s\S*$/, '')}…` : line;
};
