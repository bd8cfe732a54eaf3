import type { Article } from '../../../shared/article/model.ts';

/**
 * What is typed while the newsroom is out of reach. The web host may end while its pages stay, and
 * then closing the browser would cost all that was typed since. So the browser keeps the text, sealed
 * with a key that only the newsroom has beside this page (see pageKey.ts), and the next page hands it
 * over (fromBrowser.ts). In the desktop the windows go with the newsroom, and there is no key.
 */
export interface InBrowser {
  /** The newsroom lacks what is here. Cheap: called with every key. */
  keep(text: () => Unkept | undefined): void;
  /** The newsroom has it, or a person let it go. */
  forget(): void;
}

export interface Unkept {
  file?: string | undefined;
  /** The revision that it goes on from. */
  base?: string | undefined;
  /** The journal that has what of it the newsroom got. */
  journal?: string | undefined;
  /** The one that was to take its place, or to be the first: nobody knows whether it did. */
  begun?: string | undefined;
  /** When it said this, milliseconds since 1970. */
  at?: number;
  article: Article;
}

interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
}

const store = 'texts';
const firstAfter = 300;
/** A long article takes a while to seal: of the time between two times it may take a twentieth. */
const [leastPause, share] = [1_000, 20];

/** Held by a page as long as it lives, however it ends. */
export const lockOf = (window: string) => `stet-page-${window}`;

/**
 * @param key from the newsroom, base64
 * @param page names this page
 * @param onKept whether the browser has what the newsroom lacks
 */
export function createInBrowser(
  key: string,
  page: string,
  onKept: (kept: boolean) => void,
): InBrowser {
  let text: (() => Unkept | undefined) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = firstAfter;
  let isKept = false;
  /** One thing after the other. */
  let queue: Promise<unknown> = Promise.resolve();
  let claim: Promise<unknown> | undefined;

  function claimed(): Promise<unknown> {
    claim ??= new Promise<void>((granted, refused) => {
      const forLife = () => {
        granted();
        return new Promise(() => undefined);
      };
      navigator.locks.request(lockOf(page), forLife).catch(refused);
    });
    return claim;
  }

  async function write() {
    timer = undefined;
    const unkept = text?.();
    if (!unkept) return;
    const began = performance.now();
    const sealed = await seal(unkept, key, page);
    pause = Math.max(leastPause, share * (performance.now() - began));
    await claimed();
    await inStore('readwrite', (texts) => texts.put(sealed, page));
    isKept = true;
    onKept(text !== undefined);
  }

  return {
    keep(latest) {
      text = latest;
      timer ??= setTimeout(() => {
        // Full, or switched off: then it is in this window only, and nothing says otherwise.
        queue = queue.then(write).catch(() => onKept(false));
      }, pause);
    },
    forget() {
      if (text === undefined) return;
      text = undefined;
      clearTimeout(timer);
      timer = undefined;
      pause = firstAfter;
      onKept(false);
      queue = queue
        .then(async () => {
          if (!isKept || text !== undefined) return;
          await inStore('readwrite', (texts) => texts.delete(page));
          isKept = false;
        })
        .catch(() => undefined);
    },
  };
}

const algorithm = 'AES-GCM';
const encoder = new TextEncoder();

const importKey = (key: string) =>
  crypto.subtle.importKey(
    'raw',
    Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0)),
    algorithm,
    false,
    ['encrypt', 'decrypt'],
  );

async function seal(text: Unkept, key: string, window: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.encrypt(
    { name: algorithm, iv, additionalData: encoder.encode(window) },
    await importKey(key),
    encoder.encode(JSON.stringify(text)),
  );
  return { iv, bytes };
}

/** @throws where another key sealed it */
export async function unseal({ iv, bytes }: Sealed, key: string, window: string): Promise<Unkept> {
  const opened = await crypto.subtle.decrypt(
    { name: algorithm, iv, additionalData: encoder.encode(window) },
    await importKey(key),
    bytes,
  );
  return JSON.parse(new TextDecoder().decode(opened)) as Unkept;
}

/** The pages whose texts are kept. */
export const keptWindows = () =>
  inStore('readonly', (texts) => texts.getAllKeys()) as Promise<string[]>;
export const sealedText = (window: string) =>
  inStore<Sealed | undefined>('readonly', (texts) => texts.get(window));
export const dropText = (window: string) => inStore('readwrite', (texts) => texts.delete(window));

/** IndexedDB's own calls: there are four of them, and a library for it has as many lines. */
async function inStore<T>(
  mode: IDBTransactionMode,
  act: (texts: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('stet-unkept', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(store);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  try {
    const transaction = database.transaction(store, mode, { durability: 'strict' });
    const request = act(transaction.objectStore(store));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    return request.result;
  } finally {
    database.close();
  }
}
