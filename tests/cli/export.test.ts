import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatIds } from '../../shared/contract/exports.ts';
import { article, writeArticle, writeArticleWithPhoto } from './support/samples.ts';
import { freshFolder, stet, withBuiltCommand } from './support/stet.ts';

withBuiltCommand();

describe('stet export', () => {
  it('writes each format, and a line for each file', async () => {
    const cwd = freshFolder();
    writeArticle(path.join(cwd, 'a.stet'), article('Rain in Karst'));
    const { code, lines, stderr } = await stet(
      ['export', 'a.stet', '--to', 'html,json', '--to', 'html-fragment', '--out', 'web', '--json'],
      { cwd },
    );
    expect(code).toBe(0);
    expect(lines.map(({ input, format, output }) => ({ input, format, output }))).toEqual([
      { input: 'a.stet', format: 'html', output: path.join('web', 'rain-in-karst.html') },
      { input: 'a.stet', format: 'json', output: path.join('web', 'rain-in-karst.json') },
      {
        input: 'a.stet',
        format: 'html-fragment',
        output: path.join('web', 'rain-in-karst.fragment.html'),
      },
    ]);
    for (const { output = '', bytes, warnings } of lines) {
      expect(statSync(path.join(cwd, output)).size).toBe(bytes);
      expect(warnings.map(({ code: warning }) => warning)).toContain('missing-byline');
    }
    expect(readFileSync(path.join(cwd, 'web/rain-in-karst.html'), 'utf8')).toContain('<h1');
    expect(stderr).toContain(path.join('web', 'rain-in-karst.html'));
  });

  it('takes every article of a folder, or of a pattern', async () => {
    const cwd = freshFolder();
    mkdirSync(path.join(cwd, 'desk'));
    for (const name of ['Rain', 'Snow']) {
      writeArticle(path.join(cwd, 'desk', `${name}.stet`), article(name));
    }
    writeFileSync(path.join(cwd, 'desk', '.~lock.Rain.stet#'), 'x');
    const args = ['--to', 'text', '--json', '--out'];
    const folder = await stet(['export', 'desk', ...args, 'one'], { cwd });
    expect(folder.lines.map(({ output }) => output)).toEqual([
      path.join('one', 'rain.txt'),
      path.join('one', 'snow.txt'),
    ]);
    expect(folder.stderr).toMatch(
      /\n2 of 2 went well, 0 failed, \d+ warnings, in \d+(\.\d)? s\.\n$/,
    );
    const pattern = await stet(['export', 'desk/S*.stet', 'desk/Snow.stet', ...args, 'two'], {
      cwd,
    });
    expect(pattern.lines.map(({ output }) => output)).toEqual([path.join('two', 'snow.txt')]);
    const nothing = await stet(['export', 'desk/X*.stet', ...args, 'three'], { cwd });
    expect(nothing.code).toBe(1);
    mkdirSync(path.join(cwd, 'empty'));
    expect((await stet(['export', 'empty', ...args, 'four'], { cwd })).code).toBe(2);
  });

  it('puts photos beside the page, or inside it', async () => {
    const cwd = freshFolder();
    writeArticleWithPhoto(path.join(cwd, 'a.stet'), 'Rain');
    const beside = await stet(['export', 'a.stet', '--to', 'html', '--out', 'one', '--json'], {
      cwd,
    });
    expect(beside.lines.map(({ output }) => output && path.dirname(output))).toEqual([
      'one',
      path.join('one', 'rain-media'),
    ]);
    expect(beside.lines[1]?.warnings).toEqual([]);
    const inside = await stet(
      ['export', 'a.stet', '--to', 'html', '--photos', 'inline', '--out', 'two', '--json'],
      { cwd },
    );
    expect(inside.lines).toHaveLength(1);
    const small = await stet(
      ['export', 'a.stet', '--to', 'html', '--photo-size', '16', '--out', 'three', '--json'],
      { cwd },
    );
    expect(small.lines).toHaveLength(2);
    const wrong = await stet(
      ['export', 'a.stet', '--to', 'html', '--photo-size', 'big', '--out', 'four'],
      { cwd },
    );
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('--photo-size takes the pixels');
    expect(readFileSync(path.join(cwd, 'two', 'rain.html'), 'utf8')).toContain('data:image/png');
  });

  it('lists the formats with what they cannot hold, and tells it of an article that has it', async () => {
    const cwd = freshFolder();
    const { code, stdout } = await stet(['export', '--list-formats', '--json'], { cwd });
    expect(code).toBe(0);
    const formats = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(formats.map(({ id }) => id)).toEqual([...formatIds]);
    const rss = formats.find(({ id }) => id === 'rss');
    expect(rss).toMatchObject({ name: 'RSS item', extension: 'rss.xml', group: 'web' });
    const loss = { code: 'dateline-in-text', message: 'RSS has no dateline: it opens the text.' };
    expect(rss.losses).toContainEqual(loss);

    writeArticle(path.join(cwd, 'a.stet'), { ...article('Rain'), dateline: { place: 'Karst' } });
    const { lines } = await stet(['export', 'a.stet', '--to', 'rss', '--out', 'x', '--json'], {
      cwd,
    });
    expect(lines[0]?.warnings).toContainEqual({ ...loss, loss: true });

    const people = await stet(['export', '--list-formats'], { cwd });
    expect(people.stdout).toContain('    RSS has no dateline: it opens the text.\n');
    expect((await stet(['export', 'a.stet', '--list-formats'], { cwd })).code).toBe(2);
  });

  it('ends wire copy as it is told to', async () => {
    const cwd = freshFolder();
    writeArticle(path.join(cwd, 'a.stet'), article('Rain'));
    const args = ['export', 'a.stet', '--to', 'text', '--out', 'wire', '--json'];
    const { lines } = await stet([...args, '--end-mark', '30'], { cwd });
    expect(lines[0]?.output).toBe(path.join('wire', 'rain.txt'));
    expect(readFileSync(path.join(cwd, 'wire', 'rain.txt'), 'utf8')).toMatch(/\n\n-30-\n$/);
  });

  it('replaces its own earlier export and nothing else', async () => {
    const cwd = freshFolder();
    writeArticle(path.join(cwd, 'a.stet'), article('Rain'));
    mkdirSync(path.join(cwd, 'web'));
    writeFileSync(path.join(cwd, 'web', 'rain.html'), 'somebody else’s');
    const run = () => stet(['export', 'a.stet', '--to', 'html', '--out', 'web', '--json'], { cwd });
    for (let time = 0; time < 2; time++) {
      const { lines } = await run();
      expect(lines.map(({ output }) => output)).toEqual([path.join('web', 'rain-2.html')]);
    }
    expect(readFileSync(path.join(cwd, 'web', 'rain.html'), 'utf8')).toBe('somebody else’s');
    const edited = readFileSync(path.join(cwd, 'web', 'rain-2.html'), 'utf8').replace(
      'rained',
      'poured',
    );
    writeFileSync(path.join(cwd, 'web', 'rain-2.html'), edited);
    expect((await run()).lines.map(({ output }) => output)).toEqual([
      path.join('web', 'rain-3.html'),
    ]);
    expect(readFileSync(path.join(cwd, 'web', 'rain-2.html'), 'utf8')).toBe(edited);
  });

  it('gives two articles of one slug, and two copies of one article, files of their own', async () => {
    const cwd = freshFolder();
    writeArticle(path.join(cwd, 'a.stet'), article('First', { slug: 'rain' }));
    writeArticle(path.join(cwd, 'b.stet'), article('Second', { slug: 'rain' }));
    writeArticle(path.join(cwd, 'c.stet'), article('First', { slug: 'rain', urgency: 3 }));
    const { code, lines } = await stet(
      ['export', 'a.stet', 'b.stet', 'c.stet', '--to', 'json', '--out', 'web', '--json'],
      { cwd },
    );
    expect(code).toBe(0);
    expect(lines.map(({ output }) => output)).toEqual(
      ['rain.json', 'rain-2.json', 'rain-3.json'].map((name) => path.join('web', name)),
    );
  });

  it.each([
    ['withheld', { status: 'withheld' as const }],
    ['canceled', { status: 'canceled' as const }],
    ['embargoed', { dates: { embargoUntil: '2099-01-01T00:00:00Z' } }],
  ])('keeps %s copy back until it is told that it may go', async (_name, fields) => {
    const cwd = freshFolder();
    writeArticle(path.join(cwd, 'a.stet'), article('Secret rain', fields));
    writeArticle(path.join(cwd, 'b.stet'), article('Open rain'));
    const args = ['export', 'a.stet', 'b.stet', '--to', 'html,json', '--out', 'web', '--json'];
    const kept = await stet(args, { cwd });
    expect(kept.code).toBe(1);
    expect(kept.lines[0]).toMatchObject({ input: 'a.stet', error: { code: 'embargoed' } });
    expect(kept.stderr).toContain('--allow-embargoed');
    expect(readdirSync(path.join(cwd, 'web')).sort()).toEqual(['open-rain.html', 'open-rain.json']);
    const allowed = await stet([...args, '--allow-embargoed'], { cwd });
    expect(allowed.code).toBe(0);
    expect(readdirSync(path.join(cwd, 'web'))).toContain('secret-rain.html');
  });

  it('goes on after an article that cannot be opened', async () => {
    const cwd = freshFolder();
    writeFileSync(path.join(cwd, 'bad.stet'), '{"format": "stet-article",');
    writeArticle(path.join(cwd, 'good.stet'), article('Rain'));
    const { code, lines, stderr } = await stet(
      ['export', 'bad.stet', 'gone.stet', 'good.stet', '--to', 'html', '--out', 'web', '--json'],
      { cwd },
    );
    expect(code).toBe(1);
    expect(lines.map(({ error }) => error?.code)).toEqual(['not-json', 'not-found', undefined]);
    expect(lines[0]?.error?.place).toBe('line 1, column 27');
    expect(stderr).toContain('bad.stet: ');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('fills in the newsroom’s own page, of a file or of a preset', async () => {
    const cwd = freshFolder();
    writeArticle(path.join(cwd, 'a.stet'), article('Rain in Karst'));
    mkdirSync(path.join(cwd, '.stet', 'templates'), { recursive: true });
    writeFileSync(path.join(cwd, '.stet', 'templates', 'web.html'), '<b>{{headline}}</b>');
    writeFileSync(path.join(cwd, 'other.html'), '<i>{{headline}}</i>');
    writeFileSync(path.join(cwd, 'bad.html'), 'one\n{{hedline}}');
    const site = { name: 'Site', formats: ['html'], template: 'web.html' };
    writeFileSync(
      path.join(cwd, '.stet', 'desk.json'),
      JSON.stringify({ format: 'stet-desk', version: 1, presets: [site] }),
    );
    const page = async (...args: string[]) => {
      const { code } = await stet(['export', 'a.stet', '--out', 'web', ...args], { cwd });
      expect(code).toBe(0);
      return readFileSync(path.join(cwd, 'web', 'rain-in-karst.html'), 'utf8');
    };
    expect(await page('--to', 'html', '--template', 'other.html')).toBe('<i>Rain in Karst</i>');
    expect(await page('--preset', '.stet/desk.json')).toBe('<b>Rain in Karst</b>');
    expect(await page('--preset', '.stet/desk.json', '--template', 'other.html')).toBe(
      '<i>Rain in Karst</i>',
    );
    const bad = await stet(
      ['export', 'a.stet', '--out', 'web', '--to', 'html', '--template', 'bad.html'],
      { cwd },
    );
    expect(bad.code).toBe(2);
    expect(bad.stderr).toContain(
      'The template bad.html cannot be used. Line 2: There is no slot “hedline”. Did you mean “headline”?',
    );
  });
});
