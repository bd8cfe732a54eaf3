import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { serialise } from '../../../shared/article/serialise.ts';
import { articleWith, openDesk, put, type TestDesk } from './desks.ts';
import { freshFolder } from './folders.ts';

const listed = async ({ newsroom }: TestDesk) =>
  (await newsroom.library.list())
    .map((entry) => [entry.folder, entry.name].filter(Boolean).join('/'))
    .sort();

describe('a list', () => {
  it('has every article of the folder and three levels below, and nothing else', async () => {
    const desk = await openDesk();
    for (const name of [
      'a.stet',
      'B.STET',
      'sport/c.stet',
      'sport/2026/may/d.stet',
      'sport/2026/may/04/too-deep.stet',
      '.hidden.stet',
      '.stet/trash/x/gone.stet',
      '.git/x.stet',
      'media/x.stet',
      '.~a.stet.1.abc.tmp',
      'notes.txt',
      'x.stet.bak',
    ]) {
      await put(desk.root, name);
    }
    await fs.mkdir(path.join(desk.root, 'folder.stet'));
    await fs.symlink('a.stet', path.join(desk.root, 'link.stet'));
    await fs.symlink('nowhere.stet', path.join(desk.root, 'dangling.stet'));
    await fs.symlink('circle.stet', path.join(desk.root, 'circle.stet'));
    await fs.symlink(desk.root, path.join(desk.root, 'around'));
    if (process.platform !== 'win32') execFileSync('mkfifo', [path.join(desk.root, 'pipe.stet')]);
    expect(await listed(desk)).toEqual([
      'B.STET',
      'a.stet',
      'link.stet',
      'sport/2026/may/d.stet',
      'sport/c.stet',
    ]);
  });

  it('says what is in each article', async () => {
    const desk = await openDesk();
    await put(
      desk.root,
      'harbor-vote.stet',
      articleWith({
        headline: 'Harbour vote delayed',
        body: ['One two three.', 'Four five.'],
        slug: 'harbor-vote',
        status: 'review',
        section: { id: 'loc', name: 'Local' },
        byline: {
          contributors: [
            { name: 'Ada Quill', role: 'author' },
            { name: 'Ben Shutter', role: 'photographer' },
            { name: 'Cy Note' },
          ],
        },
        dates: { embargoUntil: '2026-06-01T00:00:00Z' },
      }),
    );
    const [entry] = await desk.newsroom.library.list();
    expect(entry).toMatchObject({
      name: 'harbor-vote.stet',
      bytes: (await fs.stat(path.join(desk.root, 'harbor-vote.stet'))).size,
      about: {
        kind: 'article',
        headline: 'Harbour vote delayed',
        slug: 'harbor-vote',
        status: 'review',
        section: 'Local',
        byline: 'Ada Quill, Cy Note',
        words: 5,
        embargoUntil: '2026-06-01T00:00:00Z',
        newer: false,
      },
    });
    expect(entry?.file).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
    expect(new Date(entry?.modified ?? 0).getTime()).toBeGreaterThan(Date.now() - 60_000);
  });

  it('has damaged, huge and newer files as entries that say why', async () => {
    const desk = await openDesk();
    await fs.writeFile(path.join(desk.root, 'empty.stet'), '');
    await fs.writeFile(path.join(desk.root, 'torn.stet'), '{"format": "stet-article",\n "vers');
    await fs.writeFile(path.join(desk.root, 'other.stet'), '{"hello": 1}');
    await fs.writeFile(path.join(desk.root, 'deep.stet'), '['.repeat(100_000));
    await fs.truncate(await put(desk.root, 'huge.stet'), 30 * 1024 * 1024);
    await put(desk.root, 'newer.stet', { ...articleWith(), version: 99 });
    const entries = new Map(
      (await desk.newsroom.library.list()).map(({ name, about }) => [name, about]),
    );
    expect(entries.get('empty.stet')).toMatchObject({ kind: 'damaged', reason: 'not-json' });
    expect(entries.get('torn.stet')).toMatchObject({
      kind: 'damaged',
      reason: 'not-json',
      place: 'line 2, column 2',
    });
    expect(entries.get('other.stet')).toMatchObject({ kind: 'damaged', reason: 'not-an-article' });
    expect(entries.get('deep.stet')).toMatchObject({ kind: 'damaged', reason: 'too-deep' });
    expect(entries.get('huge.stet')).toMatchObject({ kind: 'damaged', reason: 'too-large' });
    expect(entries.get('newer.stet')).toMatchObject({ kind: 'article', newer: true });
  });

  it('shows what changed, also within the same moment and with the same size', async () => {
    const desk = await openDesk();
    const file = await put(desk.root, 'a.stet', articleWith({ headline: '099' }));
    // Clocks of file systems tick in milliseconds: some of these fall into one tick.
    for (let number = 100; number < 160; number++) {
      await desk.newsroom.library.list();
      await fs.writeFile(file, serialise(articleWith({ headline: String(number) })));
      const [entry] = await desk.newsroom.library.list();
      expect(entry?.about).toMatchObject({ headline: String(number) });
    }
  });

  it('reads a file again only when it changed', async () => {
    const root = await freshFolder();
    const file = await put(root, 'a.stet');
    const when = new Date('2026-05-04T08:00:00Z');
    await fs.utimes(file, when, when);
    const desk = await openDesk({ root });
    const opened = vi.spyOn(fs, 'open');
    // Of the article alone: the newsroom may still be noting which library it opened.
    const reads = () => opened.mock.calls.filter(([read]) => read === file);
    await desk.newsroom.library.list();
    expect(reads()).toHaveLength(1);
    await desk.newsroom.library.list();
    expect(reads()).toHaveLength(1);
    opened.mockRestore();
  });

  it('reads a large article beside the main thread', async () => {
    const desk = await openDesk();
    const body = Array<string>(1_000).fill(
      'The harbour ferry will sail again on Monday. '.repeat(20),
    );
    await put(desk.root, 'large.stet', articleWith({ headline: 'Long read', body }));
    await put(desk.root, 'small.stet', articleWith({ headline: 'Brief' }));
    const torn = serialise(articleWith({ body })).slice(0, -10);
    await fs.writeFile(path.join(desk.root, 'torn.stet'), torn);
    const parsed = vi.spyOn(JSON, 'parse');
    const entries = await desk.newsroom.library.list();
    // The small one only: JSON of the large ones is parsed where this spy does not see it.
    const articles = parsed.mock.calls.filter(([json]) => json.includes('headline'));
    expect(articles).toHaveLength(1);
    parsed.mockRestore();
    expect(
      entries.map(({ about }) => about).toSorted((a, b) => a.kind.localeCompare(b.kind)),
    ).toMatchObject([
      { kind: 'article', headline: expect.stringMatching(/Long read|Brief/) },
      { kind: 'article', headline: expect.stringMatching(/Long read|Brief/) },
      { kind: 'damaged', reason: 'not-json' },
    ]);
    const long = entries.find(({ name }) => name === 'large.stet')?.about;
    expect(long).toMatchObject({ words: 1_000 * 20 * 8 });
  });

  it('of 500 articles does not block the process', async () => {
    const desk = await openDesk();
    const words = 'harbour ferry council vote '.repeat(50).trim();
    const article = articleWith({ body: Array<string>(4).fill(words) });
    await Promise.all(
      Array.from({ length: 500 }, (_, index) => put(desk.root, `story-${index}.stet`, article)),
    );
    let turns = 0;
    let counting = true;
    const count = () => {
      turns++;
      if (counting) setImmediate(count);
    };
    count();
    const entries = await desk.newsroom.library.list();
    counting = false;
    expect(entries).toHaveLength(500);
    expect(entries[0]?.about).toMatchObject({ words: 800 });
    // One turn for each article or so: whoever waits for a save or a call gets in between.
    expect(turns).toBeGreaterThan(100);
  });
});
