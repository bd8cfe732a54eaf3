import type { Metadata } from '../../shared/article/articleText.ts';
import type { ChangedBlocks } from '../../shared/article/changedBlocks.ts';
import type { Article } from '../../shared/article/model.ts';
import type {
  Access,
  NotFollowed,
  OpenedArticle,
  OpenedInParts,
  SavedArticle,
} from '../../shared/contract/articles.ts';
import type { BatchEvent, BatchSource } from '../../shared/contract/batches.ts';
import type { Desk } from '../../shared/contract/desk.ts';
import type { DeskChange, DeskReading } from '../../shared/contract/deskSettings.ts';
import type {
  ExportChoices,
  ExportEvent,
  ExportFormat,
  ExportOptions,
  ExportWarning,
  FormatId,
  FoundTemplate,
} from '../../shared/contract/exports.ts';
import type { ArticleVersion } from '../../shared/contract/history.ts';
import type {
  Journaled,
  KeptText,
  RestoredText,
  UndoPart,
  UndoSession,
} from '../../shared/contract/journal.ts';
import type {
  LibraryEntry,
  LibraryEvent,
  LibraryStatus,
  TrashedEntry,
} from '../../shared/contract/library.ts';
import type { LinkFinding } from '../../shared/contract/links.ts';
import type { LockEvent, LockState } from '../../shared/contract/locks.ts';
import type { HandedPack, PackDifferent, PackEvent } from '../../shared/contract/packs.ts';
import type { AddedPhoto, PhotoAbout } from '../../shared/contract/photos.ts';
import type { PresetChange } from '../../shared/contract/presets/changePresets.ts';
import type { CopyKind, FormatPreview, PreparedCopy } from '../../shared/contract/previews.ts';
import type { BodyPart } from '../../shared/formats/clipboard/partOf.ts';
import type { SettingsService } from './settings/settings.ts';

/**
 * The newsroom services as plain Node: what the contract's router, the byte handler and the command
 * line call. Every method rejects with a FailureError whose code the contract lists for that call.
 */
export interface Newsroom {
  desk(): Promise<Desk>;
  openLink(href: string): Promise<void>;
  links: { check(href: string, signal: AbortSignal | undefined): Promise<LinkFinding> };
  settings: SettingsService;
  library: LibraryService;
  articles: ArticleService;
  locks: LockService;
  histories: HistoryService;
  journals: JournalService;
  media: MediaService;
  exports: ExportService;
  batches: BatchService;
  packs: PackService;
  /** Ends watchers, jobs and workers; waits for writes under way. */
  close(): Promise<void>;
}

export interface LibraryService {
  status(): Promise<LibraryStatus>;
  /** By path: for hosts and the command line only, never through the contract. */
  openFolder(path: string): Promise<LibraryStatus>;
  choose(): Promise<LibraryStatus>;
  recent(): Promise<{ id: string; name: string; place: string }[]>;
  openRecent(id: string): Promise<LibraryStatus>;
  list(): Promise<LibraryEntry[]>;
  /** Starts with `listening`; ends when `signal` aborts. */
  events(signal: AbortSignal | undefined): AsyncGenerator<LibraryEvent, void, void>;
  trashed(): Promise<TrashedEntry[]>;
  restore(id: string): Promise<{ file: string; name: string }>;
  deskSettings(): Promise<DeskReading>;
  saveDeskSettings(change: DeskChange): Promise<DeskReading>;
  changePreset(change: PresetChange): Promise<DeskReading>;
}

