import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeArticleWithPhoto } from './support/samples.ts';
import {
  bundle,
  ended,
  freshFolder,
  linesOf,
  start,
  stet,
  withBuiltCommand,
} from './support/stet.ts';

withBuiltCommand();

/** Articles of which every third wants the name of another one. */
function desk(cwd: string, count: number): void {
  mkdirSync(path.join(cwd, 'desk'));
  for (let index = 0; index < count; index++) {
    const headline = index % 3 === 0 ? 'Rain' : `Rain ${index}`;
    writeArticleWithPhoto(
      path.join(cwd, 'desk', `${String(index).padStart(3, '0')}.stet`),
      headline,
    );
  }
}

/** Every file below a folder with its bytes. */
const filesIn = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }): [string, string] => {
        const file = path.join(parentPath, name);
        return [path.relative(folder, file), readFileSync(file, 'base64')];
      })
      .sort(),
  );

describe('stet export --jobs', () => {
  it('gives the same files, lines and names, however many work at a time', async () => {
    const cwd = freshFolder();
    desk(cwd, 24);
    const run = (jobs: string, out: string) =>
      stet(['export', 'desk', '--to', 'html,text', '--out', out, '--json', '--jobs', jobs], {
        cwd,
      });
    const one = await run('1', 'one');
    const many = await run('4', 'many');
    expect([one.code, many.code]).toEqual([0, 0]);
    expect(many.stdout.replaceAll('many', 'one')).toBe(one.stdout);
    expect(filesIn(path.join(cwd, 'many'))).toEqual(filesIn(path.join(cwd, 'one')));
    expect(readdirSync(path.join(cwd, 'one'))).toContain('rain-8.html');
    // A second time, all of them take the place of what the first run wrote.
    const again = await run('4', 'many');
    expect(again.stdout).toBe(many.stdout);
    expect(filesIn(path.join(cwd, 'many'))).toEqual(filesIn(path.join(cwd, 'one')));
  });

  it('goes on after articles that cannot be opened, and says which', async () => {
    const cwd = freshFolder();
    desk(cwd, 9);
    writeFileSync(path.join(cwd, 'desk', '002.stet'), '{"format": "stet-article",');
    writeFileSync(path.join(cwd, 'desk', '005.stet'), 'no article');
    const { code, lines, stderr } = await stet(
      ['export', 'desk', '--to', 'text', '--out', 'out', '--json', '-j', '3'],
      { cwd },
    );
    expect(code).toBe(1);
    expect(lines.map(({ input, error }) => [path.basename(input), error?.code ?? 'fine'])).toEqual(
      Array.from({ length: 9 }, (_, index) => [
        `00${index}.stet`,
        index === 2 || index === 5 ? 'not-json' : 'fine',
      ]),
    );
    expect(stderr).toMatch(/\n7 of 9 went well, 2 failed, \d+ warnings, in \d+(\.\d)? s\.\n$/);
  });

  it('ends at Ctrl+C with the articles that are whole', async () => {
    const cwd = freshFolder();
    desk(cwd, 60);
    const child = start(
      ['export', 'desk', '--to', 'html,text,docx,epub', '--out', 'out', '--json', '-j', '2'],
      { cwd, program: bundle },
    );
    const end = ended(child);
    child.stdout?.once('data', () => child.kill('SIGINT'));
    const { code, stdout, stderr } = await end;
    expect(code).toBe(130);
    const told = new Set(linesOf(stdout).map(({ output }) => path.relative('out', output ?? '')));
    const inputs = new Set(linesOf(stdout).map(({ input }) => input));
    expect(stderr).toContain(`Stopped: ${inputs.size} of 60 are done.`);
    expect(inputs.size).toBeLessThan(60);
    expect(new Set(filesIn(path.join(cwd, 'out')).keys())).toEqual(told);
    // Documents of four formats and a photo each.
    expect(told.size).toBe(inputs.size * 5);
  });

  it.each(['0', '65', 'all', '1.5', '-2'])('does not take %s', async (jobs) => {
    const cwd = freshFolder();
    const { code, stderr } = await stet(
      ['export', 'a.stet', '--to', 'html', '--out', 'x', `--jobs=${jobs}`],
      { cwd },
    );
    expect(code).toBe(2);
    expect(stderr).toContain('--jobs takes a number from 1 to 64');
  });
});

