import { z } from 'zod';
import { type NodeJson, statuses } from '../article/model.ts';
import { type PhotoSays, photoFields, saidPlaces } from '../article/photoSays.ts';
import { wholeArticle } from './articleValues.ts';
import {
  columnWidths,
  focusModes,
  textSizeLimits,
  themes,
  viewDefaults,
  zoomLimits,
} from './viewDefaults.ts';

/** Plain data that crosses the process boundary. */

/** Opaque: names a file without saying where it lies. Stable while the file is not moved. */
export const fileId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
/** sha256 of the file's bytes, hex. */
export const revision = z.string().regex(/^[0-9a-f]{64}$/);
/** RFC 3339 in UTC. */
export const instant = z.iso.datetime();

export const libraryStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({
    state: z.enum(['ready', 'read-only', 'missing', 'unreadable']),
    id: z.string(),
    /** The folder's name. */
    name: z.string(),
    /** Where it lies, shortened for people ("~/Desk/Stet"); never used to open anything. */
    place: z.string(),
  }),
]);

export const libraryEntry = z.object({
  file: fileId,
  /** File name with its extension. */
  name: z.string(),
  /** The folder inside the library that it lies in, with `/`; absent at the top. */
  folder: z.string().optional(),
  /** Time of the last change of the file. */
  modified: instant,
  bytes: z.int(),
  /** What is in it, or why it cannot be read. */
  about: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('article'),
      id: z.string(),
      headline: z.string(),
      slug: z.string(),
      status: z.enum(statuses),
      language: z.string(),
      section: z.string(),
      byline: z.string(),
      /** Where readers find it; absent while it has no web address. */
      url: z.string().optional(),
      words: z.int(),
      embargoUntil: z.string().optional(),
      newer: z.boolean(),
    }),
    z.object({
      kind: z.literal('damaged'),
      reason: z.string(),
      message: z.string(),
      place: z.string().optional(),
    }),
  ]),
});

export const trashedEntry = z.object({
  /** Opaque. */
  id: z.string().regex(/^[A-Za-z0-9_-]{8,128}$/),
  name: z.string(),
  headline: z.string(),
  trashed: instant,
});

/** `seq` grows by one with each event of a stream; a gap means: read the list again. */
export const libraryEvent = z.discriminatedUnion('kind', [
  z.object({ seq: z.int(), kind: z.literal('listening') }),
  /** Files came, went or changed: read the list again. */
  z.object({ seq: z.int(), kind: z.literal('list-changed') }),
  /** The bytes of one file changed, by whomever. */
  z.object({ seq: z.int(), kind: z.literal('file-changed'), file: fileId, revision }),
  z.object({ seq: z.int(), kind: z.literal('file-gone'), file: fileId }),
  z.object({ seq: z.int(), kind: z.literal('status-changed'), status: libraryStatus }),
  /** The settings of the desk changed, by whomever. */
  z.object({ seq: z.int(), kind: z.literal('desk-changed') }),
]);

const access = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('edit') }),
  z.object({
    mode: z.literal('read'),
    why: z.enum(['newer-version', 'read-only-file', 'read-only-folder']),
  }),
]);

/** Who has an article open for writing. */
const lockHolder = z.object({
  /** '' where nobody can tell. */
  user: z.string(),
  host: z.string(),
  /** By the holder's clock, for people; '' where nobody can tell. */
  since: instant.or(z.literal('')),
  /** Another window of this very Stet. */
  here: z.boolean(),
});

/**
 * - `mine`: this window may write.
 * - `held`: somebody else does.
 * - `free`: nobody does; `take` may be tried again.
 * - `none`: no lock can lie there. Writing goes on without one.
 */
export const lockState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('mine') }),
  z.object({ state: z.literal('held'), by: lockHolder }),
  z.object({ state: z.literal('free') }),
  z.object({ state: z.literal('none') }),
]);

export const lockEvent = z.discriminatedUnion('kind', [
  z.object({ seq: z.int(), kind: z.literal('listening') }),
  z.object({ seq: z.int(), kind: z.literal('lock'), file: fileId, lock: lockState }),
]);