export interface ArticleService {
  create(): Promise<{ article: Article }>;
  /** Names a file anywhere by an opaque id: dialogs, the system, the command line. */
  register(path: string): string;
  /** Where a file lies: for hosts only (title bar, recent documents), never through the contract. */
  placeOf(file: string): string | undefined;
  open(file: string): Promise<OpenedArticle>;
  openInParts(file: string, window: string, isAhead?: boolean): Promise<OpenedInParts>;
  shown(window: string, file: string, revision: string): void;
  revision(file: string): Promise<{ revision: string; access: Access }>;
  openDialog(): Promise<OpenedArticle>;
  recent(): Promise<{ file: string; name: string }[]>;
  /** @param journaled the journal that holds this very text. */
  save(
    file: string,
    base: string,
    article: Article,
    journaled?: Journaled | undefined,
  ): Promise<SavedArticle>;
  /** The same for a text that a journal holds; null where it says anything else. */
  saveJournaled(article: JournaledArticle): Promise<SavedArticle | NotFollowed>;
  saveNew(request: {
    article: Article;
    from?: string | undefined;
    name?: string | undefined;
    where: 'library' | 'ask';
    again?: true | undefined;
    journaled?: Journaled | undefined;
  }): Promise<SavedArticle>;
  rename(file: string, name: string): Promise<{ file: string; name: string }>;
  duplicate(file: string): Promise<{ file: string; name: string }>;
  trash(file: string): Promise<{ id: string }>;
  reveal(file: string): Promise<void>;
}

/** An article of which the newsroom has the text already. */
export interface JournaledArticle {
  file: string;
  base: string;
  metadata: Metadata;
  /** What the text must be. */
  text: ChangedBlocks;
  journaled: Journaled;
}

export interface LockService {
  /** Ends when `signal` aborts; what the window has locked is then free. */
  events(window: string, signal: AbortSignal | undefined): AsyncGenerator<LockEvent, void, void>;
  take(request: { window: string; file: string; over?: boolean | undefined }): Promise<LockState>;
  release(request: {
    window: string;
    file: string;
    listening?: boolean | undefined;
  }): Promise<void>;
}

export interface HistoryService {
  list(file: string): Promise<ArticleVersion[]>;
  read(file: string, version: string): Promise<{ article: Article }>;
  base(file: string, revision: string): Promise<{ article: Article }>;
  keep(request: {
    file: string;
    reason: 'before-restore' | 'conflict-loser' | 'milestone';
    label?: string | undefined;
    article?: Article | undefined;
  }): Promise<{ version: string }>;
  name(file: string, version: string, label: string): Promise<void>;
}

