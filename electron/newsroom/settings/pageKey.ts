import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { createUserFile } from './userFile.ts';

const stored = z.object({
  /** 256 bits, base64. */
  key: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/)
    .optional(),
});

/**
 * The key with which a browser seals the text that it keeps while the newsroom is out of reach. It
 * lies in the person's own data folder, beside the journals; a browser's storage is open to whatever
 * else listens on Stet's port one day.
 *
 * @returns base64; undefined where none can be kept: then no text is, either
 */
export async function pageKey(userData: string): Promise<string | undefined> {
  const file = createUserFile<z.infer<typeof stored>>(
    path.join(userData, 'page-key.json'),
    stored,
    () => ({}),
  );
  const fresh = () => randomBytes(32).toString('base64');
  try {
    const { key } = await file.read();
    return key ?? (await file.change((there) => ({ key: there.key ?? fresh() }))).key;
  } catch {
    return undefined;
  }
}
