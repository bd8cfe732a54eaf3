import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { emptyContent } from '../../../shared/article/create.ts';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { serialise } from '../../../shared/article/serialise.ts';

export const wire = (headline: string, text = 'It rained in Karst on Monday.'): string =>
  `${headline}\n\nKARST, May 4 (Norwire) - ${text}\n`;

export function article(headline: string, fields: Partial<Article> = {}): Article {
  const content = emptyContent([
    { type: 'paragraph', content: [{ type: 'text', text: 'It rained in Karst on Monday.' }] },
  ]);
  const head: NodeJson = { type: 'headline', content: [{ type: 'text', text: headline }] };
  content.content = (content.content ?? []).map((part) => (part.type === 'headline' ? head : part));
  return {
    format: 'stet-article',
    version: 1,
    id: `urn:uuid:${createHash('sha256').update(headline).digest('hex').slice(0, 32)}`,
    language: 'en',
    status: 'approved',
    content,
    ...fields,
  };
}

export function writeArticle(file: string, value: Article): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, serialise(value));
}

/** A PNG of one colour: a real picture of `size` pixels square. */
export function png(size: number, grey: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header[8] = 8;
  const rows = Buffer.alloc((size + 1) * size, grey);
  for (let row = 0; row < size; row++) rows[row * (size + 1)] = 0;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** An article that shows one photo, and the photo beside it. @returns the photo's `src`. */
/** @param size of the photo, pixels. */
export function writeArticleWithPhoto(
  file: string,
  headline: string,
  { size = 4, ...fields }: Partial<Article> & { size?: number } = {},
): string {
  const bytes = png(size, headline.length);
  const src = `media/${createHash('sha256').update(bytes).digest('hex')}.png`;
  const asset = { type: 'image', src, mimeType: 'image/png', width: size, height: size } as const;
  const value = article(headline, { ...fields, assets: { p1: { ...asset, alt: 'Rain' } } });
  const body = value.content.content?.find(({ type }) => type === 'body');
  body?.content?.push({
    type: 'photo',
    attrs: { asset: 'p1' },
    content: [
      { type: 'caption' },
      { type: 'credit', content: [{ type: 'text', text: 'Ines Halloran' }] },
    ],
  });
  writeArticle(file, value);
  mkdirSync(path.join(path.dirname(file), 'media'), { recursive: true });
  writeFileSync(path.join(path.dirname(file), src), bytes);
  return src;
}
