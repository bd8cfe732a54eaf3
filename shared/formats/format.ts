import type { Article } from '../article/model.ts';
import type { FormatId } from '../contract/values.ts';
import type { FormatWarning } from './findings.ts';

/** One way to hand an article over. Formats are listed in registry.ts. */
export interface Format {
  readonly id: FormatId;
  readonly name: string;
  /** Who reads it, in a few words. */
  readonly readers: string;
  /** What comes behind the base name, without the first dot: `html`, `fragment.html`. */
  readonly extension: string;
  /** Goes to readers, so embargoed copy needs a yes and nothing internal may be in it. */
  readonly public: boolean;
  /** Pure: the same article and options give the same bytes. Never throws for a checked article. */
  render(article: Article, options: RenderOptions): Rendered;
  /** The id of the article in a document that `render` wrote; undefined for any other text. */
  articleIdOf(document: string): string | undefined;
}

export interface RenderOptions {
  /** Names of the files without an extension, see `baseNameOf`. */
  baseName: string;
  photos: PhotoPlacement;
}

export type PhotoPlacement =
  /** Files in `<base name>-media/` beside the page. */
  | {
      kind: 'beside';
      /** `src` of the assets whose file is not there. */
      missing?: ReadonlySet<string>;
    }
  /** Inside the page. */
  | {
      kind: 'inline';
      /** The photo as a `data:` address; undefined where its file is not there. */
      dataOf(src: string): string | undefined;
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
    };

export interface Rendered {
  /** The document first, then the photos that it shows, each once, in the order of the text. */
  files: OutputFile[];
  warnings: FormatWarning[];
}
