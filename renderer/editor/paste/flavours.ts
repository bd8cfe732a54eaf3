import { cellElement } from '../tables/cellElement.ts';
import type { RevisionChoice } from './html/revisions.ts';

/** Stet's own type: the very blocks, and the photos they show. Read by ownType.ts. */
export const ownType = 'application/x-stet-blocks+json';

/** Beside our own type: the files of the photos, for a library that cannot ask ours for them. */
export const photoFilesType = 'application/x-stet-photos+json';

/** Beside our own type while blocks are dragged: until the drop a page learns the types and no more. */
export const wholeBlocksType = 'application/x-stet-whole-blocks';

/** The same of cells of a table, which are a table between blocks, and fill cells that are there. */
export const cellsType = 'application/x-stet-cells';

/** Whole words are dragged, which have their spaces closed up and given where they go. */
export const wholeWordsType = 'application/x-stet-whole-words';

/** Whether what is dragged here from elsewhere stands between blocks where it is dropped. */
export function comesAsBlocks({ dataTransfer, target }: DragEvent): boolean {
  const types = dataTransfer?.types ?? [];
  return types.includes(wholeBlocksType) || (types.includes(cellsType) && !cellElement(target));
}

/** The type that Google Docs puts beside HTML: JSON with the text and who suggested what. */
export const googleSliceType = 'application/x-vnd.google-docs-document-slice-clip+wrapped';

/** What a paste or a drop brings, read while the event lasts: afterwards nothing is left of it. */
export interface Flavours {
  html: string;
  text: string;
  rtf: string;
  googleSlice: string;
  own: string;
  photoFiles: string;
  files: readonly File[];
  /** A file says it is Markdown; pasted text has to show it. */
  isMarkdown?: boolean;
  /** Set when it is pasted a second time, after somebody was asked. */
  revisions?: RevisionChoice;
}

export const noFlavours: Flavours = {
  html: '',
  text: '',
  rtf: '',
  googleSlice: '',
  own: '',
  photoFiles: '',
  files: [],
};

export function readFlavours(data: DataTransfer | null): Flavours {
  if (!data) return noFlavours;
  // Each one that is asked for is fetched from the system, also where it has none.
  const { types } = data;
  const ifThere = (type: string) => (types.includes(type) ? data.getData(type) : '');
  return {
    html: data.getData('text/html'),
    text: data.getData('text/plain'),
    rtf: ifThere('text/rtf'),
    googleSlice: ifThere(googleSliceType),
    own: ifThere(ownType),
    photoFiles: ifThere(photoFilesType),
    files: [...data.files],
  };
}
