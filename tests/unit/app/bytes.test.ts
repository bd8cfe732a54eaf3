import { openAsBlob } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { bytesOver } from '../../../renderer/app/bytes.ts';
import { freshFolder } from '../newsroom/folders.ts';

const bytes = bytesOver(async () => ({}));

/** What a browser's fetch does where the line breaks, or where what it sends cannot be read. */
function fetchFails() {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('Failed to fetch');
  });
}
afterEach(() => vi.unstubAllGlobals());

async function chosen(): Promise<{ place: string; file: File }> {
  const place = path.join(await freshFolder(), 'quay.jpg');
  await fs.writeFile(place, 'a photo');
  return { place, file: new File([await openAsBlob(place)], 'quay.jpg') };
}

it('says of a file that is gone that it cannot be read, and not that the line is lost', async () => {
  const { place, file } = await chosen();
  fetchFails();
  await fs.rm(place);
  const said = { code: 'io', message: expect.stringContaining('“quay.jpg” could not be read') };
  await expect(bytes.addPhoto('draft', file)).rejects.toMatchObject({ failure: said });
  await expect(bytes.handPack(file)).rejects.toMatchObject({ failure: said });
});

it('says that the line is lost where the file is still there', async () => {
  const { file } = await chosen();
  fetchFails();
  const said = { detail: { what: 'connection' } };
  await expect(bytes.addPhoto('draft', file)).rejects.toMatchObject({ failure: said });
  await expect(bytes.photo('draft', 'media/a.jpg')).rejects.toMatchObject({ failure: said });
});
