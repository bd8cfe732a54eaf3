import { wholeFiles } from './p1WholeFiles.ts';
import { neverReportedAsSuccess } from './p5NeverReportedAsSuccess.ts';
import type { Promised } from './promise.ts';

/** In their order. */
export const promises: readonly Promised[] = [wholeFiles, neverReportedAsSuccess];
