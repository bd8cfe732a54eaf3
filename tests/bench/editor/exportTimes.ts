import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { parse } from '../../../shared/article/parse.ts';
import { formatOf } from '../../../shared/formats/registry.ts';
import { readArticle } from '../../../shared/formats/story/readStory.ts';
import type { BenchArticle } from './article.ts';

/** How long an export runs before it is timed, in ms: by then V8 has compiled what it takes. */
const warmUp = 500;

/**
 * Milliseconds that the export to HTML takes, from the parsed article to the bytes of its `article`
 * element. `html`: over as many rounds as the page takes for its `innerHTML`, which is compiled code
 * from the first one, so that both are warm. `htmlFirst`: once, in a thread that has exported
 * nothing yet, as the first export of a day.
 */
export async function exportTimes({
  file,
}: BenchArticle): Promise<{ html: number; htmlFirst: number }> {
  const bytes = new TextEncoder().encode(JSON.stringify(file));
  const { article } = parse(bytes);
  const format = formatOf('html-fragment');
  const timed = (atLeast: number) => {
    let rounds = 0;
    const began = performance.now();
    while (performance.now() - began < atLeast) {
      format.render(readArticle(article), { baseName: 'bench', photos: { kind: 'beside' } });
      rounds++;
    }
    return (performance.now() - began) / rounds;
  };
  timed(warmUp);
  const html = timed(50);
  const thread = new Worker(new URL('./firstExport.ts', import.meta.url), { workerData: bytes });
  const [htmlFirst] = (await once(thread, 'message')) as [number];
  await thread.terminate();
  return { html, htmlFirst };
}