export const openedArticle = z.object({
  file: fileId,
  name: z.string(),
  revision,
  /** Time of the last change of the file. */
  modified: instant,
  access,
  /** It may lie on a network drive, where nobody tells of changes that others make. */
  network: z.boolean().optional(),
  article: wholeArticle,
});

/** The same of a long one, whose first screen need not wait for all of it. */
export const openedInParts = openedArticle.omit({ article: true }).extend({
  /** Without a `rest` all of it; else all but what its body goes on with. */
  first: wholeArticle,
  /** See TextInParts. */
  rest: z.string().optional(),
  /** Somebody else is writing it, as far as one can see: whether it is so, `locks.take` tells. */
  taken: z.boolean(),
});

export const savedArticle = z.object({
  file: fileId,
  name: z.string(),
  revision,
  savedAt: instant,
  bytes: z.int(),
  /** `dates.modified` as it was written: take it over into the article in memory. */
  modified: z.string().optional(),
});

/**
 * Why a text is not written by what was changed in it: the newsroom does not know what it goes on
 * from, or its journal says something else than the window.
 */
export const notFollowed = z.enum(['unknown', 'unlike']);

/** Opaque: a window as long as its page lives, and the journal of a text that it holds. */
export const windowId = z.uuid();
export const journalId = z.uuid();

/** How far a journal is ahead: grows with every batch of steps that was kept. */
const sequence = z.int().min(0);

export const journaled = z.object({ journal: journalId, sequence });

