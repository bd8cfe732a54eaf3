import type { Node } from '@tiptap/pm/model';
import {
  type TypographyKind,
  type TypographyOptions,
  typographyChanges,
} from '../../../shared/copydesk/typography/typography.ts';

/** One place that would be set otherwise, with enough around it to judge by. */
export interface Proposal {
  /** Positions in the document. */
  from: number;
  to: number;
  insert: string;
  kind: TypographyKind;
  before: string;
  /** What stands there now. */
  now: string;
  after: string;
}

const context = 36;

/** Everything in a text that its language would set otherwise, in order. */
export function typographyProposals(
  doc: Node,
  language: string,
  options?: TypographyOptions,
): Proposal[] {
  const found: Proposal[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, undefined, '\ufffc');
    for (const { from, to, insert, kind } of typographyChanges(text, language, options)) {
      found.push({
        from: pos + 1 + from,
        to: pos + 1 + to,
        insert,
        kind,
        before: wholeWords(text.slice(Math.max(0, from - context), from), from > context),
        now: text.slice(from, to),
        after: shown(text.slice(to, to + context)),
      });
    }
    return false;
  });
  return found;
}

/** From the first whole word on, where the beginning was cut off. */
function wholeWords(text: string, cut: boolean): string {
  const words = cut ? text.replace(/^\S*\s(?=\S)/, '… ') : text;
  return shown(words);
}

const shown = (text: string) => text.replaceAll('\ufffc', ' ');
