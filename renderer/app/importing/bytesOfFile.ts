import { notReadable } from '../connection/failure.ts';

/** All of a file that a person chose. @throws CallFailure where it is gone by then, or may not be read */
export async function bytesOfFile(file: File): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw notReadable(file);
  }
}
