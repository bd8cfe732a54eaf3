import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { Article } from '../../../shared/article/model.ts';
import { serialise } from '../../../shared/article/serialise.ts';

export interface Member {
  name: string;
  bytes: Uint8Array;
  /** Unix mode; an ordinary file without it. */
  mode?: number;
  compress?: boolean;
}

/** A ZIP file with these members in it, whatever they are. */
export async function writeZip(file: string, members: readonly Member[]): Promise<string> {
  const zip = new ZipFile();
  for (const { name, bytes, mode = 0o100644, compress = true } of members) {
    zip.addBuffer(Buffer.from(bytes), name, { mode, compress });
  }
  zip.end();
  await pipeline(Readable.from(zip.outputStream), createWriteStream(file));
  return file;
}

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
export const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

export const member = (name: string, bytes: Uint8Array): Member => ({ name, bytes });
export const listed = ({ name, bytes }: Member) => ({
  name,
  bytes: bytes.length,
  sha256: sha256(bytes),
});

/** The members of a pack with one article, as Stet makes it. */
export function packOf(article: Article, more: Member[] = [], about: object = {}) {
  const file = member('articles/vote.stet', serialise(article));
  const entry = { name: file.name, id: article.id, headline: 'Harbour vote', photos: [], ...about };
  const manifest = {
    format: 'stet-pack',
    version: 1,
    made: '2026-05-04T09:30:00Z',
    by: 'Stet',
    library: 'Desk',
    articles: [entry],
    files: [file, ...more].map(listed),
  };
  return {
    manifest,
    members: (changed: object = {}): Member[] => [
      file,
      ...more,
      member('manifest.json', json({ ...manifest, ...changed })),
    ],
  };
}
