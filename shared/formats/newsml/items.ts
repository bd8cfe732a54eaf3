import { machineMoment } from '../moment.ts';
import { oneLine } from '../story/runs.ts';
import type { Story } from '../story/story.ts';
import { element, type Inside, lines, type Xml } from '../xml/xml.ts';

/** What the item of the text and those of its pictures have in common (NewsML-G2 2.35). */

/** When this version was made; the first day of our archives where nothing is known. */
export function versionMoment({ dates }: Story): string {
  const known = [dates.modified, dates.published, dates.created]
    .map((moment) => moment && machineMoment(moment))
    .find(Boolean);
  return known || '1980-01-01T00:00:00Z';
}

export interface Item {
  guid: string;
  /** Of IPTC's vocabulary `ninat`. */
  itemClass: 'text' | 'picture';
  rightsInfo: Inside;
  /** Links to other items and pages. */
  links?: Xml[];
  contentMeta: Xml;
  contentSet: Xml;
}

export function newsItem(story: Story, item: Item): Xml {
  return lines(
    'newsItem',
    {
      xmlns: 'http://iptc.org/std/nar/2006-10-01/',
      guid: item.guid,
      version: 1,
      standard: 'NewsML-G2',
      standardversion: '2.35',
      conformance: 'power',
      'xml:lang': story.language,
      dir: story.direction,
    },
    element('catalogRef', {
      href: 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml',
    }),
    lines('catalog', {}, element('scheme', { alias: 'stet', uri: 'urn:stet:role:' })),
    item.rightsInfo,
    itemMeta(story, item),
    item.contentMeta,
    item.contentSet,
  );
}

const pubStatus: Readonly<Partial<Record<Story['status'], string>>> = {
  withheld: 'stat:withheld',
  canceled: 'stat:canceled',
};

function itemMeta(story: Story, { itemClass, links = [] }: Item): Xml {
  const { dates, source, rights, place } = story;
  const provider = source.name ?? rights.holder ?? place.agency ?? 'Unnamed newsroom';
  return lines(
    'itemMeta',
    {},
    element('itemClass', { qcode: `ninat:${itemClass}` }),
    named('provider', provider),
    element('versionCreated', {}, versionMoment(story)),
    moment('firstCreated', dates.created),
    moment('embargoed', dates.embargoUntil),
    element('pubStatus', { qcode: pubStatus[story.status] ?? 'stat:usable' }),
    element('generator', {}, 'Stet'),
    moment('expires', dates.expires),
    links,
  );
}

export function moment(name: string, value: string | undefined): Xml | undefined {
  const known = value && machineMoment(value);
  return known ? element(name, {}, known) : undefined;
}

/** A party or thing that has a name and no code of a shared vocabulary. */
export const named = (name: string, text: string, attributes: Record<string, string> = {}): Xml =>
  element(name, attributes, element('name', {}, oneLine(text)));

export const rightsInfo = (
  holder: string | undefined,
  notice: string | undefined,
  usageTerms: string | undefined,
): Inside =>
  Boolean(holder || notice || usageTerms) &&
  lines(
    'rightsInfo',
    {},
    holder && named('copyrightHolder', holder),
    notice && element('copyrightNotice', {}, notice),
    usageTerms && element('usageTerms', {}, usageTerms),
  );
