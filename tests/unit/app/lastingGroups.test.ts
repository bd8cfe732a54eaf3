import { createORPCClient } from '@orpc/client';
import { expect, test } from 'vitest';
import type { NewsroomClient } from '../../../renderer/app/connect.ts';
import { lastingGroups } from '../../../renderer/app/connection/lastingGroups.ts';

test('a group of calls stays the same, and its calls are made', async () => {
  const called: unknown[] = [];
  const client = lastingGroups(
    createORPCClient<NewsroomClient>({
      call: async (path, input) => {
        called.push([path, input]);
        return [];
      },
    }),
  );
  const { exports } = client;
  expect(client.exports).toBe(exports);
  expect(client.library).not.toBe(exports);
  await exports.formats();
  await client.article.revision({ file: 'harbour1' });
  expect(called).toEqual([
    [['exports', 'formats'], undefined],
    [['article', 'revision'], { file: 'harbour1' }],
  ]);
});
