import type { Loss } from '../findings.ts';
import type { Format } from '../format.ts';
import { dayText, machineMoment } from '../moment.ts';
import { readStory } from '../story/readStory.ts';
import { lineText, runsOf } from '../story/runs.ts';
import type { Story } from '../story/story.ts';
import { columnsOf } from '../story/tables.ts';
import { photosIn, someBlock } from '../story/walk.ts';
import { wordsFor } from '../words.ts';
import { element, lines, type Xml, xmlDocument } from '../xml/xml.ts';
import { idInPacket, storyPacket } from './about.ts';
import { bodyLines, type Document, directionName, flow, type Line, line } from './body.ts';
import { Hyperlinks } from './hyperlinks.ts';
import { inDesignLanguage } from './language.ts';
import { range } from './runs.ts';
import { plainCharacters, Styles } from './styles.ts';
import { most } from './table.ts';

const losses = {
  photos: {
    code: 'photos-by-name',
    message:
      'An InCopy story is words: photos lie beside it, and notes that do not print name them.',
  },
  crop: {
    code: 'crop-left-out',
    message: 'An InCopy story has no place for a crop: photos are handed over whole.',
  },
  gallery: {
    code: 'gallery-in-a-row',
    message: 'InCopy has no gallery: the captions of its photos stand one below the other.',
  },
  embed: {
    code: 'embed-as-link',
    message: 'InCopy shows nothing from elsewhere: an embed is a link.',
  },
  siteLinks: {
    code: 'site-links',
    message: 'A story has no site around it: links within the site are left out, their words stay.',
  },
  columns: {
    code: 'columns-left-out',
    message: `InDesign has tables of ${most.columns} columns at most: further ones are left out.`,
  },
} as const satisfies Record<string, Loss>;

const extension = 'icml';

/** InCopy Markup Language: a story that InDesign places and keeps linked to its file. */
export const icmlFormat: Format & { id: 'icml' } = {
  id: 'icml',
  name: 'InCopy story',
  group: 'print',
  readers: 'Print desks: placed into a layout in InDesign or InCopy, with named styles',
  extension,
  mediaType: 'application/xml',
  public: true,
  photos: 'beside',
  losses: Object.values(losses),
  render(article, options) {
    const folder = `${options.baseName}-media`;
    const { story, findings, photos } = readStory(article, options, {
      dateline: 'text',
      photoFolder: folder,
      // To be read by a person, so not an address.
      photoAddress: (name) => `${folder}/${name}`,
      withoutSite: losses.siteLinks,
    });
    const shown = photosIn(story.blocks).filter(({ picture }) => picture);
    if (shown.length > 0) findings.lose(losses.photos);
    if (shown.some(({ crop }) => crop)) findings.lose(losses.crop);
    if (someBlock(story, 'gallery')) findings.lose(losses.gallery);
    if (someBlock(story, 'embed')) findings.lose(losses.embed);
    if (someBlock(story, 'table', ({ rows }) => columnsOf(rows) > most.columns)) {
      findings.lose(losses.columns);
    }
    const file = {
      name: `${options.baseName}.${extension}`,
      bytes: xmlDocument(storyDocument(story), instructions),
    };
    return { files: [file, ...photos.files()], warnings: findings.list() };
  },
  articleIdOf: idInPacket,
};

/** By these InDesign knows what it places: a story as CS6 and everything after it reads one. */
const instructions =
  '<?aid style="50" type="snippet" readerVersion="6.0" featureSet="513" product="8.0(370)" ?>\n' +
  '<?aid SnippetType="InCopyInterchange"?>\n';
const domVersion = '8.0';

function storyDocument(story: Story): Xml {
  const document: Document = {
    rightToLeft: story.direction === 'rtl',
    words: wordsFor(story.locale),
    styles: new Styles(),
    links: new Hyperlinks(),
    tables: 0,
  };
  const text = flow(storyLines(story, document), document);
  const direction = directionName(story.direction);
  const language = inDesignLanguage(story.language);
  const { styles, links } = document;
  return lines(
    'Document',
    { DOMVersion: domVersion, Self: 'document' },
    styles.characterGroup(),
    styles.paragraphGroup({
      ParagraphDirection: direction,
      ...(language !== undefined && { AppliedLanguage: language }),
    }),
    lines(
      'Story',
      {
        Self: 'story',
        AppliedTOCStyle: 'n',
        TrackChanges: 'false',
        StoryTitle: story.slugline ?? story.slug ?? lineText(story.headline),
        AppliedNamedGrid: 'n',
      },
      element('StoryPreference', { StoryDirection: direction }),
      lines(
        'MetadataPacketPreference',
        {},
        element('Properties', {}, element('Contents', {}, storyPacket(story))),
      ),
      text,
    ),
    links.xml(),
  );
}

function storyLines(story: Story, document: Document): Line[] {
  const { kicker, headline, standfirst, byline, blocks, tagline, rights } = story;
  const words = (style: 'Byline' | 'Tagline' | 'Rights', text = '') =>
    line(style, runsOf(text), document);
  return [
    ...line('Kicker', kicker, document),
    ...line('Headline', headline, document),
    ...line('Standfirst', standfirst, document),
    ...words('Byline', byline?.text),
    ...bodyLines(blocks, document),
    ...words('Tagline', tagline),
    ...corrections(story, document),
    ...words('Rights', rights.notice),
  ];
}

function corrections({ corrections, locale }: Story, document: Document): Line[] {
  if (corrections.length === 0) return [];
  const names = wordsFor(locale);
  return [
    ...line('CorrectionsTitle', runsOf(names.corrections), document),
    ...corrections.map(({ type, text, date }): Line => {
      const day = date && machineMoment(date) ? `, ${dayText(date, locale)}` : '';
      const kind = range(document.styles.character('CorrectionKind'), names[type]);
      return { style: 'Correction', inside: [kind, range(plainCharacters, `${day}: ${text}`)] };
    }),
  ];
}
