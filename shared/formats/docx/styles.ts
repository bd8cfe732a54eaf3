import { lines, type Xml } from '../xml/xml.ts';
import {
  type ParagraphProperties,
  paragraphProperties,
  type RunProperties,
  runProperties,
  w,
} from './wordMarkup.ts';

/**
 * The named styles are the contract with the print desk: a layout program maps them, and whoever
 * changes the look of one in Word changes all of its paragraphs.
 */
interface Style {
  name: string;
  /** What it goes on from; Normal if absent. */
  basedOn?: 'Heading2';
  paragraph?: ParagraphProperties;
  run?: RunProperties;
}

const grey = '5F6368';
const size = (points: number): RunProperties => ({ sz: points * 2, szCs: points * 2 });
const space = (before: number, after: number) => ({ before: before * 20, after: after * 20 });

const paragraphStyles = {
  Kicker: {
    name: 'Kicker',
    paragraph: { keepNext: true, spacing: space(0, 2) },
    run: { b: true, bCs: true, caps: true, color: 'B3261E', spacing: 20, ...size(9.5) },
  },
  Title: {
    name: 'Title',
    paragraph: { keepNext: true, spacing: { ...space(0, 8), line: 264, lineRule: 'auto' } },
    run: { b: true, bCs: true, ...size(26) },
  },
  Subtitle: {
    name: 'Subtitle',
    paragraph: { keepNext: true, spacing: space(0, 10) },
    run: { color: '3C4043', ...size(14) },
  },
  Byline: {
    name: 'Byline',
    paragraph: { spacing: space(0, 14) },
    run: { color: grey, ...size(10) },
  },
  Tagline: {
    name: 'Tagline',
    paragraph: { spacing: space(12, 6) },
    run: { i: true, iCs: true, color: grey, ...size(10) },
  },
  Heading2: heading('heading 2', 2, 16),
  Heading3: heading('heading 3', 3, 13),
  Heading4: heading('heading 4', 4, 11.5),
  Quote: {
    name: 'Quote',
    paragraph: { ind: { start: 567, end: 567 } },
    run: { color: '3C4043' },
  },
  PullQuote: {
    name: 'Pull Quote',
    paragraph: {
      keepLines: true,
      pBdr: [w('top', { val: 'single', sz: 12, space: 8, color: '202124' })],
      spacing: space(16, 6),
      ind: { start: 567, end: 567 },
    },
    run: { ...size(17) },
  },
  Attribution: {
    name: 'Attribution',
    paragraph: { spacing: space(0, 12), ind: { start: 567, end: 567 } },
    run: { color: grey, ...size(10) },
  },
  Photo: { name: 'Photo', paragraph: { keepNext: true, spacing: space(10, 4) } },
  Caption: {
    name: 'caption',
    paragraph: { spacing: space(0, 2) },
    run: { ...size(9.5) },
  },
  Credit: {
    name: 'Credit',
    paragraph: { spacing: space(0, 12) },
    run: { color: grey, ...size(8.5) },
  },
  ListParagraph: {
    name: 'List Paragraph',
    paragraph: { spacing: space(0, 4), ind: { start: 567 } },
  },
  BoxTitle: {
    name: 'Factbox Title',
    paragraph: { keepNext: true, spacing: space(4, 4) },
    // Above the largest subhead in a box.
    run: { b: true, bCs: true, ...size(14) },
  },
  RelatedTitle: {
    name: 'Related Title',
    paragraph: { keepNext: true, spacing: space(12, 4) },
    run: { b: true, bCs: true, ...size(11) },
  },
  Related: { name: 'Related Link', paragraph: { spacing: space(0, 3) } },
  Embed: { name: 'Embed', paragraph: { spacing: space(6, 10) } },
  Divider: {
    name: 'Divider',
    paragraph: {
      pBdr: [w('bottom', { val: 'single', sz: 6, space: 1, color: '9AA0A6' })],
      spacing: space(0, 12),
    },
  },
  TableHead: {
    name: 'Table Head',
    paragraph: { keepNext: true, spacing: space(2, 2) },
    run: { b: true, bCs: true, ...size(10) },
  },
  TableText: { name: 'Table Text', paragraph: { spacing: space(2, 2) }, run: { ...size(10) } },
  CorrectionsTitle: { name: 'Corrections Title', basedOn: 'Heading2' },
  Correction: { name: 'Correction', paragraph: { spacing: space(0, 4) }, run: { ...size(10) } },
  Rights: { name: 'Rights', run: { color: grey, ...size(8.5) } },
} satisfies Record<string, Style>;

export type StyleId = keyof typeof paragraphStyles;

function heading(name: string, level: 2 | 3 | 4, points: number): Style {
  return {
    name,
    paragraph: { keepNext: true, keepLines: true, spacing: space(14, 4), outlineLvl: level - 1 },
    run: { b: true, bCs: true, ...size(points) },
  };
}

const characterStyles: Readonly<Record<'Dateline' | 'Hyperlink' | 'Provider', Style>> = {
  Dateline: { name: 'Dateline', run: { caps: true, spacing: 10 } },
  Hyperlink: { name: 'Hyperlink', run: { color: '0B57D0', u: 'single' } },
  Provider: { name: 'Embed Provider', run: { color: grey } },
};

/** `word/styles.xml` (17.7). @param language BCP 47 */
export function stylesXml(language: string): Xml {
  const [primary = ''] = language.toLowerCase().split('-');
  const eastAsian = ['ja', 'ko', 'zh'].includes(primary);
  const defaults = runProperties({
    rFonts: { ascii: 'Georgia', hAnsi: 'Georgia', cs: 'Times New Roman' },
    ...size(11),
    lang: { val: language, bidi: language, ...(eastAsian && { eastAsia: language }) },
  });
  const usual = paragraphProperties({ spacing: { after: 160, line: 288, lineRule: 'auto' } });
  return lines(
    'w:styles',
    { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' },
    w('docDefaults', {}, w('rPrDefault', {}, defaults), w('pPrDefault', {}, usual)),
    w(
      'style',
      { type: 'paragraph', default: 1, styleId: 'Normal' },
      w('name', { val: 'Normal' }),
      w('qFormat'),
    ),
    w(
      'style',
      { type: 'character', default: 1, styleId: 'DefaultParagraphFont' },
      w('name', { val: 'Default Paragraph Font' }),
    ),
    w(
      'style',
      { type: 'table', default: 1, styleId: 'TableNormal' },
      w('name', { val: 'Normal Table' }),
    ),
    Object.entries(paragraphStyles).map(([id, style]: [string, Style]) =>
      styleXml('paragraph', id, style),
    ),
    Object.entries(characterStyles).map(([id, style]) => styleXml('character', id, style)),
  );
}

function styleXml(type: 'paragraph' | 'character', id: string, style: Style): Xml {
  const basedOn = type === 'paragraph' ? (style.basedOn ?? 'Normal') : 'DefaultParagraphFont';
  return w(
    'style',
    { type, styleId: id },
    w('name', { val: style.name }),
    w('basedOn', { val: basedOn }),
    w('qFormat'),
    style.paragraph && paragraphProperties(style.paragraph),
    style.run && runProperties(style.run),
  );
}
