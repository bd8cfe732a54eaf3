import type { Step } from '@tiptap/pm/transform';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Asset } from '../../shared/article/model.ts';
import type { LinkEditing } from './commands/links.ts';
import type { CorrectionSource, Notice } from './editorHandle.ts';
import type { EmbedEditing } from './embeds/embedEditing.ts';
import type { EmbedOffer } from './embeds/embedOffer.ts';
import { Links } from './links/links.ts';
import type { SlashState } from './overlays/slashMenu.ts';
import type { PasteQuestion } from './paste/pasteQuestion.ts';
import { Photos } from './photos/photos.ts';

/** What React draws over the text; nothing here changes on plain typing. */
export interface OverlayState {
  /** The slash menu while it is open. */
  slash: SlashState | undefined;
  /** The link whose address is being written. */
  link: LinkEditing | undefined;
  /** The embed whose address is being written. */
  embed: EmbedEditing | undefined;
  /** An address that was pasted and can become an embed. */
  embedOffer: EmbedOffer | undefined;
  /** Id of the photo block whose alt text is being written. */
  altText: string | undefined;
  photoDialog: PhotoDialog | undefined;
  /** The menu of the selected block, or of what can be put behind it, while it is open. */
  blockMenu: BlockMenuState | undefined;
  /** What somebody has to say, or should know, about what was pasted. */
  paste: PasteQuestion | undefined;
}

/** What a person is doing to a photo. */
export interface PhotoDialog {
  kind: 'crop' | 'focal' | 'file';
  blockId: string;
}

export interface BlockMenuState {
  kind: 'block' | 'insert';
  /** The button that opened it; without one it stands beside the selection. */
  anchor?: Element;
}

export type Overlays = StoreApi<OverlayState>;

/** What blocks and plugins of one editor share. */
export interface EditorContext {
  photos: Photos;
  links: Links;
  overlays: Overlays;
  /** A change of an asset's fields, to go into the same undo step as a change of the text. */
  assetSteps(assetId: string, change: Partial<Asset>): readonly Step[];
  /** Whoever shows the article gives it, which may be after its blocks are drawn. */
  notice: Notice;
  /** Of the article, BCP 47; it may change while somebody writes. */
  language?: string;
  /** How the article's corrections get another entry; undefined where there are none. */
  corrections?: CorrectionSource | undefined;
}

/** Of an editor that has no article yet. */
export const createContext = (): EditorContext => ({
  photos: new Photos(),
  links: new Links(),
  overlays: createOverlays(),
  assetSteps: () => [],
  notice: () => {},
});

export const createOverlays = (): Overlays =>
  createStore<OverlayState>(() => ({
    slash: undefined,
    link: undefined,
    embed: undefined,
    embedOffer: undefined,
    altText: undefined,
    blockMenu: undefined,
    photoDialog: undefined,
    paste: undefined,
  }));
