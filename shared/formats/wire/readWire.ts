import { createArticle } from '../../article/create.ts';
import type { WireOptions, WireReading } from './types.ts';

/** Reads wire copy: plain text as agencies send it → an article and what was made out in it. */
export function readWire(text: string, options: WireOptions): WireReading {
  const article = createArticle(options.id, options.language ?? 'en', options.now);
  if (text.trim() === '') return { article, findings: [] };
  return { article, findings: [] };
}
