import fs from 'node:fs/promises';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { deskDefaults } from '../../../shared/contract/deskDefaults.ts';
import { deskJsonSchema, settingsFrom } from '../../../shared/contract/deskSettings.ts';
import type { LibraryEvent } from '../../../shared/contract/library.ts';
import { fails, openDesk } from './desks.ts';
import { eventually, failsToOpenOnce, freshFolder, namesIn } from './folders.ts';

async function deskWith(text: string) {
  const root = await freshFolder();
  await fs.mkdir(path.join(root, '.stet'));
  await fs.writeFile(path.join(root, '.stet', 'desk.json'), text);
  return openDesk({ root });
}
const fileOf = async (root: string) =>
  JSON.parse(await fs.readFile(path.join(root, '.stet', 'desk.json'), 'utf8'));

describe('the settings of a desk', () => {
  it('are defaults where nobody set them, and make no file', async () => {
    const { newsroom, root } = await openDesk();
    expect(await newsroom.library.deskSettings()).toEqual({
      settings: deskDefaults,
      file: 'absent',
      problems: [],
    });
    expect(await namesIn(root)).toEqual([]);
  });

  it('stay as they are where the disk does not give them, and nothing takes their place', async () => {
    const { newsroom, root } = await deskWith('{"labels": {"caption": "Cutline"}}');
    failsToOpenOnce(path.join(root, '.stet', 'desk.json'));
    const { length } = deskDefaults;
    const change = { length: { ...length, unit: 'lines' as const } };
    await fails(newsroom.library.saveDeskSettings(change), 'io', { retry: true });
    await newsroom.library.saveDeskSettings(change);
    expect(await fileOf(root)).toMatchObject({ labels: { caption: 'Cutline' } });
    expect(await namesIn(path.join(root, '.stet'))).toEqual(['desk.json']);
  });

  it('are written without defaults, and keep what this release does not know', async () => {
    const { newsroom, root } = await deskWith(
      '{"version": 3, "cms": {"id": 7}, "labels": {"lede": "Intro", "caption": "Cutline"}}',
    );
    const { labels, length } = (await newsroom.library.deskSettings()).settings;
    expect(labels.caption).toBe('Cutline');
    await newsroom.library.saveDeskSettings({
      labels: { ...labels, standfirst: 'Dek' },
      length: { ...length, unit: 'lines' },
    });
    expect(await fileOf(root)).toEqual({
      format: 'stet-desk',
      version: 3,
      cms: { id: 7 },
      labels: { lede: 'Intro', caption: 'Cutline', standfirst: 'Dek' },
      length: { unit: 'lines' },
    });
    // A default that somebody wrote down is written down again.
    await newsroom.library.saveDeskSettings({ labels: { ...labels, caption: 'Caption' } });
    expect(await fileOf(root)).toMatchObject({ labels: { caption: 'Caption' } });
  });

  it('count field by field: what is wrong is named and has its default', async () => {
    const { newsroom } = await deskWith(
      JSON.stringify({
        headlines: { web: { soft: 'long', hard: 90 }, push: { soft: null } },
        photo: { ratios: ['3:2', 'wide'], minWidth: 900 },
        length: null,
        labels: { standfirst: ' Dek ' },
      }),
    );
    const { settings, file, problems } = await newsroom.library.deskSettings();
    expect(file).toBe('read');
    expect(settings.headlines.web).toEqual({ soft: 70, hard: 90 });
    expect(settings.headlines.push.soft).toBeNull();
    expect(settings.photo).toMatchObject({ ratios: [], minWidth: 900 });
    expect(settings.length.unit).toBe('words');
    expect(settings.labels.standfirst).toBe('Dek');
    expect(problems.map((problem) => problem.split('”')[0])).toEqual([
      '“headlines.web.soft',
      '“length',
      '“photo.ratios',
    ]);
  });

  it('have presets: what is wrong is left out and named, and stays in the file', async () => {
    const odd = { name: 'Odd', formats: ['hologram'] };
    const { newsroom, root } = await deskWith(
      JSON.stringify({ cms: 7, presets: [odd, { name: 'Web', formats: ['html'], url: 'x' }] }),
    );
    const { settings, problems } = await newsroom.library.deskSettings();
    expect(settings.presets).toEqual([{ name: 'Web', formats: ['html'], photos: 'beside' }]);
    expect(problems).toEqual([
      'presets[0].formats: there is no format “hologram”. It is left out.',
    ]);
    const preset = { name: 'Web', formats: ['json'], photos: 'beside' } as const;
    await newsroom.library.changePreset({
      what: 'put',
      was: 'Web',
      preset: { ...preset, formats: ['json'] },
    });
    await newsroom.library.saveDeskSettings({ blocks: { hidden: ['table'] } });
    expect(await fileOf(root)).toEqual({
      format: 'stet-desk',
      version: 1,
      cms: 7,
      blocks: { hidden: ['table'] },
      presets: [odd, { ...preset, url: 'x' }],
    });
  });

  it('have presets that several windows change at once', async () => {
    const { newsroom, root } = await openDesk();
    const names = ['A', 'B', 'C', 'D'];
    const put = (name: string) => ({ name, formats: ['html' as const], photos: 'beside' as const });
    await Promise.all(
      names.map((name) => newsroom.library.changePreset({ what: 'put', preset: put(name) })),
    );
    const { presets } = (await newsroom.library.deskSettings()).settings;
    expect(presets.map(({ name }) => name).sort()).toEqual(names);
    await fails(newsroom.library.changePreset({ what: 'put', preset: put('a') }), 'exists');
    await fs.writeFile(path.join(root, '.stet', 'desk.json'), '{"presets": {"A": {}}}');
    await fails(newsroom.library.changePreset({ what: 'put', preset: put('A') }), 'damaged');
    expect(await fileOf(root)).toEqual({ presets: { A: {} } });
  });

  it.each(['', '{"labels": ', '[]', 'null', `${'['.repeat(200_000)}`])(
    'are defaults where the file is damaged, which a save sets aside',
    async (text) => {
      const { newsroom, root } = await deskWith(text);
      const reading = await newsroom.library.deskSettings();
      expect(reading).toMatchObject({ settings: deskDefaults, file: 'damaged' });
      expect(reading.problems).toHaveLength(1);
      await newsroom.library.saveDeskSettings({ blocks: { hidden: ['divider'] } });
      expect(await fileOf(root)).toMatchObject({ blocks: { hidden: ['divider'] } });
      const aside = (await namesIn(path.join(root, '.stet'))).find((name) =>
        name.startsWith('desk.damaged-'),
      );
      expect(await fs.readFile(path.join(root, '.stet', aside ?? ''), 'utf8')).toBe(text);
    },
  );

  it('of two windows at once lose no change', async () => {
    const { newsroom, root } = await openDesk();
    const other = await openDesk({ root });
    const { headlines, length } = deskDefaults;
    await Promise.all([
      newsroom.library.saveDeskSettings({ length: { ...length, charactersPerLine: 28 } }),
      other.newsroom.library.saveDeskSettings({ blocks: { hidden: ['table'] } }),
      newsroom.library.saveDeskSettings({
        headlines: { ...headlines, seo: { soft: 55, hard: null } },
      }),
    ]);
    expect(await fileOf(root)).toMatchObject({
      length: { charactersPerLine: 28 },
      blocks: { hidden: ['table'] },
      headlines: { seo: { soft: 55, hard: null } },
    });
  });

  it('are told about when anybody changes them', async () => {
    const { newsroom, root } = await openDesk();
    const abort = new AbortController();
    const kinds: LibraryEvent['kind'][] = [];
    const listening = (async () => {
      for await (const { kind } of newsroom.library.events(abort.signal)) kinds.push(kind);
    })();
    await eventually(() => expect(kinds[0]).toBe('listening'));
    await fs.mkdir(path.join(root, '.stet'));
    await fs.writeFile(path.join(root, '.stet', 'desk.json'), '{"length": {"unit": "lines"}}');
    await eventually(() => expect(kinds).toContain('desk-changed'));
    expect((await newsroom.library.deskSettings()).settings.length.unit).toBe('lines');
    abort.abort();
    await listening;
  });

  it('need a library that can be written to', async () => {
    const alone = await openDesk({ library: false });
    await fails(alone.newsroom.library.deskSettings(), 'no-library');
    const { newsroom, root } = await deskWith('{}');
    await fs.chmod(path.join(root, '.stet', 'desk.json'), 0o444);
    await fails(newsroom.library.saveDeskSettings({ blocks: { hidden: ['x'] } }), 'read-only');
  });

  it('have a schema for other programs, which agrees with what Stet reads', async () => {
    const documented = JSON.parse(
      await fs.readFile(new URL('../../../docs/desk.schema.json', import.meta.url), 'utf8'),
    );
    expect(documented, 'npm run docs').toEqual(JSON.parse(JSON.stringify(deskJsonSchema())));
    const valid = new Ajv2020({ strict: false }).compile(documented);
    for (const [file, right] of [
      [{}, true],
      [{ ...deskDefaults }, true],
      [{ more: 1, labels: { lede: 'x' } }, true],
      [{ labels: { caption: '' } }, false],
      [{ photo: { ratios: ['3/2'] } }, false],
    ] satisfies [Record<string, unknown>, boolean][]) {
      expect(valid(file)).toBe(right);
      expect(settingsFrom(file).problems.length === 0).toBe(right);
    }
  });
});
