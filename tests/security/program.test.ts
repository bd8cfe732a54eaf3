import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium, openPage, patiently } from './support/browser.ts';
import { buildProgram, type Program } from './support/program.ts';

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.close());

const tokenOf = (address: string) => new URLSearchParams(new URL(address).hash.slice(1)).get('t');

describe('npm start, in the web host', () => {
  test('prints its address, makes the first library, ends cleanly on SIGTERM', async () => {
    const { child, address, ended, output } = program.start(['--port', '0']);
    expect(await address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#t=[A-Za-z0-9_-]{43}$/);
    expect(await readdir(path.join(program.folder, 'home'))).toEqual(['Stet']);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(output()).toBe(`Stet is at ${await address}\n`);
  });

  test('the first library lies among the documents where there are some', async () => {
    const home = path.join(program.folder, 'other-home');
    await mkdir(path.join(home, 'Documents'), { recursive: true });
    const { child, address, ended } = program.start(['--port', '0'], { HOME: home });
    await address;
    expect(await readdir(path.join(home, 'Documents'))).toEqual(['Stet']);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  test('every run has a token of its own', async () => {
    const one = program.start(['--port', '0']);
    const two = program.start(['--port', '0']);
    expect(tokenOf(await one.address)).not.toBe(tokenOf(await two.address));
    one.child.kill('SIGTERM');
    two.child.kill('SIGTERM');
    expect([await one.ended, await two.ended]).toEqual([0, 0]);
  });

  test('an article on the command line is opened first', async () => {
    await mkdir(path.join(program.folder, 'Desk'), { recursive: true });
    const { child, address, ended } = program.start(['--port', '0', '--library', 'Desk', 'x.stet']);
    expect(await address).toMatch(/#t=[A-Za-z0-9_-]{43}&open=[A-Za-z0-9_-]{8,64}$/);
    child.kill('SIGTERM');
    await ended;
  });

  const wrong: [string[], RegExp][] = [
    [['--host', '0.0.0.0'], /only listens on 127\.0\.0\.1/],
    [['--host=127.0.0.1'], /only listens on 127\.0\.0\.1/],
    [['--port', '99999'], /not a port/],
    [['--port', 'x'], /not a port/],
    [['--prot', '1'], /--prot/],
    [['a.stet', 'b.stet'], /One article/],
    [['a.docx'], /not a \.stet file/],
  ];
  test.each(wrong)('%j is wrong usage', async (args, why) => {
    const { ended, output } = program.start(args);
    expect(await ended).toBe(2);
    expect(output()).toMatch(why);
    expect(output()).toContain('--library FOLDER');
    expect(output()).not.toMatch(/ {4}at /);
  });

  test('a port that is taken is said, without a stack', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const { ended, output } = program.start(['--port', String(port)]);
    expect(await ended).toBe(1);
    expect(output()).toBe(`Port ${port} is taken. Choose another, or leave --port out.\n`);
    taken.close();
  });
});

describe.runIf(process.platform === 'linux')('the token', () => {
  test('is in no argument, no variable and no file that others can read', async () => {
    // A desktop whose way to open a file only notes what it was asked.
    const bin = path.join(program.folder, 'bin');
    const noted = path.join(program.folder, 'opened');
    await mkdir(bin, { recursive: true });
    await writeFile(
      path.join(bin, 'xdg-open'),
      `#!/bin/sh\nprintf '%s\\n' "$@" > "${noted}.new"; env >> "${noted}.env"; mv "${noted}.new" "${noted}"\n`,
    );
    await chmod(path.join(bin, 'xdg-open'), 0o755);
    const { child, address, ended, output } = program.start(['--port', '0'], {
      DISPLAY: ':99',
      PATH: `${bin}:${process.env.PATH}`,
    });
    const token = tokenOf(await address) ?? '';
    expect(token).toHaveLength(43);
    const asked = await expect
      .poll(() => readFile(noted, 'utf8').catch(() => ''), patiently)
      .toMatch(/^file:\/\/\/\S+\.html\n$/)
      .then(() => readFile(noted, 'utf8'));
    expect(asked).not.toContain(token);
    expect(await readFile(`${noted}.env`, 'utf8')).not.toContain(token);
    for (const file of ['cmdline', 'environ']) {
      expect(await readFile(`/proc/${child.pid}/${file}`, 'utf8')).not.toContain(token);
    }

    const lead = new URL(asked.trim());
    expect((await stat(lead)).mode & 0o077).toBe(0);
    expect((await stat(path.dirname(lead.pathname))).mode & 0o077).toBe(0);
    const browser = await launchChromium();
    const page = await openPage(await browser.newContext(), lead.href);
    expect(page.url()).toBe(`${new URL(await address).origin}/`);
    // The file leads in once: who finds it later finds a closed door.
    const late = await browser.newContext().then((context) => context.newPage());
    await late.goto(lead.href);
    await late.waitForURL(/\/open\//);
    expect(await late.content()).toContain('This address worked once.');
    await browser.close();

    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(await readdir(path.dirname(lead.pathname))).toEqual([]);
    expect(output().split(token)).toHaveLength(2);
  });
});
