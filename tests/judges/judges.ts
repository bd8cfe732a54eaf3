import { epubCheck } from './epubCheck.ts';
import { exifTool } from './exifTool.ts';
import { gutenberg, gutenbergPaste } from './gutenberg.ts';
import { hugo } from './hugo.ts';
import { inCopy } from './inCopy.ts';
import type { Judge } from './judge.ts';
import { koenigPaste } from './koenig.ts';
import { nuHtmlChecker } from './nuHtmlChecker.ts';
import { pdfReaders } from './pdfReaders.ts';
import { libreOffice, pandoc } from './wordReaders.ts';

/** One line a judge. */
export const judges: readonly Judge[] = [
  nuHtmlChecker,
  hugo,
  libreOffice,
  pandoc,
  epubCheck,
  inCopy,
  pdfReaders,
  exifTool,
  gutenberg,
  gutenbergPaste,
  koenigPaste,
];
