import type { Html, PhrasingContent } from 'mdast';
import { nested, type Span } from '../story/nesting.ts';
import { isFormatted, trimmed } from '../story/runs.ts';
import type { Run, RunMark } from '../story/story.ts';

/**
 * Runs as Markdown's phrasing. Space at the edge of a mark goes outside it: `** so **` would be two
 * pairs of asterisks.
 */
export function phrasing(runs: readonly Run[]): PhrasingContent[] {
  const [only] = runs;
  if (!only) return [];
  // Most text is one run without marks, on one line.
  if (runs.length === 1 && !isFormatted(runs) && !/[\n\t]/.test(only.text)) {
    const value = only.text.trim();
    return value === '' ? [] : [{ type: 'text', value }];
  }
  return withSpaceOutside(nested(aroundBreaks(trimmed(runs)))).flatMap(phrase);
}

/** On one line, for headings and the cells of tables. */
export const oneLinePhrasing = (runs: readonly Run[]): PhrasingContent[] =>
  phrasing(runs.map(({ break: _, ...run }) => ({ ...run, text: run.text.replace('\n', ' ') })));

/** A break ends a line: space on either side of it would show. */
function aroundBreaks(runs: readonly Run[]): Run[] {
  return runs.flatMap((run, at) => {
    if (run.break) return run;
    let text = run.text.replace(/\s*[\n\t]\s*/g, ' ');
    if (runs[at - 1]?.break) text = text.trimStart();
    if (runs[at + 1]?.break) text = text.trimEnd();
    return text === '' ? [] : { ...run, text };
  });
}

function withSpaceOutside(spans: readonly Span[]): Span[] {
  return spans.flatMap((span): Span[] => {
    if (span.kind !== 'mark' && span.kind !== 'link') return [span];
    const inside = withSpaceOutside(span.inside);
    const before: Span[] = [];
    const after: Span[] = [];
    for (let first = inside[0]; first; first = inside[0]) {
      const [space = '', rest] = edges(first, /^[\s\u00a0]*/);
      if (space === '') break;
      before.push(first.kind === 'break' ? first : { kind: 'text', text: space });
      inside.shift();
      if (rest === '') continue;
      inside.unshift({ kind: 'text', text: rest });
      break;
    }
    for (let last = inside.at(-1); last; last = inside.at(-1)) {
      const [space = '', rest] = edges(last, /[\s\u00a0]*$/);
      if (space === '') break;
      after.unshift(last.kind === 'break' ? last : { kind: 'text', text: space });
      inside.pop();
      if (rest === '') continue;
      inside.push({ kind: 'text', text: rest });
      break;
    }
    return [...before, ...(inside.length > 0 ? [{ ...span, inside }] : []), ...after];
  });
}

/** The space of a span at an edge, and the rest of it. */
function edges(span: Span, edge: RegExp): [space: string, rest: string] {
  if (span.kind === 'break') return ['\n', ''];
  if (span.kind !== 'text') return ['', ''];
  const space = edge.exec(span.text)?.[0] ?? '';
  return [space, span.text.replace(edge, '')];
}

/** Marks that only HTML has. */
const tags: Partial<Record<RunMark, string>> = {
  underline: 'u',
  superscript: 'sup',
  subscript: 'sub',
};

function phrase(span: Span): PhrasingContent[] {
  switch (span.kind) {
    case 'text':
      return [{ type: 'text', value: span.text }];
    case 'break':
      return [{ type: 'break' }];
    case 'link':
      return [{ type: 'link', url: span.href, children: span.inside.flatMap(phrase) }];
    case 'mark': {
      const children = span.inside.flatMap(phrase);
      if (span.mark === 'bold') return [{ type: 'strong', children }];
      if (span.mark === 'italic') return [{ type: 'emphasis', children }];
      if (span.mark === 'strike') return [{ type: 'delete', children }];
      const tag = tags[span.mark];
      return [html(`<${tag}>`), ...children, html(`</${tag}>`)];
    }
  }
}

const html = (value: string): Html => ({ type: 'html', value });
