import { byAddress } from '../story/runs.ts';
import type { Run, RunMark } from '../story/story.ts';

/** Nodes of Lexical 0.13 as Ghost's editor stores them. */
export interface LexicalNode {
  type: string;
  version: 1;
  children?: LexicalNode[];
  [field: string]: unknown;
}

/** Bits of a text node's `format`. */
const bits: Readonly<Record<RunMark, number>> = {
  bold: 1,
  italic: 2,
  strike: 4,
  underline: 8,
  subscript: 32,
  superscript: 64,
};

/** A node around others. */
export const around = (
  type: string,
  children: LexicalNode[],
  fields: Record<string, unknown> = {},
): LexicalNode => ({
  type,
  version: 1,
  children,
  direction: null,
  format: '',
  indent: 0,
  ...fields,
});

export const card = (type: string, fields: Record<string, unknown>): LexicalNode => ({
  type,
  version: 1,
  ...fields,
});

/**
 * The inside of a text; neighbours with the same address are one link, and neighbours that look the
 * same one text, as its editor stores them.
 */
export function inline(runs: readonly Run[]): LexicalNode[] {
  const nodes: LexicalNode[] = [];
  for (const { href, inside } of byAddress(joined(runs))) {
    const words = inside.map(leaf);
    if (href === undefined) nodes.push(...words);
    else nodes.push(around('link', words, { url: href, rel: null, target: null, title: null }));
  }
  return nodes;
}

function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    const isSame =
      last && !last.break && !run.break && last.href === run.href && looks(last) === looks(run);
    if (isSame) all[all.length - 1] = { ...last, text: last.text + run.text };
    else all.push(run);
  }
  return all;
}

const looks = ({ marks }: Run): number => marks.reduce((sum, mark) => sum | bits[mark], 0);

const leaf = (run: Run): LexicalNode =>
  run.break
    ? lineBreak
    : card('extended-text', {
        text: run.text,
        format: looks(run),
        detail: 0,
        mode: 'normal',
        style: '',
      });

export const lineBreak: LexicalNode = { type: 'linebreak', version: 1 };
