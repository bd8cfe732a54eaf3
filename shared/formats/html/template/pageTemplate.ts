import type { SlotKind } from './slots.ts';

/** A newsroom's own page, read and checked (readTemplate.ts), to be filled in (fillTemplate.ts). */
export interface PageTemplate {
  readonly parts: readonly Part[];
  /** The slots and lists that it puts in; those that are only asked about are none. */
  readonly slots: ReadonlySet<string>;
}

export type Part =
  /** As it stands in the file. */
  | string
  | { slot: string; kind: SlotKind; as: Escape }
  /** Shown where the slot or list has something, or where it has nothing. */
  | { only: string; if: 'something' | 'nothing'; parts: readonly Part[] }
  /** Once for each. */
  | { each: string; parts: readonly Part[] };

/** How a value is written where it stands. */
export type Escape =
  | 'as-is'
  /** In text and between quotes of either kind. */
  | 'text'
  /** A part of an address. */
  | 'component';

export interface TemplateFault {
  /** From 1. */
  line: number;
  /** A sentence. */
  message: string;
}

/** The template cannot be used; says where and why, for the person who wrote it. */
export class TemplateError extends Error {
  readonly faults: readonly TemplateFault[];

  constructor(faults: readonly TemplateFault[]) {
    const [first] = faults;
    const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
    super(first ? `Line ${first.line}: ${first.message}${more}` : 'The template cannot be used.');
    this.name = 'TemplateError';
    this.faults = faults;
  }
}
