import { watch } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import '../../../electron/newsroom/library/watching.ts';
import { durableWrite } from '../../../electron/newsroom/storage/durableWrite.ts';
import { bytesOf, eventually, freshFolder } from './folders.ts';

test('of a save whoever watches the folder hears what became of the article, and of no other file', async () => {
  const folder = await freshFolder();
  const heard = new Set<string | null>();
  const watcher = watch(folder, (_, name) => heard.add(name));
  await durableWrite({
    path: path.join(folder, 'vote.stet'),
    bytes: bytesOf('Whole'),
    base: 'any',
  });
  await eventually(() => expect(heard).toContain('vote.stet'));
  await fs.writeFile(path.join(folder, 'last.stet'), 'Later than all of that');
  await eventually(() => expect(heard).toContain('last.stet'));
  expect([...heard]).toEqual(['vote.stet', 'last.stet']);
  watcher.close();
});
