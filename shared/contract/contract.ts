import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { articleMetadata, changedBlocks, wholeArticle } from './articleValues.ts';
import { draftFile } from './bytes.ts';
import { mostInBatch } from './commandNames.ts';
import { deskChange, deskReading } from './deskSettings.ts';
import {
  batchEvent,
  batchSource,
  exportChoices,
  exportEvent,
  exportFormat,
  exportOptions,
  exportWarning,
  formatId,
  foundTemplate,
} from './exports.ts';
import type { FailureCode } from './failure.ts';
import { packDifferent, packEvent } from './packs.ts';
import { presetChange } from './presets/changePresets.ts';
import { copyKind, formatPreview, preparedCopy } from './previews.ts';
import {
  articleVersion,
  desk,
  fileId,
  journaled,
  journalId,
  keptText,
  libraryEntry,
  libraryEvent,
  libraryStatus,
  linkFinding,
  lockEvent,
  lockState,
  notFollowed,
  openedArticle,
  openedInParts,
  photoAbout,
  photoSource,
  restoredText,
  revision,
  savedArticle,
  settings,
  trashedEntry,
  undoPart,
  undoSession,
  versionLabel,
  windowId,
} from './values.ts';

/**
 * All that the renderer may ask of the newsroom: the only truth about what crosses the process
 * boundary. Bytes (photos, previews, downloads) do not go through here but through the byte handler,
 * see bytes.ts.
 */

const failureDetail = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const failureData = z.object({ retry: z.boolean(), detail: failureDetail.optional() });

/** Codes that any call can end with. */
const always = ['bad-input', 'internal'] as const;

/** The closed set of codes that a call can end with. */
function failing<const Codes extends readonly FailureCode[]>(...codes: Codes) {
  type Code = Codes[number] | (typeof always)[number];
  const errors = Object.fromEntries(
    [...always, ...codes].map((code) => [code, { data: failureData }]),
  ) as Record<Code, { data: typeof failureData }>;
  return oc.errors(errors);
}

const inLibrary = ['no-library', 'io', 'busy'] as const;
const reading = [...inLibrary, 'not-found', 'damaged', 'newer-version', 'too-large'] as const;
const writing = [...inLibrary, 'read-only', 'disk-full', 'too-large', 'damaged'] as const;

const exportSource = z.object({
  /** Where its photos lie; absent while the article has no file. */
  file: fileId.optional(),
  article: wholeArticle,
});

