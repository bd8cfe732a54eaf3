import { machineMoment } from '../moment.ts';
import { lineText } from '../story/runs.ts';
import type { Story } from '../story/story.ts';
import { element, lines, textFound, type Xml } from '../xml/xml.ts';

/** `docProps/core.xml` (part 2, 8): what a file manager and an archive see. */
export function coreProperties(story: Story): Xml {
  const { dates } = story;
  const made = dates.created && machineMoment(dates.created);
  const changed = dates.modified && machineMoment(dates.modified);
  const keywords = story.tags.map(({ name }) => name).join(', ');
  return lines(
    'cp:coreProperties',
    {
      'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    },
    text('dc:title', lineText(story.headline)),
    text('dc:subject', lineText(story.kicker)),
    text('dc:creator', story.people.map(({ name }) => name).join('; ')),
    text('cp:keywords', keywords),
    text('dc:description', story.summary),
    text('dc:identifier', story.id),
    text('dc:language', story.language),
    text('cp:category', story.section.name),
    text('cp:contentStatus', story.status),
    made && moment('dcterms:created', made),
    changed && moment('dcterms:modified', changed),
  );
}

const text = (name: string, value: string | undefined) =>
  value ? element(name, {}, value) : undefined;
const moment = (name: string, value: string) =>
  element(name, { 'xsi:type': 'dcterms:W3CDTF' }, value);

const identifier = /<dc:identifier>([^<]*)<\/dc:identifier>/;

/** What `coreProperties` wrote. */
export const idInCoreProperties = (xml: string): string | undefined => textFound(xml, identifier);
