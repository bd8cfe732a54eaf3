import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { methodNotAllowed, notThere, respond } from './responses.ts';

/** DESIGN, "The editor", and what a frame for the preview needs besides. */
export const rendererPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // The second one makes addresses of our own workers, see renderer/workerAddress.ts.
  'trusted-types ProseMirrorClipboard stet-worker',
].join('; ');

/** Written by the build: URL path → the file beside the manifest. */
const manifestSchema = z.record(
  z.string().regex(/^\/[A-Za-z0-9._/-]*$/),
  z.object({
    file: z.string(),
    mime: z.string(),
    bytes: z.int(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
);

export type RendererFiles = (request: Request) => Promise<Response>;

/**
 * The renderer's files, exactly those that the build listed: a path is looked up as it came, and
 * never joined to anything. All are read at once, so that a build under way cannot mix two pages.
 *
 * @param manifestFile `dist/renderer-manifest.json`.
 * @throws when the manifest or a file of it is missing, or a file is not the one that was built.
 */
export async function createRendererFiles(manifestFile: string): Promise<RendererFiles> {
  const listed = manifestSchema.parse(JSON.parse(await readFile(manifestFile, 'utf8')));
  const folder = path.dirname(manifestFile);
  const files = new Map<string, { mime: string; content: Uint8Array<ArrayBuffer> }>();
  await Promise.all(
    Object.entries(listed).map(async ([url, { file, mime, sha256 }]) => {
      const content = new Uint8Array(await readFile(path.join(folder, file)));
      if (createHash('sha256').update(content).digest('hex') !== sha256) {
        throw new Error(`${file} is not the file that was built; build again`);
      }
      files.set(url, { mime, content });
    }),
  );

  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const found = search === '' ? files.get(pathname) : undefined;
    if (!found) return notThere();
    if (request.method !== 'GET' && request.method !== 'HEAD') return methodNotAllowed('GET, HEAD');
    return respond(
      200,
      {
        'content-type': found.mime,
        'content-length': String(found.content.length),
        'content-security-policy': rendererPolicy,
      },
      request.method === 'HEAD' ? null : found.content,
    );
  };
}
