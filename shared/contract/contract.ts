import { articleCalls } from './articles.ts';
import { batchCalls } from './batches.ts';
import { deskCalls } from './desk.ts';
import { exportCalls } from './exports.ts';
import { historyCalls } from './history.ts';
import { journalCalls } from './journal.ts';
import { libraryCalls } from './library.ts';
import { linkCalls } from './links.ts';
import { lockCalls } from './locks.ts';
import { packCalls } from './packs.ts';
import { photoCalls } from './photos.ts';
import { previewCalls } from './previews.ts';

/**
 * All that the renderer may ask of the newsroom: the only truth about what crosses the process
 * boundary. Bytes (photos, previews, downloads) do not go through here but through the byte handler,
 * see bytes.ts.
 */
export const contract = {
  desk: deskCalls,
  library: libraryCalls,
  article: articleCalls,
  locks: lockCalls,
  history: historyCalls,
  journal: journalCalls,
  links: linkCalls,
  photo: photoCalls,
  pack: packCalls,
  batch: batchCalls,
  exports: { ...exportCalls, ...previewCalls },
};

export type NewsroomContract = typeof contract;
