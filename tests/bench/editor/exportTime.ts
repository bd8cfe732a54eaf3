import { performance } from 'node:perf_hooks';
import { parse } from '../../../shared/article/parse.ts';
import { formatOf } from '../../../shared/formats/registry.ts';
import type { BenchArticle } from './article.ts';

/** Milliseconds that the export to HTML takes, the middle of five, in this very process. */
export function exportTime({ file }: BenchArticle): number {
  const { article } = parse(new TextEncoder().encode(JSON.stringify(file)));
  const times = Array.from({ length: 7 }, () => {
    const began = performance.now();
    formatOf('html-fragment').render(article, { baseName: 'bench', photos: { kind: 'beside' } });
    return performance.now() - began;
  });
  return times.slice(2).sort((a, b) => a - b)[2] ?? Number.NaN;
}
