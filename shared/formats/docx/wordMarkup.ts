import { type Attributes, element, type Inside, type Xml } from '../xml/xml.ts';

/**
 * WordprocessingML, ECMA-376 part 1 (transitional). Word refuses a file whose properties stand in
 * another order than the schema's, where other readers do not care: so each list of properties is
 * put into that order here, and nowhere else.
 *
 * Written by us: the package `docx` gives other bytes each time (random names, the time of day) and
 * answers later only, where an export is a pure function.
 */
export const w = (name: string, attributes: Attributes = {}, ...inside: Inside[]): Xml =>
  element(`w:${name}`, prefixed(attributes), ...inside);

const prefixed = (attributes: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name.includes(':') ? name : `w:${name}`,
      value,
    ]),
  );

/** A property that has attributes, one value or elements inside it, or is simply on. */
type Property = Attributes | string | number | boolean | readonly Xml[] | undefined;
type Properties<Name extends string> = { readonly [Key in Name]?: Property };

function ordered<Name extends string>(
  name: string,
  order: readonly Name[],
  properties: Properties<Name>,
): Xml | undefined {
  const inside = order.flatMap((key) => {
    const property = properties[key];
    if (property === undefined || property === false) return [];
    if (property === true) return w(key);
    if (typeof property !== 'object') return w(key, { val: property });
    return isInside(property) ? w(key, {}, property) : w(key, property);
  });
  return inside.length > 0 ? w(name, {}, inside) : undefined;
}

const isInside = (property: Attributes | readonly Xml[]): property is readonly Xml[] =>
  Array.isArray(property);

/** CT_PPr, 17.3.1.26. */
const paragraphOrder = [
  'pStyle',
  'keepNext',
  'keepLines',
  'numPr',
  'pBdr',
  'shd',
  'bidi',
  'spacing',
  'ind',
  'contextualSpacing',
  'jc',
  'outlineLvl',
] as const;

/** EG_RPrBase, 17.3.2.28. */
const runOrder = [
  'rStyle',
  'rFonts',
  'b',
  'bCs',
  'i',
  'iCs',
  'caps',
  'strike',
  'color',
  'spacing',
  'sz',
  'szCs',
  'u',
  'vertAlign',
  'rtl',
  'lang',
] as const;

/** CT_TblPr, 17.4.59. */
const tableOrder = ['tblStyle', 'bidiVisual', 'tblW', 'tblBorders', 'shd', 'tblCellMar'] as const;

/** CT_TcPr, 17.4.69. */
const cellOrder = ['tcW', 'gridSpan', 'vMerge', 'shd'] as const;

export type ParagraphProperties = Properties<(typeof paragraphOrder)[number]>;
export type RunProperties = Properties<(typeof runOrder)[number]>;

export const paragraphProperties = (properties: ParagraphProperties) =>
  ordered('pPr', paragraphOrder, properties);
export const runProperties = (properties: RunProperties) => ordered('rPr', runOrder, properties);
export const tableProperties = (properties: Properties<(typeof tableOrder)[number]>) =>
  ordered('tblPr', tableOrder, properties);
export const cellProperties = (properties: Properties<(typeof cellOrder)[number]>) =>
  ordered('tcPr', cellOrder, properties);

/** The parts of a line: Word has elements of its own for tabs, breaks and soft hyphens. */
export function textMarkup(text: string): Xml[] {
  return text
    .split(/([\t\n\u00ad])/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece === '\t') return w('tab');
      if (piece === '\n') return w('br');
      if (piece === '\u00ad') return w('softHyphen');
      return w('t', { 'xml:space': 'preserve' }, piece);
    });
}
