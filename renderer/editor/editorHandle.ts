import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Step } from '@tiptap/pm/transform';
import type { Asset, NodeJson } from '../../shared/article/model.ts';
import type { PhotoField, PhotoSays } from '../../shared/article/photoSays.ts';
import type { TextInParts } from '../../shared/article/textInParts.ts';
import type { CommandId } from '../../shared/contract/commands.ts';

import type { PhotoAbout } from '../../shared/contract/photos.ts';
import type { Change } from './changes.ts';
import type { FindAndReplace } from './find/findAndReplace.ts';
import type { LinkSource } from './links/linkSource.ts';
import type { Counts } from './statistics/articleStatistics.ts';

/** The commands of shared/contract/commands.ts that the editor carries out itself. */
const editorCommandIds = [
  'undo',
  'redo',
  'pastePlain',
  'bold',
  'italic',
  'underline',
  'strike',
  'superscript',
  'subscript',
  'clearFormatting',
  'link',
  'inlineNote',
  'paragraph',
  'subhead',
  'minorSubhead',
  'smallSubhead',
  'bulletList',
  'orderedList',
  'blockquote',
  'pullQuote',
  'photo',
  'gallery',
  'makeGallery',
  'photoOutOfGallery',
  'cropPhoto',
  'focalPoint',
  'altText',
  'photoFile',
  'replacePhoto',
  'relatedLinks',
  'checkLinks',
  'embed',
  'table',
  'factbox',
  'note',
  'divider',
  'correction',
  'insertMenu',
  'blockMenu',
  'turnIntoPullQuote',
  'turnIntoFactbox',
  'turnIntoNote',
  'duplicateBlock',
  'deleteBlock',
  'moveBlockUp',
  'moveBlockDown',
  'addRowBefore',
  'addRowAfter',
  'addColumnBefore',
  'addColumnAfter',
  'deleteRow',
  'deleteColumn',
  'deleteTable',
  'headerRow',
  'headerColumn',
  'mergeCells',
  'splitCell',
] as const satisfies readonly CommandId[];
/** Ask for files, or open a dialog about the photo at the caret. */
export type PhotoCommandId =
  | 'photo'
  | 'gallery'
  | 'cropPhoto'
  | 'focalPoint'
  | 'altText'
  | 'photoFile'
  | 'replacePhoto';
export type EditorCommandId = (typeof editorCommandIds)[number];

/** Commands that the editor cannot carry out on the text alone: they need files, a menu or the app. */
export type OutwardCommandId =
  | PhotoCommandId
  | 'pastePlain'
  | 'correction'
  | 'checkLinks'
  | 'insertMenu'
  | 'blockMenu';
export type TextCommandId = Exclude<EditorCommandId, OutwardCommandId>;

export const isEditorCommand = (id: CommandId): id is EditorCommandId =>
  (editorCommandIds as readonly CommandId[]).includes(id);

export const headFields = ['kicker', 'headline', 'standfirst'] as const;
export type HeadField = (typeof headFields)[number];

export interface AddedAsset {
  /** Key into the article's `assets`. */
  assetId: string;
  /** What the newsroom says about the photo, so that it shows before the next render. */
  asset: Asset;
  /** What its file says of itself. */
  says?: PhotoSays;
  /** Fields of the asset that were taken from there just now. */
  fromFile?: Partial<Asset>;
}

/** Where photos come from and go to; the host knows, the editor does not. */
export interface PhotoSource {
  /**
   * An address that an `img` may show (a blob: URL, owned and revoked by the source).
   * Rejects where the file is missing or unreadable.
   *
   * @param src the asset's `src`, `media/<sha256>.<ext>`
   */
  url(src: string): Promise<string>;
  /**
   * Takes a photo in and puts its asset into the article.
   *
   * @throws Error whose message says to the person why the photo was not taken
   */
  add(
    file: Blob,
    options: {
      signal: AbortSignal;
      /** What is known about the photo from where it was copied. */
      about?: Partial<Asset> | undefined;
    },
  ): Promise<AddedAsset>;
  /**
   * What the file of a photo of this article says of itself.
   * Rejects with an Error for the person where it is not there.
   */
  about(src: string): Promise<PhotoAbout>;
  /** Where the photos of this article lie, for a copy that is pasted elsewhere. */
  origin?(): PhotoOrigin | undefined;
  /**
   * A photo of another article.
   *
   * @throws Error where it cannot be reached from here
   */
  fetch?(origin: PhotoOrigin, src: string): Promise<Blob>;
}

/** The article whose photos are meant, wherever they are pasted. */
export interface PhotoOrigin {
  /** The article's file id, or `draft`. */
  file: string;
  /** The library's name, for people. */
  library: string;
}

/** The article's corrections, which are metadata and so the app's. */
export interface CorrectionSource {
  /** Changes that add an empty entry, to go into one undo step with what the editor changes. */
  steps(): readonly Step[];
  /** Leads the person to the new entry. */
  show(): void;
}

