import type { Run } from '../story/story.ts';
import { element, lines, type Xml } from '../xml/xml.ts';
import type { Hyperlinks } from './hyperlinks.ts';
import type { Styles } from './styles.ts';

/** InDesign's forced line break; a `Br` would end the paragraph. */
const lineBreak = '\u2028';

/** Runs inside a paragraph; neighbours with the same address are one link. */
export function runsMarkup(runs: readonly Run[], styles: Styles, links: Hyperlinks): Xml[] {
  const markup: Xml[] = [];
  for (let from = 0; from < runs.length; ) {
    const { href } = runs[from] as Run;
    let to = from + 1;
    while (to < runs.length && runs[to]?.href === href) to++;
    const stretch = runs.slice(from, to);
    const inside = stretch.map(({ text, marks }) =>
      range(styles.character(href === undefined ? undefined : 'Link', marks), text),
    );
    if (href === undefined) markup.push(...inside);
    else markup.push(links.source(href, inside));
    from = to;
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
