import type { Sample } from './editorWindow.ts';
import { type EditorName, growthLimit, type Measure, measures, scriptLimit } from './goals.ts';

/** Every sample of a run, by what was measured. */
export interface Result {
  editor: EditorName;
  words: number;
  blocks: number;
  sample: Sample;
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];

/** The middle of all rounds; undefined where an editor does not do it. */
function middle(results: readonly Result[], editor: EditorName, id: string): number | undefined {
  const values = results
    .filter((result) => result.editor === editor)
    .map(({ sample }) => sample[id])
    .filter((value) => value !== undefined);
  return median(values);
}

const shown = (value: number | undefined) =>
  value === undefined ? '' : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

/** One table a size: medians, Stet against raw, and whether that is the goal (G, or better S). */
export function tablesOf(results: readonly Result[], editors: readonly EditorName[]): string {
  const parts: string[] = [];
  const cases = [...new Set(results.map(({ words, blocks }) => `${words} ${blocks}`))];
  const order = cases.map((each) => each.split(' ').map(Number) as [number, number]);
  order.sort(([a, b], [c, d]) => b - d || a - c);
  for (const [words, blocks] of order) {
    const here = results.filter((result) => result.words === words && result.blocks === blocks);
    const rounds = Math.max(...editors.map((name) => here.filter((r) => r.editor === name).length));
    parts.push(
      `\n${words.toLocaleString('en-GB')} words, ${blocks} photos and pull quotes (${rounds} rounds)`,
      row('', [...editors, 'stet ÷ raw', 'goal', '']),
      ...measures.flatMap((measure) => measureRow(here, words, measure, editors)),
    );
  }
  const verdict = (goal: 'S' | 'G' | 'missed') =>
    parts.filter((line) => line.endsWith(` ${goal}`)).length;
  const missed = verdict('missed');
  return [
    ...parts,
    ...verdicts(results),
    `Goals: ${verdict('S') + verdict('G')} reached (${verdict('S')} with room), ${missed} missed`,
  ].join('\n');
}

function measureRow(
  here: readonly Result[],
  words: number,
  { id, title, unit, goals }: Measure,
  editors: readonly EditorName[],
): string[] {
  const values = editors.map((editor) => middle(here, editor, id));
  if (values.every((value) => value === undefined)) return [];
  const raw = middle(here, 'raw', id);
  const stet = middle(here, 'stet', id);
  const ratio = raw !== undefined && stet !== undefined && raw > 0 ? stet / raw : undefined;
  const [gate, stretch] = goals?.[words] ?? [];
  const verdict =
    gate === undefined || ratio === undefined
      ? ''
      : ratio <= (stretch ?? 0)
        ? 'S'
        : ratio <= gate
          ? 'G'
          : 'missed';
  const goal = gate === undefined ? '' : `≤ ${gate}${stretch === undefined ? '' : ` (${stretch})`}`;
  return [row(`${title}, ${unit}`, [...values.map(shown), shown(ratio), goal, verdict])];
}

const row = (title: string, cells: readonly string[]) =>
  `${title.padEnd(46)}${cells.map((cell) => cell.padStart(12)).join('')}`.trimEnd();

/** What no ratio to raw says. */
function verdicts(results: readonly Result[]): string[] {
  const lines: string[] = [''];
  const stet = results.filter(({ editor }) => editor === 'stet');
  for (const blocks of new Set(stet.map((result) => result.blocks))) {
    const at = (words: number, id: string) =>
      middle(
        stet.filter((result) => result.words === words && result.blocks === blocks),
        'stet',
        id,
      );
    for (const where of ['middle', 'end']) {
      const [small, large] = [at(1000, `${where}Cpu`), at(100_000, `${where}Cpu`)];
      if (small === undefined || large === undefined) continue;
      const growth = large / small;
      lines.push(
        `CPU a key in the ${where}, 100k ÷ 1k words, ${blocks} blocks: ${shown(growth)} (≤ ${growthLimit}: ${growth <= growthLimit ? 'reached' : 'missed'})`,
      );
    }
  }
  const scripts = stet.flatMap(({ sample }) => [sample.middleScript ?? 0, sample.endScript ?? 0]);
  if (scripts.length > 0) {
    const most = Math.max(...scripts);
    lines.push(
      `Script a key at its worst: ${shown(most)} ms (≤ ${scriptLimit}: ${most <= scriptLimit ? 'reached' : 'missed'})`,
    );
  }
  return lines;
}
