import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { wire } from './support/samples.ts';
import { freshFolder, project, stet, withBuiltCommand } from './support/stet.ts';

withBuiltCommand();

describe('stet', () => {
  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8'));
    const { code, stdout, stderr } = await stet(['--version'], { cwd: freshFolder() });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each([
    [['--help'], 'Usage: stet COMMAND'],
    [['-h'], 'Usage: stet COMMAND'],
    [['help'], 'Usage: stet COMMAND'],
    [['help', 'import'], 'Usage: stet import FILE…'],
    [['import', '--help'], 'Usage: stet import FILE…'],
    [['export', 'a.stet', '-h'], 'Usage: stet export ARTICLE.stet…'],
    [['validate', '--help'], 'Usage: stet validate ARTICLE.stet…'],
    [['serve', '--help'], 'Usage: stet serve'],
  ])('%j helps on stdout', async (args, usage) => {
    const { code, stdout, stderr } = await stet(args, { cwd: freshFolder() });
    expect(code).toBe(0);
    expect(stdout).toContain(usage);
    expect(stderr).toBe('');
  });

  it.each([
    [[], 'Say what to do'],
    [['frobnicate'], 'There is no command frobnicate'],
    [['--frobnicate'], 'Unknown option --frobnicate'],
    [['import'], 'Name at least one file'],
    [['import', 'a.txt'], '--out FOLDER'],
    [['import', 'a.txt', '--out', ''], '--out FOLDER'],
    [['import', 'a.txt', '--out'], 'argument missing'],
    [['import', 'a.txt', '--out', 'x', '--as', 'docx'], '--as takes auto, wire or stet'],
    [['import', 'a.txt', '--out', 'x', '--language', 'plain English'], 'not a language tag'],
    [['import', 'a.txt', '--out', 'x', '--shout'], "Unknown option '--shout'"],
    [['import', '-', '-', '--out', 'x'], 'read once'],
    [['import', 'a.txt', 'a.txt', '--out', 'x.stet'], 'takes one input'],
    [['import', '', '--out', 'x'], 'empty'],
    [['export', '--to', 'html', '--out', 'x'], 'Name at least one article'],
    [['export', 'a.stet', '--out', 'x'], '--to html,json'],
    [['export', 'a.stet', '--to', ' , ', '--out', 'x'], '--to html,json'],
    [['export', 'a.stet', '--to', 'html,exe', '--out', 'x'], 'There is no format exe'],
    [['export', 'a.stet', '--to', 'html'], '--out FOLDER'],
    [['export', '-', '--to', 'html', '--out', 'x'], 'not from -'],
    [['export', 'a.stet', '--to', 'html', '--out', 'x', '--photos', 'away'], '--photos takes'],
    [['export', 'a.stet', '--to', 'text', '--out', 'x', '--end-mark', 'x'], '--end-mark takes'],
    [['validate'], 'Name at least one article'],
    [['serve', '--host', '0.0.0.0'], '127.0.0.1'],
    [['serve', '--port', 'eighty'], 'not a port'],
  ])('%j is wrong usage', async (args, sentence) => {
    const cwd = freshFolder();
    writeFileSync(path.join(cwd, 'a.txt'), wire('Rain'));
    const { code, stdout, stderr } = await stet(args, { cwd });
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('stet ');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('takes file names from where npm was called', async () => {
    const cwd = freshFolder();
    writeFileSync(path.join(cwd, 'a.txt'), wire('Rain'));
    const { code, lines } = await stet(['import', 'a.txt', '--out', 'desk', '--json'], {
      cwd: project,
      env: { INIT_CWD: cwd },
    });
    expect(code).toBe(0);
    expect(lines[0]?.output).toBe(path.join('desk', 'rain.stet'));
    expect(readFileSync(path.join(cwd, 'desk', 'rain.stet'), 'utf8')).toContain('It rained');
  });
});