export const contract = {
  desk: {
    hello: failing().output(desk),
    /** Asks the person and opens an https or mailto address in the system's own program. */
    openLink: failing('unsupported', 'canceled').input(z.object({ href: z.string().max(4096) })),
    settings: failing('io').output(settings),
    saveSettings: failing('io', 'disk-full').input(settings.partial()).output(settings),
  },
  library: {
    status: failing().output(libraryStatus),
    /** A native dialog; desktop only. */
    choose: failing('unsupported', 'canceled', 'io').output(libraryStatus),
    recent: failing('io').output(
      z.array(z.object({ id: z.string(), name: z.string(), place: z.string() })),
    ),
    openRecent: failing('unsupported', 'not-found', 'io')
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
  },
  article: {
    /** A fresh article in memory; it gets a file by `saveNew`. */
    create: failing().output(z.object({ article: wholeArticle })),
    open: failing(...reading)
      .input(z.object({ file: fileId }))
      .output(openedArticle),
    /** The same to be shown in a window. */
    openInParts: failing(...reading)
      .input(z.object({ file: fileId, window: windowId }))
      .output(openedInParts),
    /**
     * What lies in the file, without its text: cheap enough to be asked again and again. `access` is
     * what the disk allows.
     */
    revision: failing(...reading)
      .input(z.object({ file: fileId }))
      .output(openedArticle.pick({ revision: true, access: true })),
    /** A native dialog; desktop only. */
    openDialog: failing('unsupported', 'canceled', ...reading).output(openedArticle),
    /** Articles opened last, newest first. */
    recent: failing('io').output(z.array(z.object({ file: fileId, name: z.string() }))),
    /** Writes only if the file still has the revision `base`. */
    save: failing(...writing, 'conflict', 'not-found', 'newer-version')
      .input(
        z.object({
          file: fileId,
          base: revision,
          article: wholeArticle,
          /** The journal that holds this very text, so that it need not be restored after a crash. */
          journaled: journaled.optional(),
        }),
      )
      .output(savedArticle),
    /**
     * The same for a text that its journal holds: only what was changed since the last time crosses.
     * A word where the newsroom cannot write it by that; the whole article is then to be sent.
     */
    saveJournaled: failing(...writing, 'conflict', 'not-found', 'newer-version')
      .input(
        z.object({
          file: fileId,
          base: revision,
          metadata: articleMetadata,
          text: changedBlocks,
          journaled,
        }),
      )
      .output(savedArticle.or(notFollowed)),
    /**
     * A new file: in the library, named after `name` (else slug, else headline) with a number
     * behind it where the name is taken; or where a native dialog says (desktop only). Photos that
     * the article shows are copied along.
     */
    saveNew: failing(
      ...writing,
      'newer-version',
      'bad-name',
      'unsupported',
      'canceled',
      'exists',
      'conflict',
    )
      .input(
        z.object({
          article: wholeArticle,
          /** Whose photos to copy along; absent for an article that never had a file. */
          from: fileId.optional(),
          name: z.string().max(255).optional(),
          where: z.enum(['library', 'ask']),
          journaled: journaled.optional(),
        }),
      )
      .output(savedArticle),
    rename: failing(...writing, 'not-found', 'bad-name', 'exists')
      .input(z.object({ file: fileId, name: z.string().max(255) }))
      .output(z.object({ file: fileId, name: z.string() })),
    /** A copy beside it with an id of its own. */
    duplicate: failing(...writing, 'not-found', 'newer-version')
      .input(z.object({ file: fileId }))
      .output(z.object({ file: fileId, name: z.string() })),
    trash: failing(...inLibrary, 'not-found', 'read-only', 'disk-full')
      .input(z.object({ file: fileId }))
      .output(trashedEntry.pick({ id: true })),
    reveal: failing(...inLibrary, 'not-found', 'unsupported').input(z.object({ file: fileId })),
  },
  /** Who writes an article of a shared folder. Advisory: a save compares the file all the same. */
  locks: {
    /** Open as long as the window is: what it has locked is free once this ends. */
    events: failing()
      .input(z.object({ window: windowId }))
      .output(eventIterator(lockEvent)),
    /** For a window that wants to write; from then on it is told what happens to the lock. */
    take: failing('not-found', 'no-library', 'io')
      .input(
        z.object({
          window: windowId,
          file: fileId,
          /** From whoever has it, who is told and keeps what is unsaved. */
          over: z.boolean().optional(),
        }),
      )
      .output(lockState),
    release: failing().input(
      z.object({
        window: windowId,
        file: fileId,
        /** It still wants to be told. */
        listening: z.boolean().optional(),
      }),
    ),
  },
  /** What an article's file said before. */
  history: {
    /** Newest first. */
    list: failing(...reading)
      .input(z.object({ file: fileId }))
      .output(z.array(articleVersion)),
    read: failing(...reading)
      .input(z.object({ file: fileId, version: articleVersion.shape.version }))
      .output(z.object({ article: wholeArticle })),
    /** The text that a window goes on from, whatever lies in the file by now. */
    base: failing(...reading)
      .input(z.object({ file: fileId, revision }))
      .output(z.object({ article: wholeArticle })),
    /**
     * Keeps what the file says now: before another version takes its place, under a name, or because
     * another version was preferred.
     */
    keep: failing(...reading, 'disk-full', 'read-only')
      .input(
        z.object({
          file: fileId,
          reason: z.enum(['before-restore', 'conflict-loser', 'milestone']),
          label: versionLabel.optional(),
          /** Another text of the same article, to be kept instead. */
          article: wholeArticle.optional(),
        }),
      )
      .output(articleVersion.pick({ version: true })),
    /** '' takes the name away. */
    name: failing(...reading, 'disk-full', 'read-only').input(
      z.object({ file: fileId, version: articleVersion.shape.version, label: versionLabel }),
    ),
  },
  /** What is typed, kept safe before and besides any save. */
  journal: {
    /**
     * Open as long as the window is: its journals are in use that long, and then up for restoring.
     * `freed`: another window is gone, and what it left may be.
     */
    hold: failing()
      .input(z.object({ window: windowId }))
      .output(eventIterator(z.object({ seq: z.int(), kind: z.enum(['holding', 'freed']) }))),
    /**
     * Adds steps to a journal, or begins one. `not-found` and `damaged` (a step does not fit) ask for
     * a new beginning with the whole article; so does `conflict` (the file is no longer at `base`).
     */
    append: failing(...reading, 'disk-full', 'read-only', 'conflict')
      .input(
        z.object({
          window: windowId,
          /** With `begin`: the journal that the new one takes the place of. */
          journal: journalId.optional(),
          begin: z
            .object({
              file: fileId.optional(),
              base: revision.optional(),
              /** Absent: as it lies in the file at that revision. */
              article: wholeArticle.optional(),
              /** The text of a window that is gone: nobody goes on with it, and it can be restored. */
              gone: z.literal(true).optional(),
            })
            .optional(),
          /** The `sequence` that these steps go on from: what came twice is taken once. */
          after: z.int().min(0).optional(),
          /** ProseMirror steps as JSON. */
          steps: z.array(z.unknown()).max(10_000),
          /** Their places in the undo history, in the same order. */
          undo: z.array(undoPart).max(10_000).optional(),
        }),
      )
      .output(journaled),
    /** Newest first. */
    kept: failing('io').output(z.array(keptText)),
    /** The text goes on in this window, with the journal it has. */
    restore: failing('not-found', 'damaged', 'too-large', 'busy', 'io', 'disk-full', 'read-only')
      .input(z.object({ window: windowId, journal: journalId }))
      .output(restoredText),
    /**
     * What undo can go back over in a text that was just opened: earlier sessions, oldest first, each
     * going on where the one before it ended. None where the file says anything else than they did.
     */
    undoable: failing(...inLibrary, 'not-found')
      .input(
        z.object({
          window: windowId,
          of: z.union([
            z.object({ file: fileId, revision }),
            /** A text that this window has restored. */
            z.object({ journal: journalId }),
          ]),
        }),
      )
      .output(z.array(undoSession)),
    /** A person lets this text go; its journal stays for a fortnight all the same. */
    discard: failing('not-found', 'io', 'busy', 'disk-full', 'read-only').input(
      z.object({ journal: journalId }),
    ),
  },
  links: {
    /** Asks the network what lies at the address. Only public web addresses are ever connected to. */
    check: failing('canceled')
      .input(z.object({ href: z.string().max(4096) }))
      .output(linkFinding),
  },
  photo: {
    /** What the file of a photo says of itself: captions, credits, whether it has a location. */
    about: failing('not-found', 'io')
      .input(z.object({ file: fileId.or(z.literal(draftFile)), src: photoSource }))
      .output(photoAbout),
  },
  /** A library, or articles of it, with photos and versions as one file. */
  pack: {
    /** Without `files` the whole library. `ask`: a native dialog; desktop only. */
    make: failing(...inLibrary, 'not-found', 'unsupported', 'canceled', 'read-only', 'disk-full')
      .input(
        z.object({
          files: z.array(fileId).min(1).max(10_000).optional(),
          to: z.enum(['ask', 'download']),
        }),
      )
      .output(z.object({ job: z.string() })),
    /** Looks at all of a pack that was handed in (see bytes.ts) before anything is done with it. */
    check: failing(...inLibrary, 'not-found')
      .input(z.object({ pack: z.string().max(128) }))
      .output(z.object({ job: z.string() })),
    /** Goes on with a job that is `checked`. */
    bringIn: failing('not-found').input(
      z.object({ job: z.string().max(128), different: packDifferent }),
    ),
    watch: failing('not-found')
      .input(z.object({ job: z.string().max(128) }))
      .output(eventIterator(packEvent)),
    cancel: failing('not-found').input(z.object({ job: z.string().max(128) })),
    reveal: failing('not-found', 'unsupported', 'io').input(z.object({ job: z.string().max(128) })),
  },
  /** Several articles of the library, exported one after the other. */
  batch: {
    /** `not-found`: the folder has to be chosen again. What is wrong with an article stops no other. */
    start: failing(...inLibrary, 'not-found', 'read-only', 'disk-full', 'damaged')
      .input(
        z.object({
          articles: z.array(batchSource).min(1).max(mostInBatch),
          formats: z.array(formatId).min(1).max(64),
          options: exportOptions.omit({ allowEmbargoed: true }),
          /** A folder by its id (`exports.chooseFolder`), or null: to be downloaded as one file. */
          folder: z.string().max(128).nullable(),
        }),
      )
      .output(z.object({ job: z.string() })),
    watch: failing('not-found')
      .input(z.object({ job: z.string().max(128) }))
      .output(eventIterator(batchEvent)),
    /** Articles that are whole stay; the one that is being written is taken away. */
    cancel: failing('not-found').input(z.object({ job: z.string().max(128) })),
    reveal: failing('not-found', 'unsupported', 'io').input(z.object({ job: z.string().max(128) })),
  },
  exports: {
    formats: failing().output(z.array(exportFormat)),
    /** What the formats cannot hold and what is missing, before anything is written. */
    check: failing('damaged')
      .input(exportSource.extend({ formats: z.array(formatId).max(64) }))
      .output(z.array(exportWarning)),
    /** A native dialog; desktop only. The folder stays named by an opaque id. */
    chooseFolder: failing('unsupported', 'canceled').output(
      z.object({ folder: z.string(), place: z.string() }),
    ),
    /** The folder chosen last, if it is still there. */
    lastFolder: failing().output(z.object({ folder: z.string(), place: z.string() }).nullable()),
    /** What was chosen last in this library; null where nothing was. */
    choices: failing('io').output(exportChoices.nullable()),
    rememberChoices: failing('io', 'disk-full').input(exportChoices),
    start: failing('damaged', 'embargoed', 'not-found', 'read-only', 'busy')
      .input(
        exportSource.extend({
          formats: z.array(formatId).min(1).max(64),
          options: exportOptions,
          /** A folder by its id, or null: to be downloaded. */
          folder: z.string().max(128).nullable(),
        }),
      )
      .output(z.object({ job: z.string() })),
    watch: failing('not-found')
      .input(z.object({ job: z.string().max(128) }))
      .output(eventIterator(exportEvent)),
    cancel: failing('not-found').input(z.object({ job: z.string().max(128) })),
    reveal: failing('not-found', 'unsupported', 'io').input(z.object({ job: z.string().max(128) })),
    /** Has the files of an export that is done lie where they can be dragged from; desktop only. */
    stageDrag: failing('not-found', 'unsupported', 'io', 'disk-full', 'read-only').input(
      z.object({ job: z.string().max(128) }),
    ),
    /** An article, or blocks of it, made ready for the clipboard. */
    copy: failing('damaged', 'embargoed', 'canceled')
      .input(
        exportSource.extend({
          kind: copyKind,
          /** Blocks of the body, by their places; absent: all of the article. */
          blocks: z.object({ from: z.int().min(0), to: z.int().min(0) }).optional(),
          /** Yes, although the copy is embargoed, withheld or canceled. */
          allowEmbargoed: z.boolean().default(false),
        }),
      )
      .output(preparedCopy),
    /** The newsroom's own web pages, in `.stet/templates` of the library. */
    templates: failing().output(z.array(foundTemplate)),
    /** An export as it would be now: as readers see it where that is a page, else its source. */
    preview: failing('damaged', 'canceled', 'too-large', 'not-found')
      .input(
        exportSource.extend({
          format: formatId.default('html'),
          as: z.enum(['page', 'source']).default('page'),
          /** One of the `parts`, as source. */
          part: z.string().max(1024).optional(),
          options: exportOptions.optional(),
        }),
      )
      .output(formatPreview),
  },
};

export type NewsroomContract = typeof contract;
