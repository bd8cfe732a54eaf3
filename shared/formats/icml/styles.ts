import type { RunMark } from '../story/story.ts';
import { element, lines, type Xml } from '../xml/xml.ts';

/**
 * The named styles are the contract with the print desk: where a layout has a style of the same name,
 * the story takes its look on; these looks are for whoever has none yet.
 */

/** Attributes of `ParagraphStyle`; lengths in points. */
type Look = Readonly<Record<string, string | number | boolean>>;

const bold = { FontStyle: 'Bold' };
const bullets = (level: number): Look => ({
  BulletsAndNumberingListType: 'BulletList',
  LeftIndent: level * 12,
  FirstLineIndent: -12,
});
const numbers = (level: number): Look => ({
  BulletsAndNumberingListType: 'NumberedList',
  NumberingLevel: level,
  NumberingExpression: `^${level}.^t`,
  LeftIndent: level * 14,
  FirstLineIndent: -14,
});
const item = (level: number): Look => ({ LeftIndent: level * 12 });

const paragraphStyles = {
  Kicker: { ...bold, PointSize: 9, KeepWithNext: 1 },
  Headline: { ...bold, PointSize: 28, SpaceAfter: 6, KeepWithNext: 1, Hyphenation: false },
  Standfirst: { PointSize: 13, SpaceAfter: 6, KeepWithNext: 1 },
  Byline: { ...bold, PointSize: 8, SpaceAfter: 8 },
  Body: { FirstLineIndent: 9 },
  BodyFirst: {},
  Subhead: { ...bold, PointSize: 11, SpaceBefore: 8, KeepWithNext: 1 },
  Subhead2: { ...bold, PointSize: 10, SpaceBefore: 6, KeepWithNext: 1 },
  Subhead3: { FontStyle: 'Italic', PointSize: 10, SpaceBefore: 6, KeepWithNext: 1 },
  BulletList: bullets(1),
  BulletList2: bullets(2),
  BulletList3: bullets(3),
  NumberList: numbers(1),
  NumberList2: numbers(2),
  NumberList3: numbers(3),
  ListText: item(1),
  ListText2: item(2),
  ListText3: item(3),
  BlockQuote: { LeftIndent: 12, RightIndent: 12 },
  PullQuote: { PointSize: 16, SpaceBefore: 8, SpaceAfter: 4, KeepAllLinesTogether: true },
  Attribution: { PointSize: 8, SpaceAfter: 8 },
  Caption: { PointSize: 8, KeepWithNext: 1 },
  Credit: { PointSize: 6, SpaceAfter: 6 },
  RelatedTitle: { ...bold, SpaceBefore: 8, KeepWithNext: 1 },
  RelatedLink: {},
  FactboxTitle: { ...bold, PointSize: 11, SpaceBefore: 8, KeepWithNext: 1 },
  FactboxSubhead: { ...bold, KeepWithNext: 1 },
  Factbox: {},
  Embed: {},
  TableHead: { ...bold, PointSize: 8 },
  TableText: { PointSize: 8 },
  Table: {},
  Divider: { RuleBelow: true, RuleBelowLineWeight: 0.5, SpaceBefore: 6, SpaceAfter: 6 },
  Tagline: { FontStyle: 'Italic', SpaceBefore: 8 },
  CorrectionsTitle: { ...bold, SpaceBefore: 8, KeepWithNext: 1 },
  Correction: {},
  Rights: { PointSize: 6, SpaceBefore: 8 },
} as const satisfies Record<string, Look>;

export type ParagraphStyle = keyof typeof paragraphStyles;

/** Words that are not formatted but named. */
const namedCharacters = ['Dateline', 'Link', 'Provider', 'CorrectionKind'] as const;
type NamedCharacters = (typeof namedCharacters)[number];

const markNames: Readonly<Record<RunMark, string>> = {
  bold: 'Bold',
  italic: 'Italic',
  underline: 'Underline',
  strike: 'Strikethrough',
  superscript: 'Superscript',
  subscript: 'Subscript',
};

/** What is used, in the order of the contract: a layout is not to be filled with empty names. */
export class Styles {
  readonly #paragraphs = new Set<ParagraphStyle>();
  readonly #characters = new Map<string, readonly RunMark[]>();

  /** @returns what `AppliedParagraphStyle` says. */
  paragraph(style: ParagraphStyle): string {
    this.#paragraphs.add(style);
    return `ParagraphStyle/${style}`;
  }

  /**
   * InDesign applies one character style at a time, so bold and italic together are one of its own.
   *
   * @returns what `AppliedCharacterStyle` says.
   */
  character(name: NamedCharacters | undefined, marks: readonly RunMark[] = []): string {
    if (name === undefined && marks.length === 0) return plainCharacters;
    const full = `${name ?? ''}${marks.map((mark) => markNames[mark]).join('')}`;
    this.#characters.set(full, marks);
    return `CharacterStyle/${full}`;
  }

  characterGroup(): Xml {
    const used = [...this.#characters].sort(([a], [b]) => (a < b ? -1 : 1));
    return lines(
      'RootCharacterStyleGroup',
      { Self: 'character_styles' },
      element('CharacterStyle', { Self: plainCharacters, Name: plainCharacters }),
      used.map(([name, marks]) =>
        lines(
          'CharacterStyle',
          { Self: `CharacterStyle/${name}`, Name: name, ...lookOf(marks) },
          basedOn(plainCharacters),
        ),
      ),
    );
  }

  /** @param look of all of them: language and direction of the article. */
  paragraphGroup(look: Look): Xml {
    return lines(
      'RootParagraphStyleGroup',
      { Self: 'paragraph_styles' },
      element('ParagraphStyle', { Self: plainParagraphs, Name: plainParagraphs, ...printed(look) }),
      styleNames.filter((name) => this.#paragraphs.has(name)).map(paragraphStyleIn(look)),
    );
  }
}

const styleNames = Object.keys(paragraphStyles) as ParagraphStyle[];

const paragraphStyleIn = (look: Look) => {
  const article = printed(look);
  return (name: ParagraphStyle) =>
    lines(
      'ParagraphStyle',
      { Self: `ParagraphStyle/${name}`, Name: name, ...printedStyles[name], ...article },
      basedOnPlain,
    );
};

/** InDesign's own names. */
export const plainCharacters = '$ID/NormalCharacterStyle';
const plainParagraphs = '$ID/NormalParagraphStyle';

const basedOn = (style: string) =>
  element('Properties', {}, element('BasedOn', { type: 'object' }, style));

const printed = (look: Look) =>
  Object.fromEntries(Object.entries(look).map(([name, value]) => [name, String(value)]));

function lookOf(marks: readonly RunMark[]): Record<string, string> {
  const has = (mark: RunMark) => marks.includes(mark);
  const font = [has('bold') && 'Bold', has('italic') && 'Italic'].filter(Boolean).join(' ');
  const position = has('superscript') ? 'Superscript' : has('subscript') ? 'Subscript' : '';
  return {
    ...(font && { FontStyle: font }),
    ...(has('underline') && { Underline: 'true' }),
    ...(has('strike') && { StrikeThru: 'true' }),
    ...(position && { Position: position }),
  };
}

const basedOnPlain = basedOn(plainParagraphs);

const printedStyles = Object.fromEntries(
  Object.entries(paragraphStyles).map(([name, look]) => [name, printed(look)]),
);
