import { hugo } from './hugo.ts';
import type { Judge } from './judge.ts';
import { nuHtmlChecker } from './nuHtmlChecker.ts';

/** One line a judge. */
export const judges: readonly Judge[] = [nuHtmlChecker, hugo];
