import { joined } from '../byline.ts';
import { isHeld } from '../embargo.ts';
import { machineMoment } from '../moment.ts';
import { lineText, oneLine } from '../story/runs.ts';
import type { Person, Story } from '../story/story.ts';
import { element, type Inside, lines, type Xml } from '../xml/xml.ts';
import { nitfRuns } from './runs.ts';

/** `head`: what systems sort by. @param now see `RenderOptions`. */
export function nitfHead(story: Story, now: number | undefined): Xml {
  const { dates, rights, corrections, place, section } = story;
  const title = oneLine(story.headlines.web ?? '') || lineText(story.headline);
  const holder = rights.holder ?? rights.notice;
  const year = (dates.published ?? dates.created)?.slice(0, 4);
  return lines(
    'head',
    {},
    title !== '' && element('title', {}, title),
    story.subjects.length > 0 && lines('tobject', { 'tobject.type': 'news' }, subjects(story)),
    lines(
      'docdata',
      { 'management-status': managementStatus(story, now) },
      corrections.map(({ type, text, date }) =>
        element('correction', { info: [type, date, text].filter(Boolean).join(': ') }),
      ),
      (place.name || place.country) &&
        element('evloc', { 'state-prov': place.region, city: place.name }),
      element('doc-id', { 'id-string': story.id }),
      story.urgency !== undefined && element('urgency', { 'ed-urg': story.urgency }),
      moment('date.issue', dates.published),
      moment('date.release', dates.embargoUntil),
      moment('date.expire', dates.expires),
      (story.slugline ?? story.slug) && element('du-key', { key: story.slugline ?? story.slug }),
      holder && element('doc.copyright', { year, holder }),
      rights.usageTerms && element('doc.rights', { limitations: rights.usageTerms }),
      story.tags.length > 0 &&
        lines(
          'key-list',
          {},
          story.tags.map(({ name }) => element('keyword', { key: oneLine(name) })),
        ),
    ),
    section.name && element('pubdata', { 'position.section': section.name }),
  );
}

/** What an NMTOKEN may be; a code that is none has no place here. */
const token = /^[\p{L}\p{N}._:-]+$/u;

const subjects = ({ subjects }: Story): Xml[] =>
  subjects
    .filter(({ code }) => token.test(code))
    .map(({ scheme, code, name }) =>
      element('tobject.subject', {
        'tobject.subject.ipr': scheme,
        'tobject.subject.refnum': code,
        'tobject.subject.matter': name,
      }),
    );

/** The words of NITF's own documentation for `management-status`. */
function managementStatus({ status, dates }: Story, now: number | undefined): string {
  if (status === 'withheld' || status === 'canceled') return status;
  return isHeld(dates.embargoUntil, now) ? 'embargoed' : 'usable';
}

function moment(name: string, value: string | undefined): Xml | undefined {
  const norm = value && compactMoment(value);
  return norm ? element(name, { norm }) : undefined;
}

/** `20260504T083000Z`: ISO 8601 in its short form, in UTC, as NITF feeds have it. */
function compactMoment(value: string): string | undefined {
  const known = machineMoment(value);
  if (known === undefined) return undefined;
  return `${new Date(known).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** `body.head`: what readers see above the text. */
export function nitfBodyHead(story: Story): Xml {
  const { kicker, headline, standfirst, byline, dateline, rights } = story;
  const hasHeadline = headline.length + kicker.length > 0;
  return lines(
    'body.head',
    {},
    hasHeadline &&
      lines(
        'hedline',
        {},
        element('hl1', {}, nitfRuns(headline)),
        kicker.length > 0 && element('hl2', { class: 'kicker' }, nitfRuns(kicker)),
      ),
    rights.notice && element('rights', {}, rights.notice),
    byline && element('byline', {}, names(story)),
    dateline && element('dateline', {}, place(story)),
    standfirst.length > 0 && lines('abstract', {}, element('p', {}, nitfRuns(standfirst))),
  );
}

/** An override is words; names are people, each with a title where there is one. */
function names({ byline, locale }: Story): Inside[] {
  if (!byline) return [];
  const by = byline.by && `${byline.by} `;
  if (byline.display !== undefined) return [by, byline.display];
  const list = joined(
    byline.authors.map(({ name }) => name),
    locale,
  ).map(({ text, item }) => {
    const person = item === undefined ? undefined : byline.authors[item];
    return person ? element('person', {}, person.name) : text;
  });
  const titles = byline.authors.flatMap(({ title, affiliation }: Person) => {
    const about = [title, affiliation].filter(Boolean).join(', ');
    return about === '' ? [] : element('byttl', {}, about);
  });
  return [by, list, ...titles.flatMap((title) => [' ', title])];
}

function place({ dateline, place }: Story): Inside[] {
  const text = dateline?.text ?? '';
  const agency = place.agency ? ` (${place.agency})` : '';
  const where = agency !== '' && text.endsWith(agency) ? text.slice(0, -agency.length) : text;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(place.date ?? '')?.[0].replaceAll('-', '');
  return [
    element('location', {}, where),
    text.slice(where.length),
    day && element('story.date', { norm: day }),
  ];
}
