import { type LengthUnit, lengthUnits } from '../article/vocabulary.ts';
import type { ExportPreset } from './presets/exportPreset.ts';

export { type LengthUnit, lengthUnits };

/** In characters: from `soft` on a warning, over `hard` wrong; null: no limit. */
export interface LengthLimit {
  soft: number | null;
  hard: number | null;
}

/** Head fields, headline variants and the summary. */
export type LimitedField =
  | 'headline'
  | 'kicker'
  | 'standfirst'
  | 'web'
  | 'print'
  | 'seo'
  | 'social'
  | 'push'
  | 'summary';

/** Parts of an article that a desk may name itself. */
export type DeskLabel =
  | 'kicker'
  | 'headline'
  | 'standfirst'
  | 'subhead'
  | 'minorSubhead'
  | 'caption'
  | 'credit'
  | 'pullQuote'
  | 'relatedLinks'
  | 'factbox'
  | 'note';

/** See deskSettings.ts, which reads and checks them. */
export interface DeskSettings {
  headlines: Record<LimitedField, LengthLimit>;
  labels: Record<DeskLabel, string>;
  /** Commands of blocks that are not offered. */
  blocks: { hidden: string[] };
  length: { unit: LengthUnit; charactersPerLine: number };
  pullQuote: LengthLimit;
  /** Pixels, 0 for no minimum; shapes as "3:2", none for any. */
  photo: { minWidth: number; minHeight: number; ratios: string[] };
  typography: { asYouType: boolean; onPaste: boolean };
  /** Ways to export, in the order in which they are offered. */
  presets: ExportPreset[];
}

export const mostRatios = 20;
/** A shape as width to height: "3:2". */
export const ratioPattern = /^[1-9]\d{0,3}:[1-9]\d{0,3}$/;

/** What holds where a desk has set nothing; apart from zod so that a page can read it. */
export const deskDefaults: DeskSettings = {
  headlines: {
    headline: { soft: 70, hard: 110 },
    kicker: { soft: 30, hard: null },
    standfirst: { soft: 200, hard: 300 },
    web: { soft: 70, hard: 110 },
    print: { soft: 50, hard: null },
    seo: { soft: 60, hard: 70 },
    social: { soft: 70, hard: 100 },
    push: { soft: 80, hard: 120 },
    summary: { soft: 160, hard: null },
  },
  labels: {
    kicker: 'Kicker',
    headline: 'Headline',
    standfirst: 'Standfirst',
    subhead: 'Subhead',
    minorSubhead: 'Minor subhead',
    caption: 'Caption',
    credit: 'Credit',
    pullQuote: 'Pull quote',
    relatedLinks: 'Related links',
    factbox: 'Fact box',
    note: 'Note',
  },
  blocks: { hidden: [] },
  // A printed line in a column of a broadsheet.
  length: { unit: 'words', charactersPerLine: 35 },
  pullQuote: { soft: 200, hard: 300 },
  photo: { minWidth: 1200, minHeight: 600, ratios: [] },
  typography: { asYouType: true, onPaste: false },
  presets: [],
};
