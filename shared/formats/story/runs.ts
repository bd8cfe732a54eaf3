import type { NodeJson } from '../../article/model.ts';
import { textOf } from '../../article/text.ts';
import { clean } from '../cleanText.ts';
import type { DatelineRunIn } from '../dateline.ts';
import type { Findings } from '../findings.ts';
import { checkedHref } from './addresses.ts';
import { type Paragraph, type Run, type RunMark, runMarks } from './story.ts';

const visible = /[^\s\p{Cc}\p{Cf}]/u;

/** The inside of a text block as runs. What is wrong with its links and marks is told. */
export function readRuns(nodes: readonly NodeJson[] | undefined, findings: Findings): Run[] {
  const runs: Run[] = [];
  if (!nodes) return runs;
  let last: Run | undefined;
  let linked = false;
  for (const node of nodes) {
    const run = readRun(node, findings);
    if (!run) continue;
    if (run.href !== undefined) linked = true;
    if (last && !last.break && !run.break && sameLook(last, run)) last.text += run.text;
    else {
      runs.push(run);
      last = run;
    }
  }
  return linked ? withoutBlankLinks(runs) : runs;
}

function readRun(node: NodeJson, findings: Findings): Run | undefined {
  if (node.type !== 'text' && node.type !== 'hardBreak') {
    findings.add('unknown-formatting');
    return undefined;
  }
  const text = node.type === 'text' ? clean(node.text ?? '') : '\n';
  if (text === '') return undefined;
  const run: Run = { text, marks: none };
  if (node.type === 'hardBreak') run.break = true;
  if (!node.marks) return run;
  for (const { type, attrs } of node.marks) {
    if (type === 'link') {
      const href = checkedHref(String(attrs?.href ?? ''), textOf(node), findings);
      if (href === undefined) delete run.href;
      else run.href = href;
    } else if (isRunMark(type)) run.marks = withMark(run.marks, type);
    else findings.add('unknown-formatting');
  }
  return run;
}

const isRunMark = (type: string): type is RunMark => (runMarks as readonly string[]).includes(type);

function withMark(marks: readonly RunMark[], mark: RunMark): readonly RunMark[] {
  if (marks.includes(mark)) return marks;
  return marks.length === 0
    ? [mark]
    : runMarks.filter((one) => one === mark || marks.includes(one));
}

const none: readonly RunMark[] = [];

const sameLook = (a: Run, b: Run) =>
  a.href === b.href &&
  a.marks.length === b.marks.length &&
  a.marks.every((mark, index) => mark === b.marks[index]);

/** Where there is nothing to see, there is nothing to click on. */
function withoutBlankLinks(runs: Run[]): Run[] {
  for (const { href, inside } of [...byAddress(runs)]) {
    if (href !== undefined && !inside.some((run) => visible.test(run.text))) {
      for (const run of inside) delete run.href;
    }
  }
  return runs;
}

/** Neighbours with the same address, which are one link, and those without one. */
export function* byAddress(runs: readonly Run[]): Generator<{ href?: string; inside: Run[] }> {
  for (let from = 0; from < runs.length; ) {
    const { href } = runs[from] as Run;
    let to = from + 1;
    while (to < runs.length && runs[to]?.href === href) to++;
    yield { ...(href !== undefined && { href }), inside: runs.slice(from, to) };
    from = to;
  }
}

export const plainRun = (text: string): Run => ({ text, marks: none });

/** Words without marks, or nothing. */
export const runsOf = (text: string): Run[] => (text === '' ? [] : [plainRun(text)]);

/** The words, untrimmed; a line break is a line feed. */
export function rawText(runs: readonly Run[]): string {
  let words = '';
  for (const { text } of runs) words += text;
  return words;
}

export const plainText = (runs: readonly Run[]): string => rawText(runs).trim();

export const isBlank = (runs: readonly Run[]): boolean => plainText(runs) === '';

/** For fields that are one line. */
export const lineText = (runs: readonly Run[]): string => oneLine(rawText(runs));

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A paragraph with the dateline that opens it, for formats to which that is text like any other. */
export function openingRuns({ text, dateline }: Paragraph): Run[] {
  return dateline ? [plainRun(datelineText(dateline, text.length > 0)), ...text] : text;
}

/** @param beforeText whether words follow in the same paragraph. */
export const datelineText = ({ text, separator }: DatelineRunIn, beforeText: boolean): string =>
  text + (beforeText ? separator : separator.trimEnd());

/** Whether there is more to it than its words. */
export const isFormatted = (runs: readonly Run[]): boolean =>
  runs.some(({ marks, href }) => marks.length > 0 || href !== undefined);

/** Words that lead somewhere; the address itself where there are no words. */
export function linkedRuns(words: readonly Run[], href: string | undefined): Run[] {
  if (href === undefined) return [...words];
  return (words.length > 0 ? words : [plainRun(href)]).map((run) => ({ ...run, href }));
}

/** The runs without space at their ends. */
export function trimmed(runs: readonly Run[]): Run[] {
  const kept = runs.map((run) => ({ ...run }));
  for (let first = kept[0]; first; first = kept[0]) {
    first.text = first.text.trimStart();
    if (first.text !== '') break;
    kept.shift();
  }
  for (let last = kept.at(-1); last; last = kept.at(-1)) {
    last.text = last.text.trimEnd();
    if (last.text !== '') break;
    kept.pop();
  }
  return kept;
}

/** Without the first `count` UTF-16 units. */
export function withoutStart(runs: readonly Run[], count: number): Run[] {
  let left = count;
  return runs.flatMap((run) => {
    const cut = Math.min(left, run.text.length);
    left -= cut;
    return cut === run.text.length ? [] : { ...run, text: run.text.slice(cut) };
  });
}
