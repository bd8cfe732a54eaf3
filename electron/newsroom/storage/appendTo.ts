import type { AppendedTo, FileSystem } from './fileSystem.ts';

/**
 * Adds bytes behind the first `length` ones; what a failed attempt left there goes. They count once
 * this resolves, and not before.
 *
 * @param durable synced, too
 * @throws the error of the system; ENOENT where it is another file, or shorter than that
 */
export async function appendTo(
  fs: Omit<FileSystem, 'append'>,
  path: string,
  { length, identity }: AppendedTo,
  bytes: Uint8Array,
  durable: boolean,
): Promise<void> {
  const file = await fs.open(path, 'r+');
  try {
    const { size, identity: there } = await file.facts();
    const isOther = identity !== undefined && there !== identity;
    if (isOther || size < length)
      throw Object.assign(new Error('The file was changed'), { code: 'ENOENT' });
    if (size > length) await file.truncate(length);
    for (let at = 0; at < bytes.length; ) {
      const written = await file.write(bytes.subarray(at), length + at);
      if (written <= 0) throw Object.assign(new Error('Nothing was written'), { code: 'ENOSPC' });
      at += written;
    }
    if (durable) await file.sync();
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
  await file.close();
}
