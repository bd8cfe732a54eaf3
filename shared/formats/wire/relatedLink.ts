import { safeHref } from '../../article/links.ts';
import { endsSentence } from './endings.ts';

export interface RelatedReading {
  /** With its own `Topic | Title`. '' for a line that only announces links. */
  title: string;
  /** '' where none stood there. */
  href: string;
}

const words =
  'see also|see more|read more|read also|also read|also see|related(?: stor(?:y|ies)| links?| articles?| content)?|more on this(?: story)?|more:? on this|lesen sie auch|siehe auch|mehr dazu|mehr zum thema|lire aussi|à lire aussi|a lire aussi|voir aussi|à lire également|lea también|lee también|leer también|ver también|véase también|vea también|relacionado|leggi anche|vedi anche|lees ook|lees meer|zie ook|läs också|läs även|läs mer|se även|leia também|leia mais|veja também';
const withColon = new RegExp(`^(?:[-–—•*>»→]\\s*)?(?:${words})\\s*[:：>»→–—|]\\s*`, 'iu');
/** Without a colon only what cannot go on as a sentence. */
const withSpace =
  /^(?:see also|lire aussi|à lire aussi|voir aussi|lees ook|läs också|läs även|leggi anche|lea también|lee también|siehe auch|leia também)\s+/iu;
const startsTitle = /^(?:["“„«‘'\p{Lu}\p{Lo}\d]|https?:)/u;
const alone = new RegExp(`^(?:${words})\\s*[:：]?$`, 'iu');
const address = /(?:https?:\/\/|www\.)[^\s<>"“”]+[^\s<>"“”.,;:!?)\]]/iu;

/** A line that sends readers to another story: `See also …`, `Read more: …`, `Related: …`. */
export function relatedIn(text: string): RelatedReading | undefined {
  if (text.length > 400) return undefined;
  const colon = withColon.exec(text)?.[0];
  if (colon !== undefined && colon.length < text.length) return linkIn(text.slice(colon.length));
  const space = withSpace.exec(text)?.[0];
  if (space === undefined) return undefined;
  const rest = text.slice(space.length);
  const isSentence = endsSentence(rest) && rest.endsWith('.');
  return isSentence || !startsTitle.test(rest) ? undefined : linkIn(rest);
}

/** "Read more:" on a line of its own; the lines after it are the links. */
export const announcesLinks = (text: string): boolean =>
  text.length <= 40 && alone.test(text) && /[:：]$/.test(text);

/** A title, an address, or both in either order. */
export function linkIn(text: string): RelatedReading {
  const item = text.replace(/^(?:[-–—•*·▪>»→]|\d{1,2}[.)])\s+/, '');
  const found = address.exec(item)?.[0];
  const href =
    found === undefined
      ? undefined
      : safeHref(found.startsWith('www.') ? `https://${found}` : found);
  if (found === undefined || href === undefined) return { title: item, href: '' };
  const start = item.indexOf(found);
  const before = item.slice(0, start).replace(/[\s([<–—:-]+$/, '');
  const after = item.slice(start + found.length).replace(/^[\s)\]>]+/, '');
  const title = `${before} ${after}`.trim();
  return { title: title === '' ? found : title, href };
}

/** Whether a line is an address and nothing else. */
export const isAddress = (text: string): boolean =>
  text.length < 1000 && /^<?(?:https?:\/\/|www\.)[^\s<>"“”]+>?$/i.test(text);
