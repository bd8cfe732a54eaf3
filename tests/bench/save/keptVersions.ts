import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { ArticleHistory } from '../../../electron/newsroom/history/articleHistory.ts';
import { openNewsroom } from '../../../electron/newsroom/openNewsroom.ts';
import { revisionOf } from '../../../electron/newsroom/storage/revision.ts';
import type { Article } from '../../../shared/article/model.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { typist } from '../../unit/newsroom/typist.ts';
import { benchArticle } from '../editor/article.ts';

const versions = 1_000;

/** A thousand versions of 5 000 words: what they take, and how long until they are listed. */
export async function keptVersions(): Promise<string[]> {
  const root = await fs.mkdtemp(path.join(tmpdir(), 'stet-bench-'));
  const library = path.join(root, 'Desk');
  await fs.mkdir(library);
  const article = benchArticle(5_000, 0, []).file as Article;
  const place = path.join(library, 'story.stet');
  await fs.writeFile(place, serialise(article));
  const open = () =>
    openNewsroom({
      userData: path.join(root, 'user'),
      host: { host: 'desktop', version: '0.1.0' },
      library,
      version: '0.1.0',
    });
  const first = await open();
  const { file } = await first.articles.open(first.articles.register(place));
  await first.histories.keep({ file, reason: 'milestone', label: 'Filed' });
  await first.close();
  const folder = path.join(library, '.stet', 'history');
  const [name = ''] = await fs.readdir(folder);
  const kept = path.join(folder, name);
  const history = new ArticleHistory(kept);
  const hands = typist(article);
  for (let count = 1; count < versions; count++) {
    hands.type(` word${count}`);
    const bytes = serialise({ ...article, content: hands.content });
    const about = { at: Date.now(), reason: 'saved', words: 5_000, name: 'story.stet' } as const;
    await history.add({ ...about, revision: revisionOf(bytes) }, bytes);
  }
  const { size } = await fs.stat(kept);
  const times: number[] = [];
  for (let round = 0; round < 9; round++) {
    const newsroom = await open();
    const opened = await newsroom.articles.open(newsroom.articles.register(place));
    const began = performance.now();
    const list = await newsroom.histories.list(opened.file);
    times.push(performance.now() - began);
    if (list.length !== versions) throw new Error(`${list.length} versions`);
    await newsroom.close();
  }
  await fs.rm(root, { recursive: true, force: true });
  const time = times.sort((one, other) => one - other)[4] as number;
  return [
    `${(size / 1024 / 1024).toFixed(2).padStart(7)} MB         ${versions} versions of 5 000 words (< 3 MB)`,
    `${time.toFixed(1).padStart(7)} ms         until they are listed after a start (≤ 16 ms)`,
  ];
}
