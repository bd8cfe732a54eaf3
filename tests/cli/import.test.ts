import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ArticleHistory } from '../../electron/newsroom/history/articleHistory.ts';
import { historyFile } from '../../electron/newsroom/history/historyFile.ts';
import type { Article } from '../../shared/article/model.ts';
import { parse } from '../../shared/article/parse.ts';
import { headlineOf } from '../../shared/article/text.ts';
import { article, png, wire, writeArticle, writeArticleWithPhoto } from './support/samples.ts';
import { bundle, freshFolder, stet, withBuiltCommand } from './support/stet.ts';

withBuiltCommand();

const read = (...parts: string[]): Article => parse(readFileSync(path.join(...parts))).article;

function folderWith(files: Record<string, string | Uint8Array>): string {
  const cwd = freshFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
    writeFileSync(path.join(cwd, name), content);
  }
  return cwd;
}

describe('stet import', () => {
  it('makes an article of wire copy, named after its headline', async () => {
    const cwd = folderWith({ 'in/a.txt': wire('Rain in Karst') });
    const { code, lines, stderr } = await stet(['import', 'in/a.txt', '--out', 'desk', '--json'], {
      cwd,
    });
    expect(code).toBe(0);
    const output = path.join('desk', 'rain-in-karst.stet');
    const bytes = statSync(path.join(cwd, output)).size;
    expect(lines).toEqual([{ input: 'in/a.txt', format: 'wire', output, bytes, warnings: [] }]);
    const made = read(cwd, output);
    expect(headlineOf(made.content)).toBe('Rain in Karst');
    expect(made.dateline).toMatchObject({ place: 'KARST', agency: 'Norwire' });
    expect(made.id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(stderr).toContain('Dateline: KARST');
    expect(readdirSync(path.join(cwd, 'desk'))).toEqual(['rain-in-karst.stet']);
  });

  it('writes the very file that --out names', async () => {
    const cwd = folderWith({ 'a.txt': wire('Rain in Karst') });
    const { code, lines } = await stet(
      ['import', 'a.txt', '--out', 'deep/er/Today’s rain.stet', '--json'],
      { cwd },
    );
    expect(code).toBe(0);
    expect(lines[0]?.output).toBe(path.join('deep', 'er', 'Today’s rain.stet'));
    expect(headlineOf(read(cwd, 'deep/er/Today’s rain.stet').content)).toBe('Rain in Karst');
  });

  it('takes a folder for a folder, whatever it is called', async () => {
    const cwd = folderWith({ 'a.txt': wire('Rain in Karst') });
    mkdirSync(path.join(cwd, 'desk.stet'));
    const { lines } = await stet(['import', 'a.txt', '--out', 'desk.stet', '--json'], { cwd });
    expect(lines[0]?.output).toBe(path.join('desk.stet', 'rain-in-karst.stet'));
  });

  it('reads standard input', async () => {
    const cwd = freshFolder();
    const { code, lines } = await stet(['import', '-', '--out', '.', '--json'], {
      cwd,
      stdin: wire('Rain in Karst'),
    });
    expect(code).toBe(0);
    expect(lines).toMatchObject([{ input: '-', output: 'rain-in-karst.stet', warnings: [] }]);
  });

  it('replaces nothing unless it is told to', async () => {
    const cwd = folderWith({ 'a.txt': wire('Rain'), 'desk/rain.stet': 'mine' });
    const refused = await stet(['import', 'a.txt', '--out', 'desk', '--json'], { cwd });
    expect(refused.code).toBe(1);
    expect(refused.lines).toMatchObject([
      { input: 'a.txt', warnings: [], error: { code: 'exists' } },
    ]);
    expect(refused.lines[0]).not.toHaveProperty('output');
    expect(refused.stderr).toContain('--overwrite');
    expect(readFileSync(path.join(cwd, 'desk/rain.stet'), 'utf8')).toBe('mine');
    const replaced = await stet(['import', 'a.txt', '--out', 'desk', '--overwrite'], { cwd });
    expect(replaced.code).toBe(0);
    expect(replaced.stdout).toBe('');
    expect(headlineOf(read(cwd, 'desk/rain.stet').content)).toBe('Rain');
    const named = await stet(['import', 'a.txt', '--out', 'desk/rain.stet', '--json'], { cwd });
    expect(named.lines).toMatchObject([{ error: { code: 'exists' } }]);
  });

  it('keeps the article that it replaces as a version of its library, or says that it does not', async () => {
    const cwd = freshFolder();
    const place = path.join(cwd, 'desk/sport/rain.stet');
    const oldRain = article('Old rain');
    writeArticle(path.join(cwd, 'in/rain.stet'), article('New rain', { slug: 'rain' }));
    const ids = [read(cwd, 'in/rain.stet').id, oldRain.id];
    expect(ids[0]).not.toBe(ids[1]);
    const replace = async () => {
      writeArticle(place, oldRain);
      const { code, lines } = await stet(
        ['import', 'in/rain.stet', '--out', 'desk/sport', '--overwrite', '--json'],
        { cwd },
      );
      expect(code).toBe(0);
      expect(headlineOf(read(place).content)).toBe('New rain');
      return lines[0]?.warnings;
    };
    const said = 'The article that was there is not among the versions';
    expect(await replace()).toEqual([
      { code: 'not-kept', message: `${said}: it lay in no library.` },
    ]);
    const history = path.join(cwd, 'desk/.stet/history');
    mkdirSync(path.dirname(history));
    expect(await replace()).toEqual([]);
    // Among those of the article that lies there now, where whoever opens it looks, and of its own.
    for (const id of ids) {
      const kept = new ArticleHistory(historyFile(path.dirname(history), id));
      expect(await kept.versions()).toMatchObject([{ reason: 'saved', name: 'rain.stet' }]);
    }
    rmSync(history, { recursive: true });
    writeFileSync(history, 'something in its place');
    expect(await replace()).toEqual([
      {
        code: 'not-kept',
        message: `${said}. The version was not kept: the folder is no longer there.`,
      },
    ]);
  });

  it('gives stories of one name in a batch a file each, also when it overwrites', async () => {
    const cwd = folderWith({
      'a.txt': wire('Rain', 'First rain fell.'),
      'b.txt': wire('Rain', 'Second rain fell.'),
      'c.txt': wire('RAIN', 'Third rain fell.'),
    });
    for (const options of [[], ['--overwrite']]) {
      const { code, lines } = await stet(
        ['import', 'a.txt', 'b.txt', 'c.txt', '--out', 'desk', '--json', ...options],
        { cwd },
      );
      expect(code).toBe(0);
      expect(lines.map(({ output }) => output)).toEqual(
        ['rain.stet', 'rain-2.stet', 'rain-3.stet'].map((name) => path.join('desk', name)),
      );
    }
    const texts = ['rain', 'rain-2', 'rain-3'].map((name) =>
      readFileSync(path.join(cwd, 'desk', `${name}.stet`), 'utf8'),
    );
    expect(texts[0]).toContain('First rain');
    expect(texts[1]).toContain('Second rain');
    expect(texts[2]).toContain('Third rain');
  });

  it('goes on after an input that fails', async () => {
    const cwd = folderWith({
      'a.txt': wire('First'),
      'c.stet': '{"format": "stet-article", "version": 1}',
      'd.pdf': '%PDF-1.7 …',
      'e.docx': Buffer.from('504b0304140000000800', 'hex'),
      'f.html': '<!doctype html><p>Rain',
      'g.json': '[1, 2]',
      'z.txt': wire('Last'),
    });
    mkdirSync(path.join(cwd, 'folder'));
    const inputs = [
      'a.txt',
      'missing.txt',
      'c.stet',
      'd.pdf',
      'e.docx',
      'f.html',
      'g.json',
      'folder',
      'z.txt',
    ];
    const { code, lines } = await stet(['import', ...inputs, '--out', 'desk', '--json'], { cwd });
    expect(code).toBe(1);
    expect(lines.map(({ input }) => input)).toEqual(inputs);
    expect(lines.map(({ error }) => error?.code)).toEqual([
      undefined,
      'not-found',
      'not-an-article',
      'unsupported',
      'unsupported',
      'unsupported',
      'unsupported',
      'not-found',
      undefined,
    ]);
    expect(lines[2]?.error?.place).toBe('id');
    expect(readdirSync(path.join(cwd, 'desk')).sort()).toEqual(['first.stet', 'last.stet']);
  });

  it('reads markup as text when it is told to', async () => {
    const cwd = folderWith({ 'f.html': '<html><p>Rain fell on Karst all of Monday.' });
    const { code, lines } = await stet(
      ['import', 'f.html', '--as', 'wire', '--out', '.', '--json'],
      { cwd },
    );
    expect(code).toBe(0);
    expect(lines).toMatchObject([{ format: 'wire', output: 'f.stet' }]);
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\ufeffCafé “Möwe” reopens\n\nIt rained.\n'), []],
    ['UTF-16', Buffer.from('\ufeffCafé “Möwe” reopens\n\nIt rained.\n', 'utf16le'), []],
    ['UTF-16 without a mark', Buffer.from('Café “Möwe” reopens\n\nIt rained.\n', 'utf16le'), []],
    [
      'Windows-1252',
      Buffer.from('Caf\xe9 \x93M\xf6we\x94 reopens\n\nIt rained.\n', 'latin1'),
      ['encoding'],
    ],
  ])('reads %s', async (_name, bytes, warnings) => {
    const cwd = folderWith({ 'a.txt': bytes });
    const { code, lines } = await stet(['import', 'a.txt', '--out', '.', '--json'], { cwd });
    expect(code).toBe(0);
    expect(lines[0]?.warnings.map(({ code: warning }) => warning)).toEqual(warnings);
    expect(lines[0]?.output).toBe('cafe-mowe-reopens.stet');
    expect(headlineOf(read(cwd, 'cafe-mowe-reopens.stet').content)).toBe('Café “Möwe” reopens');
  });

  it('takes the language from the text, or from the person', async () => {
    const text =
      'Regen in Karst\n\nEs hat am Montag in Karst geregnet, und die Fähre ist nicht gefahren.\n';
    const cwd = folderWith({ 'a.txt': text });
    await stet(['import', 'a.txt', '--out', 'one.stet'], { cwd });
    await stet(['import', 'a.txt', '--out', 'two.stet', '--language', 'de-AT'], { cwd });
    expect([read(cwd, 'one.stet').language, read(cwd, 'two.stet').language]).toEqual([
      'de',
      'de-AT',
    ]);
  });

  it('names a text without a headline after its file, a nameless one after its words', async () => {
    const body =
      'The council has until Friday to answer the fishermen, who wait for it in the rain.\n\nIt rained.\n';
    const cwd = folderWith({ 'Letter to Rösti & Co.txt': body, 'empty.txt': ' \n\n' });
    const { code, lines } = await stet(
      ['import', 'Letter to Rösti & Co.txt', '-', 'empty.txt', '--out', 'desk', '--json'],
      { cwd, stdin: body },
    );
    expect(code).toBe(0);
    expect(lines.map(({ output }) => output && path.basename(output))).toEqual([
      'letter-to-rosti-co.stet',
      'the-council-has-until-friday-to.stet',
      'empty.stet',
    ]);
    expect(lines[2]?.warnings).toMatchObject([{ code: 'empty' }]);
  });

  it('takes names that are awkward on a command line', async () => {
    const names = [
      '-dash.txt',
      'two  spaces.txt',
      'quo"te.txt',
      'line\nbreak.txt',
      'ünï-日本.txt',
      '$HOME.txt',
    ];
    const cwd = folderWith(
      Object.fromEntries(names.map((name, index) => [name, wire(`Rain ${index}`)])),
    );
    const { code, lines, stderr } = await stet(
      ['import', '--out', 'desk', '--json', '--', ...names],
      { cwd },
    );
    expect(code).toBe(0);
    expect(lines.map(({ input }) => input)).toEqual(names);
    expect(stderr).not.toContain('line\nbreak');
    expect(readdirSync(path.join(cwd, 'desk')).length).toBe(names.length);
  });

  it('brings an article and its photos along', async () => {
    const cwd = freshFolder();
    const src = writeArticleWithPhoto(path.join(cwd, 'from', 'a.stet'), 'Rain with a photo');
    const { code, lines } = await stet(['import', 'from/a.stet', '--out', 'desk', '--json'], {
      cwd,
    });
    expect(code).toBe(0);
    expect(lines).toMatchObject([
      { format: 'stet', output: path.join('desk', 'rain-with-a-photo.stet'), warnings: [] },
    ]);
    expect(readFileSync(path.join(cwd, 'desk', src))).toEqual(
      readFileSync(path.join(cwd, 'from', src)),
    );
    expect(read(cwd, 'desk/rain-with-a-photo.stet')).toEqual(read(cwd, 'from/a.stet'));
  });

  it('tells of photos that are missing or are others, and takes no file for a photo', async () => {
    const cwd = freshFolder();
    const gone = writeArticleWithPhoto(path.join(cwd, 'one', 'a.stet'), 'Gone');
    const other = writeArticleWithPhoto(path.join(cwd, 'two', 'b.stet'), 'Another one');
    const text = writeArticleWithPhoto(path.join(cwd, 'three', 'c.stet'), 'No photo at all');
    const link = writeArticleWithPhoto(
      path.join(cwd, 'four', 'd.stet'),
      'A link to a secret of mine',
    );
    writeFileSync(path.join(cwd, 'secret.png'), png(2, 7));
    rmSync(path.join(cwd, 'one', gone));
    writeFileSync(path.join(cwd, 'two', other), png(8, 99));
    writeFileSync(path.join(cwd, 'three', text), 'not a photo');
    rmSync(path.join(cwd, 'four', link));
    symlinkSync(path.join(cwd, 'secret.png'), path.join(cwd, 'four', link));
    const { code, lines } = await stet(
      [
        'import',
        'one/a.stet',
        'two/b.stet',
        'three/c.stet',
        'four/d.stet',
        '--out',
        'desk',
        '--json',
      ],
      { cwd },
    );
    expect(code).toBe(0);
    expect(lines.map(({ warnings }) => warnings.map((warning) => warning.code))).toEqual([
      ['missing-photo'],
      ['changed-photo'],
      ['missing-photo'],
      ['missing-photo'],
    ]);
    expect(readdirSync(path.join(cwd, 'desk', 'media'))).toEqual([path.basename(other)]);
  });

  it('leaves no photo of an article that it did not write', async () => {
    const cwd = freshFolder();
    writeArticleWithPhoto(path.join(cwd, 'from', 'a.stet'), 'Rain');
    writeArticle(path.join(cwd, 'desk', 'rain.stet'), article('Mine'));
    const { code } = await stet(['import', 'from/a.stet', '--out', 'desk'], { cwd });
    expect(code).toBe(1);
    expect(readdirSync(path.join(cwd, 'desk'))).toEqual(['rain.stet']);
  });

  it('refuses an article of a newer Stet, and one forced to be one', async () => {
    const cwd = folderWith({ 'a.txt': wire('Rain') });
    writeArticle(path.join(cwd, 'new.stet'), { ...article('New'), version: 99 });
    const { code, lines } = await stet(
      ['import', 'new.stet', 'a.txt', '--as', 'stet', '--out', 'desk', '--json'],
      { cwd },
    );
    expect(code).toBe(1);
    expect(lines.map(({ error }) => error?.code)).toEqual(['newer-version', 'not-json']);
    expect(existsSync(path.join(cwd, 'desk', 'new.stet'))).toBe(false);
  });

  it('says of a folder that may not be written that it may not', async () => {
    const cwd = folderWith({ 'a.txt': wire('Rain') });
    mkdirSync(path.join(cwd, 'desk'));
    chmodSync(cwd, 0o755);
    chmodSync(path.join(cwd, 'desk'), 0o555);
    const somebodyElse = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const { code, lines } = await stet(['import', 'a.txt', '--out', 'desk', '--json'], {
      cwd,
      program: bundle,
      ...somebodyElse,
    });
    expect(code).toBe(1);
    expect(lines).toMatchObject([{ input: 'a.txt', error: { code: 'read-only' } }]);
    expect(readdirSync(path.join(cwd, 'desk'))).toEqual([]);
  });

  it('says of --out that it is a file', async () => {
    const cwd = folderWith({ 'a.txt': wire('Rain'), desk: 'a file' });
    const { code, stderr } = await stet(['import', 'a.txt', '--out', 'desk'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('is a file, not a folder');
  });

  it('reads a named pipe, and refuses what is larger than any article', async () => {
    const cwd = folderWith({ 'big.txt': 'a\n'.repeat(11 * 1024 * 1024) });
    const made = spawnSync('mkfifo', [path.join(cwd, 'pipe')]);
    expect(made.status).toBe(0);
    const running = stet(['import', 'pipe', 'big.txt', '--out', 'desk', '--json'], { cwd });
    writeFileSync(path.join(cwd, 'pipe'), wire('Rain from a pipe'));
    const { code, lines } = await running;
    expect(code).toBe(1);
    expect(lines).toMatchObject([
      { output: path.join('desk', 'rain-from-a-pipe.stet') },
      { error: { code: 'too-large' } },
    ]);
  });
});
