import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { statuses } from '../article/model.ts';
import { settings } from './desk.ts';
import { deskChange, deskReading } from './deskSettings.ts';
import { failing, failure, inLibrary } from './failing.ts';
import { presetChange } from './presets/changePresets.ts';
import { fileId, instant, revision } from './scalars.ts';

/** The library: a folder of articles. */

const libraryStatus = z.discriminatedUnion('state', [
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

const libraryEntry = z.object({
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
const libraryEvent = z.discriminatedUnion('kind', [
  z.object({ seq: z.int(), kind: z.literal('listening') }),
  /** Files came, went or changed: read the list again. */
  z.object({ seq: z.int(), kind: z.literal('list-changed') }),
  /** The bytes of one file changed, by whomever. */
  z.object({ seq: z.int(), kind: z.literal('file-changed'), file: fileId, revision }),
  /** `now`: Stet itself gave it another name. */
  z.object({
    seq: z.int(),
    kind: z.literal('file-gone'),
    file: fileId,
    now: z.object({ file: fileId, name: z.string() }).optional(),
  }),
  /** What a file said before is a version by now; `unkept`: it is none, and why. */
  z.object({
    seq: z.int(),
    kind: z.literal('versions-changed'),
    file: fileId,
    unkept: failure.optional(),
  }),
  z.object({ seq: z.int(), kind: z.literal('status-changed'), status: libraryStatus }),
  /** The settings of the desk changed, by whomever. */
  z.object({ seq: z.int(), kind: z.literal('desk-changed') }),
  /** The person gave commands other keys, in whichever window. */
  z.object({ seq: z.int(), kind: z.literal('keys-changed'), keys: settings.shape.keys }),
]);

export const libraryCalls = {
  status: failing().output(libraryStatus),
  /** A native dialog; desktop only. */
  choose: failing('unsupported', 'canceled', 'io').output(libraryStatus),
  recent: failing('io').output(
    z.array(z.object({ id: z.string(), name: z.string(), place: z.string() })),
  ),
  /** `canceled`: another one was chosen before it answered. */
  openRecent: failing('unsupported', 'not-found', 'canceled', 'io')
    .input(z.object({ id: z.string().max(128) }))
    .output(libraryStatus),
  list: failing(...inLibrary).output(z.array(libraryEntry)),
  events: failing().output(eventIterator(libraryEvent)),
  trashed: failing(...inLibrary).output(z.array(trashedEntry)),
  restore: failing(...inLibrary, 'not-found', 'read-only', 'disk-full')
    .input(trashedEntry.pick({ id: true }))
    .output(z.object({ file: fileId, name: z.string() })),
  /** What the desk agreed on; a file that is missing or damaged is no failure. */
  deskSettings: failing(...inLibrary).output(deskReading),
  /** A damaged file is set aside first, under another name beside it. */
  saveDeskSettings: failing(...inLibrary, 'read-only', 'disk-full', 'not-found')
    .input(deskChange)
    .output(deskReading),
  /** Of the desk's ways to export. `exists`: another one has the name. */
  changePreset: failing(
    ...inLibrary,
    'read-only',
    'disk-full',
    'not-found',
    'exists',
    'damaged',
    'too-large',
  )
    .input(presetChange)
    .output(deskReading),
};

export type LibraryStatus = z.infer<typeof libraryStatus>;
export type LibraryEntry = z.infer<typeof libraryEntry>;
export type LibraryEvent = z.infer<typeof libraryEvent>;
export type TrashedEntry = z.infer<typeof trashedEntry>;
