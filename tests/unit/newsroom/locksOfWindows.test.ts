import { expect, it } from 'vitest';
import { realFileSystem } from '../../../electron/newsroom/storage/fileSystem.ts';
import { put } from './desks.ts';
import { freshFolder, namesIn } from './folders.ts';
import { lockDesk } from './lockDesks.ts';

const one = '00000000-0000-4000-8000-000000000001';
const two = '00000000-0000-4000-8000-000000000002';

it('a window that goes while the drive does not answer leaves no lock behind', async () => {
  const folder = await freshFolder();
  const file = await put(folder, 'harbor.stet');
  const drive = Promise.withResolvers<void>();
  const { locks, registry, follow } = lockDesk('Ada', {
    fs: {
      ...realFileSystem,
      async realpath(place) {
        await drive.promise;
        return realFileSystem.realpath(place);
      },
    },
  });
  const id = registry.register(file);
  const gone = follow(one);
  const taking = locks.take({ window: one, file: id });
  gone.close();
  drive.resolve();
  await taking;
  expect(await namesIn(folder)).toEqual(['harbor.stet']);
  expect(await locks.take({ window: two, file: id })).toEqual({ state: 'mine' });
});
