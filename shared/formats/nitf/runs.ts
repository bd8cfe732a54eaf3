import { nested, type Span } from '../story/nesting.ts';
import type { Run } from '../story/story.ts';
import { element, type Inside } from '../xml/xml.ts';

/**
 * The inside of a text. NITF knows one kind of emphasis, which printers set in italics; every other
 * mark is the same element with its name as class, so that nothing is lost.
 */
export const nitfRuns = (runs: readonly Run[]): Inside[] => nested(runs).map(spanMarkup);

function spanMarkup(span: Span): Inside {
  switch (span.kind) {
    case 'text':
      return span.text;
    case 'break':
      return element('br', {});
    case 'link':
      return element('a', { href: span.href }, span.inside.map(spanMarkup));
    case 'mark':
      return element(
        'em',
        { class: span.mark === 'italic' ? undefined : span.mark },
        span.inside.map(spanMarkup),
      );
  }
}
