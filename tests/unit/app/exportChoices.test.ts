import { describe, expect, test } from 'vitest';
import {
  choicesOf,
  differs,
  firstChoices,
  nameProblems,
  presetOf,
  remembered,
  restored,
  withOption,
} from '../../../renderer/app/exporting/choices.ts';
import type { ExportPreset } from '../../../shared/contract/presets/exportPreset.ts';

const site: ExportPreset = {
  name: 'Site',
  formats: ['html', 'json'],
  photos: 'beside',
  folder: 'web/{section}',
};

describe('what is chosen in the export dialog', () => {
  test('is a preset’s, and makes one', () => {
    const choices = choicesOf(site);
    expect(choices).toEqual({
      formats: ['html', 'json'],
      options: { photos: 'beside', folder: 'web/{section}' },
      preset: 'Site',
    });
    expect(presetOf('Site', choices)).toEqual(site);
  });

  test('differs from its preset by what is asked for, not by its order', () => {
    const choices = choicesOf(site);
    expect(differs(choices, site)).toBe(false);
    expect(differs({ ...choices, formats: ['json', 'html'] }, site)).toBe(false);
    expect(differs({ ...choices, formats: ['json'] }, site)).toBe(true);
    const folder = withOption(choices.options, 'folder', '');
    expect(folder).toEqual({ photos: 'beside' });
    expect(differs({ ...choices, options: folder }, site)).toBe(true);
  });

  test('begins with what was chosen last', () => {
    expect(restored(null, [site])).toEqual(firstChoices);
    const own = { formats: ['text' as const], options: { photos: 'inline' as const } };
    expect(restored(own, [site])).toEqual(own);
  });

  test('follows a preset that others have changed since, and keeps what differed from it', () => {
    const newer = { ...site, formats: ['html' as const] };
    expect(restored(remembered(choicesOf(site), [site]), [newer])).toEqual(choicesOf(newer));
    const changed = { ...choicesOf(site), formats: ['text' as const] };
    expect(remembered(changed, [site])).toEqual({ ...changed, changed: true });
    expect(restored(remembered(changed, [site]), [newer])).toEqual(changed);
    // The preset is gone, what it asked for is not.
    const { preset: _, ...rest } = choicesOf(site);
    expect(restored(remembered(choicesOf(site), [site]), [])).toEqual(rest);
  });

  test('names each pattern that cannot be used', () => {
    expect(nameProblems({ photos: 'beside' })).toEqual({});
    expect(nameProblems({ photos: 'beside', folder: '../x', fileName: '{slgu}' })).toEqual({
      folder: expect.stringContaining('leads out'),
      fileName: expect.stringContaining('{slgu}'),
    });
  });
});
