import { parseArgs } from 'node:util';
import { type EditorName, editorNames } from './goals.ts';

export interface BenchOptions {
  words: number[];
  blocks: number[];
  editors: EditorName[];
  rounds: number;
  /** A file that every sample is appended to as a line of JSON. */
  out: string | undefined;
}

export const usage = `npm run bench -- editor [--quick] [--words 1000,100000] [--blocks 0,200] [--editors raw,stet] [--rounds 3] [--out FILE]`;

/** @throws TypeError for an option that there is not */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      words: { type: 'string' },
      blocks: { type: 'string' },
      editors: { type: 'string' },
      rounds: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const numbers = (text: string) => text.split(',').map(Number);
  const editors = (values.editors ?? (values.quick ? 'raw,stet' : editorNames.join())).split(',');
  const unknown = editors.find((name) => !(editorNames as readonly string[]).includes(name));
  if (unknown) throw new TypeError(`There is no editor ${unknown}: ${editorNames.join(', ')}`);
  return {
    words: numbers(values.words ?? (values.quick ? '1000,100000' : '1000,10000,50000,100000')),
    blocks: numbers(values.blocks ?? (values.quick ? '0' : '0,200')),
    editors: editors as EditorName[],
    rounds: Number(values.rounds ?? (values.quick ? 1 : 3)),
    out: values.out,
  };
}
