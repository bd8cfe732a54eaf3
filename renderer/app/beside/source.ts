import { bytesOfFile } from '../importing/bytesOfFile.ts';

/** What is read beside an article and never written: wire copy, a photo to describe. */
export type Source =
  | { kind: 'text'; name: string; text: string }
  | { kind: 'photo'; name: string; url: string; file: Blob };

/** @throws CallFailure where a text cannot be read */
export async function readSource(file: File): Promise<Source> {
  const { name } = file;
  if (file.type.startsWith('image/')) {
    return { kind: 'photo', name, url: URL.createObjectURL(file), file };
  }
  const bytes = await bytesOfFile(file);
  const { readText } = await import('./readText.ts');
  return { kind: 'text', name, text: readText(bytes) };
}

export function forgetSource(source: Source | undefined) {
  if (source?.kind === 'photo') URL.revokeObjectURL(source.url);
}
