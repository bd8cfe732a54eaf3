import { type ChildProcess, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { get } from 'node:http';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ended, freshFolder, project, start, withBuiltCommand } from './support/stet.ts';

withBuiltCommand();

describe('stet serve', () => {
  beforeAll(() => {
    const built = spawnSync(process.execPath, [path.join(project, 'scripts', 'build.mjs'), 'web'], {
      encoding: 'utf8',
    });
    if (built.status !== 0) throw new Error(`The web host cannot be built:\n${built.stderr}`);
  }, 240_000);

  it('prints its address once it listens, and ends on SIGTERM', async () => {
    const serving = serve('0');
    const { origin, line } = await serving.address;
    expect(line).toMatch(/^Stet is at http:\/\/127\.0\.0\.1:\d+\/#t=[A-Za-z0-9_-]{43,}\n$/);
    expect(await open(origin)).toContain('<title>');
    serving.child.kill('SIGTERM');
    expect((await serving.end).code).toBe(0);
  });

  it('fails with a sentence where it cannot listen', async () => {
    const first = serve('0');
    const { origin } = await first.address;
    const { code, stdout, stderr } = await serve(new URL(origin).port).end;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('port');
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

const serving: ChildProcess[] = [];
afterEach(() => {
  for (const child of serving.splice(0)) child.kill('SIGKILL');
});

function serve(port: string) {
  const cwd = freshFolder();
  mkdirSync(path.join(cwd, 'desk'));
  const child = start(['serve', '--library', 'desk', '--port', port, '--no-open'], { cwd });
  serving.push(child);
  const end = ended(child);
  const address = new Promise<{ origin: string; line: string }>((resolve, reject) => {
    let line = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      line += chunk.toString('utf8');
      const origin = /http:[^#]*/.exec(line)?.[0];
      if (line.endsWith('\n') && origin) resolve({ origin, line });
    });
    void end.then(({ stderr }) => reject(new Error(`It ended: ${stderr}`)));
  });
  // Only some tests wait for it.
  address.catch(() => undefined);
  return { child, end, address };
}

/** As a browser opens an address that somebody typed. */
const open = (origin: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = {
      'sec-fetch-site': 'none',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    get(origin, { headers }, async (response) => {
      let page = '';
      for await (const chunk of response.setEncoding('utf8')) page += chunk;
      if (response.statusCode === 200) resolve(page);
      else reject(new Error(`${response.statusCode}: ${page}`));
    }).on('error', reject);
  });
