import { safeHref } from '../../article/links.ts';
import type { NodeJson } from '../../article/model.ts';
import { textOf } from '../../article/text.ts';
import type { Findings } from '../findings.ts';
import { attribute, escapeHtml } from './escapeHtml.ts';

interface Style {
  /** Equal keys are the same mark, and neighbours that share it share one element. */
  key: string;
  /** Which mark goes outside where several cover the same text. */
  rank: number;
  open: string;
  close: string;
}

interface Run {
  html: string;
  /** Nothing to see, and so nothing to click on. */
  blank: boolean;
  styles: Style[];
}

const style = (rank: number, tag: string): Style => ({
  key: tag,
  rank,
  open: `<${tag}>`,
  close: `</${tag}>`,
});
const link = 'a';

const styles: Readonly<Record<string, Style>> = {
  bold: style(1, 'strong'),
  italic: style(2, 'em'),
  underline: style(3, 'u'),
  strike: style(4, 's'),
  superscript: style(5, 'sup'),
  subscript: style(6, 'sub'),
};

const visible = /[^\s\p{Cc}\p{Cf}]/u;

/** The HTML of the text inside a block. */
export function inlineHtml(nodes: readonly NodeJson[] | undefined, findings: Findings): string {
  if (!nodes || nodes.length === 0) return '';
  const runs: Run[] = [];
  for (const node of nodes) {
    const html = leafHtml(node, findings);
    if (html === '') continue;
    const blank = node.type !== 'text' || !visible.test(node.text ?? '');
    runs.push({ html, blank, styles: stylesOf(node, findings) });
  }
  return nest(runs, 0, runs.length);
}

function leafHtml(node: NodeJson, findings: Findings): string {
  if (node.type === 'text') {
    return escapeHtml(node.text ?? '');
  }
  if (node.type === 'hardBreak') return '<br>';
  findings.add('unknown-formatting');
  return '';
}

function stylesOf(node: NodeJson, findings: Findings): Style[] {
  if (!node.marks || node.marks.length === 0) return [];
  const found: Style[] = [];
  for (const mark of node.marks) {
    if (mark.type === 'link') {
      const href = checkedHref(String(mark.attrs?.href ?? ''), textOf(node), findings);
      if (href !== undefined) {
        const open = `<a${attribute('href', href)}>`;
        found.push({ key: `${link} ${href}`, rank: 0, open, close: '</a>' });
      }
      continue;
    }
    const known = Object.hasOwn(styles, mark.type) ? styles[mark.type] : undefined;
    if (known) found.push(known);
    else findings.add('unknown-formatting');
  }
  return found.sort((a, b) => a.rank - b.rank);
}

/** An address fit for `href`, with what is wrong with it told. */
export function checkedHref(
  address: string,
  about: string,
  findings: Findings,
): string | undefined {
  const href = safeHref(address);
  if (href === undefined) findings.add('unsafe-link', about);
  else if (/^http:/i.test(href)) findings.add('insecure-link', about);
  return href === undefined ? undefined : asUrl(href);
}

/** Spaces and other characters that no address holds as they are; what was encoded stays so. */
function asUrl(href: string): string {
  return href.replace(/[\s"<>\\^`{|}\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, (character) =>
    /[\p{Cs}\p{Cc}]/u.test(character) ? '' : encodeURIComponent(character),
  );
}

/**
 * Elements around the runs from `from` to `to`, as few as possible: at each place the mark that
 * reaches furthest goes outside. A link is never cut in two; other marks are cut at its edges.
 */
function nest(runs: Run[], from: number, to: number): string {
  let html = '';
  let at = from;
  while (at < to) {
    const run = runs[at] as Run;
    let best: Style | undefined;
    let bestEnd = at + 1;
    for (const candidate of run.styles) {
      const end = reachOf(runs, at, to, candidate);
      if (!best || end > bestEnd) {
        best = candidate;
        bestEnd = end;
      }
    }
    if (!best) {
      html += run.html;
      at++;
      continue;
    }
    const key = best.key;
    for (let index = at; index < bestEnd; index++) {
      const inner = runs[index] as Run;
      inner.styles = inner.styles.filter((other) => other.key !== key);
    }
    const inside = nest(runs, at, bestEnd);
    const empty = best.rank === 0 && runs.slice(at, bestEnd).every((inner) => inner.blank);
    html += empty ? inside : best.open + inside + best.close;
    at = bestEnd;
  }
  return html;
}

function reachOf(runs: Run[], at: number, to: number, candidate: Style): number {
  let end = at + 1;
  while (end < to && has(runs[end], candidate.key)) end++;
  if (candidate.rank === 0 || end === to) return end;
  // If a link crosses the end, the mark stops where that link begins.
  const crossing = linkOf(runs[end]);
  if (crossing === undefined) return end;
  let start = end;
  while (start > at && linkOf(runs[start - 1]) === crossing) start--;
  // A link from the very start reaches further than this mark and so is chosen before it.
  return start > at ? start : end;
}

const has = (run: Run | undefined, key: string) =>
  run?.styles.some((candidate) => candidate.key === key) ?? false;
const linkOf = (run: Run | undefined) => run?.styles.find((candidate) => candidate.rank === 0)?.key;
