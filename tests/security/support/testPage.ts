import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const inProject = (relative: string) =>
  fileURLToPath(new URL(`../../../${relative}`, import.meta.url));

const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Stet</title><script type="module" src="/page.js"></script></head>
<body><p id="state">loading</p><div id="place"></div></body>
</html>
`;

/** The renderer's own connection, with a handle for tests instead of an editor. */
const script = `
import { connect, failureOf, follow } from ${JSON.stringify(inProject('renderer/app/connect.ts'))};
const connection = await connect();
const show = () => { document.getElementById('state').textContent = connection.state.get(); };
connection.state.subscribe(show);
globalThis.stet = { ...connection, failureOf, follow };
show();
`;

/**
 * Builds a page as small as can be into `folder`, with its manifest: the same files, headers and
 * connection as the editor's, without the editor.
 *
 * @returns the manifest's path.
 */
export async function buildTestPage(folder: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: inProject('.'), loader: 'ts' },
    bundle: true,
    format: 'esm',
    target: 'chrome130',
    write: false,
  });
  const files: [string, string, string][] = [
    ['index.html', 'text/html; charset=utf-8', html],
    ['page.js', 'text/javascript; charset=utf-8', outputFiles[0]?.text ?? ''],
  ];
  const manifest: Record<string, object> = {};
  await mkdir(path.join(folder, 'renderer'), { recursive: true });
  for (const [name, mime, text] of files) {
    await writeFile(path.join(folder, 'renderer', name), text);
    const entry = {
      file: `renderer/${name}`,
      mime,
      bytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
    };
    manifest[`/${name}`] = entry;
    if (name === 'index.html') manifest['/'] = entry;
  }
  const file = path.join(folder, 'renderer-manifest.json');
  await writeFile(file, JSON.stringify(manifest));
  return file;
}
