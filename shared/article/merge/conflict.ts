import type { Path } from '../metadataPath.ts';
import type { NodeJson } from '../model.ts';

/** A place of an article as the version before, and each side, has it; absent where it has none. */
export interface Sides<T> {
  base?: T;
  mine?: T;
  theirs?: T;
}

export const headParts = ['kicker', 'headline', 'standfirst'] as const;
export type HeadPart = (typeof headParts)[number];

/**
 * A place that both sides changed, each in its own way. In the merged article it is as mine has it,
 * or as theirs where mine took it away: nobody's change is gone before a person has decided.
 */
export type Conflict =
  /** `id` of the block in the merged text. */
  | ({ kind: 'block'; id: string } & Sides<NodeJson>)
  | ({ kind: 'head'; part: HeadPart } & Sides<NodeJson>)
  | ({ kind: 'field'; path: Path } & Sides<unknown>);

/** What mine has from theirs now. */
export type Arrival =
  | { kind: 'added'; after: NodeJson }
  | { kind: 'removed'; before: NodeJson }
  | { kind: 'changed' | 'moved'; before: NodeJson; after: NodeJson }
  | { kind: 'head'; part: HeadPart; before?: NodeJson; after?: NodeJson }
  | { kind: 'field'; path: Path };

/** Where the merge of a part of the article tells what it found. */
export interface Findings {
  conflicts: Conflict[];
  arrivals: Arrival[];
}
