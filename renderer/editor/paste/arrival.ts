import {
  DOMParser,
  type ParseOptions,
  type ResolvedPos,
  type Schema,
  Slice,
} from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import type { Asset } from '../../../shared/article/model.ts';
import { pastedText } from '../typography/pastedText.ts';
import { arrivingIndex } from './arriving.ts';
import { type Flavours, noFlavours } from './flavours.ts';
import type { HtmlReading } from './html/readHtml.ts';
import { hideStyles } from './html/styles.ts';
import { looksLikeMarkdown } from './markdown/looksLikeMarkdown.ts';
import { type OwnCopy, readOwn } from './own/ownType.ts';
import { addressSlice } from './pasteAddress.ts';
import { plainTextSlice } from './plainText.ts';
import { readers } from './readers.ts';

/** A photo block that was made for a picture which is still on its way. */
export interface ArrivingPhoto {
  blockId: string;
  name: string;
  file?: File | undefined;
  about?: Partial<Asset> | undefined;
  /** Of another article: to be fetched from there. */
  own?: Asset | undefined;
}

const nothingFound: HtmlReading = { undecided: 0, files: [], alts: [], missing: [] };

/**
 * What one paste or drop brings, from its flavours to the slice, with everything found on the way.
 * ProseMirror calls its parts while it reads; what was found lasts until the next one.
 */
export class Arrival extends DOMParser {
  flavours: Flavours = noFlavours;
  own: OwnCopy | undefined;
  photos: ArrivingPhoto[] = [];
  /** From another program: its empty lines are spacing. */
  foreign = false;
  private captured: Slice | undefined;
  private reading: HtmlReading = nothingFound;
  private sheets: readonly string[] = [];

  constructor(schema: Schema) {
    super(schema, DOMParser.fromSchema(schema).rules);
  }

  /** The next thing to be read. */
  begin(flavours: Flavours): void {
    this.flavours = flavours;
    // A note for the desk, or a photo without words, has no HTML for other programs beside it.
    this.own = flavours.html === '' ? readOwn(flavours.own, this.schema) : undefined;
    this.photos = [];
    this.reading = nothingFound;
    this.foreign = false;
  }

  get undecided(): number {
    return this.reading.undecided;
  }

  get missing(): HtmlReading['missing'] {
    return this.reading.missing;
  }

  /**
   * Reads something outside a paste event: once more after somebody was asked, or from a file. HTML
   * goes through ProseMirror's own door, since the page's policy lets nobody else parse it.
   *
   * @param adapt what `transformPasted` does to every other slice
   */
  read(view: EditorView, flavours: Flavours, adapt: (slice: Slice) => Slice): Slice {
    this.begin(flavours);
    if (flavours.html === '') {
      return adapt(this.readText(flavours.text, view.state.selection.$from, false));
    }
    this.captured = Slice.empty;
    // Without data of its own, so that nobody takes it for something that was copied.
    view.pasteHTML(flavours.html, new Event('paste') as ClipboardEvent);
    const slice = this.captured;
    this.captured = undefined;
    return slice;
  }

  /** Whether the slice is only being read, and not to be put in. */
  capture(slice: Slice): boolean {
    if (!this.captured) return false;
    this.captured = slice;
    return true;
  }

  hide(html: string): string {
    this.own = readOwn(this.flavours.own, this.schema);
    // Our own type says all that the HTML beside it says, and more.
    if (this.own) return '';
    const hidden = hideStyles(html);
    this.sheets = hidden.sheets;
    return hidden.html;
  }

  /**
   * @param plain somebody wants it without formatting
   * @param language of the article, for the typography that a desk may want
   */
  readText(text: string, $context: ResolvedPos, plain: boolean, language = 'en'): Slice {
    const { isMarkdown } = this.flavours;
    if (plain) this.own = undefined;
    const address = plain || this.own ? undefined : addressSlice(text, $context);
    if (address) return address;
    if (!plain && !this.own && (isMarkdown || looksLikeMarkdown(text))) {
      const read = readers()?.readMarkdown(text, this.schema);
      if (read) this.reading = { ...nothingFound, missing: read.missing };
      if (read && read.slice.size > 0) return read.slice;
    }
    return plainTextSlice(pastedText(text, language), $context);
  }

  override parseSlice(dom: HTMLElement, options?: ParseOptions): Slice {
    const { html, rtf, googleSlice, revisions } = this.flavours;
    this.foreign = true;
    const read = readers()?.readHtml(dom, {
      html,
      sheets: this.sheets,
      rtf,
      googleSlice,
      revisions,
    });
    // Nothing gets past the fence because it is not there yet.
    if (!read) dom.replaceChildren();
    this.reading = read ?? nothingFound;
    // Until somebody has decided about tracked changes there is nothing to put in.
    if (this.undecided > 0) dom.replaceChildren();
    return super.parseSlice(dom, options);
  }

  /** A photo block without its picture; remembered, so that the picture can be put in. */
  expect(asset: string, blockId: string): void {
    const index = arrivingIndex(asset);
    if (index !== undefined) {
      const file = this.reading.files[index];
      const alt = this.reading.alts[index];
      if (file)
        this.photos.push({ blockId, name: file.name, file, about: alt ? { alt } : undefined });
      return;
    }
    const own = this.own?.assets.get(asset);
    if (own) this.photos.push({ blockId, name: own.alt || asset, own });
  }
}
