import { limits } from '../../../shared/article/limits.ts';
import { FailureError } from '../../../shared/contract/failure.ts';

const tooLarge = (most: number) =>
  new FailureError('too-large', `A photo may have at most ${most / 1024 / 1024} MB.`, {
    detail: { most },
  });

/**
 * The bytes of a request, counted while they arrive: what says it is small may not be.
 *
 * @throws FailureError `too-large` as soon as that is known; the rest is not read.
 */
export async function bodyOf(
  request: Request,
  most: number = limits.photoBytes,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length')) > most) throw tooLarge(most);
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > most) {
      // Not awaited: a sender that does not hear of it must not hold the answer back.
      void reader.cancel().catch(() => undefined);
      throw tooLarge(most);
    }
    parts.push(part.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}