export interface JournalService {
  /** Ends when `signal` aborts; the window's texts can then be restored by another. */
  hold(
    window: string,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<{ seq: number; kind: 'holding' | 'freed' }, void, void>;
  append(request: {
    window: string;
    journal?: string | undefined;
    begin?:
      | {
          file?: string | undefined;
          base?: string | undefined;
          article?: Article | undefined;
          as?: string | undefined;
          /** When its window had it; nobody goes on with it. */
          gone?: number | undefined;
        }
      | undefined;
    after?: number | undefined;
    steps: readonly unknown[];
    undo?: readonly UndoPart[] | undefined;
  }): Promise<Journaled>;
  kept(): Promise<KeptText[]>;
  restore(window: string, journal: string): Promise<RestoredText>;
  /** Oldest first; the document of the last one ends as the text that is asked for begins. */
  undoable(window: string, of: UndoableText): Promise<UndoSession[]>;
  leave(window: string, journal: string): Promise<void>;
  discard(journal: string): Promise<void>;
}

/** A text as it lies in a file, or as a window has restored it. */
export type UndoableText = { file: string; revision: string } | { journal: string };

export interface MediaService {
  /** @param file an article's file id, or `draft`. Rejects with not-a-photo, too-large, … */
  add(file: string, bytes: Uint8Array): Promise<AddedPhoto>;
  /** @param name `<sha256>.<ext>`; undefined where there is no such photo. */
  read(
    file: string,
    name: string,
  ): Promise<{ bytes: Uint8Array<ArrayBuffer>; mimeType: string } | undefined>;
  /** What its file says of itself. Rejects with not-found. @param src `media/<sha256>.<ext>` */
  about(file: string, src: string): Promise<PhotoAbout>;
  /** Absolute path of a photo for an export; undefined where there is no such photo. */
  pathOf(file: string, src: string): Promise<string | undefined>;
}

/** A file that is larger than memory, on its way to a browser. */
export interface FetchedFile {
  name: string;
  /** In bytes. */
  size: number;
  body: ReadableStream<Uint8Array>;
}

/** Whole libraries, or articles, with photos and versions as one file. */
export interface PackService {
  /** @param request.files without them the whole library. */
  make(request: {
    files?: readonly string[] | undefined;
    to: 'ask' | 'download';
  }): Promise<{ job: string }>;
  /** Takes a pack in, to be checked. */
  hand(body: ReadableStream<Uint8Array> | null): Promise<HandedPack>;
  check(pack: string): Promise<{ job: string }>;
  bringIn(job: string, different: PackDifferent): Promise<void>;
  watch(job: string, signal: AbortSignal | undefined): AsyncGenerator<PackEvent, void, void>;
  cancel(job: string): Promise<void>;
  reveal(job: string): Promise<void>;
  /** A pack that went to no file; undefined once it is gone. */
  download(job: string): Promise<FetchedFile | undefined>;
}

export interface BatchService {
  start(request: {
    articles: BatchSource[];
    formats: FormatId[];
    options: Omit<ExportOptions, 'allowEmbargoed'>;
    folder: string | null;
  }): Promise<{ job: string }>;
  watch(job: string, signal: AbortSignal | undefined): AsyncGenerator<BatchEvent, void, void>;
  cancel(job: string): Promise<void>;
  reveal(job: string): Promise<void>;
  /** The file of a job that went to no folder; undefined once it is gone. */
  download(job: string): Promise<FetchedFile | undefined>;
}

/** What is to be seen of an export; of a web page, if nothing else is asked for. */
export interface PreviewRequest {
  file?: string | undefined;
  article: Article;
  format?: FormatId | undefined;
  as?: 'page' | 'source' | undefined;
  part?: string | undefined;
  opensAt?: number | undefined;
  options?: Partial<ExportOptions> | undefined;
}

export interface ExportService {
  formats(): ExportFormat[];
  check(article: Article, formats: FormatId[]): ExportWarning[];
  chooseFolder(): Promise<{ folder: string; place: string }>;
  lastFolder(): Promise<{ folder: string; place: string } | null>;
  /** Names a folder by an opaque id: for hosts and the command line. */
  registerFolder(path: string): string;
  choices(): Promise<ExportChoices | null>;
  rememberChoices(choices: ExportChoices): Promise<void>;
  start(request: {
    file?: string | undefined;
    article: Article;
    formats: FormatId[];
    options: ExportOptions;
    folder: string | null;
  }): Promise<{ job: string }>;
  watch(job: string, signal: AbortSignal | undefined): AsyncGenerator<ExportEvent, void, void>;
  cancel(job: string): Promise<void>;
  reveal(job: string): Promise<void>;
  /** A file of a job that went to no folder; undefined once it is gone. */
  download(
    job: string,
    index: number,
  ): Promise<{ bytes: Uint8Array<ArrayBuffer>; name: string; mimeType: string } | undefined>;
  /** Has the files of a job lie somewhere, to be dragged from there. */
  stageDrag(job: string): Promise<void>;
  /** Where they lie: for hosts only, never through the contract. */
  draggable(job: string): string[];
  copy(
    request: {
      file?: string | undefined;
      article: Article;
      kind: CopyKind;
      blocks?: BodyPart | undefined;
      allowEmbargoed: boolean;
    },
    signal: AbortSignal | undefined,
  ): Promise<PreparedCopy>;
  /** What was made for the clipboard, once, as JSON; undefined when the id is unknown or used. */
  preparedCopy(id: string): Promise<string | undefined>;
  templates(): Promise<FoundTemplate[]>;
  preview(request: PreviewRequest, signal: AbortSignal | undefined): Promise<FormatPreview>;
  /** The page of a preview, once; undefined when the id is unknown or used. */
  previewPage(id: string): Promise<string | undefined>;
}
