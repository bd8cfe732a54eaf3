import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { unseal } from '../../renderer/app/article/inBrowser.ts';
import type { TestNewsroom } from './newsroom.ts';

interface Kept {
  /** The page that has kept it. */
  window: string;
  iv: number[];
  bytes: number[];
}

/** What lies in the browser's storage for this address, as anybody there can read it. */
export const keptInBrowser = (page: Page): Promise<Kept[]> =>
  page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await settled(indexedDB.open('stet-unkept', 1));
    const texts = database.transaction('texts').objectStore('texts');
    const [windows, all] = await Promise.all([
      settled(texts.getAllKeys()),
      settled(texts.getAll()),
    ]);
    database.close();
    return all.map(({ iv, bytes }, index) => ({
      window: String(windows[index]),
      iv: [...new Uint8Array(iv)],
      bytes: [...new Uint8Array(bytes)],
    }));
  });

/** The same, read with the key from the person's own data folder. */
export async function unsealedInBrowser(page: Page, { userData }: TestNewsroom): Promise<string> {
  const { key } = JSON.parse(await readFile(path.join(userData, 'page-key.json'), 'utf8'));
  const texts = (await keptInBrowser(page)).map(({ window, iv, bytes }) =>
    unseal({ iv: Uint8Array.from(iv), bytes: Uint8Array.from(bytes).buffer }, key, window),
  );
  return (await Promise.all(texts)).map((text) => JSON.stringify(text)).join('\n');
}
