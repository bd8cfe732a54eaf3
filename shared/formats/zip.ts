import { strFromU8, unzipSync } from 'fflate';

/**
 * For every file in a document that is a zip: the first day that a zip knows, so that the same
 * article gives the same bytes. Noon is the same day everywhere.
 */
export const undated = new Date(1980, 0, 1, 12);

/** The text of one file in a zip; undefined where it is not there, or this is no zip. */
export function textInZip(bytes: Uint8Array, name: string): string | undefined {
  try {
    const { [name]: found } = unzipSync(bytes, { filter: (file) => file.name === name });
    return found && strFromU8(found);
  } catch {
    return undefined;
  }
}