describe('stet export --preset', () => {
  const site = {
    name: 'Site',
    formats: ['html', 'text'],
    folder: 'web/{section}',
    fileName: '{date}-{slug}',
    photos: 'inline',
    photoSide: 16,
    endMark: 'ENDS',
    keepLocation: true,
  };
  const prepared = (preset: unknown = site) => {
    const cwd = freshFolder();
    writeArticleWithPhoto(path.join(cwd, 'a.stet'), 'Rain', {
      size: 40,
      section: { name: 'Weather' },
      dates: { published: '2026-05-04T09:30:00+01:00' },
    });
    writeFileSync(path.join(cwd, 'site.json'), JSON.stringify(preset));
    return cwd;
  };
  const run = (cwd: string, ...more: string[]) =>
    stet(['export', 'a.stet', '--out', 'out', '--json', ...more], { cwd });

  it('takes formats, names and options from it', async () => {
    const cwd = prepared();
    const { code, lines } = await run(cwd, '--preset', 'site.json');
    expect(code).toBe(0);
    expect(lines.map(({ output }) => output)).toEqual([
      path.join('out', 'web', 'weather', '2026-05-04-rain.html'),
      path.join('out', 'web', 'weather', '2026-05-04-rain.txt'),
    ]);
    const files = filesIn(path.join(cwd, 'out'));
    expect(files.size).toBe(2);
    const [page = '', wire = ''] = [...files.values()].map((one) => atob(one));
    expect(page).toContain('src="data:image/png');
    expect(page).toContain('width="16"');
    expect(wire.trimEnd().endsWith('ENDS')).toBe(true);
  });

  it('lets what is given beside it count', async () => {
    const cwd = prepared();
    const { lines } = await run(
      cwd,
      ...['--preset', 'site.json', '--to', 'html', '--photos', 'beside', '--photo-size', 'full'],
      ...['--folder', '', '--file-name', '{slug}', '--no-keep-location', '--end-mark', 'none'],
    );
    expect(lines.map(({ output }) => output?.replace(/[0-9a-f]{16}/, 'HASH'))).toEqual([
      path.join('out', 'rain.html'),
      path.join('out', 'rain-media', 'HASH.png'),
    ]);
    expect(readFileSync(path.join(cwd, 'out', 'rain.html'), 'utf8')).not.toContain('width="16"');
  });

  it('finds it in a desk by its name', async () => {
    const cwd = prepared({
      format: 'stet-desk',
      presets: [site, { ...site, name: 'Wire', formats: ['nitf'], nitf: 'bare' }],
    });
    const { lines } = await run(cwd, '--preset', 'site.json#wire');
    expect(lines.map(({ format }) => format)).toEqual(['nitf', 'nitf']);
    const nitf = () => readFileSync(path.join(cwd, lines[0]?.output ?? ''), 'utf8');
    expect(nitf()).not.toContain('xmlns=');
    await run(cwd, '--preset', 'site.json#wire', '--nitf', 'namespaced');
    expect(nitf()).toContain('xmlns=');
    const none = await run(cwd, '--preset', 'site.json');
    expect(none.code).toBe(2);
    expect(none.stderr).toContain(
      '--preset site.json: it has several presets; name one behind a #',
    );
  });

  it.each([
    ['gone.json', site, 'there is no such file'],
    ['site.json', { ...site, formats: ['htlm'] }, 'formats: there is no format “htlm”'],
    ['site.json', { ...site, folder: '../up' }, 'folder: “..” leads out'],
    ['site.json', [], 'no JSON object'],
  ])('says what is wrong with %s %j', async (file, preset, sentence) => {
    const { code, stderr, stdout } = await run(prepared(preset), '--preset', file);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`--preset ${file}: `);
    expect(stderr).toContain(sentence);
  });
});
