import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fakeBrowser } from '../unit/printing/fakeBrowser.ts';
import { article, writeArticle, writeArticleWithPhoto } from './support/samples.ts';
import { freshFolder, project, stet, withBuiltCommand } from './support/stet.ts';

withBuiltCommand();

const real = process.env.STET_CHROMIUM;
const reason = real ? '' : 'no browser is named by STET_CHROMIUM';
/** No browser is found here. */
const nowhere = { PATH: '', HOME: '/nowhere', PROGRAMFILES: '', LOCALAPPDATA: '' };

describe.runIf(process.platform !== 'win32')('stet export --to pdf', () => {
  it.each(['1', '2'])(
    'prints with the browser that is named, one for all articles, %s at a time',
    async (jobs) => {
      const cwd = freshFolder();
      const { program, starts } = await fakeBrowser(cwd, 'prints');
      for (const name of ['Rain', 'Snow'])
        writeArticle(path.join(cwd, `${name}.stet`), article(name));
      const { code, lines } = await stet(
        [
          'export',
          'Rain.stet',
          'Snow.stet',
          '--to',
          'pdf',
          '--out',
          'proofs',
          '--jobs',
          jobs,
          '--json',
        ],
        { cwd, env: { STET_CHROMIUM: program } },
      );
      expect(lines.map(({ output, format }) => ({ output, format }))).toEqual([
        { output: path.join('proofs', 'rain.pdf'), format: 'pdf' },
        { output: path.join('proofs', 'snow.pdf'), format: 'pdf' },
      ]);
      expect(code).toBe(0);
      expect(readFileSync(path.join(cwd, 'proofs/rain.pdf'), 'utf8')).toMatch(/^%PDF/);
      expect(await starts()).toHaveLength(1);
    },
  );

  it('says what is missing where there is no browser, and writes nothing', async () => {
    const cwd = freshFolder();
    writeArticle(path.join(cwd, 'a.stet'), article('Rain'));
    const { program } = await fakeBrowser(cwd, 'ends at once');
    for (const [named, message] of [
      ['', /found none on this machine/],
      [program, /does not start/],
    ] as const) {
      const { code, lines } = await stet(
        ['export', 'a.stet', '--to', 'html,pdf', '--out', 'proofs', '--json'],
        { cwd, env: { ...nowhere, STET_CHROMIUM: named } },
      );
      expect(code).toBe(1);
      expect(lines[0]?.error).toMatchObject({ code: 'unsupported' });
      expect(lines[0]?.error?.message).toMatch(/^To make a PDF, Stet needs Chrome/);
      expect(lines[0]?.error?.message).toMatch(message);
      expect(readdirSync(path.join(cwd, 'proofs'))).toEqual([]);
    }
  });
});

describe.skipIf(reason)(`a real PDF${reason ? ` (skipped: ${reason})` : ''}`, () => {
  it('is tagged, has a title and an outline, and is the same every time', async () => {
    const cwd = freshFolder();
    writeArticleWithPhoto(path.join(cwd, 'a.stet'), 'Rain in “Karst”');
    const print = async (out: string) => {
      const args = ['export', 'a.stet', '--to', 'pdf', '--out', out, '--json'];
      const { code, lines, stderr } = await stet(args, { cwd });
      expect(stderr).not.toMatch(/failed: [1-9]/);
      expect(code).toBe(0);
      return readFileSync(path.join(cwd, lines[0]?.output ?? ''));
    };
    const pdf = await print('one');
    const text = pdf.toString('latin1');
    expect(text).toMatch(/^%PDF-1\.\d/);
    expect(text).toContain('/StructTreeRoot');
    expect(text).toContain('/Marked true');
    expect(text).toContain('/Outlines');
    expect(text).toMatch(/\/Lang \(en/);
    // Strings that need more than Latin letters are UTF-16.
    const title = /\/Title <([0-9A-F]+)>/i.exec(text)?.[1] ?? '';
    const units = Buffer.from(title, 'hex').swap16();
    expect(units.toString('utf16le').slice(1)).toBe('Rain in “Karst”');
    // Many at once: what hangs on a busy machine's timing shows itself.
    const again = await Promise.all(['two', 'three', 'four'].map(print));
    expect(again.map((bytes) => bytes.equals(pdf))).toEqual(again.map(() => true));
  });

  const poppler = spawnSync('pdftotext', ['-v']).error ? ' (skipped: there is no pdftotext)' : '';
  it.skipIf(poppler)(`has the words in their order${poppler}`, async () => {
    const cwd = freshFolder();
    const file = path.join(project, 'tests', 'fixtures', 'everything', 'sea-wall-vote.stet');
    const { code } = await stet(['export', file, '--to', 'pdf', '--out', 'out'], { cwd });
    expect(code).toBe(0);
    const pdf = path.join(cwd, 'out', 'sea-wall-vote.pdf');
    const words = spawnSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).stdout.split(/\s+/);
    const text = words.join(' ');
    let from = 0;
    for (const passage of [
      'Council votes for a sea wall after a winter of floods',
      'By Ana Ruiz and Tom Field',
      'WEXCOMBE, Dorset (CWN) — The vote came after midnight',
      'What the engineers say',
      'We will be a building site with gulls',
      'without the crane',
      'The wall in numbers',
      'How they voted',
    ]) {
      const at = text.indexOf(passage, from);
      expect(at, passage).toBeGreaterThanOrEqual(from);
      from = at + passage.length;
    }
  });
});
