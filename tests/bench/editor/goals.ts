/** What is measured, and what we want of it. */

export const editorNames = ['raw', 'prosemirror', 'tiptap', 'stet'] as const;
export type EditorName = (typeof editorNames)[number];

export interface Measure {
  id: string;
  title: string;
  unit: 'ms' | 'MB';
  /** Ratio to raw that we must reach and that we would like to reach, by number of words. */
  goals?: Record<number, [gate: number, stretch?: number]>;
}

const bySize = (...[k1, k10, k50, k100]: [number, number?][]): NonNullable<Measure['goals']> => ({
  1000: k1 ?? [1],
  10000: k10 ?? [1],
  50000: k50 ?? [1],
  100000: k100 ?? [1],
});

const perKey = bySize([1.6, 1.35], [1.1, 0.9], [0.55, 0.42], [0.35, 0.26]);
const latency = bySize([1.15], [1.05], [1], [0.75]);
const splitting = bySize([1.1], [0.9], [0.5], [0.4]);
const pasting = bySize([1.4], [1.3], [1.1], [0.8]);
const undoing = bySize([1.3], [1.2], [1], [0.6]);

export const measures: Measure[] = [
  {
    id: 'open',
    title: 'open → first full frame',
    unit: 'ms',
    goals: bySize([1.2, 0.8], [0.6, 0.4], [0.5, 0.35], [0.5, 0.35]),
  },
  { id: 'openCpu', title: '… its CPU', unit: 'ms' },
  { id: 'openAll', title: '… CPU until all is there', unit: 'ms' },
  { id: 'middleCpu', title: 'typing in the middle, CPU a key', unit: 'ms', goals: perKey },
  { id: 'middleScript', title: '… script a key', unit: 'ms' },
  { id: 'middleP50', title: '… p50', unit: 'ms' },
  { id: 'middleP95', title: '… p95', unit: 'ms', goals: latency },
  { id: 'endCpu', title: 'typing at the end, CPU a key', unit: 'ms', goals: perKey },
  { id: 'endScript', title: '… script a key', unit: 'ms' },
  { id: 'endP50', title: '… p50', unit: 'ms' },
  { id: 'endP95', title: '… p95', unit: 'ms', goals: latency },
  { id: 'enter', title: 'Enter, CPU', unit: 'ms', goals: splitting },
  { id: 'join', title: 'Backspace join, CPU', unit: 'ms', goals: splitting },
  { id: 'bold', title: 'bold over a word, CPU', unit: 'ms' },
  { id: 'paste', title: 'paste of 1 000 words, CPU', unit: 'ms', goals: pasting },
  { id: 'undoPaste', title: 'undo of it, CPU', unit: 'ms', goals: undoing },
  { id: 'pasteSaved', title: 'paste directly after a save, CPU', unit: 'ms', goals: pasting },
  { id: 'undoPasteSaved', title: 'undo directly after a save, CPU', unit: 'ms', goals: undoing },
  {
    id: 'boldAll',
    title: 'select all + bold, CPU',
    unit: 'ms',
    goals: bySize([0.9], [0.2], [0.05], [0.03]),
  },
  { id: 'undoBoldAll', title: 'undo of it, CPU', unit: 'ms' },
  { id: 'find', title: 'find all of a common word, CPU', unit: 'ms' },
  { id: 'saveCpu', title: 'autosave, CPU of the page', unit: 'ms' },
  { id: 'saveLongest', title: '… its longest task', unit: 'ms' },
  {
    id: 'html',
    title: 'to HTML (Stet: the export; raw: innerHTML)',
    unit: 'ms',
    goals: bySize([8, 2], [4, 1.5], [4, 1.5], [4, 1.5]),
  },
  { id: 'htmlFirst', title: '… the first export of a new thread', unit: 'ms' },
  { id: 'json', title: 'to JSON text', unit: 'ms' },
  { id: 'heap', title: 'memory of the document', unit: 'MB', goals: bySize([25], [10], [7], [6]) },
];

/** Script a key that no size may pass, in ms. */
export const scriptLimit = 2.5;
/** CPU a key at 100 000 words against 1 000. */
export const growthLimit = 1.3;
/** The first screen's code, gzipped, in KB. */
export const bundleLimit = 320;
