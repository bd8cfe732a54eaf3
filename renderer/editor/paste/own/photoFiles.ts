import type { Slice } from '@tiptap/pm/model';
import type { Along } from '../../photos/photosAlong.ts';
import { pictureFile } from '../pictureFile.ts';

/** The files of the photos of a slice, by their `src`: `data:` addresses in JSON, '' for none. */
export function writePhotoFiles(slice: Slice, along: Along): string {
  const files: Record<string, string> = {};
  slice.content.descendants(({ attrs }) => {
    const photo = along.of(attrs);
    if (photo?.file) files[photo.asset.src] = photo.file;
  });
  return Object.keys(files).length > 0 ? JSON.stringify(files) : '';
}

/**
 * Any page can put this type on the clipboard: what is no picture is none here, and the newsroom
 * looks at the bytes of every photo that it takes in.
 */
export function readPhotoFile(text: string, src: string): File | undefined {
  if (text === '') return undefined;
  try {
    const address = (JSON.parse(text) as Record<string, unknown>)[src];
    const name = src.slice(src.lastIndexOf('/') + 1);
    return typeof address === 'string' ? pictureFile(address, name) : undefined;
  } catch {
    return undefined;
  }
}
