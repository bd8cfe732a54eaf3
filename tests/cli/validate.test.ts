import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyContent } from '../../shared/article/create.ts';
import { article, writeArticle, writeArticleWithPhoto } from './support/samples.ts';
import { freshFolder, stet, withBuiltCommand } from './support/stet.ts';

withBuiltCommand();

describe('stet validate', () => {
  it('finds nothing wrong with an article', async () => {
    const cwd = freshFolder();
    writeArticle(path.join(cwd, 'a.stet'), article('Rain'));
    const { code, lines, stderr } = await stet(['validate', 'a.stet', '--json'], { cwd });
    expect(code).toBe(0);
    expect(lines).toEqual([{ input: 'a.stet', format: 'stet', warnings: [] }]);
    expect(stderr).toBe('a.stet: all well\n');
  });

  it('names every fault of the fields with its place', async () => {
    const cwd = freshFolder();
    const value = {
      ...article('Rain'),
      status: 'maybe',
      urgency: 12,
      byline: { contributors: [{}] },
    };
    writeFileSync(path.join(cwd, 'a.stet'), JSON.stringify(value));
    const { code, lines, stderr } = await stet(['validate', 'a.stet', '--json'], { cwd });
    expect(code).toBe(1);
    expect(lines.map(({ error }) => error?.place).sort()).toEqual([
      'byline.contributors[0].name',
      'status',
      'urgency',
    ]);
    for (const place of ['status', 'urgency', 'byline.contributors[0].name']) {
      expect(stderr).toContain(place);
    }
  });

  it('names every block that is out of place', async () => {
    const cwd = freshFolder();
    const content = emptyContent([
      { type: 'paragraph', content: [{ type: 'text', text: 'Rain.' }] },
      { type: 'photo', content: [{ type: 'credit' }] },
      { type: 'pullQuote', content: [{ type: 'attribution' }] },
    ]);
    writeFileSync(path.join(cwd, 'a.stet'), JSON.stringify({ ...article('Rain'), content }));
    const { code, lines } = await stet(['validate', 'a.stet', '--json'], { cwd });
    expect(code).toBe(1);
    expect(lines.map(({ error }) => [error?.code, error?.place])).toEqual([
      ['misplaced-block', 'content[3].body[1].photo'],
      ['misplaced-block', 'content[3].body[2].pullQuote'],
    ]);
  });

  it.each([
    ['not JSON', '{"format": }', 'not-json', 'line 1, column 12'],
    ['empty', '', 'not-json', 'line 1, column 1'],
    ['another format', '{"format": "other"}', 'not-an-article', 'format'],
    [
      'too deep',
      `{"format":"stet-article","a":${'['.repeat(100)}${']'.repeat(100)}}`,
      'too-deep',
      undefined,
    ],
  ])('says what is wrong with a file that is %s', async (_name, text, code, place) => {
    const cwd = freshFolder();
    writeFileSync(path.join(cwd, 'a.stet'), text);
    const run = await stet(['validate', 'a.stet', '--json'], { cwd });
    expect(run.code).toBe(1);
    expect(run.lines[0]?.error?.code).toBe(code);
    if (place) expect(run.lines[0]?.error?.place).toBe(place);
  });

  it('warns of photos that are missing and of newer files, and calls both valid', async () => {
    const cwd = freshFolder();
    const src = writeArticleWithPhoto(path.join(cwd, 'a.stet'), 'Rain');
    rmSync(path.join(cwd, src));
    writeArticle(path.join(cwd, 'b.stet'), { ...article('New'), version: 2 });
    const { code, lines } = await stet(['validate', 'a.stet', 'b.stet', '--json'], { cwd });
    expect(code).toBe(0);
    expect(lines.map(({ warnings }) => warnings.map((warning) => warning.code))).toEqual([
      ['missing-photo'],
      ['newer-version'],
    ]);
  });

  it('goes on after a file that is not there', async () => {
    const cwd = freshFolder();
    writeArticle(path.join(cwd, 'b.stet'), article('Rain'));
    const { code, lines } = await stet(['validate', 'a.stet', 'b.stet', '--json'], { cwd });
    expect(code).toBe(1);
    expect(lines.map(({ error }) => error?.code)).toEqual(['not-found', undefined]);
  });
});
