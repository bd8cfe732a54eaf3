import { wholeFiles } from './p1WholeFiles.ts';
import { powerCut } from './p2PowerCut.ts';
import { typingKilled } from './p3TypingKilled.ts';
import { fullDisk } from './p4FullDisk.ts';
import { neverReportedAsSuccess } from './p5NeverReportedAsSuccess.ts';
import { tornJournal } from './p6TornJournal.ts';
import { readOnly } from './p7ReadOnly.ts';
import { twoWriters } from './p8TwoWriters.ts';
import { slowShare } from './p9SlowShare.ts';
import { clockJumps } from './p10Clock.ts';
import { upgrades } from './p11Releases.ts';
import { lostIndex } from './p12LostIndex.ts';
import type { Promised } from './promise.ts';

/** In their order. */
export const promises: readonly Promised[] = [
  wholeFiles,
  powerCut,
  typingKilled,
  fullDisk,
  neverReportedAsSuccess,
  tornJournal,
  readOnly,
  twoWriters,
  slowShare,
  clockJumps,
  upgrades,
  lostIndex,
];
