import fs from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pageKey } from '../../../electron/newsroom/settings/pageKey.ts';
import { freshFolder } from './folders.ts';

test('the key of a person’s pages is made once, also by two runs at the same moment', async () => {
  const folder = await freshFolder();
  const [one, other] = await Promise.all([pageKey(folder), pageKey(folder)]);
  expect(Buffer.from(one ?? '', 'base64')).toHaveLength(32);
  expect(other).toBe(one);
  expect(await pageKey(folder)).toBe(one);
});

test('there is none where none can be kept', async () => {
  const file = path.join(await freshFolder(), 'no-folder');
  await fs.writeFile(file, '');
  expect(await pageKey(file)).toBeUndefined();
});
