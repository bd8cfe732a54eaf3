import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

/** A real PNG (RFC 2083) with a soft picture in it, so that pages with photos can be looked at. */
export function png(width: number, height: number, seed = 0): Uint8Array<ArrayBuffer> {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    const start = y * (width * 3 + 1);
    for (let x = 0; x < width; x++) {
      const wave = Math.sin((x / width) * 9 + seed) * Math.cos((y / height) * 7 + seed * 2);
      const light = 120 + 60 * wave + 50 * (1 - y / height);
      rows[start + 1 + x * 3] = light * 0.75 + 20 * (seed % 3);
      rows[start + 2 + x * 3] = light * 0.9;
      rows[start + 3 + x * 3] = Math.min(255, light * 1.05 + 10);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits, red green blue.
  header.set([8, 2, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

export const sourceOf = (bytes: Uint8Array): string =>
  `media/${createHash('sha256').update(bytes).digest('hex')}.png`;
