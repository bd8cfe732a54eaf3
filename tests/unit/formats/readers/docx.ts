import type { Element } from '@xmldom/xmldom';
import mammoth from 'mammoth';
import type { Made } from '../render.ts';
import { elementsOf, readXml } from '../xmlTree.ts';
import { type Reader, wordsIn } from './reader.ts';

const documentOf = ({ parts }: Made) => {
  const [, text = ''] = [...parts].find(([name]) => name.endsWith('/word/document.xml')) ?? [];
  return readXml(text);
};

/** Fields of their own, tested elsewhere. */
const fields = new Set(['Byline', 'Tagline', 'CorrectionsTitle', 'Correction', 'Rights']);

const styleOf = (paragraph: Element) =>
  elementsOf(paragraph, 'pStyle')[0]?.getAttribute('w:val') ?? '';

function wordsOf(paragraph: Element): string[] {
  const pieces = [...paragraph.getElementsByTagName('*')].map((element) => {
    if (element.localName === 't') return element.textContent ?? '';
    if (element.localName === 'softHyphen') return '\u00ad';
    return element.localName === 'tab' || element.localName === 'br' ? ' ' : '';
  });
  return wordsIn(pieces.join(''));
}

/** Children of the property lists that we write, in the order of ECMA-376's schema. */
const orders: Readonly<Record<string, string>> = {
  pPr: 'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  rPr: 'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath',
  tblPr:
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook',
  tcPr: 'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  tc: 'tcPr p tbl',
  sectPr:
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid',
  style:
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr trPr tcPr',
  lvl: 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr',
};

/** Word opens no file with its properties in another order, and tells nobody which. */
function disorder({ parts }: Made): string[] {
  return [...parts].flatMap(([part, text]) => {
    if (!/\/word\/\w+\.xml$/.test(part)) return [];
    const root = readXml(text);
    return Object.entries(orders).flatMap(([name, order]) => {
      const places = order.split(' ');
      return elementsOf(root, name).flatMap((element) => {
        const found = [...element.childNodes]
          .map(({ localName }) => localName ?? '')
          .filter((child) => child !== '');
        const unknown = found.filter((child) => !places.includes(child));
        if (unknown.length > 0) return `${part}: ${unknown} in ${name}`;
        if (name === 'tc') return found.at(-1) === 'p' ? [] : `${part}: a cell ends with a table`;
        const sorted = [...found].sort((a, b) => places.indexOf(a) - places.indexOf(b));
        return found.join() === sorted.join() ? [] : `${part}: ${found} in ${name}`;
      });
    });
  });
}

/** Rows of a table must all have as many columns as its grid. */
const ragged = (made: Made) =>
  elementsOf(documentOf(made), 'tbl').flatMap((table) => {
    const rows = [...table.childNodes].filter(({ localName }) => localName === 'tr') as Element[];
    const grid = elementsOf(table, 'tblGrid')[0];
    const columns = grid ? elementsOf(grid, 'gridCol').length : 0;
    return rows.flatMap((row) => {
      const cells = [...row.childNodes].filter(({ localName }) => localName === 'tc') as Element[];
      const spans = cells.map((cell) =>
        Number(elementsOf(cell, 'gridSpan')[0]?.getAttribute('w:val') ?? 1),
      );
      const sum = spans.reduce((all, span) => all + span, 0);
      return sum === columns ? [] : [`a row of ${sum} columns in a table of ${columns}`];
    });
  });

/** Mammoth, and the order that Word asks for. */
export const docx: Reader = {
  words: (made) =>
    elementsOf(documentOf(made), 'p')
      .filter((paragraph) => !fields.has(styleOf(paragraph)))
      .flatMap(wordsOf),
  async complaints(made) {
    const { messages } = await mammoth.convertToHtml({ buffer: Buffer.from(made.bytes) });
    const odd = messages
      .map(({ message }) => message)
      .filter((text) => !/style|unlikely to display in web browsers/i.test(text));
    return [...odd, ...disorder(made), ...ragged(made)];
  },
};
