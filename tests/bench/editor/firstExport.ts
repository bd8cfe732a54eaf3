// A thread that exports one article, once, and says how long that took.
import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { parse } from '../../../shared/article/parse.ts';
import { formatOf } from '../../../shared/formats/registry.ts';
import { readArticle } from '../../../shared/formats/story/readStory.ts';

const { article } = parse(workerData as Uint8Array);
const began = performance.now();
formatOf('html-fragment').render(readArticle(article), {
  baseName: 'bench',
  photos: { kind: 'beside' },
});
parentPort?.postMessage(performance.now() - began);
