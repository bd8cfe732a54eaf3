import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { article, writeArticle, writeArticleWithPhoto } from './support/samples.ts';
import { freshFolder, stet, withBuiltCommand } from './support/stet.ts';

withBuiltCommand();

/** A library with two articles, one of them with a photo. */
function library(cwd: string): string {
  const folder = path.join(cwd, 'desk');
  mkdirSync(path.join(folder, 'city'), { recursive: true });
  writeArticleWithPhoto(path.join(folder, 'rain.stet'), 'Rain');
  writeArticle(path.join(folder, 'city', 'sun.stet'), article('Sun'));
  return folder;
}

describe('stet pack and stet unpack', () => {
  it('put a library into one file, and bring it into another folder', async () => {
    const cwd = freshFolder();
    const from = library(cwd);
    const packed = await stet(['pack', 'desk', '--out', 'desk.stetpack', '--json'], { cwd });
    expect([packed.code, packed.stderr]).toEqual([0, 'Articles: 2, photos: 1 → desk.stetpack\n']);
    expect(packed.lines).toEqual([
      {
        input: 'desk',
        format: 'stetpack',
        output: 'desk.stetpack',
        bytes: readFileSync(path.join(cwd, 'desk.stetpack')).length,
        warnings: [],
      },
    ]);
    const args = ['unpack', 'desk.stetpack', '--library', 'other', '--json'];
    const unpacked = await stet(args, { cwd });
    expect(unpacked.code).toBe(0);
    expect(unpacked.lines).toEqual([
      { input: 'desk.stetpack', format: 'stet', output: 'other/city/sun.stet', warnings: [] },
      { input: 'desk.stetpack', format: 'stet', output: 'other/rain.stet', warnings: [] },
    ]);
    expect(unpacked.stderr).toContain('New here: 2, here already: 0, photos: 1, versions: 0');
    for (const name of ['rain.stet', 'city/sun.stet']) {
      const bytes = readFileSync(path.join(cwd, 'other', name));
      expect(bytes.equals(readFileSync(path.join(from, name)))).toBe(true);
    }
    expect(readdirSync(path.join(cwd, 'other', 'media'))).toEqual(
      readdirSync(path.join(from, 'media')),
    );
    const again = await stet(args, { cwd });
    expect(again.lines.map(({ warnings }) => warnings[0]?.code)).toEqual(['there', 'there']);
  });

  it('hand over single articles, and keep both where the library says something else', async () => {
    const cwd = freshFolder();
    library(cwd);
    await stet(['pack', 'desk/rain.stet', '--out', 'rain', '--json'], { cwd });
    const other = path.join(cwd, 'other');
    mkdirSync(other);
    const { id } = article('Rain');
    writeArticle(path.join(other, 'rain.stet'), { ...article('Rain, my way'), id });
    const mine = readFileSync(path.join(other, 'rain.stet'));
    const args = ['unpack', 'rain.stetpack', '--library', 'other', '--json'];
    const skipped = await stet([...args, '--different', 'skip'], { cwd });
    expect(skipped.lines[0]?.warnings[0]?.code).toBe('skipped');
    const versions = await stet([...args, '--different', 'versions'], { cwd });
    expect(versions.lines[0]).toMatchObject({
      output: 'other/rain.stet',
      warnings: [{ code: 'version' }],
    });
    const both = await stet(args, { cwd });
    expect(both.lines[0]).toMatchObject({
      output: 'other/rain-2.stet',
      warnings: [{ code: 'copy' }],
    });
    expect(readFileSync(path.join(other, 'rain.stet')).equals(mine)).toBe(true);
  });

  it('replace nothing, and say why they did nothing', async () => {
    const cwd = freshFolder();
    library(cwd);
    writeFileSync(path.join(cwd, 'desk.stetpack'), 'mine');
    const args = ['pack', 'desk', '--out', 'desk.stetpack', '--json'];
    const refused = await stet(args, { cwd });
    expect([refused.code, refused.lines[0]?.error?.code]).toEqual([1, 'exists']);
    expect(readFileSync(path.join(cwd, 'desk.stetpack'), 'utf8')).toBe('mine');
    const unpacked = await stet(['unpack', 'desk.stetpack', '--library', 'other', '--json'], {
      cwd,
    });
    expect([unpacked.code, unpacked.lines[0]?.error?.code]).toEqual([1, 'damaged']);
    expect((await stet([...args, '--overwrite'], { cwd })).code).toBe(0);
    const missing = await stet(['pack', 'desk', 'nowhere', '--out', 'x', '--json'], { cwd });
    expect([missing.code, missing.lines[0]?.error?.code]).toEqual([1, 'not-found']);
    expect(readdirSync(cwd)).not.toContain('x.stetpack');
    const gone = await stet(['unpack', 'gone.stetpack', '--library', 'other', '--json'], { cwd });
    expect([gone.code, gone.lines[0]?.error?.code]).toEqual([1, 'not-found']);
  });

  it.each([
    [['pack', '--out', 'x'], 'Name a library, or at least one article.'],
    [['pack', 'desk'], 'Say where the pack goes: --out FILE.stetpack.'],
    [['unpack', 'x.stetpack'], 'Say which library it goes into: --library FOLDER.'],
    [['unpack', 'a', 'b', '--library', 'l'], 'Name one pack.'],
    [
      ['unpack', 'a', '--library', 'l', '--different', 'mine'],
      '--different takes both, versions or skip, not mine.',
    ],
  ])('ask for what is missing: %j', async (args, sentence) => {
    const { code, stderr } = await stet(args, { cwd: freshFolder() });
    expect([code, stderr.split('\n')[0]]).toEqual([2, sentence]);
  });
});
