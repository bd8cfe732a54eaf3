import { describe, expect, test } from 'vitest';
import { changedPresets } from '../../../../shared/contract/presets/changePresets.ts';
import { presetFrom, presetsFrom } from '../../../../shared/contract/presets/exportPreset.ts';
import { optionsOf } from '../../../../shared/contract/presets/optionsOf.ts';
import { PresetError, presetInFile } from '../../../../shared/contract/presets/presetFile.ts';

const web = { name: 'Web', formats: ['html', 'json'], folder: 'web/{section}', photoSide: 2000 };

describe('reading presets', () => {
  test('a preset has formats, names, photos and what only pages need', () => {
    const whole = {
      ...web,
      fileName: '{date}-{slug}',
      photos: 'inline',
      keepLocation: true,
      endMark: '-30-',
      template: 'house style.html',
      classNames: { byline: 'c-byline c-byline--long' },
    };
    expect(presetFrom(whole, '')).toEqual({ preset: whole });
    const { name, formats, ...options } = whole;
    expect(optionsOf({ ...presetIn(whole) })).toEqual(options);
    expect(presetIn({ name: ' Wire ', formats: ['text', 'text'] })).toEqual({
      name: 'Wire',
      formats: ['text'],
      photos: 'beside',
    });
  });

  test.each([
    [{ ...web, formats: ['html', 'htlm'] }, 'presets[2].formats: there is no format “htlm”'],
    [{ ...web, formats: [] }, 'presets[2].formats: names no format'],
    [{ name: 'Web' }, 'presets[2].formats: is missing'],
    [{ ...web, formats: 'html' }, 'presets[2].formats: is not a list of formats'],
    [{ formats: ['html'] }, 'presets[2].name: is missing'],
    [{ ...web, folder: '../web' }, 'presets[2].folder: “..” leads out of the chosen folder'],
    [{ ...web, fileName: '{slug}/x' }, /^presets\[2\]\.fileName: “\/” cannot be used/],
    [{ ...web, photos: 'within' }, 'presets[2].photos: is none of “beside”, “inline”'],
    [{ ...web, photoSide: '2000' }, 'presets[2].photoSide: is no whole number from 16 to 16384'],
    [{ ...web, photoSide: 2 }, 'presets[2].photoSide: is less than 16'],
    [{ ...web, keepLocation: 'no' }, 'presets[2].keepLocation: is neither true nor false'],
    [{ ...web, template: '../x.html' }, /^presets\[2\]\.template: is not the name of an \.html/],
    [{ ...web, classNames: { byline: 'a"b' } }, /^presets\[2\]\.classNames\.byline: is no class/],
    ['web', 'presets[2]: is no JSON object'],
  ])('what is wrong is named with its place: %j', (value, sentence) => {
    const read = presetFrom(value, 'presets[2]');
    expect('problems' in read && read.problems).toEqual([
      typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
    ]);
  });

  test('a wrong one is no harm to the others, and a name counts once', () => {
    const { presets, problems } = presetsFrom([{}, web, { ...web, name: 'WEB' }, 7]);
    expect(presets.map(({ name }) => name)).toEqual(['Web']);
    expect(problems).toEqual([
      'presets[0].name: is missing',
      'presets[0].formats: is missing',
      'presets[2].name: there is another preset “WEB”',
      'presets[3]: is no JSON object',
    ]);
  });
});

describe('changing presets', () => {
  const newer = { name: 'Newer', formats: ['hologram'], depth: 3 };
  const listed = [{ ...web, cms: 7 }, newer];

  test('unknown fields stay, those that were taken away go, and others are not touched', () => {
    const preset = presetIn({ name: 'Site', formats: ['html'] });
    expect(changedPresets(listed, { what: 'put', preset, was: 'web' })).toEqual({
      presets: [{ name: 'Site', formats: ['html'], photos: 'beside', cms: 7 }, newer],
    });
  });

  test('a new one stands at the end, or where it was; a taken name is refused', () => {
    const preset = presetIn({ name: 'Wire', formats: ['text'] });
    expect(changedPresets(listed, { what: 'put', preset })).toEqual({
      presets: [...listed, preset],
    });
    expect(changedPresets(listed, { what: 'put', preset, at: 0 })).toEqual({
      presets: [preset, ...listed],
    });
    const taken = { ...preset, name: 'newer' };
    expect(changedPresets(listed, { what: 'put', preset: taken })).toEqual({ refused: 'taken' });
    expect(changedPresets(listed, { what: 'put', preset: taken, was: 'Web' })).toEqual({
      refused: 'taken',
    });
    expect(changedPresets({ web }, { what: 'put', preset })).toEqual({ refused: 'no-list' });
    const many = Array.from({ length: 100 }, (_, index) => ({ ...web, name: `${index}` }));
    expect(changedPresets(many, { what: 'put', preset })).toEqual({ refused: 'full' });
  });

  test('one that somebody else has removed meanwhile is removed', () => {
    expect(changedPresets(listed, { what: 'remove', name: 'Web' })).toEqual({ presets: [newer] });
    expect(changedPresets([newer], { what: 'remove', name: 'Web' })).toEqual({ presets: [newer] });
    expect(changedPresets(undefined, { what: 'remove', name: 'Web' })).toEqual({ presets: [] });
  });
});

describe('a preset in a file', () => {
  const desk = (...presets: unknown[]) => JSON.stringify({ format: 'stet-desk', presets });

  test('is the file, or one of a desk’s by its name', () => {
    expect(presetInFile(`\uFEFF${JSON.stringify(web)}`).name).toBe('Web');
    expect(presetInFile(JSON.stringify(web), 'web').formats).toEqual(['html', 'json']);
    expect(presetInFile(desk(web)).name).toBe('Web');
    const two = desk(web, { name: 'Wire', formats: ['text'] }, { name: 'Odd', formats: ['x'] });
    expect(presetInFile(two, 'wire').formats).toEqual(['text']);
  });

  test.each([
    ['{', undefined, /^it is no JSON \(/],
    ['[]', undefined, /^it is no JSON object$/],
    [
      JSON.stringify({ ...web, formats: ['htlm'] }),
      undefined,
      /^formats: there is no format “htlm”$/,
    ],
    [JSON.stringify(web), 'Print', /^its preset is “Web”, not “Print”$/],
    [desk(), undefined, /^it has no preset$/],
    [JSON.stringify({ format: 'stet-desk' }), 'Web', /^there is no preset “Web”; there are none$/],
    [desk(web), 'Print', /^there is no preset “Print”; there is “Web”$/],
    [desk(web, { ...web, name: 'B' }), undefined, /name one behind a #: “Web”, “B”$/],
    [
      desk({ ...web, formats: ['x'] }),
      'Web',
      /^presets\[0\]\.formats: there is no format “x”\nthere/,
    ],
  ])('or is refused with a reason: %s %s', (text, name, sentence) => {
    expect(() => presetInFile(text, name)).toThrow(PresetError);
    expect(() => presetInFile(text, name)).toThrow(sentence);
  });
});

function presetIn(value: unknown) {
  const read = presetFrom(value, '');
  if ('problems' in read) throw new Error(read.problems.join(' '));
  return read.preset;
}