/** Where a run of the editor's steps stands in its undo history. */
export const undoPart = z.object({
  /** How many steps there are in the run. */
  steps: z.int().min(1),
  /**
   * `event` begins what one undo takes back, `more` goes on with it, `undo` and `redo` are just that,
   * `follows` was added to one of these two, and `aside` is in no history.
   */
  as: z.enum(['event', 'more', 'undo', 'redo', 'follows', 'aside']),
  /** Before an event, undo or redo, as ProseMirror's JSON: where the caret is led back to. */
  selection: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** The same with the steps themselves, ProseMirror's as JSON. */
const undoableRun = undoPart.omit({ steps: true }).extend({ steps: z.array(z.unknown()) });

/** What was done to an article from one opening of it to the next, so that undo can go back over it. */
export const undoSession = z.object({
  /** The document that it began with. */
  content: z.custom<NodeJson>(),
  runs: z.array(undoableRun),
});

/** A text that no file holds yet, kept from a window that is gone. */
export const keptText = z.object({
  journal: journalId,
  headline: z.string(),
  words: z.int(),
  /** When the last of it was kept. */
  changed: instant,
  /** Absent where the article never had a file. */
  file: fileId.optional(),
  name: z.string().optional(),
});

export const restoredText = z.object({
  journaled,
  article: wholeArticle,
  changed: instant,
  file: fileId.optional(),
  /** The revision of the file that the text goes on from. */
  base: revision.optional(),
  name: z.string().optional(),
});

/** Why a version of an article was kept. */
export const versionReasons = [
  'opened',
  'saved',
  'external-change',
  'before-restore',
  'conflict-loser',
  'milestone',
] as const;

const versionId = z.string().regex(/^[0-9a-z-]{8,64}$/);

/** What an article's file said once. */
export const articleVersion = z.object({
  version: versionId,
  at: instant,
  reason: z.enum(versionReasons),
  words: z.int(),
  /** The file's name at the time. */
  name: z.string(),
  /** It is what the file says now. */
  current: z.boolean(),
  author: z.string().optional(),
  /** What a person called it: filed, subbed, legal read, proofread… */
  label: z.string().optional(),
});

export const versionLabel = z.string().trim().max(120);

/** What was found at an address when a person asked. */
export const linkFinding = z.object({
  state: z.enum(['fine', 'moved', 'dead', 'unknown']),
  /** A sentence for the person. */
  message: z.string(),
});

/** See shared/article/photoSays.ts. */
const photoSays: z.ZodType<PhotoSays> = z.object({
  fields: z.partialRecord(
    z.enum(photoFields),
    z.array(z.object({ text: z.string(), from: z.enum(saidPlaces) })),
  ),
  location: z.boolean(),
});

/** A photo that was taken in. */
const addedPhoto = z.object({
  /** `media/<sha256>.<ext>`, for the asset's `src`. */
  src: z.string(),
  mimeType: z.string(),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
  says: photoSays,
});

export const photoSource = z.string().regex(/^media\/[0-9a-f]{64}\.[a-z0-9]{2,5}$/);

/** A photo's file: its size, and what it says of itself. */
export const photoAbout = z.object({ bytes: z.int(), says: photoSays });
const percent = ({ least, most }: { least: number; most: number }) => z.int().min(least).max(most);

/** A value of a newer release is none of ours: it is as if it had not been set. */
const viewSettings = z.object({
  theme: z.enum(themes).catch(viewDefaults.theme),
  zoom: percent(zoomLimits).catch(viewDefaults.zoom),
  textSize: percent(textSizeLimits).catch(viewDefaults.textSize),
  column: z.enum(columnWidths).catch(viewDefaults.column),
  focus: z.enum(focusModes).catch(viewDefaults.focus),
  typewriter: z.boolean().catch(viewDefaults.typewriter),
  invisibles: z.boolean().catch(viewDefaults.invisibles),
  layOutAll: z.boolean().catch(viewDefaults.layOutAll),
  typography: z.boolean().catch(viewDefaults.typography),
});

/** What a person set once and wants to find again; kept per user, not in the library. */
export const settings = z.object({
  /** Language of new articles, BCP 47. */
  language: z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/),
  /** Byline of new articles; '' for none. */
  authorName: z.string().max(500),
  inspectorOpen: z.boolean(),
  libraryOpen: z.boolean(),
  view: viewSettings,
  /** Keys that the person gave to commands, as accelerators; null: none. */
  keys: z.record(z.string().max(64), z.string().max(64).nullable()),
  /** Articles that stood beside each other last; '' is one without a file. Two, or none. */
  besideEachOther: z.array(fileId.or(z.literal(''))).max(2),
});

export const desk = z.object({
  host: z.enum(['desktop', 'web']),
  platform: z.enum(['mac', 'windows', 'linux']),
  version: z.string(),
  can: z.object({
    chooseLibrary: z.boolean(),
    chooseExportFolder: z.boolean(),
    openAnyFile: z.boolean(),
    reveal: z.boolean(),
  }),
  /** 256 bits, base64: seals what a page keeps in its browser. Absent where pages do not outlive Stet. */
  pageKey: z.string().max(64).optional(),
});

export type LibraryStatus = z.infer<typeof libraryStatus>;
export type LibraryEntry = z.infer<typeof libraryEntry>;
export type LibraryEvent = z.infer<typeof libraryEvent>;
export type TrashedEntry = z.infer<typeof trashedEntry>;
export type Access = z.infer<typeof access>;
export type LockHolder = z.infer<typeof lockHolder>;
export type LockState = z.infer<typeof lockState>;
export type LockEvent = z.infer<typeof lockEvent>;
export type OpenedArticle = z.infer<typeof openedArticle>;
export type OpenedInParts = z.infer<typeof openedInParts>;
export type ArticleVersion = z.infer<typeof articleVersion>;
export type VersionReason = (typeof versionReasons)[number];
export type KeptText = z.infer<typeof keptText>;
export type RestoredText = z.infer<typeof restoredText>;
export type UndoPart = z.infer<typeof undoPart>;
export type UndoSession = z.infer<typeof undoSession>;
export type Journaled = z.infer<typeof journaled>;
export type SavedArticle = z.infer<typeof savedArticle>;
export type NotFollowed = z.infer<typeof notFollowed>;
export type LinkFinding = z.infer<typeof linkFinding>;
export type PhotoAbout = z.infer<typeof photoAbout>;
export type AddedPhoto = z.infer<typeof addedPhoto>;
export type Settings = z.infer<typeof settings>;
export type Desk = z.infer<typeof desk>;
