import { machineMoment } from '../moment.ts';
import { lineText, oneLine } from '../story/runs.ts';
import type { Story } from '../story/story.ts';
import { element, lines, textFound, type Xml } from '../xml/xml.ts';

export interface EpubPicture {
  /** Relative to the package document. */
  name: string;
  mimeType: string;
}

/** Names inside the package, all beside its document. */
export const names = {
  article: 'article.xhtml',
  navigation: 'nav.xhtml',
  style: 'article.css',
  package: 'package.opf',
} as const;

/** For readers' shelves; never ''. */
export const bookTitle = ({ headline, headlines, slug }: Story): string =>
  lineText(headline) || oneLine(headlines.web ?? headlines.print ?? '') || slug || 'Untitled';

/** `META-INF/container.xml`: where the package begins (EPUB 3.3, 4.2.6.3.1). */
export const containerXml = (): Xml =>
  lines(
    'container',
    { version: '1.0', xmlns: 'urn:oasis:names:tc:opendocument:xmlns:container' },
    lines(
      'rootfiles',
      {},
      element('rootfile', {
        'full-path': `EPUB/${names.package}`,
        'media-type': 'application/oebps-package+xml',
      }),
    ),
  );

/** The package document (EPUB 3.3, 5): what the book is, what is in it, in which order it is read. */
export function packageXml(story: Story, pictures: readonly EpubPicture[]): Xml {
  const item = (id: string, href: string, type: string, properties?: string) =>
    element('item', { id, href, 'media-type': type, properties });
  const direction = story.direction === 'rtl' ? 'rtl' : undefined;
  return lines(
    'package',
    {
      xmlns: 'http://www.idpf.org/2007/opf',
      version: '3.0',
      'unique-identifier': 'id',
      'xml:lang': story.language,
      dir: direction,
    },
    metadata(story, pictures.length > 0),
    lines(
      'manifest',
      {},
      item('article', names.article, 'application/xhtml+xml'),
      item('nav', names.navigation, 'application/xhtml+xml', 'nav'),
      item('style', names.style, 'text/css'),
      pictures.map(({ name, mimeType }, index) => item(`photo${index + 1}`, name, mimeType)),
    ),
    lines(
      'spine',
      { 'page-progression-direction': direction },
      element('itemref', { idref: 'article' }),
    ),
  );
}

function metadata(story: Story, hasPictures: boolean): Xml {
  const { dates, rights, source } = story;
  const published = dates.published && machineMoment(dates.published);
  const meta = (property: string, value: string) => element('meta', { property }, value);
  const text = (name: string, value: string | undefined) =>
    value ? element(`dc:${name}`, {}, oneLine(value)) : undefined;
  return lines(
    'metadata',
    { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
    element('dc:identifier', { id: 'id' }, story.id),
    text('title', bookTitle(story)),
    element('dc:language', {}, story.language),
    story.people.map(({ name }, index) =>
      element('dc:creator', { id: `person${index + 1}` }, oneLine(name)),
    ),
    text('description', story.summary ?? lineText(story.standfirst)),
    text('publisher', source.name),
    published ? element('dc:date', {}, published) : undefined,
    text('rights', rights.notice),
    story.tags.map(({ name }) => text('subject', name)),
    meta('dcterms:modified', changed(story)),
    meta('schema:accessMode', 'textual'),
    hasPictures && meta('schema:accessMode', 'visual'),
    meta('schema:accessibilityFeature', 'structuralNavigation'),
    hasPictures && meta('schema:accessibilityFeature', 'alternativeText'),
    meta('schema:accessibilityHazard', 'none'),
  );
}

/** To the second and in UTC, as 5.4.1.3 asks; the first day of our zip where nothing is known. */
function changed({ dates }: Story): string {
  const moment = [dates.modified, dates.published, dates.created]
    .map((one) => one && machineMoment(one))
    .find(Boolean);
  const time = moment ? new Date(moment) : new Date(Date.UTC(1980, 0, 1));
  return `${time.toISOString().slice(0, 19)}Z`;
}

const identifier = /<dc:identifier id="id">([^<]*)<\/dc:identifier>/;

/** What `packageXml` wrote. */
export const idInPackage = (xml: string): string | undefined => textFound(xml, identifier);
