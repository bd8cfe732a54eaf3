import { proofPath, provenText } from '../../../shared/contract/webSocket.ts';

const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const;

/**
 * Whether the host that answers holds this run's token too, so that it may be sent there. A host that
 * was started again holds another one; so does a stranger on the same port.
 *
 * @throws TypeError when no host answers.
 */
export async function hostHolds(token: string): Promise<boolean> {
  const nonce = new Uint8Array(32);
  crypto.getRandomValues(nonce);
  const text = base64url(nonce);
  const response = await fetch(proofPath(text), { cache: 'no-store', redirect: 'error' });
  const proof = bytesOfHex(await response.text());
  if (!response.ok || !proof) return false;
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(token), algorithm, false, [
    'verify',
  ]);
  return await crypto.subtle.verify('HMAC', key, proof, encoder.encode(provenText(text)));
}

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

function bytesOfHex(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[0-9a-f]{64}$/.test(text)) return undefined;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