export interface ArticleEditorProps {
  /** Asked for when the editor mounts, and only then: it owns the text from there, and a second copy
   * kept beside it would be a good part of what a long article takes. Another document is another
   * editor, so give it a `key`. Without a text no editor comes. */
  text(): TextInParts | undefined;
  /** The article's assets as they are now. */
  assets: Readonly<Record<string, Asset>>;
  photos: PhotoSource;
  links: LinkSource;
  /** BCP 47; for hyphenation, quotes, spell-check and counting. */
  language: string;
  readOnly?: boolean;
  /** The browser's spell-check; leave off in the desktop host, where it downloads dictionaries. */
  spellCheck?: boolean;
  /** Called once the editor has the whole document, and with undefined when it goes away. */
  onReady?(handle: EditorHandle | undefined): void;
  /** The document is dirty. Called per change, so it must be cheap and must not render. */
  onChange?(): void;
  /** A person changed alt text or the like: merge it into the article's assets. */
  onAssetChange?(assetId: string, change: Partial<Asset>): void;
  corrections?: CorrectionSource;
  /** The same change as steps, to be one undo step with a change of the text. */
  assetSteps?(assetId: string, change: Partial<Asset>): readonly Step[];
  /** Something a person should know, in a sentence ("The picture is too large."), or may want. */
  onNotice?: Notice;
}

/** @param until what is said is true so long, and stands there */
export type Notice = (
  message: string,
  action?: { label: string; run(): void },
  until?: Promise<unknown>,
) => void;

export interface InsertOptions {
  /** Replaces these head fields in the same undo step. */
  head?: Partial<Record<HeadField, NodeJson>>;
  /** Goes into the same undo step: what the app changes besides the text. */
  steps?: readonly Step[];
}

export interface ReplaceOptions {
  /** Put the caret back where it was, as far as the new text allows. */
  keepSelection?: boolean;
  /** One undo step instead of a new history; what stays the same is not touched. */
  undoable?: boolean;
  /** What is new came in from outside: it is marked until `forgetArrivals`. */
  arrived?: boolean;
  /** Of one undo step: what is said of it, with a way back. */
  told?: string;
  /** Goes into the same undo step: what the app changes besides the text. */
  steps?: readonly Step[];
}

export type FocusPlace = HeadField | 'start' | 'end' | 'body' | { blockId: string };

export interface EditorHandle {
  /**
   * For what this handle does not offer; shared state such as autosave belongs outside. Of changes it
   * tells nobody: `eachChange` does.
   */
  readonly editor: Editor;
  /** The document as it stands, without upload state or decorations. */
  readonly doc: Node;
  /** The same as JSON, which takes a moment for a long one. */
  getContent(): NodeJson;
  replaceContent(content: NodeJson, options?: ReplaceOptions): void;
  /**
   * A block of another version into the body, as one undo step: in front of its block number `at`,
   * or instead of that. @returns false where it does not fit.
   */
  putBlock(block: NodeJson, at: number, instead: boolean): boolean;
  /**
   * Has the body's block of that id become these, as one undo step; none: it goes. Where there is no
   * such block any more they stand at the end.
   */
  settleBlock(id: string, blocks: readonly NodeJson[]): void;
  /** The same of a part of the head: its text. */
  settleHead(part: HeadField, content: readonly NodeJson[]): void;
  forgetArrivals(): void;
  /** Once no input method is at work, whose letters a change of the document would break off. */
  whenStill(): Promise<void>;
  /** Without a place: where the caret was. */
  focus(place?: FocusPlace): void;
  /** As though it was typed at the caret. */
  type(text: string): void;
  /** @returns false where the command does not apply. */
  run(command: EditorCommandId): boolean;
  /** The mark, or kind of block, that the caret is in. */
  isActive(command: EditorCommandId): boolean;
  can(command: EditorCommandId): boolean;
  /** Takes photos in at the caret; failures show in their block and through `onNotice`. */
  insertPhotos(files: Iterable<File>): void;
  /** Once the photos that are on their way are in the text, or failed; undefined where none is. */
  photosArrived(): Promise<void> | undefined;
  /** Puts words of a photo's file into its block or asset, as one undo step. */
  takeFromFile(blockId: string, field: PhotoField, text: string): void;
  /** Blocks at the caret, in one undo step; an empty paragraph there gives way. */
  insertBlocks(blocks: NodeJson[], options?: InsertOptions): boolean;
  /** At once after each change, so with every key. @returns to hear of no more */
  eachChange(listener: (change: Change) => void): () => void;
  /** After the selection or the document changed, at most once a frame. */
  subscribe(listener: () => void): () => void;
  /** The counts, at once and then on idle after changes and moves of the caret. */
  subscribeStats(listener: (counts: Counts) => void): () => void;
  readonly find: FindAndReplace;
  /** @returns false where there is none. */
  goToNextTk(): boolean;
  /** Puts the caret there, or selects the block that begins there, and scrolls to it. */
  goTo(pos: number, keyboard?: 'there' | 'stays'): void;
}
