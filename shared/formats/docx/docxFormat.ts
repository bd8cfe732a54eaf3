import { type Zippable, zipSync } from 'fflate';
import type { Loss } from '../findings.ts';
import type { Format, PhotoPlacement } from '../format.ts';
import { dayText, machineMoment } from '../moment.ts';
import { readStory } from '../story/readStory.ts';
import type { Run, Story } from '../story/story.ts';
import { columnsOf } from '../story/tables.ts';
import { photosIn, someBlock } from '../story/walk.ts';
import { wordsFor } from '../words.ts';
import { lines, type Xml, xmlDocument } from '../xml/xml.ts';
import { textInZip, undated } from '../zip.ts';
import { blocksMarkup, type Document, line, paragraph, section } from './body.ts';
import { Numbering } from './numbering.ts';
import { textWidth } from './pictures.ts';
import { coreProperties, idInCoreProperties } from './properties.ts';
import { contentTypes, packageRelations, Relations } from './relations.ts';
import { styledRun } from './runs.ts';
import { stylesXml } from './styles.ts';
import { mostColumns } from './table.ts';
import { w } from './wordMarkup.ts';

const gallery: Loss = {
  code: 'gallery-in-a-row',
  message: 'Word has no gallery: its photos stand one below the other.',
};
const embed: Loss = {
  code: 'embed-as-link',
  message: 'Word shows nothing from elsewhere: an embed is a link.',
};
const siteLinks: Loss = {
  code: 'site-links',
  message:
    'A document has no site around it: links within the site are left out, their words stay.',
};
const avif: Loss = {
  code: 'avif-left-out',
  message: 'Word shows no AVIF pictures: caption and credit stand alone.',
};
const webp: Loss = {
  code: 'webp-kept',
  message:
    'Word shows WebP pictures in its newest releases alone, and these could not be made other ones: pictures that move, or whose files are damaged.',
};
const columns: Loss = {
  code: 'columns-left-out',
  message: `Word has tables of ${mostColumns} columns at most: further ones are left out.`,
};
const extension = 'docx';

export const docxFormat: Format & { id: 'docx' } = {
  id: 'docx',
  name: 'Word document',
  group: 'documents',
  readers: 'Freelancers, lawyers and print desks, in Word or LibreOffice, with named styles',
  extension,
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  public: true,
  photos: 'embedded',
  // WebP is shown by the newest Word alone.
  shows: ['image/jpeg', 'image/png', 'image/gif'],
  losses: [gallery, embed, siteLinks, avif, webp, columns],
  render(article, options) {
    const { story, findings } = readStory(article, options, {
      dateline: 'text',
      withoutSite: siteLinks,
    });
    if (someBlock(story, 'gallery')) findings.lose(gallery);
    if (someBlock(story, 'embed')) findings.lose(embed);
    if (someBlock(story, 'table', ({ rows }) => columnsOf(rows) > mostColumns)) {
      findings.lose(columns);
    }
    for (const photo of photosIn(story.blocks)) {
      const { picture } = photo;
      if (picture && isStillWebp(picture.src, options.photos)) findings.lose(webp);
      if (picture?.mimeType !== 'image/avif') continue;
      findings.lose(avif);
      delete photo.picture;
    }
    const bytesOf = (src: string) =>
      options.photos.kind === 'embedded' ? options.photos.bytesOf(src) : undefined;
    const bytes = packed(story, bytesOf);
    const file = { name: `${options.baseName}.${extension}`, bytes };
    return { files: [file], warnings: findings.list() };
  },
  articleIdOf(document) {
    const found = textInZip(document, 'docProps/core.xml');
    return found === undefined ? undefined : idInCoreProperties(found);
  },
};

/** Nobody knows before its bytes were looked at. */
const isStillWebp = (src: string, photos: PhotoPlacement): boolean =>
  photos.kind === 'embedded' && photos.kindOf?.(src) === 'image/webp';

function packed(
  story: Story,
  bytesOf: (src: string) => Uint8Array<ArrayBuffer> | undefined,
): Uint8Array<ArrayBuffer> {
  const rightToLeft = story.direction === 'rtl';
  const document: Document = {
    rightToLeft,
    related: wordsFor(story.locale).related,
    relations: new Relations(bytesOf),
    numbering: new Numbering(),
    pictures: 0,
    deeper: 0,
    width: textWidth,
  };
  const text = documentXml(story, document);
  const { relations, numbering } = document;
  const pictures = new Map<string, string>();
  for (const { name } of relations.pictures) {
    const kind = name.slice(name.lastIndexOf('.') + 1);
    pictures.set(kind, kind === 'jpg' ? 'image/jpeg' : `image/${kind}`);
  }
  const files: Zippable = {};
  const add = (name: string, markup: Xml) => {
    files[name] = [xmlDocument(markup), { mtime: undated }];
  };
  add('[Content_Types].xml', contentTypes(pictures));
  add('_rels/.rels', packageRelations());
  add('docProps/core.xml', coreProperties(story));
  add('word/document.xml', text);
  add('word/_rels/document.xml.rels', relations.xml());
  add('word/styles.xml', stylesXml(story.language));
  add('word/numbering.xml', numbering.xml());
  add('word/settings.xml', settings);
  // Pictures are packed already.
  for (const { name, bytes } of relations.pictures)
    files[name] = [bytes, { mtime: undated, level: 0 }];
  return zipSync(files);
}

const settings = w(
  'settings',
  { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' },
  w(
    'compat',
    {},
    // Word of today, or it opens the file as one of 2007.
    w('compatSetting', {
      name: 'compatibilityMode',
      uri: 'http://schemas.microsoft.com/office/word',
      val: 15,
    }),
  ),
);

function documentXml(story: Story, document: Document): Xml {
  const { language, kicker, headline, standfirst, blocks } = story;
  return lines(
    'w:document',
    {
      'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
      'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
      'xmlns:wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
    },
    lines(
      'w:body',
      {},
      line('Kicker', kicker, document),
      line('Title', headline, document),
      line('Subtitle', standfirst, document),
      words('Byline', bylineOf(story), document),
      blocksMarkup(blocks, document),
      words('Tagline', story.tagline, document),
      corrections(story, document),
      words('Rights', story.rights.notice, document),
      section(language, document.rightToLeft),
    ),
  );
}

/** Names, and the day of publication. */
function bylineOf({ byline, dates, place, locale }: Story): string {
  const { published } = dates;
  const at = published !== undefined && machineMoment(published) ? published : place.date;
  return [byline?.text, at && dayText(at, locale)].filter(Boolean).join(' · ');
}

const words = (
  style: 'Byline' | 'Tagline' | 'Rights',
  text: string | undefined,
  document: Document,
) => (text ? [paragraph(style, [styledRun(text)], document)] : []);

function corrections({ corrections, locale }: Story, document: Document): Xml[] {
  if (corrections.length === 0) return [];
  const names = wordsFor(locale);
  const title: Run = { text: names.corrections, marks: [] };
  return [
    ...line('CorrectionsTitle', [title], document),
    ...corrections.map(({ type, text, date }) => {
      const day = date && machineMoment(date) ? `, ${dayText(date, locale)}` : '';
      const name = styledRun(names[type], { b: true, bCs: true });
      return paragraph('Correction', [name, styledRun(`${day}: ${text}`)], document);
    }),
  ];
}
