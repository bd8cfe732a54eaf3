import { byAddress } from '../story/runs.ts';
import type { Run } from '../story/story.ts';
import { element, lines, type Xml } from '../xml/xml.ts';
import type { Hyperlinks } from './hyperlinks.ts';
import type { Styles } from './styles.ts';

/** InDesign's forced line break; a `Br` would end the paragraph. */
const lineBreak = '\u2028';

/** Runs inside a paragraph; neighbours with the same address are one link. */
export function runsMarkup(runs: readonly Run[], styles: Styles, links: Hyperlinks): Xml[] {
  const markup: Xml[] = [];
  for (const { href, inside } of byAddress(runs)) {
    const words = inside.map(({ text, marks }) =>
      range(styles.character(href === undefined ? undefined : 'Link', marks), text),
    );
    if (href === undefined) markup.push(...words);
    else markup.push(links.source(href, words));
  }
  return markup;
}

/** Words in one character style. */
export const range = (style: string, text: string): Xml =>
  lines(
    'CharacterStyleRange',
    { AppliedCharacterStyle: style },
    element('Content', {}, text.replaceAll('\n', lineBreak)),
  );
