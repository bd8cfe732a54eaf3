import { byAddress } from '../story/runs.ts';
import type { Run, RunMark } from '../story/story.ts';
import type { Xml } from '../xml/xml.ts';
import type { Relations } from './relations.ts';
import { type RunProperties, runProperties, textMarkup, w } from './wordMarkup.ts';

const properties: Readonly<Record<RunMark, RunProperties>> = {
  bold: { b: true, bCs: true },
  italic: { i: true, iCs: true },
  underline: { u: 'single' },
  strike: { strike: true },
  superscript: { vertAlign: 'superscript' },
  subscript: { vertAlign: 'subscript' },
};

/** Letters that run from the right; Word wants to be told of them (17.3.2.30). */
const fromTheRight = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** Runs inside a paragraph; neighbours with the same address are one link. */
export function runsMarkup(runs: readonly Run[], relations: Relations): Xml[] {
  const markup: Xml[] = [];
  for (const { href, inside } of byAddress(runs)) {
    const words = inside.map((run) => runMarkup(run, href !== undefined));
    if (href === undefined) markup.push(...words);
    else markup.push(w('hyperlink', { 'r:id': relations.link(href), history: 1 }, words));
  }
  return markup;
}

function runMarkup({ text, marks }: Run, linked: boolean): Xml {
  const own: RunProperties = Object.assign({}, ...marks.map((mark) => properties[mark]));
  return styledRun(text, { ...own, ...(linked && { rStyle: 'Hyperlink' }) });
}

/** Text in one look. */
export const styledRun = (text: string, look: RunProperties = {}): Xml =>
  w('r', {}, runProperties({ ...look, rtl: fromTheRight.test(text) }), textMarkup(text));
