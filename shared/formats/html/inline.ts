import { type Direction, otherDirection } from '../language.ts';
import { nested, type Span } from '../story/nesting.ts';
import { rawText } from '../story/runs.ts';
import type { Run, RunMark } from '../story/story.ts';
import { attribute, escapeHtml } from './escapeHtml.ts';

const tags: Readonly<Record<RunMark, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
};

/** ` dir="…"` for an element whose letters run against what is around it. */
export const ownDirection = (runs: readonly Run[], around: Direction): string =>
  attribute('dir', otherDirection(rawText(runs), around));

/** The HTML of the text inside a block. */
export function inlineHtml(runs: readonly Run[], escapeText = escapeHtml): string {
  let html = '';
  for (const { text, marks, href, break: isBreak } of runs) {
    if (marks.length > 0 || href !== undefined) return spansHtml(nested(runs), escapeText);
    html += isBreak ? '<br>' : escapeText(text);
  }
  return html;
}

function spansHtml(spans: readonly Span[], escapeText: typeof escapeHtml): string {
  let html = '';
  for (const span of spans) html += spanHtml(span, escapeText);
  return html;
}

function spanHtml(span: Span, escapeText: typeof escapeHtml): string {
  switch (span.kind) {
    case 'text':
      return escapeText(span.text);
    case 'break':
      return '<br>';
    case 'link':
      return `<a${attribute('href', span.href)}>${spansHtml(span.inside, escapeText)}</a>`;
    case 'mark':
      return `<${tags[span.mark]}>${spansHtml(span.inside, escapeText)}</${tags[span.mark]}>`;
  }
}
