import type { NitfKind } from '../contract/commandNames.ts';
import type { EndMark, FormatGroup, FormatId } from '../contract/exports.ts';
import type { FormatWarning, Loss } from './findings.ts';
import type { ClassNames } from './html/classNames.ts';
import type { PageTemplate } from './html/template/pageTemplate.ts';
import type { ReadArticle } from './story/readStory.ts';

/** One way to hand an article over. Formats are listed in registry.ts. */
export interface Format {
  readonly id: FormatId;
  readonly name: string;
  /** Where a person looks for it. */
  readonly group: FormatGroup;
  /** Who reads it, in a few words. */
  readonly readers: string;
  /**
   * What comes behind the base name, without the first dot: `html`, `fragment.html`. With a `/` the
   * format is a folder, and this is its main document: `apple-news/article.json`.
   */
  readonly extension: string;
  readonly mediaType: string;
  /** Goes to readers, so embargoed copy needs a yes and nothing internal may be in it. */
  readonly public: boolean;
  readonly photos: PhotoUse;
  /**
   * Kinds of pictures that its readers show, JPEG and PNG among them, where it is not all of ours:
   * photos of others go into it as one of these where they can be turned into one.
   */
  readonly shows?: readonly string[];
  /**
   * What it cannot hold of what readers see. An article that has it gets the same sentence among its
   * warnings (`Findings.lose`). Fields for other channels, such as a headline variant for print in a
   * web page, are no loss.
   */
  readonly losses: readonly Loss[];
  /**
   * Pure: the same article and options give the same bytes, and the article stays as it was for the
   * next format. Never throws for a checked article, but
   * TemplateError where a template makes a page that is too large.
   */
  render(article: ReadArticle, options: RenderOptions): Rendered;
  /**
   * The id of the article in a document that `render` wrote; undefined for anything else. A format
   * without a place for it has none: what was written where is then remembered elsewhere.
   */
  articleIdOf?(document: Uint8Array): string | undefined;
}

export type PhotoUse =
  /** Beside the document, or inside it as `data:` addresses, as the person likes. */
  | 'linked'
  /** Always files of their own. */
  | 'beside'
  /** Always inside the document, whose bytes hold theirs. */
  | 'embedded'
  /** The format has words only. */
  | 'none';

export interface RenderOptions {
  /** Names of the files without an extension, see `baseNameOf`. */
  baseName: string;
  photos: PhotoPlacement;
  /** When it goes out, in milliseconds since 1970, for what is said of an embargo (embargo.ts). */
  now?: number;
  /** What wire copy ends with; '' for nothing. `###` if absent. */
  endMark?: EndMark;
  /** Whether NITF names its namespace, which feeds of before 2006 never did. `namespaced` if absent. */
  nitf?: NitfKind;
  /** A newsroom's own web page (html/template/readTemplate.ts). `html` fills it in. */
  template?: PageTemplate;
  /** For `html` and `html-fragment`: what a class is called instead, by our name (html/classNames.ts). */
  classNames?: ClassNames;
}

export type PhotoPlacement =
  /** Files, by default in `<base name>-media/` beside the page. */
  | {
      kind: 'beside';
      /** `src` of the assets whose file is not there. */
      missing?: ReadonlySet<string>;
      /** Pixels of a photo that goes out smaller than its asset is. */
      sizeOf?(src: string): { width: number; height: number } | undefined;
    }
  /** Inside the page. */
  | {
      kind: 'inline';
      /** The photo as a `data:` address; undefined where its file is not there. */
      dataOf(src: string): string | undefined;
      sizeOf?(src: string): { width: number; height: number } | undefined;
    }
  /** For formats with `photos: 'embedded'` only. */
  | {
      kind: 'embedded';
      missing?: ReadonlySet<string>;
      sizeOf?(src: string): { width: number; height: number } | undefined;
      /** undefined where nothing is to be written: only the warnings are wanted. */
      bytesOf(src: string): Uint8Array<ArrayBuffer> | undefined;
      /** MIME type of these bytes, where it is another one than the name of the photo says. */
      kindOf?(src: string): string | undefined;
    };

export type OutputFile =
  | {
      /** Relative, with `/`. */
      name: string;
      bytes: Uint8Array<ArrayBuffer>;
    }
  | {
      name: string;
      /** `src` of the asset whose file is to be copied there. */
      photo: string;
    }
  | {
      name: string;
      /** What a browser makes a PDF of, whose bytes the file then has. */
      print: PrintedPage;
    };

/** A page that refers to nothing but its photos. */
export interface PrintedPage {
  html: string;
  /** By their addresses in the page. */
  photos: ReadonlyMap<string, { mimeType: string; bytes: Uint8Array<ArrayBuffer> }>;
  /** RFC 3339; what the PDF says of when it was made. */
  date: string | undefined;
}

export interface Rendered {
  /** The document first, then what belongs to it, then the photos, each once, in the text's order. */
  files: OutputFile[];
  warnings: FormatWarning[];
}
